"""What the values that met a rule are in words."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from app.i18n import Words
from monitoring.evidence import Reading
from monitoring.items import Instrument, Item

ONE_DECIMAL = ("weight", "bmi")


def because_lines(
    say: Words, instruments: Mapping[str, Instrument], because: Iterable[Reading], now: datetime
) -> list[str]:
    """A line for each series: its name, and each value with its day."""
    lines: dict[str, list[str]] = {}
    for reading in because:
        item = _item(instruments, reading.name)
        value, day = _value(say, item, reading), say.recent(reading.at, now)
        lines.setdefault(_name(say, item, reading.name), []).append(
            say("signals.value", value=value, day=day) if value else day
        )
    return [say("signals.because", name=name, values=", ".join(values)) for name, values in lines.items()]


def missing_names(
    say: Words, instruments: Mapping[str, Instrument], missing: Iterable[str]
) -> tuple[str, ...]:
    """The series that have too few values to judge a rule by."""
    return tuple(dict.fromkeys(_name(say, _item(instruments, name), name) for name in missing))


def _item(instruments: Mapping[str, Instrument], name: str) -> Item | None:
    instrument, _, link_id = name.partition("/")
    return instruments[instrument].by_id.get(link_id) if instrument in instruments else None


def _name(say: Words, item: Item | None, name: str) -> str:
    if item is not None:
        return item.text.get(say.language, name).rstrip("?. ")
    return say.find(f"signals.name.{name.replace('/', '-')}") or name


def _value(say: Words, item: Item | None, reading: Reading) -> str:
    value = reading.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return say("answer.yes" if value else "answer.no")
    if isinstance(value, date):
        return say.date(value)
    if item is not None and item.options:
        return ", ".join(
            _option(say, item, each) for each in (value if isinstance(value, tuple) else (value,))
        )
    return _number(say, reading.name, value) if isinstance(value, int | Decimal) else str(value)


def _option(say: Words, item: Item, value: object) -> str:
    chosen = (o for o in item.options if value in (o.code, o.points))
    return next((option.text.get(say.language, str(value)) for option in chosen), str(value))


def _number(say: Words, name: str, value: int | Decimal) -> str:
    unit = say.find(f"signals.unit.{name.rpartition('/')[2]}")
    said = say.number(value, 1) if name in ONE_DECIMAL else say.whole(Decimal(str(value)))
    return f"{said}\N{NO-BREAK SPACE}{unit}" if unit else said
