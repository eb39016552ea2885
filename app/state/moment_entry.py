"""A date, a time or a moment while it is being chosen by steps or typed."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from monitoring.dates import read_date, read_moment, read_time
from monitoring.errors import MissingAnswerError
from monitoring.items import TODAY, Item

Precision = Literal["day", "month", "year"]
StepUnit = Literal["minutes", "hour", "day", "month", "year"]

MINUTES = 5  # in one step
STEPS: dict[str, tuple[StepUnit, ...]] = {
    "date": ("day", "month", "year"),
    "dateTime": ("day", "hour", "minutes"),
    "time": ("hour", "minutes"),
}
_COARSER: dict[Precision, Precision] = {"day": "month", "month": "year", "year": "day"}
_LENGTHS: dict[Precision, int] = {"day": len("2026-11-21"), "month": len("2026-11"), "year": len("2026")}
_FIRST, _LAST = 1, 9999  # years that there are


@dataclass(frozen=True, slots=True)
class MomentEntry:
    """What stands on the screen: a moment on the clock of the person, or what was typed."""

    item: Item
    now: datetime  # on the clock of the person, without a zone
    months: Sequence[str]  # their names, for whoever types them
    value: datetime | None = None  # None until there is one
    precision: Precision = "day"
    typed: str = ""
    is_typing: bool = False

    @property
    def steps(self) -> tuple[StepUnit, ...]:
        """What can be stepped, given what the person knows."""
        units = STEPS[self.item.kind]
        return (
            units[{"day": 0, "month": 1, "year": 2}[self.precision] :] if self.item.kind == "date" else units
        )

    def at(self, value: datetime) -> "MomentEntry":
        """Stand at this moment, or the nearest one that the item allows."""
        return replace(self, value=self._within(value.replace(second=0, microsecond=0)), typed="")

    def step(self, unit: StepUnit, by: int) -> "MomentEntry":
        """One step on; the first one begins now."""
        if self.value is None:
            return self.at(self.now)
        try:
            return self.at(_stepped(self.value, unit, by))
        except (OverflowError, ValueError):  # beyond the calendar
            return self

    def know_less(self) -> "MomentEntry":
        """Leave out the day, then the month; then begin with the day again."""
        return replace(self, precision=_COARSER[self.precision], value=self.value or self._within(self.now))

    def type(self, text: str) -> "MomentEntry":
        """Take what is in the field."""
        return replace(self, typed=text)

    def switch(self) -> "MomentEntry":
        """Type instead of step, or the other way round."""
        return replace(self, is_typing=not self.is_typing, typed="")

    def read(self) -> datetime | str:
        """The answer: a date or a time as FHIR writes it; a moment still lacks its zone.

        Raises:
            AnswerError: nothing was chosen, or what was typed is none that there is.
        """
        if self.is_typing:
            return self._read_typed()
        if self.value is None:
            raise MissingAnswerError(self.item.link_id)
        if self.item.kind == "time":
            return self.value.time().isoformat("seconds")
        if self.item.kind == "date":
            return self.value.date().isoformat()[: _LENGTHS[self.precision]]
        return self.value

    def _read_typed(self) -> datetime | str:
        link_id, today = self.item.link_id, self.now.date()
        if not self.typed.strip():
            raise MissingAnswerError(link_id)
        if self.item.kind == "time":
            return read_time(self.typed, link_id).isoformat("seconds")
        if self.item.kind == "date":
            return read_date(self.typed, link_id, self.months, today)
        return read_moment(self.typed, link_id, self.months, today)

    def _within(self, value: datetime) -> datetime:
        if self.item.kind == "time":
            return value
        earliest, latest = _day(self.item.earliest), _day(self.item.latest)
        if self.item.latest == TODAY:
            latest = self.now.date()
        if latest and value.date() > latest:
            value = datetime.combine(latest, value.time())
        if earliest and value.date() < earliest:
            value = datetime.combine(earliest, value.time())
        return value


def begin(item: Item, now: datetime, months: Sequence[str], given: datetime | str | None) -> MomentEntry:
    """Begin with what was answered before, if anything."""
    entry = MomentEntry(item, now, months)
    if isinstance(given, datetime):
        return replace(entry, value=given)
    if given is None:
        return entry
    if item.kind == "time":
        return replace(entry, value=datetime.combine(now, time.fromisoformat(given)))
    precision = next(name for name, length in _LENGTHS.items() if length == len(given))
    return replace(
        entry, value=datetime.fromisoformat(f"{given}-01-01"[: _LENGTHS["day"]]), precision=precision
    )


def _stepped(value: datetime, unit: StepUnit, by: int) -> datetime:
    match unit:
        case "minutes":
            over = value.minute % MINUTES  # 14:07 goes on to 14:10 and back to 14:05
            return value + timedelta(minutes=MINUTES * (by + (by < 0 < over)) - over)
        case "hour":
            return value + timedelta(hours=by)
        case "day":
            return value + timedelta(days=by)
        case "month":
            months = value.year * 12 + value.month - 1 + by
        case "year":
            months = (value.year + by) * 12 + value.month - 1
    year, month = months // 12, months % 12 + 1
    # 31 January and a month is the last of February; 29 February and a year the 28th.
    return value.replace(year=year, month=month, day=min(value.day, monthrange(year, month)[1]))


def _day(text: str | None) -> date | None:
    """The first day of a date of FHIR; None where it is no date."""
    try:
        return date.fromisoformat(f"{text}-01-01"[: _LENGTHS["day"]]) if text else None
    except ValueError:
        return None
