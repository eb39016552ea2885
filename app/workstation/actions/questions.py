"""Dealing with the questions of a person: seen, answered, talked about, read; and taking that back."""

from dataclasses import dataclass

from app.guide import Guide
from app.services import Services
from app.workstation.actions import writing
from monitoring import fhir
from monitoring.kept import taken_back
from monitoring.records import Author, MessageTopic, Origin, Record
from monitoring.team_questions import DONE, SEEN, TEAM, Outcome, TeamQuestion, handled

SUGGESTED = 2  # topics that are offered for a question that has none


@dataclass(frozen=True, slots=True)
class Place:
    """Under which topic a question is counted, and who takes it."""

    theme: str
    route: str


def preset(guide: Guide, question: TeamQuestion) -> Place:
    """What the team said before, else what the question of the wayfinder says, else the team itself."""
    asked = guide.questions.get(question.topic.question)
    return Place(question.topic.theme, question.route or (asked.contact if asked else TEAM))


def likely_themes(services: Services, question: TeamQuestion, language: str) -> tuple[str, ...]:
    """The topic that a question has, else those of the questions of the wayfinder that are most like it."""
    if question.topic.theme:
        return (question.topic.theme,)
    if question.message.text in {words("contact.request") for words in services.words.values()}:
        return ()  # the app's own words, which are about nothing
    guide = services.guide
    found = (guide.questions[each.id].theme for each in guide.find(question.message.text, language))
    return tuple(dict.fromkeys(found))[:SUGGESTED]


def likely_routes(guide: Guide, question: TeamQuestion) -> tuple[str, ...]:
    """Who is likely to take a question: as it was put, what the wayfinder says, the team itself."""
    asked = guide.questions.get(question.topic.question)
    routes = (preset(guide, question).route, asked.contact if asked else "", asked and asked.otherwise, TEAM)
    return tuple(dict.fromkeys(each for each in routes if each))


def mark_seen(services: Services, participant: bytes, question: TeamQuestion, by: str, place: Place) -> None:
    """Keep that the team saw a question.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; nothing of it was saved.
    """
    writing.keep(services, participant, [_task(services, question, by, SEEN, place)], by)


def close(
    services: Services, participant: bytes, question: TeamQuestion, by: str, place: Place, outcome: Outcome
) -> None:
    """Keep how a question was dealt with without an answer in writing; raises as `mark_seen`."""
    told = _task(services, question, by, DONE, place, outcome)
    writing.keep(services, participant, [told], by)


def take_back(services: Services, participant: bytes, question: TeamQuestion) -> None:
    """Take back what made a question seen, or closed it without a reply; raises as `mark_seen`."""
    taken = [taken_back(each, _origin(services, each.origin.record_id)) for each in question.marks]
    services.store.add(participant, taken, services.now())


def answer(
    services: Services, participant: bytes, question: TeamQuestion, text: str, by: str, place: Place
) -> None:
    """Keep a reply and that the question is answered, both or neither; raises as `mark_seen`.

    Raises:
        MalformedError: the reply is too long.
    """
    named = question.message.origin.record_id
    reply = fhir.message(text.strip(), by, _origin(services), answers=named)
    writing.keep(services, participant, [reply, _task(services, question, by, DONE, place)], by)


def _task(
    services: Services,
    question: TeamQuestion,
    by: str,
    status: str,
    place: Place,
    outcome: Outcome = Outcome.ANSWERED,
) -> Record:
    # Another topic is no longer the question of the wayfinder that it began with.
    is_same = place.theme == question.topic.theme
    topic = question.topic if is_same else MessageTopic("", place.theme)
    origin = _origin(services)
    return handled(question, origin, by, status, topic=topic, route=place.route, outcome=outcome)


def _origin(services: Services, replaces: str | None = None) -> Origin:
    now = services.now()
    return Origin(services.new_id(), now, now, Author.CLINICIAN, replaces=replaces)
