"""One step of somebody's care path: who said what of it, and what the team says of it now."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.components.basics import BOLD, stack, words
from app.signal_words import because_lines
from app.workstation.actions import path as paths
from app.workstation.actions.people import Person
from app.workstation.components.controls import button, field, small
from app.workstation.components.folds import opened, row
from app.workstation.components.frame import FrameContext, in_rows
from app.workstation.context import Here, use_here
from app.workstation.parts.telling import Telling
from app.workstation.parts.until import Until
from app.workstation.path_words import PLACES, before, said_line, title_of, why
from app.workstation.sentences import called
from monitoring.care_path import Said, Shown
from monitoring.path_changes import DONE, LEFT_OUT, NOT_NOW, PLANNED
from monitoring.records import StepMark
from sync.errors import SyncError

SIGNS = {
    PLANNED: ft.Icons.WB_SUNNY_OUTLINED,
    NOT_NOW: ft.Icons.SCHEDULE_ROUNDED,
    DONE: ft.Icons.CHECK_ROUNDED,
    LEFT_OUT: ft.Icons.REMOVE_CIRCLE_OUTLINE_ROUNDED,
}
SAID = 8  # lines of what was said; older ones stay in the dossier


def step_row(
    here: Here, person: Person, shown: Shown, on_click: Callable[[], None], *, with_place: bool
) -> ft.Control:
    """A step in the list: why it stands there, and the words that went with it."""
    say, now = here.say, here.services.now()
    reason = why(say, person, shown, now)
    place = say(f"desk-path.place-{shown.place}")
    lines = [
        f"{place}. {reason}" if with_place else reason,
        before(say, person, shown, now),
        say("desk-path.note-said", note=shown.note.mark.note) if shown.note else "",
    ]
    said = [each for each in lines if each]
    return row(here.look, title_of(say, shown), said, on_click=on_click, key=f"step-{shown.id}")


@ft.component
def OpenStep(shown: Shown, telling: Telling, tall: bool, key: str | None = None) -> ft.Control:
    """Everything that was said of it, and the answers; what was typed stays until it is on disk."""
    here = use_here()
    look, say = here.look, here.say
    width = ft.use_context(FrameContext).width
    note, set_note = ft.use_state(shown.note.mark.note if shown.note else "")
    asks_until, set_asks_until = ft.use_state(False)
    seen, _ = ft.use_state(tuple(each.change.origin.record_id for each in shown.said))
    title = title_of(say, shown)

    def keep(mark: StepMark) -> None:
        if len(note.strip()) > paths.NOTE:
            telling.saving.tell("desk-path.note-long")
            return
        participant = telling.person.participant
        meanwhile = _meanwhile(here, telling.person, shown.id, seen)
        kept = partial(paths.say_of, here.services, participant, shown.id, mark, telling.name)
        telling.keep(kept, meanwhile, shown.id)

    def mark(status: str) -> StepMark:
        return StepMark(status, None, title, note.strip())

    head = words(look, title, 18, weight=BOLD, height=1.2, level=3, key="open-title")
    brief = [words(look, say.of(shown.step.brief), 16, height=1.3)] if shown.step else []
    label = say("desk-path.note", name=called(say, telling.person))
    typed = field(look, label, note, on_change=set_note, lines=2, key="step-note")
    if asks_until:
        answers: ft.Control = Until(
            mark=mark(NOT_NOW), keep=keep, telling=telling, back=partial(set_asks_until, False), key="until"
        )
    else:
        answers = in_rows(
            look,
            width,
            [
                _answer(here, PLANNED, partial(keep, mark(PLANNED))),
                _answer(here, NOT_NOW, partial(set_asks_until, True)),
                _answer(here, DONE, partial(keep, mark(DONE))),
                _answer(here, LEFT_OUT, partial(keep, mark(LEFT_OUT))),
                *_back(here, telling, shown),
                button(
                    look,
                    say("desk-path.close"),
                    kind="quiet",
                    on_click=partial(telling.close, "", ""),
                    key="close-step",
                ),
            ],
            4,
        )
    return opened(look, head, *brief, _said(here, telling.person, shown), typed, answers)


def _answer(here: Here, status: str, on_click: Callable[[], None]) -> ft.Control:
    text = here.say(f"desk-path.do-{PLACES[status]}")
    return button(here.look, text, SIGNS[status], on_click=on_click, key=f"do-{PLACES[status]}")


def _back(here: Here, telling: Telling, shown: Shown) -> list[ft.Control]:
    """Taking back the team's word, where that is the last one."""
    if shown.last is None or not shown.last.is_of_team:
        return []
    participant, said = telling.person.participant, shown.last

    def take_back() -> None:
        taken = partial(paths.take_back, here.services, participant, shown.id, said, telling.name)
        telling.keep(taken, here.say("desk-path.taken-back"), shown.id)

    return [
        button(
            here.look,
            here.say("desk-path.take-back"),
            ft.Icons.UNDO_ROUNDED,
            on_click=take_back,
            key="take-back",
        )
    ]


def _said(here: Here, person: Person, shown: Shown) -> ft.Control:
    """Why it stands there, by which values, and everything that was said of it, the newest first."""
    say, now = here.say, here.services.now()
    lines = [why(say, person, shown, now), *because_lines(say, here.services.instruments, shown.because, now)]
    earlier = [said_line(say, person, each, now) for each in reversed(shown.said[-SAID:])]
    more = [each for each in earlier if each != lines[0]]
    head = [say("desk-path.earlier")] if more else []
    return stack(*(small(here.look, each) for each in (*lines, *head, *more)), spacing=3)


def _meanwhile(here: Here, person: Person, step: str, seen: tuple[str, ...]) -> str:
    """What somebody else said since the step was opened: it stays, and the newer word counts."""
    try:
        said = paths.said_of(here.services, person.participant, step)
    except SyncError:
        return ""  # nothing will be kept either, and that is said
    new: list[Said] = [each for each in said if each.change.origin.record_id not in seen]
    if not new:
        return ""
    line = said_line(here.say, person, new[-1], here.services.now())
    return here.say("desk-path.meanwhile", line=line)
