"""An aid on a screen: what it is called, from whom it comes, and what can be done when it takes long."""

from functools import partial

import flet as ft

from app.actions import contacting
from app.components.basics import section, words
from app.components.cards import link_card
from app.components.notices import banner
from app.context import Here, go
from app.parts.contacts import contact_card
from app.waited import span
from monitoring.aids import Aid
from monitoring.waiting import NO_PROMISE_WITHIN, Waiting

OTHER = "other"  # none of the list: in one's own words
HELP, TEAM = "nobody-calls-back", "als-team"  # where nobody wrote down from whom it comes


def aid_name(here: Here, aid: Aid) -> str:
    """What an aid is called in the language of the reader."""
    return here.services.guide.aids.name(aid.code, here.say.language, aid.what)


def source_name(here: Here, aid: Aid) -> str:
    """From whom an aid comes; empty when nobody wrote it down."""
    known = {each.contact: each.name for each in here.services.guide.aids.sources_of_aids}
    return here.say.of(known[aid.contact]) if aid.contact in known else aid.source


def what_can_be_done(here: Here, aid: Aid, stands: Waiting) -> list[ft.Control]:
    """When it takes long: that it does, whom to call, and what the wayfinder says of it."""
    if not stands.needs_a_call:
        return []
    look, say, guide = here.look, here.say, here.services.guide
    days = stands.late or stands.days or 0
    long = say("aids.late-long" if stands.late else "aids.waits-long", span=span(say, days))
    contact = guide.contacts.get(aid.contact) or guide.contacts.get(TEAM)
    slow = {each.contact: each.slow for each in guide.aids.sources_of_aids}.get(aid.contact, HELP)
    asked = guide.questions.get(slow)
    drawn: list[ft.Control] = [banner(look, long, ft.Icons.SCHEDULE_ROUNDED, kind="notice", key="takes-long")]
    if contact:
        drawn += [
            section(look, say("aids.whom-to-call")),
            contact_card(here, contact, contacting.people(here.services)),
        ]
    if asked:
        more = partial(go, f"/question/{asked.id}")
        sign = ft.Icons.SIGNPOST_OUTLINED
        text = say.of(asked.text)
        drawn.append(link_card(look, text, say("aids.question"), sign, on_click=more, key="question"))
    if not stands.late:
        weeks = NO_PROMISE_WITHIN.days // 7
        drawn.append(words(look, say("aids.why-long", weeks=weeks), 16, soft=True, key="why-long"))
    return drawn
