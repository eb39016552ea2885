"""The one loop between a store and the study backend. Every step may be repeated, and may be the last one.

`exchange` yields calls and takes their answers: the store stays in its own thread, and only the waiting
happens elsewhere.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sync import enrolment
from sync.client import Call
from sync.errors import ForkError, GapError, MalformedError, RefusedError, ServerError, ServerFailedError
from sync.protocol import Kind, read_item
from sync.store import LocalStore
from sync.wire import (
    MSGPACK,
    ChainTip,
    FeedItem,
    FeedPage,
    pack_batch,
    pack_feed_request,
    read_feed_page,
)


@dataclass(slots=True)
class Report:
    """What one exchange did, and what its reader must know."""

    sent: int = 0  # items that the server took
    received: int = 0  # entries that are new here
    lost: list[bytes] = field(default_factory=list)  # dossiers of which the server showed less than before
    problems: dict[bytes, str] = field(default_factory=dict)  # participant -> what does not hold


Steps = Generator[Call, bytes, Report]
T = TypeVar("T")


def exchange(store: LocalStore, now: datetime) -> Steps:
    """Send what is owed, read what is new, and check that the server still has what it had."""
    report = Report()
    yield from _push(store, report)
    page = yield from _pull(store, report)
    _check(store, page, report)
    if store.team:
        enrolment.introduce(store, now)
    if store.inbox.owing():
        yield from _push(store, report)
    return report


def run(
    steps: Generator[Call, bytes, T],
    send: Callable[[Call], bytes],
    on_step: Callable[[], None] = lambda: None,
) -> T:
    """Run steps to their end, sending each call; `on_step` is called after each answer."""
    try:
        call = next(steps)
        while True:
            try:
                answer = send(call)
            except ServerError as error:
                call = steps.throw(error)
            else:
                call = steps.send(answer)
            on_step()
    except StopIteration as done:
        result: T = done.value
        return result


def _push(store: LocalStore, report: Report) -> Generator[Call, bytes, None]:
    for participant in store.inbox.owing():
        if participant in report.problems:
            continue
        try:
            yield from _push_one(store, participant, report)
        except GapError:
            report.lost.append(participant)
            store.inbox.owe_again(participant)
            yield from _push_one(store, participant, report)
        except ForkError as error:
            report.problems[participant] = str(error)


def _push_one(store: LocalStore, participant: bytes, report: Report) -> Generator[Call, bytes, None]:
    url = f"{store.note('server')}/v1/dossiers/{participant.hex()}/items"
    while batch := store.inbox.batch(participant):
        body = pack_batch([(kind, raw) for _, kind, raw in batch])
        yield Call("POST", url, store.owner, body, MSGPACK)
        store.inbox.mark_sent([number for number, _, _ in batch])
        report.sent += len(batch)


def _pull(store: LocalStore, report: Report) -> Generator[Call, bytes, FeedPage]:
    url = f"{store.note('server')}/v1/feed"
    skipped: dict[bytes, int] = {}  # a dossier with something refused waits for the next exchange
    while True:
        body = pack_feed_request({**store.inbox.positions(), **skipped})
        answer = yield Call("POST", url, store.owner, body, MSGPACK)
        try:
            page = read_feed_page(answer)
        except MalformedError as error:
            raise ServerFailedError("the server's answer cannot be read") from error
        for participant, items in _by_dossier(page.items).items():
            try:
                report.received += _take(store, participant, items)
            except RefusedError as error:
                report.problems[participant] = str(error)
                skipped[participant] = page.positions.get(participant, 0)
        if page.done or not page.items:
            return page


def _take(store: LocalStore, participant: bytes, items: Sequence[FeedItem]) -> int:
    if participant not in store.participants():
        try:
            first = read_item(items[0].kind, participant, items[0].raw)
        except MalformedError as error:
            raise RefusedError(str(error)) from error
        if first.kind is not Kind.ENROLMENT:
            raise RefusedError("a dossier without its beginning")
        enrolment.admit(store, first)
    return store.inbox.receive(participant, items)


def _check(store: LocalStore, page: FeedPage, report: Report) -> None:
    chains = defaultdict(list)
    for tip in page.chains:
        chains[tip.participant].append(tip)
    for participant in store.participants():
        if participant in report.problems:
            continue
        position, kept = page.positions.get(participant, 0), chains[participant]
        _check_one(store, participant, kept, position, report)


def _check_one(
    store: LocalStore, participant: bytes, kept: Sequence[ChainTip], position: int, report: Report
) -> None:
    try:
        if not store.inbox.check_kept(participant, kept, position):
            report.lost.append(participant)
        elif withheld := store.inbox.withheld(participant):
            report.problems[participant] = withheld[0]
    except RefusedError as error:
        report.problems[participant] = str(error)


def _by_dossier(items: Sequence[FeedItem]) -> dict[bytes, list[FeedItem]]:
    dossiers = defaultdict(list)
    for item in items:
        dossiers[item.participant].append(item)
    return dict(dossiers)
