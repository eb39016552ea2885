"""One question about how somebody is: the latest answer in words and dots, and the one before."""

import flet as ft

from app.components.answered import STEPS, answered
from app.context import Here
from app.sentences import answer_text
from monitoring.symptoms import Symptom


def symptom_row(here: Here, symptom: Symptom) -> ft.Control:
    """The dots say what the words say; the answer before only where it was another."""
    look, say, latest, before = here.look, here.say, symptom.latest, symptom.before
    most = max((option.points or 0 for option in latest.item.options), default=0)
    was = answer_text(say, before.item, before.answer) if before and is_different(symptom) else ""
    return answered(
        look,
        latest.item.text[say.language],
        answer_text(say, latest.item, latest.answer),
        [say("symptoms.was", answer=was)] if was else [],
        count=latest.points if most == STEPS else None,
        key=f"symptom-{symptom.link_id}",
    )


def is_different(symptom: Symptom) -> bool:
    """Whether the answer before was another one."""
    return symptom.before is not None and symptom.before.answer != symptom.latest.answer
