import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from app.workstation.actions import planning, writing
from app.workstation.actions.people import person
from app.workstation.main import App
from app.workstation.office import open_office
from monitoring import fhir, plan
from monitoring.plan import Pause
from monitoring.records import Author, CarePlan, Origin
from sync.errors import NotGrantedError
from tests.app.workstation.office import INSTRUMENTS
from tests.support.headless import mounted

WEIGHT = INSTRUMENTS["weight"]


def see(office, participant, story):
    async def run():
        shown = open_office(office.services, "/charts/secret")
        async with mounted(App, office.services, shown) as app:
            await app.open(f"/person/{participant.hex()}")
            await story(app)
            await app.settle()

    asyncio.run(run())


def welcomed(office, name="Jan"):
    participant = office.welcome(name)
    office.fetch()
    return participant


def change_on_the_phone(office, make, name="Jan"):
    phone, now = office.phones[name], office.study.clock.now()
    phone.add(phone.me, [make(Origin(f"own-{now.timestamp()}", now, now))], now)


def on_the_phone(office, name="Jan"):
    phone = office.phones[name]
    return plan.plan(phone.records(phone.me))


def test_a_change_is_signed_kept_here_at_once_and_followed_on_the_phone(office):
    jan = welcomed(office)
    writing.set_sender(office.services, "Marieke Visser")

    planning.ask(office.services, jan, WEIGHT, timedelta(weeks=2))

    office.fetch()
    office.send_all()
    held = on_the_phone(office)
    assert held.rhythm(WEIGHT) == timedelta(weeks=2)
    change = held.changes[WEIGHT.url]
    assert (change.writer, change.origin.author) == ("Marieke Visser", Author.CLINICIAN)


def test_the_newest_of_two_changes_wins_on_both_sides(office):
    jan = welcomed(office)
    change_on_the_phone(office, lambda about: plan.asking(plan.Plan(), WEIGHT, timedelta(weeks=4), about))
    office.study.clock.pass_days(1)
    planning.ask(office.services, jan, WEIGHT, timedelta(weeks=2))
    for _ in range(2):
        office.send_all()
        office.fetch()

    assert on_the_phone(office) == planning.plan_of(office.services, jan)
    assert on_the_phone(office).rhythm(WEIGHT) == timedelta(weeks=2)


def test_a_pause_is_nothing_that_was_filled_in(office):
    jan = welcomed(office)
    change_on_the_phone(office, lambda about: plan.pausing(Pause(about.about.date()), about))
    office.send_all()
    office.fetch()

    assert person(office.services, jan).last is None


def test_a_person_whose_phone_sent_no_key_has_no_plan_to_change_yet(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))
    office.fetch()

    with pytest.raises(NotGrantedError):
        planning.ask(office.services, phone.me, WEIGHT, None)


def test_the_box_shows_what_is_asked_and_a_choice_is_sent(office):
    jan = welcomed(office)

    async def story(app):
        assert "Elke week" in app.texts()
        await app.tap("change-weight")
        await app.tap("weight-7")  # what holds already is no change
        assert not app.has("plan-note")
        await app.tap("change-weight")
        await app.tap("weight-28")
        for _ in range(200):
            await app.wait(0.01)
            if app.text("plan-note") == "Bewaard en verstuurd.":
                break
        assert "Uw team wijzigde dit eerder vandaag." in app.texts()
        assert app.text("plan-note") == "Bewaard en verstuurd."

    see(office, jan, story)

    [change] = [each for each in office.team.records(jan) if isinstance(each, CarePlan)]
    assert change.rhythms == {WEIGHT.url: timedelta(weeks=4)}


def test_what_nobody_is_asked_stands_behind_a_button(office):
    jan = welcomed(office)
    planning.ask(office.services, jan, WEIGHT, None)

    async def story(app):
        assert not app.has("change-weight")
        await app.tap("plan-whole")
        assert app.has("change-weight")
        await app.tap("plan-whole")
        assert not app.has("change-weight")

    see(office, jan, story)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda o: plan.measuring(False, o), "Jan gebruikt alleen de wegwijzer. Er wordt niets gevraagd."),
        (lambda o: plan.pausing(Pause(o.about.date()), o), "Pauze, tot u zelf weer begint."),
    ],
)
def test_the_box_says_that_the_person_wants_to_be_asked_nothing(office, make, said):
    jan = welcomed(office)
    change_on_the_phone(office, make)
    office.send_all()
    office.fetch()

    async def story(app):
        assert app.text("plan-state") == said

    see(office, jan, story)


def test_a_change_that_cannot_be_kept_says_why(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))
    office.fetch()

    async def story(app):
        await app.tap("change-weight")
        await app.tap("weight-28")
        assert app.has("plan-note")
        assert "Elke 4 weken" not in [text for text in app.texts()[:-3] if text.startswith("Gewicht")]

    see(office, phone.me, story)


def test_the_nurse_sees_how_often_something_did_not_come_and_no_reproach(office):
    jan = office.welcome("Jan")
    phone, began = office.phones["Jan"], office.study.clock.now()
    response = fhir.response(WEIGHT, {"weight": Decimal(72)}, Origin("w", began, began))
    phone.add(phone.me, [response], began)
    office.send_all()
    office.study.clock.pass_days(23)
    office.fetch()

    async def story(app):
        said = [text for text in app.texts() if text.startswith("Niet ingevuld sinds")]
        assert [text.rpartition(": ")[2] for text in said] == ["3 keer.", "3 keer."]  # the check-in too

    see(office, jan, story)
