import asyncio
from dataclasses import replace

import pytest

from app.workstation.actions import sharing
from app.workstation.actions.people import Trouble
from app.workstation.actions.progress import Progress
from sync.client import Call
from sync.errors import ServerFailedError, UnreachableError
from sync.wire import FeedItem, FeedPage, pack_feed_page, pack_feed_request


def test_fetching_says_how_far_it_is_and_ends_at_the_end(office):
    office.welcome("Jan")
    office.log("Jan", "weekly-check-in", {"well-being": 7, "contact": False})
    office.send_all()

    told = []
    fetched = office.fetch(told)

    assert told == sorted(told)
    assert told[-1] == 1.0
    assert fetched.at == office.study.clock.now()


def test_when_something_was_fetched_is_still_known_tomorrow(office):
    office.fetch()
    at = office.study.clock.now()
    office.study.clock.pass_days(1)

    assert sharing.last_fetched(office.services).at == at


def test_nothing_was_fetched_yet_at_a_new_workstation(office):
    assert sharing.last_fetched(office.services) == sharing.Fetched()


def test_a_server_that_is_away_leaves_the_last_time_as_it_was(office):
    office.fetch()
    at = office.study.clock.now()
    office.study.clock.pass_days(1)
    office.team.set_note("server", "http://127.0.0.1:9")

    with pytest.raises(UnreachableError):
        office.fetch()

    assert sharing.last_fetched(office.services).at == at


def test_a_server_that_answers_garbage_is_said_and_forgets_nothing(office):
    office.fetch()
    services = replace(office.services, send=lambda call: b"\xc1 no MessagePack")

    with pytest.raises(ServerFailedError):
        asyncio.run(sharing.fetch(services, lambda share: None))

    assert sharing.last_fetched(services).at == office.study.clock.now()


def test_a_dossier_that_nobody_invited_is_counted_and_not_taken(office):
    fetched = sharing.Fetched(office.study.clock.now(), {bytes(16): Trouble.REFUSED})

    assert sharing.strangers(office.services, fetched) == 1


def test_progress_is_the_share_of_what_was_still_to_come():
    progress = Progress()
    who = bytes(16)

    def turn(after, positions, done):
        items = tuple(FeedItem(who, position, 4, b"") for position in positions)
        call = Call("POST", "http://server/v1/feed", who, pack_feed_request({who: after}))
        return progress.after(call, pack_feed_page(FeedPage(items, {who: 110}, (), done)))

    assert turn(10, range(11, 61), False) == 0.5
    assert turn(60, range(61, 86), False) == 0.75
    assert turn(85, range(86, 111), True) == 1.0


def test_progress_does_not_stumble_over_an_answer_that_cannot_be_read():
    call = Call("POST", "http://server/v1/feed", bytes(16), pack_feed_request({}))

    assert Progress().after(call, b"\xc1") == 0.0
