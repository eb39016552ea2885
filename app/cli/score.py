"""`nabij score`: what answers add up to, and what one person's answers say together; no keys needed."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from app import clock
from app.cli import resources
from app.cli.errors import CommandError
from app.cli.output import json_option, say_either
from app.cli.resources import Found
from app.cli.score_lines import course_lines, response_line
from app.content import load_instruments
from app.i18n import Words
from monitoring import scoring, staging
from monitoring.items import Instrument
from monitoring.overview import overview, stages
from monitoring.records import QuestionnaireResponse, Record


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A device whose added questionnaires count too.",
)
@json_option
@click.pass_obj
def score(words: Words, files: tuple[Path, ...], home: Path | None, *, as_json: bool) -> None:
    """Print scores, stages and problems of each QuestionnaireResponse in FILES, then the course of each file.

    A file holds the records of one person, as `nabij simulate` writes them.
    """
    instruments = load_instruments(home)
    found = resources.read_files(files)
    responses = [
        _score(each, each.record, instruments)
        for each in found
        if isinstance(each.record, QuestionnaireResponse)
    ]
    if not responses:
        raise CommandError("cli.nothing-to-score")
    courses = [
        _course(file, [each.record for each in of_file], instruments)
        for file, of_file in groupby(found, key=lambda each: each.file)
    ]
    lines = [response_line(words, each) for each in responses]
    lines += [line for each in courses for line in course_lines(words, each)]
    say_either({"responses": responses, "courses": courses}, lines, as_json=as_json)


def _score(
    found: Found, response: QuestionnaireResponse, instruments: Mapping[str, Instrument]
) -> dict[str, Any]:
    instrument = resources.find_instrument(found, response, instruments)
    scored = scoring.score(instrument, response)
    place = {
        "file": str(found.file),
        "line": found.line,
        "id": response.origin.record_id,
        "instrument": instrument.name,
        "authored": response.origin.about.isoformat(),
    }
    staged = {}
    if instrument.name == staging.INSTRUMENT:
        staged = {
            "cutting": staging.variant(scored),
            "stages": {name: asdict(stage) for name, stage in stages(scored).items()},
        }
    return place | asdict(scored) | staged


def _course(file: Path, records: Sequence[Record], instruments: Mapping[str, Instrument]) -> dict[str, Any]:
    return {"file": str(file), **_plain(asdict(overview(records, instruments, clock.now())))}


def _plain(value: Any) -> Any:
    """The same with what JSON has no form for in one that it has."""
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items()}
        case list() | tuple():
            return [_plain(each) for each in value]
        case Decimal():
            return float(value)
        case date():
            return value.isoformat()
        case _:
            return value
