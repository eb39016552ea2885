"""What the numbers and the state of things are in words."""

from datetime import datetime, timedelta
from decimal import Decimal

from app.dates import when
from app.i18n import Words
from monitoring.items import Item
from monitoring.points import Point
from monitoring.records import Answer, Other, Quantity, Single, each

RECENT = timedelta(days=62)  # until then the day says more than the month

# Units (UCUM) that are said in words, and with how many decimals.
UNITS = {"L": ("unit.litres", 2), "L/min": ("unit.litres-a-minute", 0), "cm[H2O]": ("unit.cm-water", 0)}


def travelling(say: Words, pending: int, trouble: str | None) -> tuple[str, str]:
    """The two lines of the status: what is safe, and what must still travel."""
    if not pending:
        return say("status.saved"), say("status.all-sent")
    waiting = say.count("status.pending", pending)
    if trouble == "error.unreachable":
        return say("status.offline"), say("status.offline-under", waiting=waiting)
    if trouble:
        return say("status.failing"), say("status.failing-under", waiting=waiting)
    return say("status.saved"), waiting


def since(say: Words, moment: datetime, now: datetime) -> str:
    """When something was: "on 14 November", further back "in June", and "in June 2025" in another year."""
    if now - moment < RECENT:
        return say.on(moment, now)
    with_year = say.local(moment).year != say.local(now).year
    return say("when.in", month=say.long_month(moment, with_year=with_year))


def moment(say: Words, at: datetime, now: datetime) -> str:
    """When something was, after "since": "14 November", further back "June"."""
    if now - at < RECENT:
        return say.recent(at, now)
    return say.long_month(at, with_year=say.local(at).year != say.local(now).year)


def amount(say: Words, value: int | Decimal, unit: str | None) -> str:
    """A measured value with its unit; a weight always has one decimal."""
    number = Decimal(str(value))
    if unit == "kg":
        return f"{say.number(number, 1)}\N{NO-BREAK SPACE}kg"
    if unit == "%":
        return f"{say.number(number)}\N{NO-BREAK SPACE}%"
    if unit in UNITS:
        key, digits = UNITS[unit]
        return say(key, value=say.number(number, digits))
    return say.whole(number)


def capital(text: str) -> str:
    """The text as a sentence of its own."""
    return text[:1].upper() + text[1:]


def difference(
    say: Words, value: Decimal, before: Point | None, now: datetime, *, brief: bool = False
) -> str:
    """A weight against the one before it; where there is little room, with the month cut short."""
    if before is None:
        return say("weight.first")
    change = value - before.value
    date = say.on(before.at, now, brief=brief)
    if not change:
        return say("weight.same", date=date)
    key = "weight.less" if change < 0 else "weight.more"
    return say(key, amount=amount(say, abs(change), "kg"), date=date)


def answer_text(say: Words, item: Item, answer: Answer | None) -> str:
    """An answer as people read it."""
    answers = [_single_text(say, item, single) for single in each(answer)]
    return ", ".join(answers) or say("answer.none")


def _single_text(say: Words, item: Item, answer: Single) -> str:
    option = item.option(answer)
    if option is not None:
        return say.of(option.text, option.code)
    match answer:
        case bool():
            return say("answer.yes" if answer else "answer.no")
        case str():
            return when(say, item.kind, answer)
        case Other():
            return answer.text
        case Quantity():
            unit = next((unit.text for unit in item.units if unit.code == answer.unit), answer.unit)
            return f"{amount(say, answer.value, None)}\N{NO-BREAK SPACE}{unit}".rstrip()
    return with_unit(say, item, answer)


def with_unit(say: Words, item: Item, value: int | Decimal) -> str:
    """A number as an answer to this question; a unit that we have no words for in the instrument's own."""
    if item.unit in ("kg", "%", *UNITS) or not item.units:
        return amount(say, value, item.unit)
    return f"{amount(say, value, None)}\N{NO-BREAK SPACE}{item.units[0].text}"
