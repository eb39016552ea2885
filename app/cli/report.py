"""`nabij report`: the page for an appointment."""

from pathlib import Path

import click

from app import clock, content
from app.actions.exporting import Export, appointment_of, for_study_of
from app.cli.dossiers import one_dossier
from app.cli.errors import CommandError
from app.cli.homes import home_option, open_home
from app.cli.leaving import write_new
from app.cli.output import json_option, remark, say_either
from app.content import load_instruments
from app.i18n import Words
from app.report.page import AUDIENCES, Audience
from app.report.study_pack import About
from monitoring import studies
from monitoring.records import Record
from monitoring.steps import DIAGNOSES, Diagnosis
from monitoring.study_fit import fit, known
from sync.publication import STUDIES, newest


@click.command()
@home_option
@click.option(
    "--for", "audience", type=click.Choice(AUDIENCES), default="gp", show_default=True, help="Who reads it."
)
@click.option(
    "--participant", default="", help="At a workstation: about whom, by the beginning of the identifier."
)
@click.option("--study", default="", help="Instead: the sheet about this study, for the neurologist.")
@click.option("--question", default="", help="With --study: what the person wants to ask.")
@click.option(
    "--diagnosis", type=click.Choice(DIAGNOSES), default="als", show_default=True, help="With --study."
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="A new PDF file.")
@json_option
@click.pass_obj
def report(
    words: Words,
    home: Path,
    audience: Audience,
    participant: str,
    study: str,
    question: str,
    diagnosis: Diagnosis,
    out: Path,
    *,
    as_json: bool,
) -> None:
    """Write one A4 about how it goes, for the GP, a ventilation centre or a visit; or about one study."""
    with open_home(home, alone=False) as store:
        records = store.records(one_dossier(store, participant))
    if study:
        made = _about_study(words, home, records, study, question, diagnosis)
    else:
        made = appointment_of(words, records, load_instruments(home), audience, clock.now())
    write_new(out, made.data)
    say_either({"out": str(out), "bytes": len(made.data)}, [words("cli.reported", out=out)], as_json=as_json)
    remark(words("cli.unprotected"))


def _about_study(
    words: Words, home: Path, records: list[Record], study_id: str, question: str, diagnosis: Diagnosis
) -> Export:
    now, instruments = clock.now(), load_instruments(home)
    found = newest(content.study_lists(home), content.publisher(), STUDIES, now.date(), 0)
    study = studies.parse(found.document).find(study_id)
    if study is None or not study.is_open:
        raise CommandError("cli.no-study", study=study_id)
    held = fit(study, known(records, instruments, diagnosis, now), now)
    return for_study_of(words, records, instruments, About(held, question, diagnosis), now)
