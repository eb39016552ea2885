"""Fetching and sending: the store stays in its own thread, only the waiting happens elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.actions.sharing import converse
from app.services import Services
from app.workstation.actions.people import Trouble
from app.workstation.actions.progress import Progress
from app.workstation.actions.rules import reconcile
from sync.client import Call
from sync.exchange import Report, exchange

NOTE = "desk/fetched"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What the last exchange that came to its end said; kept, so that it is not forgotten overnight."""

    at: datetime | None = None
    troubles: Mapping[bytes, Trouble] = field(default_factory=dict)


async def fetch(services: Services, on_progress: Callable[[float], None]) -> Fetched:
    """Send what is owed, fetch what is new, and keep when that was and what did not hold.

    Raises:
        ServerError: not now; what came before it is kept.
        VaultError: the disk refuses.
    """
    progress = Progress()

    def told(call: Call, answer: bytes) -> None:
        on_progress(progress.after(call, answer))

    async with services.sharing:
        report = await converse(exchange(services.store, services.now()), services.send, told)
        troubles = _troubles(report)
        if reconcile(services):  # somebody joined, or another workstation signed a rule
            report = await converse(exchange(services.store, services.now()), services.send, told)
            troubles |= _troubles(report)
        fetched = Fetched(services.now(), troubles)
        services.store.set_note(NOTE, _written(fetched))
    return fetched


def last_fetched(services: Services) -> Fetched:
    """What the last exchange said, whenever that was."""
    note = services.store.note(NOTE)
    if note is None:
        return Fetched()
    troubles = {bytes.fromhex(name): Trouble(trouble) for name, trouble in note["troubles"].items()}
    return Fetched(datetime.fromisoformat(note["at"]), troubles)


def strangers(services: Services, fetched: Fetched) -> int:
    """How many dossiers the server showed that nobody here invited; none of them was taken."""
    return len(fetched.troubles.keys() - set(services.store.participants()))


def _troubles(report: Report) -> dict[bytes, Trouble]:
    return dict.fromkeys(report.lost, Trouble.LOST) | dict.fromkeys(report.problems, Trouble.REFUSED)


def _written(fetched: Fetched) -> dict[str, object]:
    troubles = {participant.hex(): trouble.value for participant, trouble in fetched.troubles.items()}
    return {"at": fetched.at.isoformat() if fetched.at else "", "troubles": troubles}
