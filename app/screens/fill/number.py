"""A number with large steps, and a field for whoever would rather type it; a quantity also has a unit."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

import flet as ft

from app.components.actions import choice, primary, quiet
from app.components.basics import section
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, use_here
from app.screens.fill.ask import Ask
from app.screens.fill.entry import number_entry, said, shown
from app.screens.fill.troubles import trouble
from app.state.number_entry import NumberEntry
from monitoring.doubts import is_improbable
from monitoring.errors import AnswerError
from monitoring.items import Item, Unit
from monitoring.records import Answer, Quantity
from monitoring.trends import Trend


@ft.component
def NumberPage(ask: Ask, key: str | None = None) -> ft.View:
    """Change the last number by steps or type it; the button says what it saves."""
    here = use_here()
    look, say, item = here.look, here.say, ask.item
    trend = _before(here, ask)
    entry, set_entry = ft.use_state(_begin(ask, trend))
    unit, set_unit = ft.use_state(_unit(ask))
    doubted, set_doubted = ft.use_state(Decimal(0))  # the number about which the person was asked
    wrong, set_wrong = ft.use_state("")

    def change(changed: NumberEntry) -> None:
        set_entry(changed)
        set_wrong("")

    def save() -> None:
        try:
            number = entry.read()
        except AnswerError as error:
            set_wrong(trouble(here, item, error))
            return
        if unit is None:
            set_wrong(say("fill.unit-missing"))
        elif is_improbable(item, number, trend.latest if trend else None, here.services.now()) and (
            doubted != number
        ):
            set_doubted(number)
        else:
            ask.answer(_answer(item, number, unit))

    ready = _readable(entry)
    doubts = ready is not None and ready == doubted
    if doubts:
        notice = say("number.doubt", value=shown(say, item, doubted), change=said(here, doubted, trend))
    else:
        notice = wrong
    way = quiet(
        look,
        say("number.steps" if entry.is_typing else "number.type"),
        ft.Icons.ADD_CIRCLE_OUTLINE_ROUNDED if entry.is_typing else ft.Icons.KEYBOARD_ROUNDED,
        on_click=lambda: change(entry.switch()),
        key="typing",
    )
    return frame(
        look,
        *ask.head,
        *number_entry(here, entry, trend, change, save),
        *(_units(here, item, unit, set_unit) if len(item.units) > 1 and item.kind == "quantity" else []),
        *(
            [banner(look, notice, ft.Icons.HELP_OUTLINE_ROUNDED, kind="notice", key="doubt")]
            if notice
            else []
        ),
        way,
        *ask.sides,
        foot=[_save_button(here, ask, ready, doubts, save), *ask.foot],
        key=f"number-{ask.page.key}",
    )


def _before(here: Here, ask: Ask) -> Trend | None:
    """The course of the weight up to now, without the value that is being corrected."""
    trend = here.session.overview.trend_of(ask.item) if ask.item.unit == "kg" else None
    if trend is None:
        return None
    points = tuple(point for point in trend.points if point.record_id != ask.draft.replaces)
    return replace(trend, points=points) if points else None


def _begin(ask: Ask, trend: Trend | None) -> NumberEntry:
    given = ask.given.value if isinstance(ask.given, Quantity) else ask.given
    if isinstance(given, int | Decimal):
        return NumberEntry(ask.item, Decimal(given))
    last = Decimal(trend.latest.value) if trend and trend.latest else None
    entry = NumberEntry(ask.item, last)
    return replace(entry, is_typing=last is None and not entry.is_near)


def _unit(ask: Ask) -> str | None:
    """The unit; None until one is chosen from several."""
    if isinstance(ask.given, Quantity):
        return ask.given.unit
    if len(ask.item.units) > 1 and ask.item.kind == "quantity":
        return None
    return ask.item.unit or ""


def _units(here: Here, item: Item, chosen: str | None, on_choose: Callable[[str], None]) -> list[ft.Control]:
    def one(unit: Unit) -> ft.Control:
        return choice(
            here.look,
            unit.text,
            selected=unit.code == chosen,
            on_click=partial(on_choose, unit.code),
            key=f"unit-{unit.code}",
        )

    return [section(here.look, here.say("fill.unit")), *(one(unit) for unit in item.units)]


def _answer(item: Item, number: Decimal, unit: str) -> Answer:
    if item.kind == "quantity":
        return Quantity(number, unit)
    return int(number) if item.kind == "integer" else number


def _readable(entry: NumberEntry) -> Decimal | None:
    try:
        return entry.read()
    except AnswerError:
        return None


def _save_button(
    here: Here, ask: Ask, ready: Decimal | None, doubts: bool, save: Callable[[], None]
) -> ft.Control:
    say = here.say
    if not ask.saves or ready is None:
        return ask.onward(here, save, key="save")
    text = say("save.sure" if doubts else "save.value", value=shown(say, ask.item, ready))
    return primary(here.look, text, ft.Icons.CHECK_ROUNDED, on_click=save, key="save")
