"""A sheet about one study to take to the neurologist, with one's own question on it."""

from functools import partial

import flet as ft

from app.actions import exporting, studies
from app.actions.exporting import Export
from app.components.actions import primary
from app.components.basics import gap, title, words
from app.components.cards import card
from app.components.fields import text_field
from app.components.frame import frame
from app.components.notices import banner, line
from app.context import use_here
from app.parts.handing import give
from app.parts.studies import believed
from app.parts.ways import back, nowhere
from app.report.study_pack import About
from monitoring.study_fit import fit

ON_IT = {
    "studies.on-it-known": ft.Icons.CHECKLIST_ROUNDED,
    "studies.on-it-score": ft.Icons.SHOW_CHART_ROUNDED,
    "studies.on-it-yours": ft.Icons.BACK_HAND_OUTLINED,
}


@ft.component
def TakeAlongScreen() -> ft.View:
    """The question stays on this screen; the device asks where the sheet goes."""
    here = use_here()
    look, say = here.look, here.say
    name = ft.use_route_params().get("study", "")
    question, set_question = ft.use_state("")
    outcome, set_outcome = ft.use_state("")
    found = believed(here)
    study = None if isinstance(found, str) else found.find(name)
    if study is None or not study.is_open:
        return nowhere(here, "/studies", "take-along")

    def sheet() -> Export:
        diagnosis = here.session.preferences.diagnosis
        held = fit(study, studies.known_here(here.services, diagnosis), here.services.now())
        return exporting.for_study(here.services, say, About(held, question.strip(), diagnosis))

    make = partial(give, sheet, set_outcome, "share.kept")

    return frame(
        look,
        title(look, say("studies.take-along-title")),
        words(look, say("studies.take-along-under", study=say.of(study.title)), 18, soft=True),
        *([banner(look, say(outcome), kind="notice", key="outcome")] if outcome else []),
        card(look, *(line(look, sign, say(key)) for key, sign in ON_IT.items()), spacing=16),
        gap(),
        text_field(look, say("studies.question"), question, on_change=set_question, lines=3, key="question"),
        foot=[
            primary(look, say("studies.make"), ft.Icons.DESCRIPTION_OUTLINED, on_click=make, key="make"),
            back(here, f"/studies/{study.id}"),
        ],
        key="take-along",
    )
