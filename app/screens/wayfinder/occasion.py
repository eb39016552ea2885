"""What is good to know after something that nobody hopes for, behind a way of its own."""

import flet as ft

from app.components.basics import gap, section, title, words
from app.components.frame import frame
from app.context import use_here
from app.parts.steps import path_of, step_card
from app.parts.wayfinder import question_card
from app.parts.ways import back, nowhere
from monitoring.steps import OCCASIONS


@ft.component
def OccasionScreen() -> ft.View:
    """What cannot wait in two sentences; steps and questions for when there is time."""
    here = use_here()
    look, say, guide = here.look, here.say, here.services.guide
    wanted = ft.use_route_params().get("occasion", "")
    leave, audience = back(here, "/wayfinder"), here.session.preferences.audience
    if wanted not in OCCASIONS:
        return nowhere(here, "/wayfinder", "occasion")
    steps = [each for each in path_of(here).steps if each.step and each.step.occasion == wanted]
    questions = [
        each for each in guide.questions.values() if each.occasion == wanted and audience in each.audience
    ]
    return frame(
        look,
        title(look, say(f"occasion.{wanted}")),
        words(look, say(f"occasion.{wanted}-long"), 20, key="occasion-long"),
        *(step_card(here, each) for each in steps),
        section(look, say("occasion.questions")),
        *(question_card(here, each) for each in questions),
        gap(),
        foot=[leave],
        key=f"occasion-{wanted}",
    )
