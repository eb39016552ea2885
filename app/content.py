"""Content as data: where the files of assets/ are, and the instruments and rules among them."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from monitoring import questionnaires, rules
from monitoring.errors import MonitoringError
from monitoring.items import Instrument
from monitoring.records import Document
from monitoring.rules import Rule
from sync.publication import Signed

VERSION = "2026.11.0"  # as in pyproject.toml; an app on a phone has no package metadata to ask
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]")
FOLDER = "instruments"  # of a home: what was added there; no patient data
STUDIES = "studies.json"  # in assets, and in a home where a newer list was put; no patient data
SIGNATURE = ".sig"  # beside a signed file: 64 bytes in hexadecimal
CHECKOUT = Path(__file__).parents[1] / "assets"


def assets() -> Path:
    """The folder with the content: inside the installed app, or the checkout."""
    return Path(os.environ.get("FLET_ASSETS_DIR") or CHECKOUT)


def load_instruments(home: Path | None = None) -> dict[str, Instrument]:
    """Every instrument that ships with the app or was added to a home.

    The newest version that may be offered stands under its name, and the last of its url. The others, older
    or with a licence that nobody cleared, stand under `name|version`: answers to them can still be read.
    """
    shipped = [_read(file) for file in sorted(assets().glob("instruments/*.json"))]
    added = [] if home is None else list(_readable(sorted(home.glob(f"{FOLDER}/*.json"))))
    return named(shipped, added)


def named(shipped: Iterable[Instrument], added: Iterable[Instrument]) -> dict[str, Instrument]:
    """Name instruments: a plain name for what is offered, `name|version` for what is only read.

    Two questionnaires of one name are strangers when their urls differ; the one that ships with the app keeps
    the name, and the other is called by its url, so that nobody takes its answers for ours.
    """
    ours = {each.canonical: each for each in shipped}
    every = ours | {each.canonical: each for each in added if each.canonical not in ours}
    owners: dict[str, str] = {}
    newest: dict[str, Instrument] = {}
    older: dict[str, Instrument] = {}
    for each in every.values():
        owners.setdefault(each.name, each.url)
    for each in sorted(every.values(), key=_age):
        mine = each if owners[each.name] == each.url else replace(each, name=each.url)
        if each.canonical in ours or (each.cleared and mine is each):
            before = newest.get(each.name)
            if before is not None:
                older[f"{before.name}|{before.version}"] = before
            newest[each.name] = each
        else:
            older[f"{mine.name}|{mine.version}"] = mine
    return older | newest


def added_file(home: Path, instrument: Instrument) -> Path:
    """Where an instrument of a home is kept."""
    mark = sha256(instrument.canonical.encode()).hexdigest()[:8]  # two names may look the same to a disk
    return home / FOLDER / f"{_UNSAFE.sub('-', instrument.name)[:60]}-{mark}.json"


def load_rules() -> dict[str, Rule]:
    """Every rule for signals, by id; MalformedRuleError names the rule and the field."""
    documents = [json.loads(file.read_bytes()) for file in sorted(assets().glob("alerts/*.json"))]
    return {rule.id: rule for rule in map(rules.parse, documents)}


def publisher() -> bytes:
    """The public key of the study office, pinned in this app; without one nothing published is believed."""
    return _hexadecimal(assets() / "studies.key")


def study_lists(home: Path | None = None) -> tuple[Signed, ...]:
    """The list of studies that ships with the app, and one that was put in a home: not yet believed."""
    places = [assets() / STUDIES, *([home / STUDIES] if home else [])]
    return tuple(signed_file(each) for each in places if each.exists())


def signed_file(file: Path) -> Signed:
    """A file with the signature beside it; without one the signature is empty, which none is."""
    try:
        data = file.read_bytes()
    except OSError:
        data = b""  # what cannot be read is there all the same, and not believed
    return Signed(data, _hexadecimal(file.with_name(file.name + SIGNATURE)))


def _hexadecimal(file: Path) -> bytes:
    try:
        return bytes.fromhex(file.read_text("ascii").strip())
    except (OSError, ValueError):
        return b""


def _read(file: Path) -> Instrument:
    document: Document = json.loads(file.read_bytes())
    return questionnaires.parse(document)


def _readable(files: Iterable[Path]) -> Iterator[Instrument]:
    for file in files:
        # `nabij instrument add` keeps nothing that cannot be read; the app opens all the same.
        with suppress(MonitoringError, ValueError, OSError, RecursionError):
            yield _read(file)


def _age(instrument: Instrument) -> tuple[tuple[bool, int, str], ...]:
    parts = instrument.version.split(".")
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)
