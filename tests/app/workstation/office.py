"""A team's workstation and the phones of its people, with a real backend between them."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from zoneinfo import ZoneInfo

from app import guide, i18n
from app.content import CHECKOUT, load_instruments, load_rules
from app.services import Services
from app.workstation.actions import sharing
from monitoring import fhir
from monitoring.records import Author, Origin
from sync.store import LocalStore

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
INSTRUMENTS = load_instruments()
RULES = load_rules()
GUIDE = guide.load(CHECKOUT)


def words(language="nl"):
    return i18n.load(CHECKOUT / "translations", language, AMSTERDAM)


@dataclass
class Office:
    """What the nurse does, as plain calls."""

    study: object
    team: LocalStore
    phones: dict[str, LocalStore] = field(default_factory=dict)
    numbers: object = field(default_factory=lambda: count(1))

    @property
    def services(self):
        return Services(
            self.team,
            INSTRUMENTS,
            {"nl": words("nl"), "en": words("en")},
            lambda call: self.study.send(self.team, call),
            self.study.clock.now,
            lambda: f"new-{next(self.numbers)}",
            RULES,
            GUIDE,
        )

    def welcome(self, name):
        """Invite a person, who joins and sends the first key."""
        phone = self.study.join(name, self.study.invite(self.team, name))
        self.study.sync(phone)
        self.phones[name] = phone
        return phone.me

    def log(self, name, instrument, answers, *, days_ago=0, author=Author.PATIENT, helped=False):
        """Save a response on a person's phone, without sending it."""
        phone, now = self.phones[name], self.study.clock.now()
        origin = Origin(
            f"{name}-{next(self.numbers)}".replace(" ", ""),
            now - timedelta(days=days_ago),
            now,
            author,
            helped,
        )
        phone.add(phone.me, [fhir.response(INSTRUMENTS[instrument], answers, origin)], now)

    def write(self, name, text):
        phone, now = self.phones[name], self.study.clock.now()
        origin = Origin(f"{name}-{next(self.numbers)}".replace(" ", ""), now, now)
        phone.add(phone.me, [fhir.message(text, name, origin)], now)

    def send_all(self):
        for phone in self.phones.values():
            self.study.sync(phone)

    def fetch(self, told=None):
        return asyncio.run(sharing.fetch(self.services, (told if told is not None else []).append))


def alsfrs(points=4):
    """The answers of an ALSFRS-R in which every item has the same points."""
    items = INSTRUMENTS["alsfrs-r"].by_id.values()
    chosen = {
        item.link_id: next(option.code for option in item.options if option.points == points)
        for item in items
        if item.kind == "choice" and item.link_id != "cutting-gastrostomy"
    }
    return chosen | {"gastrostomy": False}
