"""Settings of the workstation: language, text size, colours, and the name over the messages."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.actions.preferences import Preferences
from app.components.basics import BOLD, stack, words
from app.i18n import LANGUAGES
from app.theme import SCALES
from app.workstation import feedback
from app.workstation.actions import writing
from app.workstation.components.boxes import box, note
from app.workstation.components.controls import button, field, segment
from app.workstation.components.frame import FrameContext, abreast, frame, is_tall
from app.workstation.context import Here, use_here
from sync.errors import VaultError

FORM = 560  # dp
LOOKS = ("system", "light", "dark", "contrast")


@ft.component
def SettingsScreen() -> ft.View:
    """Each choice works at once."""
    here = use_here()
    look, say, chosen = here.look, here.say, here.office.preferences
    trouble, set_trouble = ft.use_state("")

    def prefer(preferences: Preferences) -> None:
        try:
            here.office.prefer(here.services, preferences)
        except VaultError as error:
            set_trouble(feedback.key(error))

    def answer(text: str, preferences: Preferences, key: str) -> ft.Control:
        return segment(
            look, text, chosen=preferences == chosen, on_click=partial(prefer, preferences), key=key
        )

    languages = [
        answer(say(f"language.{n}"), replace(chosen, language=n), f"language-{n}") for n in LANGUAGES
    ]
    sizes = [
        answer(
            say("settings.percent", percent=round(100 * scale)), replace(chosen, scale=scale), f"size-{scale}"
        )
        for scale in SCALES
    ]
    looks = [
        answer(
            say("desk.look.system" if name == "system" else f"look.{name}"),
            replace(chosen, look=name),
            f"look-{name}",
        )
        for name in LOOKS
    ]
    notes = (
        [note(look, say(trouble), ft.Icons.INFO_OUTLINE_ROUNDED, notice=True, key="trouble")]
        if trouble
        else []
    )
    name, width = SenderName(key="sender-name"), ft.use_context(FrameContext).width
    return frame(
        look,
        "settings",
        words(look, say("desk.place.settings"), 28, weight=BOLD, height=1.2, level=1),
        *notes,
        _group(here, say("settings.language"), *languages),
        _group(here, say("settings.size"), *sizes),
        _group(here, say("settings.look"), *looks),
        name if is_tall(look, width) else ft.Row([ft.Container(name, width=FORM)]),
        key="settings",
    )


@ft.component
def SenderName(key: str | None = None) -> ft.Control:
    """The name that people read over a message."""
    here = use_here()
    look, say = here.look, here.say
    name, set_name = ft.use_state(writing.sender(here.services))
    said, set_said = ft.use_state("")

    def save() -> None:
        try:
            writing.set_sender(here.services, name)
        except VaultError as error:
            set_said(feedback.key(error))
        else:
            set_said("desk.settings-name-saved")
            here.office.read(here.services)

    label = say("desk.settings-name")
    notes = [note(look, say(said), ft.Icons.CHECK_ROUNDED, key="name-note")] if said else []
    save_button = button(look, say("desk.settings-name-save"), on_click=save, key="save-name")
    return box(
        look,
        "",
        field(look, label, name, on_change=set_name, on_submit=save, key="sender"),
        *notes,
        ft.Row([save_button]),
        spacing=14,
    )


def _group(here: Here, text: str, *answers: ft.Control) -> ft.Control:
    width = ft.use_context(FrameContext).width
    tall = is_tall(here.look, width)
    pairs = [abreast(here.look, width, answers[i : i + 2]) for i in range(0, len(answers), 2)]
    rows = pairs if tall else [ft.Row(list(answers), spacing=10)]
    head = words(here.look, text, 18, weight=BOLD, height=1.2, level=2)
    return ft.Container(stack(head, *rows, spacing=8), margin=ft.Margin.only(bottom=10))
