"""The people of a demonstration: invited, joined, with all that they logged. Every step may be the last one.

A step that broke off is done again with the same keys, links and identifiers, so that nothing is there twice.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from app import clock
from app.cli.demo_plan import Plan, histories
from app.cli.homes import converse, open_home
from app.i18n import Words
from monitoring import fhir
from monitoring.records import Author, MessageTopic, Origin, Record
from sync import enrolment
from sync.exchange import exchange
from sync.server.enrolments import make_team_code
from sync.store import LocalStore

CODE, LINK, INVITATION = "demo/code", "demo/link", "demo/invitation"  # notes in the stores
ASKS = 3  # who has a question for the team
_A_WHILE = timedelta(hours=24)


def people_the_study(
    words: Words, plan: Plan, database: str, server: str, on_step: Callable[[], None]
) -> None:
    """Found the team, and let everybody join, log and be seen; `on_step` is called twice for each person."""
    theirs: list[tuple[bytes, list[Record]]] = []
    with open_home(plan.team, new=True) as team:
        _found(team, database, server)
        for number, records in enumerate(histories(plan), 1):
            with open_home(plan.phone(number), new=True) as phone:
                participant = _join(team, phone, server)
                asked = [_question(words, plan.end)] if number == ASKS else []
                phone.add(participant, [*_written(records, by_team=False), *asked], clock.now())
                converse(phone, exchange(phone, clock.now()))
            theirs.append((participant, _written(records, by_team=True)))
            on_step()
        converse(team, exchange(team, clock.now()))
        for number, (participant, records) in enumerate(theirs):
            greeting = [_greeting(words, plan.end)] if number == 0 else []
            team.add(participant, [*records, *greeting], clock.now())
            on_step()
        converse(team, exchange(team, clock.now()))
    with open_home(plan.phone(1)) as phone:
        converse(phone, exchange(phone, clock.now()))


def move(store: LocalStore, server: str) -> None:
    """Let a device speak to the server at the port of this start."""
    if store.note("server") not in (None, server):
        store.set_note("server", server)


def fresh_invitation(words: Words, team: LocalStore, server: str) -> str:
    """A link that nobody has used: the one of the last start, as long as it is good."""
    link = team.note(INVITATION)
    if _is_good(link) and enrolment.read_link(link).participant not in team.participants():
        return _moved(link, server)
    link = converse(team, enrolment.invite(team, words("demo.newcomer"), clock.now()))
    team.set_note(INVITATION, link)
    return link


def _found(team: LocalStore, database: str, server: str) -> None:
    if team.note("server"):
        move(team, server)
        return
    code = team.note(CODE)
    if code is None:
        code = make_team_code(database)
        team.set_note(CODE, code)
    converse(team, enrolment.found_team(team, server, code, clock.now()))


def _join(team: LocalStore, phone: LocalStore, server: str) -> bytes:
    move(phone, server)
    if phone.me is not None:
        return phone.me
    link = phone.note(LINK)
    if not _is_good(link):
        link = converse(team, enrolment.invite(team, "", clock.now()))  # the clinic's own record has the name
        phone.set_note(LINK, link)
    return converse(phone, enrolment.join(phone, _moved(link, server), clock.now()))


def _is_good(link: str | None) -> bool:
    return link is not None and enrolment.read_link(link).expires > (clock.now() + _A_WHILE).timestamp()


def _moved(link: str, server: str) -> str:
    return enrolment.write_link(replace(enrolment.read_link(link), server=server))


def _written(records: Sequence[Record], *, by_team: bool) -> list[Record]:
    return [each for each in records if (each.origin.author is Author.CLINICIAN) == by_team]


def _greeting(words: Words, at: datetime) -> Record:
    origin = Origin("demo-greeting", at, at, Author.CLINICIAN)
    return fhir.message(words("demo.greeting"), words("demo.nurse"), origin)


def _question(words: Words, at: datetime) -> Record:
    topic = MessageTopic("mask-leaks", "breathing")
    return fhir.message(words("demo.question"), "", Origin("demo-question", at, at), topic)
