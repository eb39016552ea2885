"""`nabij score`: what answers add up to; no keys needed."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from app.cli import resources
from app.cli.errors import CommandError
from app.cli.output import json_option, say_either
from app.cli.resources import Found
from app.content import load_instruments
from app.i18n import Words
from monitoring import scoring
from monitoring.instruments import Instrument
from monitoring.records import QuestionnaireResponse


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def score(words: Words, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Print total, domains and problems of each QuestionnaireResponse in FILES."""
    instruments = load_instruments()
    scores = [
        _score(found, found.record, instruments)
        for found in resources.read_files(files)
        if isinstance(found.record, QuestionnaireResponse)
    ]
    if not scores:
        raise CommandError("cli.nothing-to-score")
    say_either(scores, [_line(words, each) for each in scores], as_json=as_json)


def _score(
    found: Found, response: QuestionnaireResponse, instruments: Mapping[str, Instrument]
) -> dict[str, Any]:
    instrument = resources.find_instrument(found, response, instruments)
    place = {
        "file": str(found.file),
        "line": found.line,
        "id": response.origin.record_id,
        "instrument": instrument.name,
        "authored": response.origin.about.isoformat(),
    }
    return place | asdict(scoring.score(instrument, response))


def _line(words: Words, scored: Mapping[str, Any]) -> str:
    total = words("cli.no-total") if scored["total"] is None else scored["total"]
    domains = ", ".join(f"{name} {value}" for name, value in scored["domains"].items())
    problems = ", ".join(f"{each['link_id']}: {each['what']}" for each in scored["problems"])
    parts = [f"{scored['file']}:{scored['line']}", f"{scored['instrument']} {total}", domains, problems]
    return " · ".join(part for part in parts if part)
