"""Whether a number can be what its code says it is: as every question that asks for it allows."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from monitoring.codes import unit_of
from monitoring.errors import OutOfRangeError
from monitoring.items import Instrument, Item
from monitoring.judging import check_range

Allows = Callable[[str, Decimal], bool]  # code, number in our own unit


def asking(instruments: Mapping[str, Instrument]) -> Iterator[Item]:
    """Return the questions with a code whose least and most are in the unit that the code is followed in."""
    for instrument in instruments.values():
        for item in instrument.by_id.values():
            if item.code and item.unit in (None, unit_of(item.code) or item.unit):
                yield item


def bounds(instruments: Mapping[str, Instrument]) -> Allows:
    """Return a way to ask many times whether a number can be what its code says."""
    by_code: dict[str, list[Item]] = {}
    for item in asking(instruments):
        by_code.setdefault(item.code or "", []).append(item)

    def allows(code: str, value: Decimal) -> bool:
        try:
            for item in by_code.get(code, ()):
                check_range(item, value)
        except OutOfRangeError:
            return False
        return True

    return allows
