"""What a study asks and what is known of it, in words; never that somebody may take part."""

from collections.abc import Mapping
from decimal import Decimal

from app.i18n import Words
from monitoring.evidence import Reading
from monitoring.items import Instrument
from monitoring.number_triggers import Limit
from monitoring.study_criteria import Criterion, InRange, IsSo, Judged, OneOf

UNITS = {
    "alsfrs-r-item": "alsfrs-r",
    "months-since-first-sign": "months",
    "months-since-diagnosis": "months",
}
"""Kinds that share their unit."""
SCORES = ("alsfrs-r", "alsfrs-r-item", "slope")  # only for who wants to see them
MONTHS = ("months-since-first-sign", "months-since-diagnosis")
FILLED_IN = {
    "alsfrs-r": "alsfrs-r", "alsfrs-r-item": "alsfrs-r", "gastrostomy": "alsfrs-r",
    "ventilation": "alsfrs-r", "tracheostomy": "alsfrs-r", "vital-capacity": "breathing-test",
    "months-since-first-sign": "background", "months-since-diagnosis": "background",
}  # fmt: skip
"""Which instrument tells it; age and medicines come from elsewhere."""


def criterion_text(say: Words, instruments: Mapping[str, Instrument], criterion: Criterion) -> str:
    """What a study asks."""
    if isinstance(criterion, InRange):
        span, item = _range(say, criterion), _item(say, instruments, criterion.item)
        return say(f"studies.asks.{criterion.kind}", range=span, item=item)
    if isinstance(criterion, IsSo):
        return say(f"studies.asks.{criterion.kind}-{'yes' if criterion.wanted else 'no'}")
    if isinstance(criterion, OneOf):
        names = [say(f"diagnosis.{each}") for each in criterion.diagnoses]
        return say("studies.asks.diagnosis", names=", ".join(names))
    return say.of(criterion.text)


def value_text(say: Words, judged: Judged, *, shows_score: bool) -> str:
    """What is known of it here, with its day; nothing when nothing is known."""
    reading = judged.reading
    if reading is None:
        return ""
    kind = judged.criterion.kind
    if kind == "diagnosis":
        key = "studies.known" if reading.record_id else "studies.known-diagnosis"
        return say(key, value=say(f"diagnosis.{reading.value}"))
    value = _value(say, kind, reading)
    if kind == "age":
        return say("studies.known", value=value)
    if kind in MONTHS:
        since = say.long_month(reading.at, with_year=True)
        return say("studies.known-since", value=value, since=since)
    if kind in SCORES and not shows_score:
        return say("studies.known-hidden", day=say.date(reading.at))
    return say("studies.known-on", value=value, day=say.date(reading.at))


def why_text(say: Words, judged: Judged) -> str:
    """Why a value decides nothing; empty when it does, or when there is none."""
    return say(f"studies.why-{judged.why}") if judged.why in ("old", "border") else ""


def fill_in(judged: Judged, known: Mapping[str, Reading]) -> str:
    """The instrument that tells what is missing; empty where somebody else has to."""
    kind = judged.criterion.kind
    if kind == "slope":
        return "background" if "alsfrs-r" in known and judged.why == "missing" else "alsfrs-r"
    if kind == "weight-loss":
        return "weight" if judged.why == "old" else "background"
    return FILLED_IN.get(kind, "")


def amount_text(say: Words, kind: str, value: Decimal) -> str:
    """A number with its unit."""
    number = say.number(value, 2 if kind == "slope" else 0)
    return f"{number}\N{NO-BREAK SPACE}{_unit(say, kind, number)}"


def _range(say: Words, criterion: InRange) -> str:
    bounds = {limit.comparison: _bound(say, criterion.kind, limit) for limit in criterion.limits}
    low, high, below = (bounds.get(name, "") for name in ("at-least", "at-most", "below"))
    if low and high:
        return say("studies.range.both", low=low, high=high)
    if low and below:
        return say("studies.range.both-below", low=low, high=below)
    if low:
        return say("studies.range.at-least", low=low)
    return say("studies.range.at-most", high=high) if high else say("studies.range.below", high=below)


def _bound(say: Words, kind: str, limit: Limit) -> str:
    number = say.whole(limit.value)
    return f"{number}\N{NO-BREAK SPACE}{_unit(say, kind, number)}"


def _unit(say: Words, kind: str, number: str) -> str:
    return say.count(f"studies.unit.{UNITS.get(kind, kind)}", 1 if number == "1" else 2)


def _value(say: Words, kind: str, reading: Reading) -> str:
    if isinstance(reading.value, bool):
        said = say(f"studies.asks.{kind}-{'yes' if reading.value else 'no'}")
        return said[0].lower() + said[1:]  # "no" beside "no feeding tube" could mean either
    return amount_text(say, kind, Decimal(str(reading.value)))


def _item(say: Words, instruments: Mapping[str, Instrument], link_id: str) -> str:
    item = instruments["alsfrs-r"].by_id.get(link_id) if "alsfrs-r" in instruments else None
    return say.of(item.text, link_id) if item else link_id
