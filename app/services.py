"""What the app may ask of the outside world; built once, where the app is put together."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app import content
from app.guide import Guide
from app.i18n import LANGUAGES, Words, load
from monitoring.items import Instrument
from monitoring.rules import Rule
from sync.client import Call
from sync.publication import Signed
from sync.store import LocalStore

Studies = tuple[bytes, tuple[Signed, ...]]
"""The pinned public key of the study office, and the lists that were found: not yet believed."""


@dataclass(frozen=True)
class Services:
    """Everything that touches disk, network, clock or chance."""

    store: LocalStore
    instruments: Mapping[str, Instrument]
    words: Mapping[str, Words]  # by language
    send: Callable[[Call], bytes]  # waits for the network: never call it in the thread of the screen
    now: Callable[[], datetime]
    new_id: Callable[[], str]
    rules: Mapping[str, Rule] = field(default_factory=dict)  # for signals, by id
    guide: Guide = field(default_factory=Guide)  # the content of the wayfinder
    publisher: bytes = b""  # the pinned public key of the study office
    study_lists: tuple[Signed, ...] = ()  # as they were found, not yet believed
    sharing: asyncio.Lock = field(default_factory=asyncio.Lock)  # one exchange at a time


def load_words() -> dict[str, Words]:
    """The words of every language."""
    directory = content.assets() / "translations"
    return {language: load(directory, language) for language in LANGUAGES}
