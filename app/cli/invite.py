"""`nabij invite`: a one-time link for a participant."""

from pathlib import Path

import click

from app import clock
from app.cli.homes import converse, home_option, open_home
from app.cli.output import json_option, say_either
from sync import enrolment


@click.command()
@home_option
@click.option("--name", required=True, help="What the team calls the person; stays at this workstation.")
@json_option
def invite(home: Path, name: str, *, as_json: bool) -> None:
    """Make a link with which one person joins, once, within 72 hours."""
    with open_home(home, alone=False) as team:
        link = converse(team, enrolment.invite(team, name, clock.now()))
    expires = enrolment.read_link(link).expires
    say_either({"link": link, "expires": expires}, [link], as_json=as_json)
