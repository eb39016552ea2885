"""Signals on the phone: a calm card once the team signed, and the way to 112 at any time."""

import asyncio
from datetime import timedelta

import pytest

from app.actions import signals
from app.main import App
from app.state.session import open_session
from monitoring import fhir, sign_offs
from monitoring.records import Communication
from monitoring.signal_notes import KIND
from tests.app.phones import RULES, joined_phone, new_phone
from tests.support.headless import mounted
from tests.support.study import NOON


def sign(phone, *rule_ids):
    """A sign-off that travels all the way from the team's workstation."""
    store, me = phone.services.store, phone.services.store.me
    at = NOON - timedelta(days=400)
    records = [sign_offs.record(sign_offs.sign(RULES[each], "Marieke Visser", at)) for each in rule_ids]
    phone.study.sync(store)
    phone.study.sync(phone.team)
    phone.team.add(me, records, NOON)
    phone.study.sync(phone.team)
    phone.study.sync(store)
    phone.session.read(phone.services)


def notes(phone):
    store = phone.services.store
    return [r for r in store.records(store.me) if r.document["resourceType"] == KIND]


async def low_again(app):
    await app.open("/fill/weekly-check-in")
    await app.tap("number-4")
    await app.wait(0.4)


def test_an_unsigned_rule_says_nothing(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 3}, days_ago=7)

        async def story(app):
            await low_again(app)
            assert app.page.route.startswith("/saved/")
            assert not app.has("signal-P1")

        phone.use(story)
        assert notes(phone) == []


def test_after_an_entry_that_meets_a_signed_rule_a_card_says_what_was_noticed(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 3}, days_ago=7)
        sign(phone, "P1")

        async def story(app):
            await low_again(app)
            assert app.text("signal-P1").startswith("Uw cijfer is laag, of lager dan u meestal geeft.")
            assert app.text("because-P1") == "Hoe het gaat: 3 (14 november), 4 (vandaag)"
            assert any("Niemand kijkt dag en nacht mee" in text for text in app.texts())
            await app.open("/")
            assert app.has("signal-P1")
            await app.tap("ask-P1")
            assert app.by_key("question").value == "Ik heb een vraag over “Het gaat minder goed”."
            await app.tap("ask")
            await app.tap("done")
            await app.tap("not-now-P1")
            assert not app.has("signal-P1")

        phone.use(story)

        records = phone.services.store.records(phone.services.store.me)
        assert [r.text for r in records if isinstance(r, Communication)][-1].startswith(
            "Ik heb een vraag over"
        )
        assert len(notes(phone)) == 1


def test_a_signal_is_written_down_without_a_network_and_once(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 3}, days_ago=7)
        sign(phone, "P1")
        phone.services.store.set_note("server", "http://127.0.0.1:9")

        async def story(app):
            await low_again(app)
            assert notes(phone) == []  # it may still be undone
            await app.tap("done")
            await phone.session.settle(phone.services)

        phone.use(story)
        open_session(phone.services)

        [note] = notes(phone)
        assert (note.origin.about, note.document["code"]["coding"][0]["code"]) == (NOON, "P1")
        assert phone.session.overview.pending == 2


def test_of_an_answer_that_was_taken_back_no_signal_is_written_down(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 3}, days_ago=7)
        sign(phone, "P1")

        async def story(app):
            await low_again(app)
            await app.tap("undo")
            phone.session.settled.set()
            await phone.session.settle(phone.services)

        phone.use(story)

        assert notes(phone) == []


def test_what_was_put_away_comes_back_with_new_values(tmp_path):
    with joined_phone(tmp_path) as phone:
        sign(phone, "P2")
        phone.filled("weekly-check-in", {"well-being": 7, "contact": True}, days_ago=1)
        found = phone.session.overview.signals
        signals.put_away(phone.services, found, found[0])
        phone.session.read(phone.services)
        assert phone.session.overview.noticed == ()

        phone.filled("weekly-check-in", {"well-being": 7, "contact": True}, days_ago=0)

        assert [each.rule_id for each in phone.session.overview.noticed] == ["P2"]


def test_of_one_kind_only_the_most_urgent_is_shown(tmp_path):
    with joined_phone(tmp_path) as phone:
        sign(phone, "P1", "P2")
        for days in (7, 0):
            phone.filled("weekly-check-in", {"well-being": 3, "contact": True}, days_ago=days)

        assert [each.rule_id for each in phone.session.overview.signals] == ["P2", "P1"]
        assert [each.rule_id for each in phone.session.overview.noticed] == ["P2"]


def test_every_rule_is_shown_in_plain_words_with_who_signed_it(tmp_path):
    with joined_phone(tmp_path) as phone:
        sign(phone, "W1")

        async def story(app):
            await app.open("/team")
            await app.tap("signals")
            assert app.text("state-X1") == "Altijd aan. U kiest dit zelf. Uw team krijgt er geen bericht van."
            assert app.text("state-W1") == "Aan. Ondertekend door Marieke Visser op 17 oktober 2025."
            assert app.text("state-R3") == "Uit. Uw team heeft deze regel niet ondertekend."
            assert all(app.has(f"state-{rule_id}") for rule_id in RULES)
            await app.tap("back")
            assert app.page.route == "/team"

        phone.use(story)


def test_a_record_of_the_phone_itself_signs_nothing(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7, "contact": True}, days_ago=0)
        store = phone.services.store
        record = sign_offs.record(sign_offs.sign(RULES["P2"], "Ik", NOON))
        own = [{"url": each["url"], "valueCode": "patient"} if each["url"].endswith("/author") else each
               for each in record.document["extension"]]  # fmt: skip
        store.add(store.me, [fhir.from_fhir({**record.document, "extension": own, "id": "own"})], NOON)
        store.add(store.me, [record], NOON)
        phone.session.read(phone.services)

        assert phone.session.overview.signals == ()
        assert len(store.damage(store.me)) == 1  # the one that says a clinician wrote it
        assert phone.session.overview.signed == {}


@pytest.mark.parametrize("entry", ["emergency", "contact"])
def test_acute_danger_is_one_red_button_from_the_first_screen_and_from_contact(tmp_path, entry):
    with joined_phone(tmp_path) as phone:
        phone.services.store.set_note("server", "http://127.0.0.1:9")

        async def story(app):
            await app.tap(entry)
            if entry == "contact":
                await app.tap("emergency")
            assert app.page.route == "/acute"
            assert app.text("acute") == "Bel 112"
            assert app.label("call") == "Bel 112"
            await app.tap("back")
            assert app.page.route == "/"

        phone.use(story)
        assert phone.services.store.unsent() == 0
        assert notes(phone) == []


def test_acute_danger_needs_no_dossier(tmp_path):
    with new_phone(tmp_path) as (phone, _):

        async def run():
            async with mounted(App, phone.services, phone.session) as app:
                await app.open("/acute")
                assert app.label("call") == "Bel 112"

        asyncio.run(run())
