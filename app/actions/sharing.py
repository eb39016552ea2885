"""Joining, sending and fetching: the store stays in its own thread, only the waiting happens elsewhere."""

import asyncio
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

from app import feedback
from app.services import Services
from sync import enrolment
from sync.client import Call
from sync.errors import ServerError, SyncError
from sync.exchange import exchange

T = TypeVar("T")


async def join(services: Services, link: str) -> None:
    """Join with the link of an invitation.

    Raises:
        InvitationError: the link lets nobody in; the class says why.
        ServerError, VaultError: not now; the link can be used again.
    """
    code = link.strip().rpartition("/")[2]  # the app may have been opened by it, as /join/code
    async with services.sharing:
        await converse(enrolment.join(services.store, code, services.now()), services.send)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an exchange went."""

    trouble: str | None = None  # key of what went wrong
    is_news: bool = False  # whether something came in


async def share(services: Services) -> Outcome:
    """Send what is owed and fetch what is new; whatever goes wrong here loses nothing and is tried again."""
    try:
        async with services.sharing:
            report = await converse(exchange(services.store, services.now()), services.send)
    except SyncError as error:
        return Outcome(feedback.key(error))
    return Outcome("error.fork" if report.problems else None, report.received > 0)


async def converse(
    steps: Generator[Call, bytes, T],
    send: Callable[[Call], bytes],
    on_answer: Callable[[Call, bytes], None] = lambda call, answer: None,
) -> T:
    """Run steps to their end, waiting for each answer in another thread."""
    try:
        call = next(steps)
        while True:
            try:
                answer = await asyncio.to_thread(send, call)
            except ServerError as error:
                call = steps.throw(error)
            else:
                on_answer(call, answer)
                call = steps.send(answer)
    except StopIteration as done:
        result: T = done.value
        return result
