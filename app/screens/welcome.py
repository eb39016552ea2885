"""The first question: for whom is this app?"""

from contextlib import suppress
from dataclasses import replace
from functools import partial

import flet as ft

from app.components.actions import choice, primary, quiet
from app.components.basics import BOLD, gap, pair, title, words
from app.components.frame import frame
from app.components.houses import houses
from app.context import Here, go, use_here
from app.i18n import LANGUAGES
from monitoring.steps import Audience
from sync.errors import VaultError

WHO = {
    "self": (ft.Icons.PERSON_OUTLINE_ROUNDED, "/join"),
    "carer": (ft.Icons.FAVORITE_OUTLINE_ROUNDED, "/"),  # it becomes their first screen
    "wayfinder": (ft.Icons.SIGNPOST_OUTLINED, "/wayfinder"),
}


def _switch_language(here: Here) -> None:
    chosen = here.session.preferences
    other = next(language for language in LANGUAGES if language != chosen.language)
    here.session.prefer(here.services, replace(chosen, language=other))


@ft.component
def WelcomeScreen() -> ft.View:
    """Three ways in; none of them is a trap."""
    here = use_here()
    look, say = here.look, here.say
    chosen, choose = ft.use_state("carer" if here.begins_as_carer else "self")

    def go_on() -> None:
        audience: Audience = "carer" if chosen == "carer" else "person"
        if here.session.preferences.audience != audience:
            with suppress(VaultError):  # the choice can be made again; nobody is kept outside for it
                here.session.prefer(here.services, replace(here.session.preferences, audience=audience))
        go(WHO[chosen][1])

    ways = [
        choice(
            look,
            say(f"welcome.{who}"),
            say(f"welcome.{who}-under"),
            name=sign,
            selected=who == chosen,
            on_click=partial(choose, who),
            key=f"who-{who}",
        )
        for who, (sign, _) in WHO.items()
    ]
    settings = quiet(
        look,
        say("settings.short"),
        ft.Icons.TEXT_FIELDS_ROUNDED,
        on_click=lambda: go("/settings"),
        key="settings",
    )
    language = quiet(
        look,
        say("welcome.language"),
        ft.Icons.LANGUAGE_ROUNDED,
        on_click=lambda: _switch_language(here),
        key="language",
    )
    return frame(
        look,
        ft.Container(houses(look), margin=ft.Margin.only(top=8), alignment=ft.Alignment.CENTER),
        gap(),
        words(look, say("app.name"), 22, weight=BOLD, color=look.leaf, height=1.1),
        title(look, say("welcome.title")),
        *ways,
        foot=[
            primary(
                look,
                say("next"),
                ft.Icons.ARROW_FORWARD_ROUNDED,
                on_click=go_on,
                key="next",
            ),
            pair(look, language, settings),
        ],
        key="welcome",
    )
