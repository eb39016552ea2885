"""Whom the wayfinder speaks to, and about which illness."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.actions.preferences import Preferences
from app.components.actions import choice
from app.components.basics import section, title, words
from app.components.frame import frame
from app.context import use_here
from app.parts.saving import notes, prefer
from app.parts.ways import back
from monitoring.steps import AUDIENCES, DIAGNOSES


@ft.component
def AboutScreen() -> ft.View:
    """Each choice holds at once; it stays on this device."""
    here = use_here()
    look, say, chosen = here.look, here.say, here.session.preferences
    trouble, set_trouble = ft.use_state("")

    def take(other: Preferences) -> None:
        prefer(here, other, set_trouble)

    audiences = [
        choice(
            look,
            say(f"audience.{each}"),
            selected=each == chosen.audience,
            on_click=partial(take, replace(chosen, audience=each)),
            key=f"audience-{each}",
        )
        for each in AUDIENCES
    ]
    diagnoses = [
        choice(
            look,
            say(f"diagnosis.{each}"),
            say(f"diagnosis.{each}-under"),
            selected=each == chosen.diagnosis,
            on_click=partial(take, replace(chosen, diagnosis=each)),
            key=f"diagnosis-{each}",
        )
        for each in DIAGNOSES
    ]
    return frame(
        look,
        title(look, say("wayfinder.about")),
        words(look, say("wayfinder.about-long"), 18, soft=True),
        *notes(here, trouble),
        section(look, say("audience.title")),
        *audiences,
        section(look, say("diagnosis.title")),
        *diagnoses,
        foot=[back(here, "/wayfinder/more")],
        key="about",
    )
