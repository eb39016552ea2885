"""Standing still by what matters: subjects to talk about, and where to go on with them."""

from functools import partial

import flet as ft

from app.actions import talking
from app.components.actions import secondary
from app.components.basics import section, title, words
from app.components.cards import link_card
from app.components.frame import frame
from app.components.notices import banner
from app.context import Here, go, use_here
from app.parts.saving import attempt, notes
from app.parts.talks import TalkRhythm
from app.parts.ways import back


@ft.component
def TalksScreen() -> ft.View:
    """One subject is enough; nothing has to be filled in."""
    here = use_here()
    look, say = here.look, here.say
    trouble, set_trouble = ft.use_state("")
    marked, set_marked = ft.use_state(False)
    is_wanted = talking.wish(here.services).months is not None

    def mark() -> None:
        attempt(here, partial(talking.mark, here.services), set_trouble)
        set_marked(True)

    subjects = [
        link_card(
            look,
            say.of(each.title),
            say.of(each.brief),
            on_click=partial(go, f"/talks/{each.id}"),
            key=f"subject-{each.id}",
        )
        for each in here.services.guide.talks
    ]
    done = secondary(look, say("talks.done"), ft.Icons.CHECK_ROUNDED, on_click=mark, key="talk-done")
    return frame(
        look,
        title(look, say("talks.title")),
        words(look, say("talks.intro"), 18),
        *notes(here, trouble),
        *([banner(look, say("talks.marked"), key="marked")] if marked and not trouble else []),
        section(look, say("talks.subjects")),
        *subjects,
        section(look, say("talks.onward")),
        *_onward(here),
        TalkRhythm(key="rhythm"),
        foot=[*([done] if is_wanted and not marked else []), back(here)],
        key="talks",
    )


def _onward(here: Here) -> list[ft.Control]:
    """The card for wishes, where there is one, and the questions for an appointment."""
    look, say = here.look, here.say
    ways = (
        ("wishes", ft.Icons.FAVORITE_BORDER_ROUNDED, f"/fill/{talking.WISHES}"),
        ("visit", ft.Icons.EVENT_NOTE_OUTLINED, "/visit"),
    )
    return [
        link_card(
            look,
            say(f"talks.{name}"),
            say(f"talks.{name}-under"),
            sign,
            on_click=partial(go, address),
            key=f"to-{name}",
        )
        for name, sign, address in ways
        if name != "wishes" or talking.has_wishes(here.services)
    ]
