"""Joining, sending and fetching: the store stays in its own thread, only the waiting happens elsewhere."""

import asyncio
from collections.abc import Callable, Generator
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
        await _run(enrolment.join(services.store, code, services.now()), services.send)


async def share(services: Services) -> str | None:
    """Send what is owed and fetch what is new; return the key of what went wrong, if anything did.

    Whatever goes wrong here loses nothing: it is tried again later.
    """
    try:
        async with services.sharing:
            report = await _run(exchange(services.store, services.now()), services.send)
    except SyncError as error:
        return feedback.key(error)
    return "error.fork" if report.problems else None


async def _run(steps: Generator[Call, bytes, T], send: Callable[[Call], bytes]) -> T:
    try:
        call = next(steps)
        while True:
            try:
                answer = await asyncio.to_thread(send, call)
            except ServerError as error:
                call = steps.throw(error)
            else:
                call = steps.send(answer)
    except StopIteration as done:
        result: T = done.value
        return result
