"""The parts of an instrument: its items, their options, and what decides whether they are asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from monitoring.comparisons import Operator, holds
from monitoring.fhirpath import Expression
from monitoring.occurrences import Scopes
from monitoring.records import Answer, Single

Kind = Literal[
    "group",
    "display",
    "boolean",
    "decimal",
    "integer",
    "date",
    "dateTime",
    "time",
    "text",
    "url",
    "choice",
    "open-choice",
    "quantity",
    "attachment",
    "reference",
]
OptionKind = Literal["Coding", "Integer", "Date", "Time", "String"]
WordingBy = Literal["own", "validated", "unknown"]  # whose words they are
Words = Mapping[str, str]  # language -> text

TODAY = "today()"  # as an item's latest: it may not lie in the future


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a choice offers."""

    code: str
    points: int | None  # FHIR ordinalValue or itemWeight
    text: Words
    explanation: Words  # what it looks like in daily life
    system: str = ""
    kind: OptionKind = "Coding"
    excludes: bool = False  # it goes with no other option, as "none of these" (FHIR optionExclusive)

    @property
    def answer(self) -> str | int:
        """The answer that chooses it."""
        return int(self.code) if self.kind == "Integer" else self.code


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit that a quantity may be given in."""

    code: str  # UCUM
    text: str
    system: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What another answer must be before an item is asked (FHIR enableWhen)."""

    link_id: str
    operator: Operator
    answer: Single

    def holds(self, answer: Answer | None) -> bool:
        """Answer whether the condition holds; no answer differs from every answer, as FHIR says."""
        return holds(self.operator, self.answer, answer)


@dataclass(frozen=True, slots=True)
class Variable:
    """A named expression that other expressions use (SDC variable)."""

    name: str
    expression: Expression


@dataclass(frozen=True, slots=True)
class Item:
    """One question, or a group of them."""

    link_id: str
    kind: Kind
    text: Words
    explanation: Words
    options: tuple[Option, ...] = ()
    required: bool = False
    enable_when: tuple[Condition, ...] = ()
    enable_any: bool = False  # one condition is enough; otherwise all must hold
    least: Decimal | None = None
    most: Decimal | None = None
    unit: str | None = None  # UCUM
    code: str | None = None  # system|code
    items: tuple["Item", ...] = ()
    hidden: bool = False  # the app answers it; it is no screen of its own (FHIR questionnaire-hidden)
    repeats: bool = False
    read_only: bool = False
    prefix: str = ""  # as "2.a"
    earliest: str | None = None  # of a date, a moment or a time of day
    latest: str | None = None
    longest: int | None = None  # characters
    decimals: int | None = None  # digits after the comma
    fewest: int | None = None  # how many times, when it repeats
    most_times: int | None = None
    units: tuple[Unit, ...] = ()
    initial: tuple[Single, ...] = ()  # what is filled in beforehand
    control: str = ""  # FHIR itemControl: radio-button, drop-down, check-box, slider, spinner …
    is_row: bool = False  # the options lie beside each other (FHIR choiceOrientation)
    calculation: Expression | None = None
    enabling: Expression | None = None
    beginning: Expression | None = None  # SDC initialExpression
    variables: tuple[Variable, ...] = ()
    runs: bool = True  # false when Nabij cannot run it; the instrument's limits say why

    @property
    def is_question(self) -> bool:
        """Whether it can be answered."""
        return self.runs and self.kind not in ("group", "display")

    @property
    def is_open(self) -> bool:
        """Whether a person answers it: it is not fixed, and not calculated."""
        return not self.read_only and self.calculation is None

    @property
    def is_scored(self) -> bool:
        """Whether its options carry points: all of them do, or none."""
        return bool(self.options) and self.options[0].points is not None

    def option(self, answer: Answer) -> Option | None:
        """Return the option that this answer chooses."""
        is_whole = type(answer) is int
        code = str(answer) if is_whole else answer
        for option in self.options:
            if option.code == code and (option.kind == "Integer") is is_whole:
                return option
        return None


@dataclass(frozen=True, slots=True)
class Limit:
    """Something in a questionnaire that Nabij cannot run."""

    link_id: str  # empty when it concerns the whole
    what: str  # a key: `limit.` before it gives the sentence
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the items of an instrument stand, for those that repeat, nest under questions or calculate."""

    parents: Mapping[str, str | None]
    scopes: Scopes
    positions: Mapping[str, int]
    variables: tuple[Variable, ...] = ()
    sights: Mapping[str, tuple[Item, ...]] = field(
        default_factory=dict
    )  # all that an item's expressions look at


@dataclass(frozen=True, slots=True, eq=False)  # itself only, so that what is prepared for it is found at once
class Instrument:
    """A questionnaire with its wording, its licence and its source."""

    url: str
    version: str
    name: str
    title: Words
    description: Words
    items: tuple[Item, ...]
    wording: WordingBy
    license: str  # SPDX, or "unknown"
    source: str  # a citation
    recall: Words  # the time that the answers are about
    by_id: Mapping[str, Item]  # every item, in order
    order: tuple[tuple[Item, str | None], ...]  # every item with its parent, after all that decides about it
    copyright: str = ""
    cleared: str = ""  # who cleared the licence for this installation, and when
    limits: tuple[Limit, ...] = ()
    subject: str = "Patient"  # the type of whom the answers are about
    is_card: bool = False  # kept to be shown to somebody: never asked by itself, never measured
    layout: Layout | None = field(
        default=None, repr=False
    )  # None when groups and conditions are all there is

    @property
    def canonical(self) -> str:
        """The url and version that a response names."""
        return f"{self.url}|{self.version}" if self.version else self.url

    @property
    def is_of_carer(self) -> bool:
        """Whether carers answer it about themselves."""
        return self.subject == "RelatedPerson"

    def item(self, link_id: str) -> Item:
        """Return the item of this linkId; KeyError when there is none."""
        return self.by_id[link_id]
