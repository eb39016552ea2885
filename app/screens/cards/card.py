"""One card: held up to somebody, in either language, on paper; or what it is for, while it is empty."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.actions import cards
from app.components.actions import danger, primary, quiet, secondary
from app.components.basics import gap, pair, words
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, call, figures, go, use_here
from app.i18n import LANGUAGES, Words
from app.parts.handing import give
from app.parts.wayfinder import reviewed
from app.parts.ways import back, nowhere
from app.report.card import CardPage
from app.screens.cards.beginning import empty, fill, intro, is_filled
from app.screens.cards.shown import shown
from monitoring.cards import Card


@ft.component
def CardScreen() -> ft.View:
    """The card of this address."""
    here = use_here()
    card = here.services.guide.cards.get(ft.use_route_params().get("name", ""))
    if card is None:
        return nowhere(here, "/cards", "card")
    if card.head is None and not is_filled(here, card):
        return empty(here, card)
    return _Held(card, key=f"card-{card.id}")


@ft.component
def _Held(card: Card, key: str | None = None) -> ft.View:
    here = use_here()
    look, say = here.look, here.say
    language, set_language = ft.use_state(say.language)
    outcome, set_outcome = ft.use_state("")
    spoken = here.services.words[language]
    page = cards.page(here.services, spoken, card)

    print_it = partial(give, partial(cards.paper, here.services, spoken, card), set_outcome, "card.kept")
    other = next(each for each in LANGUAGES if each != language)
    switch = quiet(
        look,
        spoken("card.other-language"),
        ft.Icons.LANGUAGE_ROUNDED,
        on_click=partial(set_language, other),
        key="language",
    )
    first = _first(here, card, spoken, page)
    return frame(
        look,
        *([banner(look, say(outcome), kind="notice", key="outcome")] if outcome else []),
        shown(look, page),
        *(first if look.big else []),  # in large text the foot is out of sight
        *(_translated(here, page, language)),
        *_newer(here, card),
        *([] if is_filled(here, card) else [intro(here, card)]),
        gap(),
        *_ways(here, card, page, print_it),
        gap(),
        reviewed(here, card.review, [*card.sources, *(each for line in card.lines for each in line.sources)]),
        foot=[*([] if look.big else first), pair(look, back(here, "/cards"), switch)],
        key=f"card-{card.id}-{outcome}",
    )


def _translated(here: Here, page: CardPage, language: str) -> list[ft.Control]:
    """That what the person typed stands as it was typed, whatever the language of the rest."""
    if language == here.say.language or not any(each.is_typed for each in page.told):
        return []
    said = here.services.words[language]("card.own-words")
    return [words(here.look, said, 16, soft=True, key="own-words")]


def _newer(here: Here, card: Card) -> list[ft.Control]:
    """What the dossier came to know since; the card itself follows the person."""
    lines = cards.newer(here.services, here.say, card)
    if not lines:
        return []
    said = "\n".join([here.say("card.newer"), *lines, here.say("card.newer-under")])
    return [banner(here.look, said, ft.Icons.HELP_OUTLINE_ROUNDED, kind="notice", key="newer")]


def _first(here: Here, card: Card, spoken: Words, page: CardPage) -> list[ft.Control]:
    """In reach of whoever holds the phone: the first one to call; while there is nobody, filling it in."""
    if page.people:
        first = page.people[0]
        text = spoken("card.call-name", name=first.name or first.role, phone=first.phone)
        ring = partial(call, figures(first.phone))
        return [primary(here.look, text, ft.Icons.CALL_ROUNDED, on_click=ring, key="call-first")]
    return [] if is_filled(here, card) else [fill(here, card, is_first=True)]


def _ways(here: Here, card: Card, page: CardPage, print_it: Callable[[], None]) -> list[ft.Control]:
    """In danger 112; changing it, printing it, and whom to call."""
    look, say = here.look, here.say
    change = [fill(here, card)] if page.people or is_filled(here, card) else []
    on_paper = secondary(look, say("card.print"), ft.Icons.PRINT_OUTLINED, on_click=print_it, key="print")
    if not card.has_people:
        return [*change, on_paper]
    emergency = danger(look, say("emergency.call"), on_click=partial(go, "/acute"), key="emergency")
    people = quiet(
        look,
        say("card.add-people"),
        ft.Icons.CONTACT_PHONE_OUTLINED,
        on_click=partial(go, "/contacts"),
        key="people",
    )
    return [emergency, *change, on_paper, people]
