"""A phone that has joined a real study, with the real app on a client that only records."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from app import content
from app.i18n import load
from app.main import App
from app.screens.fill import turn
from app.services import Services
from app.state.session import Session, open_session
from monitoring import fhir
from monitoring.records import Answer, Author, Origin, QuestionnaireResponse
from sync import enrolment
from sync.store import LocalStore
from tests.support.headless import HeadlessApp, mounted
from tests.support.study import NOON, Study, study

WORDS = {
    language: load(content.assets() / "translations", language, UTC) for language in ("nl", "en")
}  # in a fixed time zone
INSTRUMENTS = content.load_instruments()
RULES = content.load_rules()
ADVANCE_S = turn.ADVANCE_S + 0.1  # a little more than the next question takes to appear


@dataclass
class Phone:
    """One person's device, and the team's."""

    services: Services
    session: Session
    study: Study
    team: LocalStore

    def use(self, story: Callable[[HeadlessApp], Awaitable[None]]) -> None:
        """Open the app and do what the story does."""

        async def run() -> None:
            async with mounted(App, self.services, self.session) as app:
                await story(app)

        asyncio.run(run())

    def responses(self) -> list[QuestionnaireResponse]:
        store = self.services.store
        return [r for r in store.records(store.me) if isinstance(r, QuestionnaireResponse)]

    def filled(self, name: str, answers: dict[str, Answer], days_ago: float, record_id: str = "") -> None:
        """Something that was filled in before."""
        at = NOON - timedelta(days=days_ago)
        origin = Origin(record_id or f"{name}-{days_ago}", at, at)
        record = fhir.response(INSTRUMENTS[name], answers, origin)
        self.services.store.add(self.services.store.me, [record], at)
        self.session.read(self.services)

    def write_from_team(self, text: str, sender: str = "Marieke Visser") -> None:
        """A message that travels all the way from the team's workstation."""
        self.study.sync(self.services.store)
        self.study.sync(self.team)
        at = NOON - timedelta(days=1)
        message = fhir.message(text, sender, Origin("message", at, at, Author.CLINICIAN))
        self.team.add(self.services.store.me, [message], NOON)
        self.study.sync(self.team)
        self.study.sync(self.services.store)
        self.session.read(self.services)


@contextmanager
def new_phone(tmp_path: Path) -> Iterator[tuple[Phone, str]]:
    """A phone that has not joined, and an invitation for it."""
    with study(tmp_path) as running:
        team = running.team()
        link = running.invite(team, "Jan de Wit")
        store = running.open("phone")
        services = services_of(store, running)
        yield Phone(services, open_session(services), running, team), link


@contextmanager
def joined_phone(tmp_path: Path) -> Iterator[Phone]:
    """A phone whose owner is known by name."""
    with new_phone(tmp_path) as (phone, link):
        store = phone.services.store
        phone.study.run(store, enrolment.join(store, link, NOON))
        phone.study.sync(store)
        phone.study.sync(phone.team)
        phone.study.sync(store)
        phone.session.read(phone.services)
        yield phone


def services_of(store: LocalStore, running: Study, now: Callable[[], datetime] | None = None) -> Services:
    ids = count(1)
    return Services(
        store,
        INSTRUMENTS,
        WORDS,
        lambda call: running.send(store, call),
        now or running.clock.now,
        lambda: f"record-{next(ids)}",
        RULES,
    )
