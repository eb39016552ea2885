"""`nabij study`: what the study office does."""

from pathlib import Path

import click

from app.cli.errors import CommandError
from app.cli.homes import home_option
from app.cli.output import json_option, say_either
from app.cli.publishing import make_key, publish_studies
from app.cli.server import database_of
from sync.server.enrolments import make_team_code


@click.group()
def study() -> None:
    """Do the work of the study office."""


study.add_command(make_key)
study.add_command(publish_studies)


@study.command()
@home_option
@click.option("--database", help="As of `nabij server`.")
@json_option
def invite_team(home: Path, database: str | None, *, as_json: bool) -> None:
    """Make a code with which one team is founded, once."""
    if database is None and not Path(database_of(home).removeprefix("sqlite:///")).exists():
        raise CommandError("cli.no-server", home=home)
    code = make_team_code(database or database_of(home))
    say_either({"code": code}, [code], as_json=as_json)
