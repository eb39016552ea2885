"""What was written down, on a screen: whose it is, and putting back what was taken away."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

import flet as ft

from app.actions import keeping
from app.components.actions import quiet, secondary
from app.components.basics import title, words
from app.components.frame import frame
from app.components.notices import banner, line
from app.context import Here, go
from app.parts.saving import attempt, notes
from app.parts.ways import back, nowhere
from app.who import who_said
from monitoring.history import is_void
from monitoring.kept import Kept
from monitoring.records import Author, Origin, Record

T = TypeVar("T")
Tell = Callable[[str], None]


def whose(here: Here, origin: Origin) -> list[ft.Control]:
    """That something is the team's own, or that somebody helped; nothing where it was the person alone."""
    if origin.author is Author.CLINICIAN:
        said = here.say("kept.of-team-long")
        return [line(here.look, ft.Icons.PEOPLE_OUTLINE_ROUNDED, said, key="whose")]
    said = who_said(here.say, origin)
    return [words(here.look, said, 16, soft=True, key="whose")] if said else []


def under(here: Here, origin: Origin, *lines: str) -> str:
    """The second line of a card; of what the team wrote it says so."""
    theirs = here.say("kept.of-team") if origin.author is Author.CLINICIAN else ""
    return "\n".join(filter(None, [*lines, theirs]))


def kept_view(
    here: Here,
    known: Iterable[Kept[T]],
    address: str,
    draw: Callable[[Kept[T]], ft.View],
    told: str,
    tell: Tell,
) -> ft.View:
    """The screen of one thing that was written down, or that it was taken away and can be put back.

    Args:
        here: where it is drawn; the address says which record, as it once was.
        known: what there is of this kind.
        address: of the list that it stands in.
        draw: the screen of what is there.
        told: the key of what stands in the way, if anything does.
        tell: told the same.
    """
    record = keeping.find(here.services, ft.use_route_params().get("record", ""))
    if record is not None and is_void(record):
        return _gone(here, record, address, told, tell)
    name = record.origin.record_id if record else ""
    found = next((each for each in known if each.origin.record_id == name), None)
    if found is None:
        return nowhere(here, address, "nothing")
    return draw(found)


def _gone(here: Here, record: Record, address: str, told: str, tell: Tell) -> ft.View:
    look, say = here.look, here.say
    put_back = partial(keeping.put_back, here.services, record, here.session.writer)
    return frame(
        look,
        title(look, say("kept.gone"), live=True),
        banner(look, say("kept.gone-under"), ft.Icons.CHECK_CIRCLE_ROUNDED, key="gone"),
        *notes(here, told),
        foot=[
            secondary(
                look,
                say("kept.put-back"),
                ft.Icons.UNDO_ROUNDED,
                on_click=partial(attempt, here, put_back, tell),
                key="put-back",
            ),
            back(here, address),
        ],
        key="gone",
    )


def take_away(here: Here, origin: Origin, tell: Tell) -> ft.Control:
    """Take away what was written down by mistake; the same screen can put it back."""

    def take() -> None:
        record = keeping.find(here.services, origin.record_id)
        if record is not None:
            keeping.take_back(here.services, record, here.session.writer)

    return quiet(
        here.look,
        here.say("kept.take-away"),
        ft.Icons.DELETE_OUTLINE_ROUNDED,
        on_click=partial(attempt, here, take, tell),
        key="take-away",
    )


def change_way(here: Here, address: str) -> ft.Control:
    """The way to the form."""
    return quiet(
        here.look,
        here.say("kept.change"),
        ft.Icons.EDIT_OUTLINED,
        on_click=partial(go, address),
        key="change",
    )
