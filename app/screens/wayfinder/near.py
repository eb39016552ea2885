"""What suits somebody: where they live, how far they want to travel, at home or on screen."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.actions.preferences import Preferences
from app.components.actions import choice, segment
from app.components.basics import pair, section, title, words
from app.components.cards import card, link_card
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, go, use_here
from app.parts.near import nearby, region_of
from app.parts.saving import notes, prefer
from app.parts.wayfinder import reviewed
from app.parts.ways import back
from monitoring.meeting import MEETINGS, TRAVELS

ADDRESS = "/wayfinder/near"
PLACES = ("home-ventilation-centre", "als-team")  # of what lies near something is known


@ft.component
def NearScreen() -> ft.View:
    """Each choice works at once, and stays on this device."""
    here = use_here()
    look, say, chosen = here.look, here.say, here.session.preferences
    trouble, set_trouble = ft.use_state("")
    region = region_of(here)

    def take(other: Preferences) -> None:
        prefer(here, other, set_trouble)

    def answer(key: str, other: Preferences) -> ft.Control:
        press = partial(take, other)
        return choice(look, say(f"near.{key}"), selected=other == chosen, on_click=press, key=key)

    homes = [
        answer("at-home", replace(chosen, at_home=True)),
        answer("any-place", replace(chosen, at_home=False)),
    ]
    return frame(
        look,
        title(look, say("near.title")),
        words(look, say("near.under"), 18, soft=True),
        *notes(here, trouble),
        section(look, say("near.region")),
        link_card(
            look,
            say.of(region.name) if region else say("near.region-none"),
            say("near.region-known" if region else "near.region-under"),
            ft.Icons.PLACE_OUTLINED,
            on_click=partial(go, "/wayfinder/region"),
            key="region",
        ),
        section(look, say("near.travel")),
        *(answer(f"travel-{each}", replace(chosen, travel=each)) for each in TRAVELS),
        section(look, say("near.home")),
        *homes,
        section(look, say("near.meeting")),
        *(answer(f"meeting-{each}", replace(chosen, meeting=each)) for each in MEETINGS),
        foot=[back(here, "/wayfinder/more")],
        key="near",
    )


@ft.component
def RegionScreen() -> ft.View:
    """The twelve provinces, none of them a must, and what is known to lie near."""
    here = use_here()
    look, say, chosen = here.look, here.say, here.session.preferences
    trouble, set_trouble = ft.use_state("")
    region = region_of(here)

    def answer(name: str, text: str) -> ft.Control:
        press = partial(prefer, here, replace(chosen, region=name), set_trouble)
        return segment(look, text, selected=name == chosen.region, on_click=press, key=f"region-{name}")

    answers = [answer(each.id, say.of(each.name)) for each in here.services.guide.regions.values()]
    rows = [pair(look, *answers[place : place + 2]) for place in range(0, len(answers), 2)]
    return frame(
        look,
        title(look, say("near.region")),
        words(look, say("near.region-long"), 18, soft=True),
        *notes(here, trouble),
        *rows,
        answer("", say("near.region-none")),
        *_lies_near(here),
        *([reviewed(here, region.review, region.sources)] if region else []),
        foot=[back(here, ADDRESS)],
        key="region",
    )


def _lies_near(here: Here) -> list[ft.Control]:
    if region_of(here) is None:
        return []
    contacts = [here.services.guide.contacts.get(each) for each in PLACES]
    said = [nearby(here, each, ()) for each in contacts if each is not None]
    return [card(here.look, *(line(here.look, ft.Icons.NEAR_ME_OUTLINED, text) for text in said if text))]
