"""Studies on the phone: the list that is believed, or why there is none, and whom to ask."""

from collections.abc import Iterable

import flet as ft

from app import feedback
from app.actions import contacting, studies
from app.components.basics import section
from app.components.notices import banner
from app.context import Here
from app.parts.contacts import contact_card
from monitoring.errors import MonitoringError
from monitoring.studies import StudyList
from sync.errors import SyncError

ASK = ("als-centre", "tricals")  # where studies are known (Zorgvisie ALS 2030; tricals.org)


def believed(here: Here) -> StudyList | str:
    """The list, or the key of why it is not shown."""
    try:
        return studies.study_list(here.services)
    except (SyncError, MonitoringError) as error:
        return feedback.key(error)


def not_shown(here: Here, why: str) -> list[ft.Control]:
    """One sentence on why there is no list, and whom to ask instead."""
    return [banner(here.look, here.say(why), kind="notice", key="no-list"), *whom_to_ask(here, ASK)]


def whom_to_ask(here: Here, names: Iterable[str]) -> list[ft.Control]:
    """Who knows more, each with the ways to reach them."""
    contacts, known = here.services.guide.contacts, contacting.people(here.services)
    cards = [contact_card(here, contacts[name], known) for name in names if name in contacts]
    return [section(here.look, here.say("studies.ask")), *cards] if cards else []
