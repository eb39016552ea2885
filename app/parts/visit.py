"""What several screens show of a prepared appointment: the questions, and what is different since when."""

from datetime import datetime, time

import flet as ft

from app.actions import visiting
from app.actions.planning import local_now
from app.changed import changed
from app.components.basics import BOLD, PLAIN, words
from app.context import Here
from app.sentences import moment
from monitoring.recent import Recent
from monitoring.talk_offers import months_after
from monitoring.visits import Preparation

LAST = "last"  # since the last appointment; the other periods are so many months
USUAL, MONTHS = "3", ("1", "3", "6", "12")
SENTENCES = 6  # about what changed
BODY = 18  # sp; larger stands out, and is bold


def periods(here: Here) -> tuple[str, ...]:
    """What can be looked back over, four of them; the last appointment first, when it is known."""
    return MONTHS if visiting.last_visit(here.services) is None else (LAST, *MONTHS[:3])


def first_period(here: Here) -> str:
    """What is looked back over until somebody chooses."""
    return USUAL if visiting.last_visit(here.services) is None else LAST


def beginning(here: Here, period: str) -> datetime:
    """When a period began; an unknown one is the usual."""
    last = visiting.last_visit(here.services)
    if period == LAST and last is not None:
        return last
    now = local_now(here.services)
    months = int(period if period in MONTHS else USUAL)
    return datetime.combine(months_after(now.date(), -months), time(), now.tzinfo)


def looked_back(here: Here, period: str) -> Recent:
    """What is different since then; worked out once for each reading of the dossier."""
    return ft.use_memo(
        lambda: visiting.looked_back(here.services, here.session.overview, beginning(here, period)),
        [here.session.overview, period],
    )


def since_text(here: Here, period: str) -> str:
    """As in "Sinds 12 augustus"."""
    return here.say("visit.since", moment=moment(here.say, beginning(here, period), here.services.now()))


def sentences(here: Here, recent: Recent) -> list[str]:
    """What is different, in plain sentences; that there is nothing to tell is a sentence too."""
    found = changed(here.say, recent, here.services.now(), SENTENCES)
    return found or [here.say("visit.nothing-changed")]


def numbered(here: Here, prepared: Preparation, size: float) -> list[ft.Control]:
    """The questions, each with its number."""
    weight, height = (BOLD, 1.25) if size > BODY else (PLAIN, 1.35)
    return [
        words(here.look, f"{number}. {text}", size, weight=weight, height=height, key=f"question-{number}")
        for number, text in enumerate(prepared.questions, 1)
    ]
