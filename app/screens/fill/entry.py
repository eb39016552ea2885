"""The number itself: a field to type in, or a large figure between its steps."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import flet as ft

from app.components.fields import text_field
from app.components.questions import Step, number_well, steps
from app.context import Here
from app.i18n import Words
from app.sentences import capital, difference, with_unit
from app.state.number_entry import NumberEntry
from monitoring.items import Item
from monitoring.trends import Trend

NOTHING = "\N{HORIZONTAL ELLIPSIS}"  # stands where there is no number yet


def said(here: Here, value: Decimal, trend: Trend | None) -> str:
    """The number against the last one, in words."""
    return difference(here.say, value, trend.latest if trend else None, here.services.now())


def shown(say: Words, item: Item, value: Decimal) -> str:
    """The number as it is saved; of a quantity its unit is chosen beside it."""
    return (
        say.whole(value) if item.kind == "quantity" and len(item.units) > 1 else with_unit(say, item, value)
    )


def number_entry(
    here: Here,
    entry: NumberEntry,
    trend: Trend | None,
    change: Callable[[NumberEntry], None],
    save: Callable[[], None],
) -> list[ft.Control]:
    """What stands between the question and the way to save."""
    look, say = here.look, here.say
    units = entry.item.units
    unit = units[0].text if len(units) == 1 else ""
    if entry.is_typing:
        label = say("number.label", unit=unit) if unit else say("number.label-plain")
        field = text_field(
            look,
            label,
            entry.typed,
            on_change=lambda text: change(entry.type(text)),
            on_submit=save,
            number=True,
            autofocus=trend is not None,  # whoever asked to type; not whoever never had a number
            key="number-typed",
        )
        return [field]
    number = NOTHING if entry.value is None else _figure(say, entry.item, entry.value)
    sizes = [_size(here, entry, by, change) for by in entry.sizes]
    return [number_well(look, number, unit, _under(here, entry, trend)), *steps(look, sizes)]


def _figure(say: Words, item: Item, value: Decimal) -> str:
    return say.number(value, 1) if item.unit == "kg" else say.whole(value)


def _under(here: Here, entry: NumberEntry, trend: Trend | None) -> str:
    if entry.value is None:
        return here.say("number.none")
    if trend is None and entry.item.unit != "kg":
        return ""
    return capital(said(here, entry.value, trend))


def _size(here: Here, entry: NumberEntry, by: Decimal, change: Callable[[NumberEntry], None]) -> Step:
    say = here.say
    name = say.find(f"step.{entry.item.unit}.{by}") or say.whole(by)
    return Step(
        name,
        say("step.less", step=name),
        say("step.more", step=name),
        partial(change, entry.step(-by)),
        partial(change, entry.step(by)),
    )
