"""`nabij instrument`: questionnaires of others, checked and added to an installation."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from app import keychain
from app.cli.errors import CommandError
from app.cli.group import FAILED
from app.cli.homes import home_option
from app.cli.output import json_option, say_either
from app.content import added_file, load_instruments
from app.i18n import Words
from monitoring import documents, fields, questionnaires
from monitoring.errors import MalformedInstrumentError, MalformedRecordError
from monitoring.items import Instrument, Limit
from monitoring.records import Document

files_argument = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))


@click.group()
def instrument() -> None:
    """Check and add questionnaires (FHIR R4 Questionnaire)."""


@instrument.command()
@files_argument
@json_option
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Say what Nabij cannot run in FILES, and where. Exits with 1 when there is anything."""
    words: Words = ctx.obj
    found = [each for file in files for each in _problems(words, file)]
    say_either(found, [f"{each['file']}: {each['problem']}" for each in found], as_json=as_json)
    if found:
        ctx.exit(FAILED)
    if not as_json:
        say_either([], [words("cli.instrument-runs")], as_json=False)


@instrument.command()
@home_option
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--cleared", default="", help="Who cleared the licence for this installation, and when.")
@json_option
@click.pass_obj
def add(words: Words, home: Path, file: Path, cleared: str, *, as_json: bool) -> None:
    """Put the questionnaire of FILE among those of a home; it is offered once its licence is cleared."""
    if not (home / keychain.DATABASE).exists():
        raise CommandError("cli.no-home", home=home)
    read = list(_questionnaires(file))
    if len(read) != 1:
        raise CommandError("cli.one-questionnaire", file=file)
    document, added = read[0]
    if added.limits:
        raise CommandError("cli.instrument-limits", file=file, problem=limit_text(words, added.limits[0]))
    _check_place(home, added, document)
    _write(added_file(home, added), _marked(document, cleared.strip()))
    key = "cli.instrument-offered" if cleared.strip() else "cli.instrument-kept"
    answer = {"instrument": added.canonical, "license": added.license, "offered": bool(cleared.strip())}
    say_either(answer, [words(key, instrument=added.canonical, license=added.license)], as_json=as_json)


def limit_text(words: Words, limit: Limit) -> str:
    """What cannot be run, and where, as a sentence."""
    sentence = words(f"limit.{limit.what}", detail=limit.detail)
    where = words("limit.item", item=limit.link_id) if limit.link_id else words("limit.whole")
    return f"{where}: {sentence}"


def _problems(words: Words, file: Path) -> Iterator[dict[str, Any]]:
    try:
        for _, read in _questionnaires(file):
            for limit in read.limits:
                place = {"file": str(file), "item": limit.link_id, "what": limit.what}
                yield place | {"problem": limit_text(words, limit)}
    except CommandError as error:
        problem = words("limit.malformed", detail=error.values["reason"])
        yield {"file": str(file), "item": "", "what": "malformed", "problem": problem}


def _questionnaires(file: Path) -> Iterator[tuple[Document, Instrument]]:
    try:
        for _, document in documents.split(file.read_bytes()):
            yield document, questionnaires.parse(document)
    except (MalformedInstrumentError, MalformedRecordError) as error:
        raise CommandError("cli.instrument-malformed", file=file, reason=error) from None


def _check_place(home: Path, added: Instrument, document: Document) -> None:
    """Refuse what would change the meaning of answers that were given before."""
    for known in load_instruments(home).values():
        if known.canonical == added.canonical:
            file = added_file(home, added)
            if not file.exists() or _marked(json.loads(file.read_bytes()), "") != _marked(document, ""):
                raise CommandError("cli.instrument-known", instrument=added.canonical)
        elif known.name == added.name and known.url != added.url:
            raise CommandError("cli.instrument-name", name=added.name, url=known.url)


def _marked(document: Document, cleared: str) -> dict[str, Any]:
    """The document with the clearance of this installation, in place of whatever it said of itself."""
    url = fields.OWN + questionnaires.CLEARED
    kept = [
        each for each in fields.elements(document, "extension", "Questionnaire") if each.get("url") != url
    ]
    if cleared:
        kept = [*kept, {"url": url, "valueString": cleared}]
    plain = {name: value for name, value in document.items() if name != "extension"}
    return plain | ({"extension": kept} if kept else {})


def _write(file: Path, document: Document) -> None:
    file.parent.mkdir(mode=0o700, exist_ok=True)
    beside = file.with_suffix(".new")
    beside.write_text(json.dumps(document, ensure_ascii=False, indent=2), "utf-8")
    beside.replace(file)
