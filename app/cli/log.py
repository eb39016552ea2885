"""`nabij log`: keep FHIR resources as the apps would."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from app import clock
from app.cli import resources
from app.cli.dossiers import one_dossier
from app.cli.homes import home_option, open_home
from app.cli.output import json_option, say_either
from app.cli.resources import Found
from app.content import load_instruments
from app.i18n import Words
from monitoring.items import Instrument
from monitoring.records import Author
from sync.store import LocalStore


@click.command()
@home_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--participant",
    default="",
    help="At a workstation: in whose dossier, by the beginning of the identifier.",
)
@click.option(
    "--skip-others", is_flag=True, help="Leave out what only the other side, clinic or person, writes."
)
@json_option
@click.pass_obj
def log(
    words: Words, home: Path, files: tuple[Path, ...], participant: str, *, skip_others: bool, as_json: bool
) -> None:
    """Keep the records of FILES: FHIR R4 resources, single, in a Bundle or as NDJSON. All of them or none."""
    with open_home(home) as store:
        found = resources.read_files(files)
        mine = [each for each in found if not skip_others or _is_own(store, each)]
        saved = _keep(store, one_dossier(store, participant), mine, load_instruments(home))
        pending = store.unsent()
    counts = {"saved": saved, "known": len(mine) - saved, "skipped": len(found) - len(mine)}
    answer = counts | {"pending": pending}
    say_either(answer, [words("cli.logged", **answer)], as_json=as_json)


def _keep(
    store: LocalStore, participant: bytes, found: Sequence[Found], instruments: Mapping[str, Instrument]
) -> int:
    held = {record.origin.record_id: record for record in store.records(participant)}
    fresh = []
    for each in found:
        record_id = each.record.origin.record_id
        before = held.setdefault(record_id, each.record)
        if before.document != each.record.document:
            raise each.refuse("cli.other-content", record=record_id)
        if before is each.record:
            fresh.append(each)
    for each in fresh:
        if not _is_own(store, each):
            raise each.refuse("cli.by-others")
        resources.check(each, instruments)
    return store.add(participant, [each.record for each in fresh], clock.now())


def _is_own(store: LocalStore, found: Found) -> bool:
    """Whether this side writes such a record: a reader refuses what the other side's device signed."""
    return (found.record.origin.author is Author.CLINICIAN) == (store.team is not None)
