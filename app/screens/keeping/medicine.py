"""One medicine: how it is taken, since when, and that it was stopped."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import flet as ft

from app.actions import keeping
from app.actions.planning import local_now
from app.components.actions import primary, quiet, segment
from app.components.basics import gap, pair, pairs, section, title
from app.components.cards import card
from app.components.fields import text_field
from app.components.frame import frame
from app.components.told import told
from app.context import Here, go, use_here
from app.parts.days import DayChooser, maybe_day
from app.parts.kept import Tell, change_way, kept_view, take_away, whose
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.waited import short
from monitoring import medicines
from monitoring.kept import Kept
from monitoring.medicines import Medicine
from monitoring.records import Origin

LINES = {"dosage": 2}  # of a field that takes a sentence


@ft.component
def MedicineScreen() -> ft.View:
    """Only who wrote it down changes it."""
    here = use_here()
    trouble, set_trouble = ft.use_state("")

    def draw(found: Kept[Medicine]) -> ft.View:
        return _view(here, found, trouble, set_trouble)

    return kept_view(here, keeping.my_medicines(here.services), "/medicines", draw, trouble, set_trouble)


def _view(here: Here, found: Kept[Medicine], trouble: str, tell: Tell) -> ft.View:
    look, say, said = here.look, here.say, found.said
    today = local_now(here.services).date()
    facts = [
        (say("medicines.how"), said.dosage),
        (say("medicines.since-when"), short(say, said.since, today)),
        (say("medicines.until-when"), _until(here, said) if said.is_stopped else ""),
    ]
    shown = told(look, facts)
    address = f"/medicine/{found.origin.record_id}"
    own = [] if found.is_of_team else [_stop(here, found, address, tell), take_away(here, found.origin, tell)]
    change = [] if found.is_of_team else [change_way(here, f"{address}/change")]
    return frame(
        look,
        title(look, said.name),
        *([card(look, *shown)] if shown else []),
        *whose(here, found.origin),
        *notes(here, trouble),
        *own,
        gap(),
        foot=[pair(look, back(here, "/medicines"), *change)],
        key=f"medicine-{said.is_stopped}",
    )


def _until(here: Here, said: Medicine) -> str:
    day = short(here.say, said.until, local_now(here.services).date())
    return day or here.say("medicines.stopped-no-day")


def _stop(here: Here, found: Kept[Medicine], address: str, tell: Tell) -> ft.Control:
    """The way to say that it was stopped; or that it is taken again."""
    look, say = here.look, here.say
    if not found.said.is_stopped:
        sign, stop = ft.Icons.STOP_CIRCLE_OUTLINED, partial(go, f"{address}/stop")
        return quiet(look, say("medicines.stop"), sign, on_click=stop, key="stop")
    make = partial(medicines.write, replace(found.said, is_stopped=False, until=None))
    again = partial(keeping.keep, here.services, make, found.origin, here.session.writer)
    on_click = partial(attempt, here, again, tell)
    return quiet(look, say("medicines.again"), ft.Icons.UNDO_ROUNDED, on_click=on_click, key="again")


@ft.component
def StopScreen() -> ft.View:
    """On which day it was stopped; that is for the person, the app advises nothing."""
    here = use_here()
    look, say = here.look, here.say
    today = local_now(here.services).date()
    day, set_day = ft.use_state(today)
    trouble, set_trouble = ft.use_state("")

    def draw(found: Kept[Medicine]) -> ft.View:
        address = f"/medicine/{found.origin.record_id}"
        make = partial(medicines.write, replace(found.said, is_stopped=True, until=day))
        keep = partial(keeping.keep, here.services, make, found.origin, here.session.writer)
        save = partial(attempt, here, keep, set_trouble, "/medicines")
        return frame(
            look,
            title(look, found.said.name),
            DayChooser("until", say("medicines.stopped-on"), day, set_day, today, key="until"),
            *notes(here, trouble),
            gap(),
            foot=[
                primary(look, say("medicines.stop-save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
                back(here, address),
            ],
            key="stop",
        )

    return kept_view(here, _mine(here), "/medicines", draw, trouble, set_trouble)


def _mine(here: Here) -> list[Kept[Medicine]]:
    return [each for each in keeping.my_medicines(here.services) if not each.is_of_team]


@ft.component
def NewMedicineScreen() -> ft.View:
    """A new one, in one's own words."""
    return MedicineForm(Medicine(""), None, "/medicines", key="new")


@ft.component
def MedicineFormScreen() -> ft.View:
    """A change of one that stands."""
    here = use_here()

    def draw(found: Kept[Medicine]) -> ft.View:
        return MedicineForm(found.said, found.origin, f"/medicine/{found.origin.record_id}", key="change")

    return kept_view(here, _mine(here), "/medicines", draw, "", lambda _: None)


@ft.component
def MedicineForm(begun: Medicine, before: Origin | None, leave: str, key: str | None = None) -> ft.View:
    """What, how, and since when; only the name is needed."""
    here = use_here()
    look, say = here.look, here.say
    said, change = ft.use_state(begun)
    trouble, set_trouble = ft.use_state("")

    def since(day: date | None) -> None:
        change(replace(said, since=day))

    def save() -> None:
        if not said.name.strip():
            set_trouble("medicines.no-name")
            return
        make = partial(medicines.write, said)
        keep = partial(keeping.keep, here.services, make, before, here.session.writer)
        attempt(here, keep, set_trouble, leave)

    return frame(
        look,
        title(look, begun.name or say("medicines.new")),
        *([] if before else _suggested(here, said, change)),
        _text(here, "name", said.name, lambda text: change(replace(said, name=text))),
        _text(here, "dosage", said.dosage, lambda text: change(replace(said, dosage=text))),
        *maybe_day(here, "since", say("medicines.since-long"), say("days.unknown"), said.since, since),
        *notes(here, trouble),
        gap(),
        foot=[
            primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
            back(here, leave),
        ],
        key="medicine-form",
    )


def _text(here: Here, name: str, value: str, on_change: Callable[[str], None]) -> ft.Control:
    text, lines = here.say(f"medicines.field-{name}"), LINES.get(name, 1)
    return text_field(here.look, text, value, on_change=on_change, lines=lines, key=name)


def _suggested(here: Here, said: Medicine, change: Callable[[Medicine], None]) -> list[ft.Control]:
    """Names that spare typing; none of them is presumed."""
    look, say = here.look, here.say
    cells = [
        segment(
            look,
            say.of(each.name),
            selected=said.name == say.of(each.name),
            on_click=partial(change, replace(said, name=say.of(each.name))),
            key=f"suggested-{each.id}",
        )
        for each in here.services.guide.medicines.names
    ]
    return [section(look, say("medicines.suggested")), *pairs(look, cells)]
