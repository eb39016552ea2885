"""Looking ahead: the quiet card that offers a talk, and how often a person wants it."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions import talking
from app.components.actions import quiet, secondary, segment
from app.components.basics import BOLD, pair, section, stack, words
from app.components.cards import card, link_card
from app.components.notices import banner, line
from app.context import Here, go, use_here
from app.parts.saving import attempt, notes
from monitoring.talk_offers import MONTHS, OFFERED, Verdict

STEP = "look-ahead-talk"  # of the care path: where this can be asked for


def talk_card(here: Here) -> list[ft.Control]:
    """One card, when it is time and the week allows it; each of its answers is one tap.

    It remembers what was answered, so a screen asks for it each time that it is drawn.
    """
    look, say = here.look, here.say
    said, set_said = ft.use_state("")
    trouble, set_trouble = ft.use_state("")
    if said:
        return [banner(look, say(said), key="talk-answered")]
    verdict = talking.judged(here.services, here.session.overview) if is_offered_here(here) else None
    if verdict not in OFFERED:
        return []

    def answer(act: Callable[[], None], then: str) -> None:
        if attempt(here, act, set_trouble):
            set_said(then)

    put_off = partial(answer, partial(talking.put_off, here.services), "talks.put-off")
    stop = partial(answer, partial(talking.choose, here.services, None), "talks.stopped")
    under = "talks.offer-softly" if verdict is Verdict.SOFTLY else "talks.offer-under"
    answers = pair(
        look,
        quiet(look, say("talks.later"), on_click=put_off, key="talk-later"),
        quiet(look, say("talks.stop"), on_click=stop, key="talk-stop"),
    )
    drawn = card(
        look,
        words(look, say("talks.offer"), 20, weight=BOLD, height=1.25, level=2, key="talk-offer"),
        words(look, say(under), 18),
        *notes(here, trouble),
        secondary(look, say("talks.open"), on_click=partial(go, "/talks"), key="talk-open"),
        answers,
        spacing=14,
    )
    return [drawn]


def is_offered_here(here: Here) -> bool:
    """Whether this device is the person's: looking ahead is theirs, and never asked of somebody close."""
    return here.session.preferences.audience == "person"


@ft.component
def TalkRhythm(key: str | None = None) -> ft.Control:
    """Not, or every six, nine or twelve months; off until somebody chooses, and one tap to switch off."""
    here = use_here()
    look, say = here.look, here.say
    trouble, set_trouble = ft.use_state("")
    chosen = talking.wish(here.services).months

    def choose(months: int | None) -> None:
        attempt(here, partial(talking.choose, here.services, months), set_trouble)

    answers = [
        segment(
            look,
            say("talks.every", months=months) if months else say("talks.off"),
            selected=months == chosen,
            on_click=partial(choose, months) if months != chosen else None,
            key=f"talks-{months or 'off'}",
        )
        for months in (None, *MONTHS)
    ]
    return stack(
        section(look, say("talks.how-often")),
        words(look, say("talks.how-often-under"), 18),
        *notes(here, trouble),
        pair(look, *answers[:2]),
        pair(look, *answers[2:]),
        line(look, ft.Icons.LOCK_OUTLINE_ROUNDED, say("talks.stays-here")),
    )


def at_step(here: Here, step: str) -> list[ft.Control]:
    """At the step of the care path about looking ahead: the way to the subjects, and to how often."""
    if step != STEP or not is_offered_here(here):
        return []
    return [
        link_card(
            here.look,
            here.say("talks.title"),
            here.say("talks.under"),
            ft.Icons.FORUM_OUTLINED,
            on_click=partial(go, "/talks"),
            key="to-talks",
        )
    ]
