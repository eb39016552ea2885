"""Inviting a person to join."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.actions.sharing import converse
from app.services import Services
from sync import enrolment


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation that the server knows."""

    name: str
    link: str = field(repr=False)  # it lets one person in: never log it
    expires: datetime


async def invite(services: Services, name: str) -> Invited:
    """Invite a person by name; the name stays on this computer until the person has joined.

    Raises:
        ServerError: not now; nobody was invited.
    """
    called = " ".join(name.split())
    async with services.sharing:
        link = await converse(enrolment.invite(services.store, called, services.now()), services.send)
    return Invited(called, link, datetime.fromtimestamp(enrolment.read_link(link).expires, UTC))
