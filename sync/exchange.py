"""The one loop between a store and the study backend. Every step may be repeated, and may be the last one.

`exchange` yields calls and takes their answers: the store stays in its own thread, and only the waiting
happens elsewhere.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sync import enrolment
from sync.client import Call
from sync.errors import (
    ForkError,
    GapError,
    MalformedError,
    NotAdmittedError,
    RefusedError,
    ServerError,
    ServerFailedError,
)
from sync.items import read_item
from sync.protocol import Kind
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
MOST_PAGES = 5_000  # in one exchange; a server could go on for ever


def exchange(store: LocalStore, now: datetime) -> Steps:
    """Send what is owed, read what is new, and check that the server still has what it had."""
    report = Report()
    store.inbox.mend_all()
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
            yield from _push_or_push_again(store, participant, report)
        except (GapError, ForkError, NotAdmittedError) as error:  # one dossier does not hold up the others
            report.problems[participant] = str(error)


def _push_or_push_again(
    store: LocalStore, participant: bytes, report: Report
) -> Generator[Call, bytes, None]:
    try:
        yield from _push_one(store, participant, report)
    except GapError:
        report.lost.append(participant)
        store.inbox.owe_again(participant)
        yield from _push_one(store, participant, report)


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
    for _ in range(MOST_PAGES):
        asked = {**store.inbox.positions(), **skipped}
        answer = yield Call("POST", url, store.owner, pack_feed_request(asked), MSGPACK)
        try:
            page = read_feed_page(answer)
            dossiers = by_dossier(page, asked)
        except MalformedError as error:
            raise ServerFailedError("the server's answer cannot be read") from error
        mended = False
        with store.inbox.together():
            for participant, items in dossiers.items():
                try:
                    if store.knows(participant) and store.inbox.mend(participant):
                        mended = True  # and asked for again, from its beginning
                    else:
                        report.received += _take(store, participant, items)
                except RefusedError as error:
                    report.problems[participant] = str(error)
                    skipped[participant] = page.positions[participant]
        if page.done and not mended:
            return page
    raise ServerFailedError("the server's feed does not end")


def _take(store: LocalStore, participant: bytes, items: Sequence[FeedItem]) -> int:
    if not store.knows(participant):
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
    known = store.participants()
    for participant in known:
        if participant not in report.problems:
            _check_one(store, participant, chains[participant], page.positions.get(participant, 0), report)
    sound = set(known) - report.problems.keys() - set(report.lost)
    store.inbox.caught_up({p: position for p, position in page.positions.items() if p in sound})


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


def by_dossier(page: FeedPage, asked: Mapping[bytes, int]) -> dict[bytes, list[FeedItem]]:
    """Sort a page by dossier; MalformedError when it does not go on from where it was asked to."""
    dossiers = defaultdict(list)
    reached = dict(asked)
    for item in page.items:
        last = page.positions.get(item.participant, 0)
        if not reached.get(item.participant, 0) < item.position <= last:
            raise MalformedError("a page that does not go on from where it was asked to")
        reached[item.participant] = item.position
        dossiers[item.participant].append(item)
    if not page.done and not page.items:
        raise MalformedError("a page that does not go on")
    return dict(dossiers)
