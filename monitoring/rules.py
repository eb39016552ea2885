"""Rules for signals: what they wait for, how soon somebody should look, and why; read once, and strictly."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from monitoring import fields
from monitoring.content_fields import BASES, Basis, only, refused_as, texts
from monitoring.errors import MalformedRecordError, MalformedRuleError
from monitoring.fields import Element
from monitoring.items import Words
from monitoring.questionnaire_fields import one_of
from monitoring.records import Document
from monitoring.trigger_files import read_trigger
from monitoring.triggers import Screen, Trigger

Urgency = Literal["immediate", "same-day", "same-working-day", "two-working-days", "week", "review"]
Concerns = Literal["person", "carer"]

URGENCIES: tuple[Urgency, ...] = get_args(Urgency)
"""Most urgent first."""

_URL = "https://nabij.nl/fhir/PlanDefinition/"
_FIELDS = (
    "id", "version", "title", "when", "trigger", "urgency", "concerns",
    "stays_days", "rests_days", "person", "team", "sources",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """Where a threshold comes from."""

    of: Words  # the threshold, as in "5 %"
    basis: Basis  # derived: a choice of our own; general-knowledge: not seen in a source
    citation: Words


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. It says that somebody should look, never what is wrong."""

    id: str
    version: str
    title: Words
    when: Words  # the trigger in words
    trigger: Trigger
    urgency: Urgency
    concerns: Concerns
    stays_days: int  # how long it is still told after the value that met it, though newer values do not
    rests_days: int  # how long newer values do not bring it back after the team has dealt with it
    person: Words  # what the person reads
    team: Words  # what the team reads
    sources: tuple[Source, ...]
    hash: str  # of the file's content, SHA-256: what is signed

    @property
    def canonical(self) -> str:
        """The url and version that a sign-off names."""
        return f"{_URL}{self.id}|{self.version}"

    @property
    def is_always_on(self) -> bool:
        """Whether it is a choice on a screen that needs nobody's leave: acute danger."""
        return isinstance(self.trigger, Screen)


def parse(document: Document) -> Rule:
    """Read a rule from its file; whatever is missing, unknown or of the wrong type is refused by name."""
    with refused_as(MalformedRuleError):
        return _rule(document)


def _rule(document: Document) -> Rule:
    rule_id = fields.need(document, "id", str, "rule")
    where = rule_id
    only(document, _FIELDS, where)
    return Rule(
        id=rule_id,
        version=fields.need(document, "version", str, where),
        title=texts(document, "title", where),
        when=texts(document, "when", where),
        trigger=read_trigger(fields.need(document, "trigger", dict, where), f"{where}.trigger"),
        urgency=one_of(fields.need(document, "urgency", str, where), URGENCIES, f"{where}.urgency"),
        concerns=one_of(
            fields.need(document, "concerns", str, where), get_args(Concerns), f"{where}.concerns"
        ),
        stays_days=_days(document, "stays_days", where),
        rests_days=_days(document, "rests_days", where),
        person=texts(document, "person", where),
        team=texts(document, "team", where),
        sources=_sources(document, where),
        hash=_hash(document),
    )


def _days(element: Element, name: str, where: str) -> int:
    days = fields.need(element, name, int, where)
    if days < 0:
        raise MalformedRecordError(f"{where}.{name} is below nothing")
    return days


def _sources(element: Element, where: str) -> tuple[Source, ...]:
    found = fields.elements(element, "sources", where)
    if not found:
        raise MalformedRecordError(f"{where}.sources is missing")
    return tuple(_source(each, f"{where}.sources[{place}]") for place, each in enumerate(found))


def _source(element: Element, where: str) -> Source:
    only(element, ("of", "basis", "citation"), where)
    return Source(
        of=texts(element, "of", where),
        basis=one_of(fields.need(element, "basis", str, where), BASES, f"{where}.basis"),
        citation=texts(element, "citation", where),
    )


def _hash(document: Mapping[str, object]) -> str:
    plain = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(plain.encode()).hexdigest()
