"""The number itself: a field to type in, or a large figure between its steps."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import flet as ft

from app.components.fields import text_field
from app.components.questions import Step, number_well, steps
from app.context import Here
from app.sentences import capital, difference
from app.state.number_entry import NumberEntry
from monitoring.trends import Trend

NOTHING = "\N{HORIZONTAL ELLIPSIS}"  # stands where there is no number yet


def said(here: Here, value: Decimal, trend: Trend | None) -> str:
    """The number against the last one, in words."""
    return difference(here.say, value, trend.latest if trend else None, here.services.now())


def number_entry(
    here: Here,
    entry: NumberEntry,
    trend: Trend | None,
    change: Callable[[NumberEntry], None],
    save: Callable[[], None],
) -> list[ft.Control]:
    """What stands between the question and the way to save."""
    look, say, unit = here.look, here.say, entry.item.unit or ""
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
    digits = 1 if entry.item.kind == "decimal" else 0
    number = NOTHING if entry.value is None else say.number(entry.value, digits)
    under = say("number.none") if entry.value is None else capital(said(here, entry.value, trend))
    sizes = [_size(here, entry, by, change) for by in entry.sizes]
    return [number_well(look, number, unit, under), *steps(look, sizes)]


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
