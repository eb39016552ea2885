"""How often one thing is asked."""

from datetime import timedelta
from functools import partial

import flet as ft

from app.actions import planning
from app.components.actions import choice
from app.components.basics import section, title, words
from app.components.frame import frame
from app.context import Here, go, use_here
from app.parts.saving import attempt, notes
from app.parts.ways import back
from app.planned import rhythm_name, rhythm_text, rhythms, whose
from app.sentences import capital
from monitoring.items import Instrument


@ft.component
def RhythmScreen() -> ft.View:
    """A few plain choices; the tap saves."""
    here = use_here()
    look, say = here.look, here.say
    trouble, set_trouble = ft.use_state("")
    instrument = here.services.instruments.get(ft.use_route_params().get("name", ""))
    if instrument is None:
        nothing = words(look, say("nowhere.title"), 22)
        return frame(look, nothing, foot=[back(here, "/plan")], key="rhythm")
    held = here.session.overview.plan
    said = whose(say, held.changes.get(instrument.url), here.services.now())
    now = held.rhythm(instrument)

    def choose(rhythm: timedelta | None) -> None:
        if rhythm == now:
            go("/plan")
        else:
            attempt(here, _change(here, instrument, rhythm), set_trouble, "/plan")

    answers = [
        choice(
            look,
            capital(rhythm_text(say, each)),
            say("plan.like-under") if each is None else "",
            selected=each == now,
            on_click=partial(choose, each),
            key=f"every-{rhythm_name(each)}",
        )
        for each in rhythms(instrument)
    ]
    return frame(
        look,
        title(look, instrument.title[say.language]),
        section(look, say("plan.how-often")),
        *([words(look, said, 18, soft=True, key="whose")] if said else []),
        *notes(here, trouble),
        *answers,
        foot=[back(here, "/plan")],
        key=f"rhythm-{instrument.name}",
    )


def _change(here: Here, instrument: Instrument, rhythm: timedelta | None) -> partial[None]:
    return partial(planning.ask, here.services, instrument, rhythm, here.session.writer)
