"""Rules at the workstation: signed once, in force in every dossier, also in those that come later."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.workstation.actions import rules, signals, writing
from app.workstation.actions.people import people
from monitoring import sign_offs
from monitoring.history import standing
from tests.app.workstation.office import RULES
from tests.app.workstation.test_screens import _see

W1, P2 = RULES["W1"], RULES["P2"]


def in_dossier(store, participant):
    return sign_offs.in_force(standing(store.records(participant)), RULES)


def wants_contact(office, name="Jan de Wit", days_ago=0.0):
    office.log(name, "weekly-check-in", {"well-being": 7, "contact": True}, days_ago=days_ago)
    office.send_all()
    office.fetch()


def test_a_signed_rule_reaches_every_phone_also_of_those_who_join_later(office):
    ans = office.welcome("Ans")
    office.fetch()
    rules.sign(office.services, W1, "  Marieke   Visser ")
    bea = office.welcome("Bea")
    office.fetch()
    office.send_all()

    for name, participant in (("Ans", ans), ("Bea", bea)):
        assert in_dossier(office.phones[name], participant)["W1"].by == "Marieke Visser"
    assert writing.sender(office.services) == "Marieke Visser"
    assert office.team.unsent() == 0


def test_reconciling_again_writes_nothing(office):
    ans = office.welcome("Ans")
    office.fetch()
    rules.sign(office.services, W1, "Marieke")
    before = len(office.team.records(ans))

    assert rules.reconcile(office.services) == 0
    office.fetch()
    assert len(office.team.records(ans)) == before


def test_a_rule_that_was_withdrawn_is_out_of_force_everywhere(office):
    ans = office.welcome("Ans")
    office.fetch()
    rules.sign(office.services, W1, "Marieke")
    office.study.clock.pass_days(1)
    rules.withdraw(office.services, W1, "Joris")
    office.fetch()
    office.send_all()

    assert in_dossier(office.phones["Ans"], ans) == {}
    assert rules.last_words(office.services)["W1"].by == "Joris"


def test_the_last_word_counts_where_a_clock_was_set_back_since(office):
    ans = office.welcome("Ans")
    office.fetch()
    ahead = sign_offs.sign(W1, "Marieke", office.study.clock.now() + timedelta(days=400))
    office.team.add(ans, [sign_offs.record(ahead)], office.study.clock.now())

    rules.withdraw(office.services, W1, "Joris")
    office.fetch()

    assert rules.last_words(office.services)["W1"].by == "Joris"
    assert in_dossier(office.team, ans) == {}


def test_another_workstation_says_the_last_word_too(office):
    """What was said there is known here from the dossiers, and goes on to those who join here."""
    ans = office.welcome("Ans")
    office.fetch()
    rules.sign(office.services, W1, "Marieke")
    there = sign_offs.withdraw(W1, "Joris", office.study.clock.now() + timedelta(hours=1))
    office.team.add(ans, [sign_offs.record(there)], office.study.clock.now())
    office.study.clock.pass_days(1)

    bea = office.welcome("Bea")
    office.fetch()

    assert rules.last_words(office.services)["W1"] == there
    assert in_dossier(office.team, ans) == {}
    assert sign_offs.newest(office.team.records(bea))["W1"] == there


def test_somebody_whose_phone_gave_no_key_yet_does_not_stop_the_others(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))
    ans = office.welcome("Ans")
    office.fetch()

    rules.sign(office.services, W1, "Marieke")

    assert office.team.records(phone.me) == []
    assert "W1" in in_dossier(office.team, ans)


def test_the_workstation_sees_the_signal_and_sorts_by_urgency(office):
    office.welcome("Ans")
    office.welcome("Jan de Wit")
    office.log("Ans", "weekly-check-in", {"well-being": 7})
    wants_contact(office, days_ago=1)
    rules.sign(office.services, P2, "Marieke")

    found = people(office.services, {})

    assert [each.name for each in found] == ["Jan de Wit", "Ans"]
    assert [each.rule_id for each in found[0].open_signals] == ["P2"]


def test_what_was_discussed_rests_on_the_phone_too(office):
    jan = office.welcome("Jan de Wit")
    wants_contact(office)
    rules.sign(office.services, P2, "Marieke")
    [person] = people(office.services, {})

    signals.discuss(office.services, jan, person.open_signals[0])
    office.fetch()
    office.send_all()

    [person] = people(office.services, {})
    assert person.open_signals == ()
    on_phone = replace(office.services, store=office.phones["Jan de Wit"])
    [same] = [each for each in people(on_phone, {}) if each.participant == jan]
    assert same.signals == person.signals
    assert person.signals[0].discussed.by == "Marieke"


def test_the_nurse_reads_a_rule_signs_it_and_sees_who_to_look_at(office):
    jan = office.welcome("Jan de Wit")
    wants_contact(office)

    async def story(app):
        assert "Wil contact" in app.texts()
        await app.tap("place-rules")
        assert app.text("state-P2") == "Uit"
        assert app.text("state-X1") == "Altijd aan. Hiervoor is geen handtekening nodig."
        assert any(text.startswith("5 %: gepubliceerd. Artsenwijzer") for text in app.texts())
        assert any("niet gepubliceerd" in text for text in app.texts())
        await app.tap("sign-P2")
        assert app.text("rules-note") == "Schrijf eerst de naam van wie ondertekent."
        await app.type("clinician", "Marieke Visser")
        await app.tap("sign-P2")
        assert app.text("rules-note").startswith("Bewaard.")
        assert app.text("state-P2") == "Aan. Ondertekend door Marieke Visser op 21 november 2026."
        await app.open("/")
        assert "Eerst kijken" in app.texts()
        assert "Wil contact Dezelfde werkdag" in app.label(f"person-{jan.hex()}")
        await app.tap(f"person-{jan.hex()}")
        assert "P2. Wil contact" in app.texts()
        assert "Ik wil contact: Ja (vandaag)" in app.texts()
        await app.tap("discuss-P2")
        assert any(text.startswith("Besproken door Marieke Visser, vandaag.") for text in app.texts())
        assert not app.has("discuss-P2")
        await app.open("/rules")
        await app.tap("withdraw-P2")
        assert app.text("state-P2").startswith("Uit. Ingetrokken door Marieke Visser op 21 november 2026.")

    _see(office, story)


def test_a_rule_that_lacks_values_says_which(office):
    jan = office.welcome("Jan de Wit")
    office.fetch()
    rules.sign(office.services, W1, "Marieke")

    async def story(app):
        await app.tap(f"person-{jan.hex()}")
        assert "Nog niet te beoordelen: W1. Er ontbreekt: Gewicht." in app.texts()

    _see(office, story)


@pytest.mark.parametrize("changed", [{"hash": "other"}, {"version": "2.0.0"}])
def test_a_changed_rule_says_that_it_has_to_be_signed_again(office, changed):
    office.welcome("Jan de Wit")
    office.fetch()
    rules.sign(office.services, replace(W1, **changed), "Marieke")

    async def story(app):
        await app.open("/rules")
        assert app.text("state-W1").startswith("Uit. De regel is veranderd nadat Marieke hem ondertekende")
        assert app.has("sign-W1")

    _see(office, story)
