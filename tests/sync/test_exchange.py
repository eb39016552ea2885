import contextlib
import os
import random
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import create_engine, text

from monitoring.records import Author
from sync import exchange, wire
from sync.errors import ForkError, MalformedError, ServerFailedError, UnreachableError
from sync.protocol import Kind
from sync.wire import FeedItem, FeedPage, pack_feed_page, read_feed_page
from tests.support import study as studies
from tests.support.study import NOON, message, texts


@pytest.fixture
def team(study):
    return study.team()


@pytest.fixture
def phone(study, team):
    phone = study.join("phone", study.invite(team))
    study.sync(phone)
    return phone


def test_what_is_logged_reaches_the_team_and_what_the_team_writes_reaches_the_phone(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)

    assert study.sync(phone).sent == 2  # an entry and its head
    assert study.sync(team).received == 1
    team.add(phone.me, [message("antwoord", author=Author.CLINICIAN)], NOON)
    study.sync(team)
    study.sync(phone)

    assert texts(team, phone.me) == ["tekst 1", "tekst antwoord"]
    assert "tekst antwoord" in texts(phone, phone.me)
    assert phone.unsent() == 0


def test_which_records_still_wait_on_this_device_is_known_by_name(study, team, phone):
    study.sync(phone)
    assert phone.waiting(phone.me) == frozenset()

    phone.add(phone.me, [message(1), message(2)], NOON)
    assert phone.waiting(phone.me) == {"record-1", "record-2"}
    study.sync(phone)
    phone.add(phone.me, [message(3)], NOON)
    study.sync(team)
    team.add(phone.me, [message("antwoord", author=Author.CLINICIAN)], NOON)

    assert phone.waiting(phone.me) == {"record-3"}
    assert team.waiting(phone.me) == {"record-antwoord"}
    phone.close()
    phone = study.open("phone")
    assert phone.waiting(phone.me) == {"record-3"}
    study.sync(phone)
    assert phone.waiting(phone.me) == frozenset()


def test_a_device_that_writes_in_two_dossiers_does_not_mix_up_what_waits(study, team, phone):
    other = study.join("other", study.invite(team, "Ria"))
    study.sync(other)
    study.sync(team)
    for store, name in ((phone, "jan"), (other, "ria")):
        team.add(store.me, [message(name, author=Author.CLINICIAN)], NOON)

    assert team.waiting(phone.me) == {"record-jan"}
    assert team.waiting(other.me) == {"record-ria"}


def test_an_exchange_repeated_does_nothing_more(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    study.sync(team)

    for store in (phone, team, phone):
        study.sync(store)
    again = [study.sync(store) for store in (phone, team)]

    assert [(r.sent, r.received, r.lost, r.problems) for r in again] == [(0, 0, [], {})] * 2


def test_progress_is_told_after_each_answer(study, phone):
    phone.add(phone.me, [message(1)], NOON)
    left = []

    exchange.run(
        exchange.exchange(phone, NOON),
        lambda call: study.send(phone, call),
        lambda: left.append(phone.unsent()),
    )

    assert left[0] == 1 or left[0] == 0
    assert left[-1] == 0


def test_many_entries_travel_in_several_batches_and_pages(study, team, phone, monkeypatch):
    monkeypatch.setattr(wire, "MAX_PAGE", 50)
    phone.add(phone.me, [message(number) for number in range(4100)], NOON)

    report = study.sync(phone)
    received = study.sync(team).received

    assert report.sent == 4101
    assert received == 4100
    assert len(texts(team, phone.me)) == 4100


def test_entries_that_no_head_vouches_for_are_not_shown(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    phone._vault.db.execute("update items set sent = 1 where kind = ?", [Kind.HEAD])  # it got lost on the way
    phone._vault.db.conn.commit()
    study.sync(phone)

    study.sync(team)

    assert texts(team, phone.me) == []
    phone.add(phone.me, [message(2)], NOON)
    study.sync(phone)
    study.sync(team)
    assert texts(team, phone.me) == ["tekst 1", "tekst 2"]


def remove(study, *where):
    """Let the server forget, as a restore from an older backup does."""
    engine = create_engine(study.database)
    with engine.begin() as connection:
        for statement in where:
            connection.execute(text(statement))
    engine.dispose()


BEFORE_ANY_ENTRY = (
    "delete from items where position > 2",
    "delete from chains",
    "update dossiers set position = 2",
)


def test_a_server_that_lost_entries_is_noticed_and_gets_them_again(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    phone.add(phone.me, [message(2)], NOON)
    study.sync(phone)
    remove(study, *BEFORE_ANY_ENTRY)

    report = study.sync(phone)
    study.sync(team)

    assert report.lost == [phone.me]
    assert texts(team, phone.me) == ["tekst 1", "tekst 2"]
    assert phone.unsent() == 0


def test_a_server_that_lost_entries_is_noticed_when_the_next_one_is_sent(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    remove(study, *BEFORE_ANY_ENTRY)
    phone.add(phone.me, [message(2)], NOON)

    report = study.sync(phone)
    study.sync(team)

    assert report.lost == [phone.me]
    assert texts(team, phone.me) == ["tekst 1", "tekst 2"]


def test_a_server_that_shows_less_than_before_is_noticed_by_its_reader(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    study.sync(team)
    remove(study, "update dossiers set position = 2", "delete from items where position > 2")

    report = study.sync(team)

    assert report.lost == [phone.me]
    assert texts(team, phone.me) == ["tekst 1"]  # what was believed stays


def test_another_chain_under_our_name_is_a_fork_and_is_said(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    remove(study, "update chains set hash = x'" + "00" * 32 + "'")

    report = study.sync(phone)

    assert list(report.problems.values()) == ["the server holds other entries under this device's name"]


def test_a_phone_restored_from_an_old_copy_is_a_fork_and_nothing_is_overwritten(study, team, phone):
    phone.close()
    old = (study.home / "phone.db").read_bytes()
    phone = study.open("phone")
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    phone.close()
    for path in study.home.glob("phone.db*"):
        path.unlink()
    (study.home / "phone.db").write_bytes(old)
    again = study.open("phone")
    again.add(again.me, [message("anders")], NOON)

    report = study.sync(again)
    study.sync(team)

    assert list(report.problems) == [again.me]
    assert texts(team, again.me) == ["tekst 1"]
    assert texts(again, again.me) == ["tekst anders"]


class Lying:
    """A server that is real but for what it says on the way back."""

    def __init__(self, study, store, change):
        self.study, self.store, self.change = study, store, change

    def exchange(self):
        return exchange.run(exchange.exchange(self.store, NOON), self.send)

    def send(self, call):
        answer = self.study.send(self.store, call)
        return self.change(answer) if call.url.endswith("/feed") else answer


def changed_items(change):
    def change_page(answer):
        page = read_feed_page(answer)
        return pack_feed_page(
            FeedPage(tuple(change(list(page.items))), page.positions, page.chains, page.done)
        )

    return change_page


def flip(item):
    return FeedItem(item.participant, item.position, item.kind, item.raw[:-1] + bytes([item.raw[-1] ^ 1]))


def reordered(items):
    contents = [*items[:3], *reversed(items[3:])]
    return [
        FeedItem(at.participant, at.position, content.kind, content.raw)
        for at, content in zip(items, contents, strict=True)
    ]


def other_epoch(item):
    return FeedItem(item.participant, item.position, item.kind, item.raw[:22] + b"\x09" + item.raw[23:])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda items: [*items[:-2], flip(items[-2]), items[-1]], "does not open"),
        (lambda items: [*items[:-1], flip(items[-1])], "did not sign"),
        (lambda items: [*items[:-2], items[-1]], "were not shown"),
        (lambda items: reordered(items), "were not shown|does not follow"),
        (lambda items: [*items[:-2], other_epoch(items[-2]), items[-1]], "other entries than these"),
        (lambda items: [*items[:-3], other_epoch(items[-3]), *items[-2:]], "does not follow"),
        (lambda items: items[1:], "without its beginning"),
        (lambda items: [flip(items[0]), *items[1:]], "did not hold the invitation"),
        (lambda items: [items[0], flip(items[1]), *items[2:]], "did not sign"),
        (lambda items: [FeedItem(items[0].participant, 1, 9, b"what")], "unknown kind"),
        (lambda items: [items[0], FeedItem(items[0].participant, 2, 9, b"what")], "unknown kind"),
    ],
    ids=["altered entry", "altered head", "dropped", "reordered", "epoch of the last",
         "epoch of the first", "no enrolment", "forged enrolment",
         "forged grant", "nonsense", "nonsense later"],
)  # fmt: skip
def test_what_the_server_altered_is_refused_and_said_and_comes_right_later(study, team, phone, change, said):
    phone.add(phone.me, [message(1), message(2)], NOON)
    study.sync(phone)

    report = Lying(study, team, changed_items(change)).exchange()

    assert len(report.problems) == 1
    assert re.search(said, next(iter(report.problems.values())))
    study.sync(team)
    assert texts(team, phone.me) == ["tekst 1", "tekst 2"]


def test_one_broken_dossier_does_not_keep_the_others_back(study, team, phone):
    other = study.join("other", study.invite(team))
    phone.add(phone.me, [message(1)], NOON)
    other.add(other.me, [message(2)], NOON)
    study.sync(phone)
    study.sync(other)

    def change(items):
        return [flip(i) if i.participant == phone.me and i.kind == Kind.ENTRY else i for i in items]

    report = Lying(study, team, changed_items(change)).exchange()

    assert list(report.problems) == [phone.me]
    assert texts(team, other.me) == ["tekst 2"]


def test_other_bytes_under_a_name_that_is_taken_are_refused(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    study.sync(phone)
    study.sync(team)
    team._ledger.set_position(phone.me, 0)
    team._vault.db.conn.commit()

    def change(items):
        return [flip(i) if i.kind == Kind.GRANT else i for i in items]

    report = Lying(study, team, changed_items(change)).exchange()

    assert list(report.problems.values()) == ["other bytes under a name that is taken"]


def test_a_withheld_device_is_noticed_through_what_the_others_saw(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)
    for store in (phone, team, phone):
        study.sync(store)
    team.add(phone.me, [message("team", author=Author.CLINICIAN)], NOON)
    for store in (team, phone):
        study.sync(store)
    phone.add(phone.me, [message(2)], NOON)
    study.sync(phone)
    fresh = study.open("fresh copy of the workstation")
    copy_team(team, fresh, study)

    def change(items):
        return [i for i in items if i.kind not in (Kind.ENTRY, Kind.HEAD) or team.device.id not in i.raw[:60]]

    report = Lying(study, fresh, changed_items(change)).exchange()

    assert "saw" in next(iter(report.problems.values()))


def copy_team(team, fresh, study):
    """A second workstation of the same team, its device registered behind the server's back."""
    fresh.become_team(team.team)
    fresh.set_note("server", study.server)
    for name in team._vault.names("note/invitation/"):
        fresh.set_note(name.removeprefix("note/"), team.note(name.removeprefix("note/")))
    owner, sign_key = fresh.owner.hex(), fresh.device.keys.sign_key.hex()
    remove(
        study,
        f"insert into devices (owner, device, sign_key, role) values (x'{owner}', x'{fresh.device.id.hex()}',"
        f" x'{sign_key}', 2)",
    )


def test_garbage_from_the_server_is_said_and_changes_nothing(study, phone):
    def garbage(call):
        return (
            b"<html>welcome to the hotel network</html>"
            if call.url.endswith("/feed")
            else study.send(phone, call)
        )

    phone.add(phone.me, [message(1)], NOON)
    with pytest.raises(ServerFailedError):
        exchange.run(exchange.exchange(phone, NOON), garbage)
    assert texts(phone, phone.me) == ["tekst 1"]


HERE, NOTHING = bytes(16), FeedPage((), {}, (), done=True)


@pytest.mark.parametrize(
    "page",
    [
        FeedPage((), {}, (), done=False),
        FeedPage((FeedItem(HERE, 2, 1, b"x"),), {HERE: 2}, (), done=True),  # it was here already
        FeedPage(
            (FeedItem(HERE, 4, 1, b"x"),), {HERE: 3}, (), done=True
        ),  # further than the server says it is
        FeedPage(tuple(FeedItem(HERE, n, 1, b"x") for n in (4, 3)), {HERE: 4}, (), done=True),
    ],
)
def test_a_page_that_does_not_go_on_is_refused(page):
    with pytest.raises(MalformedError):
        exchange.by_dossier(page, {HERE: 2})


def test_a_feed_that_does_not_end_is_left(study, team, phone, monkeypatch):
    monkeypatch.setattr(exchange, "MOST_PAGES", 3)
    asked = []

    def endless(call):
        if not call.url.endswith("/feed"):
            return study.send(team, call)
        asked.append(call)
        item = FeedItem(HERE, len(asked), 1, b"x")
        return pack_feed_page(replace(NOTHING, items=(item,), positions={HERE: len(asked)}, done=False))

    with pytest.raises(ServerFailedError):
        exchange.run(exchange.exchange(team, NOON), endless)
    assert len(asked) == 3


def test_a_fork_in_one_dossier_is_said_and_the_others_go_on(study, team, phone):
    phone.add(phone.me, [message(1)], NOON)

    def refuses(call):
        if call.url.endswith("/items"):
            raise ForkError("the server refused: fork")
        return study.send(phone, call)

    report = exchange.run(exchange.exchange(phone, NOON), refuses)

    assert list(report.problems) == [phone.me]
    assert phone.unsent() == 1


@pytest.mark.campaign
@settings(max_examples=300 if os.environ.get("NABIJ_CAMPAIGN") == "full" else 40, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_an_exchange_cut_off_anywhere_loses_and_doubles_nothing(tmp_path_factory, seed):
    rng = random.Random(seed)
    with studies.study(tmp_path_factory.mktemp("cut")) as study:
        team = study.team()
        phone = study.join("phone", study.invite(team))
        saved = []
        for round_ in range(4):
            for _ in range(rng.randrange(4)):
                number = f"{round_}-{len(saved)}"
                phone.add(phone.me, [message(number)], NOON)
                saved.append(f"tekst {number}")
            for store in rng.sample([phone, team], 2):
                cut_off(study, store, rng)
        for store in (phone, team):
            study.sync(store)

        assert texts(team, phone.me) == saved
        assert texts(phone, phone.me) == saved
        assert phone.damage(phone.me) == team.damage(phone.me) == []


def cut_off(study, store, rng):
    """Exchange until chance breaks it off: before a call is sent, or after, with the answer lost."""
    left = rng.randrange(6)

    def send(call):
        nonlocal left
        left -= 1
        if left == 0 and rng.random() < 0.5:
            raise UnreachableError("cut")
        answer = study.send(store, call)
        if left == 0:
            raise UnreachableError("cut")
        return answer

    with contextlib.suppress(UnreachableError):
        exchange.run(exchange.exchange(store, NOON), send)


class AnyOrder(RuleBasedStateMachine):
    """Saves, syncs and restarts of two phones and a workstation, in any order."""

    home = None

    @initialize()
    def begin(self):
        self.running = studies.study(Path(tempfile.mkdtemp(dir=self.home)))
        self.study = self.running.__enter__()
        self.stores = {"team": self.study.team()}
        self.saved = {}
        for name in ("jan", "ria"):
            self.stores[name] = self.study.join(name, self.study.invite(self.stores["team"], name))
            self.saved[name] = []
        self.count = 0

    @rule(name=st.sampled_from(["jan", "ria"]), size=st.integers(1, 3))
    def save(self, name, size):
        store = self.stores[name]
        numbers = [f"{name}-{self.count + i}" for i in range(size)]
        self.count += size
        store.add(store.me, [message(n) for n in numbers], NOON)
        self.saved[name] += [f"tekst {n}" for n in numbers]

    @rule(name=st.sampled_from(["jan", "ria", "team"]))
    def sync(self, name):
        report = self.study.sync(self.stores[name])
        assert (report.lost, report.problems) == ([], {})

    @rule(name=st.sampled_from(["jan", "ria", "team"]))
    def restart(self, name):
        self.stores[name].close()
        self.stores[name] = self.study.open(name)

    @rule(name=st.sampled_from(["jan", "ria"]))
    def answer(self, name):
        team, participant = self.stores["team"], self.stores[name].me
        if participant in team.participants() and team._shelf.dossier(participant).epoch(2):
            self.count += 1
            team.add(participant, [message(f"team-{self.count}", author=Author.CLINICIAN)], NOON)

    @invariant()
    def nothing_saved_is_lost(self):
        for name, saved in getattr(self, "saved", {}).items():
            own = [t for t in texts(self.stores[name], self.stores[name].me) if "team" not in t]
            assert own == saved

    def teardown(self):
        if not hasattr(self, "running"):
            return
        for name in ("jan", "ria", "team", "jan", "ria"):
            self.study.sync(self.stores[name])
        team = self.stores["team"]
        for name in ("jan", "ria"):
            phone = self.stores[name]
            assert sorted(texts(team, phone.me)) == sorted(texts(phone, phone.me))
        self.running.__exit__(None, None, None)


@pytest.mark.campaign
def test_saves_syncs_and_restarts_in_any_order_converge(tmp_path, is_full):
    AnyOrder.home = tmp_path
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(max_examples=200 if is_full else 12, stateful_step_count=15, deadline=None),
    )
