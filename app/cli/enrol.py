"""`nabij enrol`: join with a link."""

from pathlib import Path

import click

from app import clock
from app.cli.homes import converse, home_option, open_new_home
from app.cli.output import json_option, say_either
from app.i18n import Words
from sync import enrolment


@click.command()
@home_option
@click.argument("link")
@json_option
@click.pass_obj
def enrol(words: Words, home: Path, link: str, *, as_json: bool) -> None:
    """Make keys and a dossier on this device, and join with the LINK of an invitation."""
    with open_new_home(words, home) as phone:
        participant = converse(phone, enrolment.join(phone, link, clock.now())).hex()
    answer = words("cli.joined", participant=participant)
    say_either({"participant": participant}, [answer], as_json=as_json)
