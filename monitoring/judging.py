"""Whether an answer is one that its item can have."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from monitoring import fields
from monitoring.comparisons import compare
from monitoring.errors import (
    AnswerError,
    MalformedRecordError,
    NotADateError,
    NotOfferedError,
    OutOfRangeError,
    TooLongError,
    TooPreciseError,
)
from monitoring.items import TODAY, Item
from monitoring.records import Answer, Other, Quantity, Single, each
from monitoring.values import decimals_of, exact

LARGEST = 2**31 - 1  # of a FHIR integer

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_TIME = re.compile(r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?")
_URL = re.compile(r"\S+")


def check_answer(item: Item, answer: Answer, today: date | None = None) -> None:
    """Refuse an answer that is not offered, of the wrong type or out of range.

    Args:
        item: what it answers.
        answer: what was answered; of an item that repeats, one or more.
        today: the last day that an answer about the past can be about; not looked at when absent.
    """
    if item.kind == "choice" and not isinstance(answer, tuple):  # most answers, and quickly told
        if item.option(answer) is None:
            raise NotOfferedError(item.link_id)
        return
    values = each(answer)
    if not item.is_question or (isinstance(answer, tuple) and not item.repeats):
        raise NotOfferedError(item.link_id)
    if len(values) > 1:
        _check_several(item, values)
    for value in values:
        if not _FITS.get(item.kind, _is_text)(item, value):
            raise NotOfferedError(item.link_id)
        _check_size(item, value)
        check_range(item, value, today)


def fits(item: Item, answer: Answer) -> bool:
    """Whether an answer is one that its item can have; otherwise it says nothing."""
    try:
        check_answer(item, answer)
    except AnswerError:
        return False
    return True


def check_range(item: Item, value: Single, today: date | None = None) -> None:
    """Refuse a number or a date below the least or above the most that the item allows."""
    number = value.value if isinstance(value, Quantity) else value
    if isinstance(number, int | Decimal):
        if (item.least is not None and number < item.least) or (item.most is not None and number > item.most):
            raise OutOfRangeError(item.link_id)
    elif isinstance(number, str) and item.kind in ("date", "dateTime", "time"):
        latest = today.isoformat() if item.latest == TODAY and today else item.latest
        if item.earliest and compare(number, item.earliest) == -1:
            raise OutOfRangeError(item.link_id)
        if latest and latest != TODAY and compare(number, latest) == 1:
            raise OutOfRangeError(item.link_id)


def last_day(moment: datetime) -> date:
    """Return the last day that has begun by then somewhere on earth: nothing in the past is later."""
    return (moment.astimezone(UTC) + timedelta(hours=14)).date()


def _check_several(item: Item, values: tuple[Single, ...]) -> None:
    if item.most_times is not None and len(values) > item.most_times:
        raise OutOfRangeError(item.link_id)
    if not item.options:
        return
    options = [item.option(value) for value in values]
    if len(set(values)) < len(values) or any(option and option.excludes for option in options):
        raise NotOfferedError(item.link_id)


def _check_size(item: Item, value: Single) -> None:
    text = value.text if isinstance(value, Other) else value
    if isinstance(text, str) and not item.option(text):
        if item.longest is not None and len(text) > item.longest:
            raise TooLongError(item.link_id)
        return
    number = value.value if isinstance(value, Quantity) else value
    if isinstance(number, Decimal) and item.decimals is not None and decimals_of(number) > item.decimals:
        raise TooPreciseError(item.link_id)


def _is_option(item: Item, value: Single) -> bool:
    return not isinstance(value, Other | Quantity) and item.option(value) is not None


def _is_open_option(item: Item, value: Single) -> bool:
    return _is_text(item, value.text) if isinstance(value, Other) else _is_option(item, value)


def _is_text(_: Item, value: Single) -> bool:
    # FHIR: not empty, no control characters; half a surrogate pair has no UTF-8.
    if not isinstance(value, str) or not value.strip():
        return False
    return not any(character < " " and character not in "\t\n\r" for character in value) and not any(
        "\ud800" <= character <= "\udfff" for character in value
    )


def _is_url(item: Item, value: Single) -> bool:
    return _is_text(item, value) and isinstance(value, str) and _URL.fullmatch(value) is not None


def _is_integer(_: Item, value: Single) -> bool:
    return type(value) is int and -LARGEST - 1 <= value <= LARGEST


def _is_decimal(_: Item, value: Single) -> bool:
    if type(value) is int:
        return exact(Decimal(value))
    return isinstance(value, Decimal) and exact(value)


def _is_quantity(item: Item, value: Single) -> bool:
    if not isinstance(value, Quantity) or not exact(value.value):
        return False
    return value.unit in {unit.code for unit in item.units} if item.units else _is_unit(value.unit)


def _is_unit(unit: str) -> bool:
    return unit == "" or (unit == unit.strip() and unit.isprintable())


def _is_date(item: Item, value: Single) -> bool:
    if not isinstance(value, str):
        return False
    if not _DATE.fullmatch(value):
        raise NotADateError(item.link_id)
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise NotADateError(item.link_id) from None
    return True


def _is_moment(item: Item, value: Single) -> bool:
    if not isinstance(value, str):
        return False
    try:
        fields.moment(value, item.link_id)
    except MalformedRecordError:
        raise NotADateError(item.link_id) from None
    return True


def _is_time(item: Item, value: Single) -> bool:
    if not isinstance(value, str):
        return False
    try:
        if _TIME.fullmatch(value) and time.fromisoformat(value):
            return True
    except ValueError:
        pass
    raise NotADateError(item.link_id)


_FITS: Mapping[str, Callable[[Item, Single], bool]] = {
    "choice": _is_option,
    "open-choice": _is_open_option,
    "boolean": lambda _, value: type(value) is bool,
    "integer": _is_integer,
    "decimal": _is_decimal,
    "quantity": _is_quantity,
    "date": _is_date,
    "dateTime": _is_moment,
    "time": _is_time,
    "url": _is_url,
}
