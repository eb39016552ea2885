"""`nabij report`: the page for an appointment."""

from pathlib import Path

import click

from app import clock
from app.actions.exporting import appointment_of
from app.cli.dossiers import one_dossier
from app.cli.homes import home_option, open_home
from app.cli.leaving import write_new
from app.cli.output import json_option, remark, say_either
from app.content import load_instruments
from app.i18n import Words
from app.report.page import AUDIENCES, Audience


@click.command()
@home_option
@click.option(
    "--for", "audience", type=click.Choice(AUDIENCES), default="gp", show_default=True, help="Who reads it."
)
@click.option(
    "--participant", default="", help="At a workstation: about whom, by the beginning of the identifier."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="A new PDF file.")
@json_option
@click.pass_obj
def report(
    words: Words, home: Path, audience: Audience, participant: str, out: Path, *, as_json: bool
) -> None:
    """Write one A4 about how it goes, for the GP, a ventilation centre or a visit."""
    with open_home(home, alone=False) as store:
        records = store.records(one_dossier(store, participant))
    made = appointment_of(words, records, load_instruments(home), audience, clock.now())
    write_new(out, made.data)
    say_either({"out": str(out), "bytes": len(made.data)}, [words("cli.reported", out=out)], as_json=as_json)
    remark(words("cli.unprotected"))
