"""Settings: language, text size, colours, who fills in; each choice works at once."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.actions.preferences import Hands, Preferences
from app.components.actions import choice, quiet, segment
from app.components.basics import gap, pair, section, stack, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import line
from app.content import VERSION
from app.context import Here, go, use_here
from app.i18n import LANGUAGES
from app.measuring import MeasuringChoice, to_plan
from app.parts.saving import notes, prefer
from app.parts.talks import TalkRhythm, is_offered_here
from app.parts.ways import back
from app.theme import SCALES

LOOKS = ("system", "light", "dark", "contrast")


def _group(here: Here, text: str, *answers: ft.Control) -> ft.Control:
    rows = [pair(here.look, *answers[i : i + 2], spacing=12) for i in range(0, len(answers), 2)]
    return stack(section(here.look, text), *rows)


@ft.component
def SettingsScreen() -> ft.View:
    """Everything at once, no layers."""
    here = use_here()
    look, say, chosen = here.look, here.say, here.session.preferences
    trouble, set_trouble = ft.use_state("")

    def take(preferences: Preferences) -> None:
        prefer(here, preferences, set_trouble)

    def answer(text: str, preferences: Preferences, key: str) -> ft.Control:
        selected = preferences == chosen
        return segment(look, text, selected=selected, on_click=partial(take, preferences), key=key)

    languages = [
        answer(say(f"language.{n}"), replace(chosen, language=n), f"language-{n}") for n in LANGUAGES
    ]
    sizes = [
        answer(
            say("settings.percent", percent=round(100 * scale)), replace(chosen, scale=scale), f"size-{scale}"
        )
        for scale in SCALES
    ]
    looks = [answer(say(f"look.{name}"), replace(chosen, look=name), f"look-{name}") for name in LOOKS]
    hands = [
        choice(
            look,
            say(f"who.{each}-spoken"),
            selected=each is chosen.hands,
            on_click=partial(take, replace(chosen, hands=each)),
            key=f"who-{each}",
        )
        for each in Hands
    ]
    about = card(
        look,
        line(look, ft.Icons.LOCK_OUTLINE_ROUNDED, say("about.private")),
        line(look, ft.Icons.MEDICAL_INFORMATION_OUTLINED, say("about.not-a-doctor")),
        words(look, say("about.version", version=VERSION), 16, soft=True),
        spacing=16,
    )
    return frame(
        look,
        title(look, say("settings.title")),
        *notes(here, trouble),
        _group(here, say("settings.language"), *languages),
        _group(here, say("settings.size"), *sizes),
        _group(here, say("settings.look"), *looks),
        *_for_whom(here),
        section(look, say("who.title")),
        *hands,
        section(look, say("plan.measuring")),
        MeasuringChoice(key="measuring"),
        *([to_plan(here)] if here.session.joined else []),
        *([TalkRhythm(key="talks")] if is_offered_here(here) else []),
        *_mine(here),
        section(look, say("about.title")),
        about,
        gap(),
        foot=[back(here, "/team" if here.session.joined else "/")],
        key="settings",
    )


def _for_whom(here: Here) -> list[ft.Control]:
    """The way back to the first question, for a carer whom the app does not ask again."""
    if not here.begins_as_carer:
        return []
    sign = ft.Icons.FAVORITE_OUTLINE_ROUNDED
    again = quiet(
        here.look, here.say("carer.choose-again"), sign, on_click=lambda: go("/welcome"), key="welcome"
    )
    return [section(here.look, here.say("welcome.title")), again]


def _mine(here: Here) -> list[ft.Control]:
    """The way to one's own data."""
    text, name = here.say("data.save-all"), ft.Icons.FOLDER_OUTLINED
    button = quiet(here.look, text, name, on_click=lambda: go("/my-data"), key="my-data")
    return [section(here.look, here.say("data.title")), button]
