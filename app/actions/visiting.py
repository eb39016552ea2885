"""Getting ready for an appointment on the phone: one's own questions, and what is different since then."""

from dataclasses import replace
from datetime import datetime

from app.actions import answering, notebook
from app.actions.planning import local_now
from app.actions.reading import Overview
from app.actions.writers import Writer
from app.i18n import Words
from app.services import Services
from monitoring import visits
from monitoring.given import last_given
from monitoring.readings import until
from monitoring.recent import Recent, looking_back
from monitoring.records import Communication
from monitoring.team_questions import TeamQuestion
from monitoring.visits import Preparation


def preparations(services: Services) -> tuple[Preparation, ...]:
    """Everything that was written down for appointments, the newest first."""
    return visits.preparations(notebook.records(services))


def current(services: Services) -> Preparation:
    """What is being prepared; empty when nothing is."""
    return visits.current(preparations(services)) or Preparation("", services.now())


def keep(services: Services, prepared: Preparation, writer: Writer) -> None:
    """Keep what was written down, in place of what it was before.

    Raises:
        AnswerError: a text is too long; nothing was saved.
        VaultError: the disk refuses; nothing was saved.
    """
    if prepared.is_empty and not prepared.record_id:
        return
    instrument = services.instruments[visits.NAME]
    given = visits.answers(prepared)
    answering.save_response(services, instrument, given, writer, replaces=prepared.record_id or None)


def take_over(services: Services, question: str, writer: Writer) -> None:
    """Put a question with one's own, if there is a place for it; VaultError when the disk refuses."""
    now = current(services)
    if not now.is_full and question not in now.questions:
        keep(services, replace(now, questions=(*now.questions, question)), writer)


def put_away(services: Services, writer: Writer) -> None:
    """Say that these questions were discussed; VaultError when the disk refuses."""
    today = local_now(services).date()
    keep(services, replace(current(services), discussed=today), writer)


def bring_back(services: Services, prepared: Preparation, writer: Writer) -> None:
    """Say that these questions were not discussed after all; VaultError when the disk refuses."""
    keep(services, replace(prepared, discussed=None), writer)


def last_visit(services: Services) -> datetime | None:
    """When the last appointment was, as far as somebody wrote it down."""
    return visits.last_visit(notebook.records(services), local_now(services))


def looked_back(services: Services, overview: Overview, since: datetime) -> Recent:
    """What is different from how it was at a moment."""
    lived, _ = until(notebook.records(services), services.now())
    then = last_given([each for each in lived if each.origin.about <= since], services.instruments)
    return looking_back(overview.trends, overview.symptoms, then, since)


def as_message(say: Words, prepared: Preparation) -> str:
    """The questions as a message to the team."""
    numbered = [f"{number}. {text}" for number, text in enumerate(prepared.questions, 1)]
    remember = [f"{say('visit.remember')}: {prepared.remember}"] if prepared.remember else []
    return "\n".join([say("visit.message"), *numbered, *remember])


def sent(overview: Overview, text: str) -> Communication | None:
    """The message with these questions, when it was sent before."""
    asked = (each.message for each in overview.conversation if isinstance(each, TeamQuestion))
    return next((each for each in asked if each.text == text), None)
