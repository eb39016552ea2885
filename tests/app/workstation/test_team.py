"""The people of the team of a person: written down, changed, taken off, taken over."""

import asyncio
from datetime import time

import pytest

from app.workstation.actions import team
from app.workstation.main import App
from app.workstation.office import open_office
from monitoring import care
from monitoring.care import Contact
from monitoring.opening_hours import Period
from monitoring.records import Origin
from sync.errors import NotGrantedError
from tests.support.headless import mounted

MARIEKE = Contact("Marieke Visser", "verpleegkundig specialist", "088 000 00 12", "m@example.org", team.FIRST)
KAREL = Contact("Karel de Boer", "diëtist", "088 000 00 13")
GP = Contact("dr. Bakker", "huisarts", "030 000 00 14", "", "gp")


def see(office, participant, story):
    async def run():
        async with mounted(App, office.services, open_office(office.services, "/charts/secret")) as app:
            await app.open(f"/person/{participant.hex()}/team")
            await story(app)
            await app.settle()

    asyncio.run(run())


def welcomed(office, name="Jan"):
    participant = office.welcome(name)
    office.fetch()
    return participant


def written(office, participant, *people):
    for each in people:
        team.write_down(office.services, participant, None, each)


def names(office, participant):
    return [(each.name, each.kind) for each in team.people_of(office.services, participant)]


def test_who_the_team_writes_down_stands_on_the_phone_the_contact_person_first(office):
    jan = welcomed(office)

    written(office, jan, KAREL, MARIEKE)

    office.fetch()
    office.send_all()
    assert care.contacts(office.phones["Jan"].records(jan)) == (MARIEKE, KAREL)


def test_there_is_one_contact_person_and_who_it_was_stays_on_the_list(office):
    jan = welcomed(office)
    written(office, jan, MARIEKE, KAREL)

    team.write_down(office.services, jan, KAREL, Contact("Karel de Boer", "", "1", "", team.FIRST))

    assert names(office, jan) == [("Karel de Boer", team.FIRST), ("Marieke Visser", "")]


def test_somebody_is_changed_and_taken_off(office):
    jan = welcomed(office)
    written(office, jan, MARIEKE, KAREL)
    team.write_down(office.services, jan, KAREL, Contact("Karel Smit", "", ""))
    assert names(office, jan) == [("Marieke Visser", team.FIRST), ("Karel Smit", "")]

    team.take_off(office.services, jan, MARIEKE)

    assert names(office, jan) == [("Karel Smit", "")]


def test_who_was_taken_off_meanwhile_is_written_down_again_and_nobody_is_lost(office):
    jan = welcomed(office)
    written(office, jan, MARIEKE, KAREL)
    team.take_off(office.services, jan, KAREL)

    team.write_down(office.services, jan, KAREL, Contact("Karel Smit", "", ""))

    assert names(office, jan) == [("Marieke Visser", team.FIRST), ("Karel Smit", "")]


def test_the_newest_list_of_another_person_is_taken_over_without_who_is_theirs_alone(office):
    jan, ria, bea = welcomed(office), welcomed(office, "Ria"), welcomed(office, "Béa")
    written(office, ria, Contact("Iemand van vroeger", "", "1"))
    office.study.clock.pass_days(1)
    written(office, bea, MARIEKE, GP, KAREL)

    found = team.to_take_over(office.services, jan)
    team.take_over(office.services, jan, found)

    assert team.people_of(office.services, jan) == (MARIEKE, KAREL)
    team.take_over(office.services, ria, found)
    assert [name for name, _ in names(office, ria)] == [
        "Marieke Visser",
        "Iemand van vroeger",
        "Karel de Boer",
    ]


def test_a_person_whose_phone_sent_no_key_has_no_list_to_change_yet(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))
    office.fetch()

    with pytest.raises(NotGrantedError):
        written(office, phone.me, MARIEKE)


@pytest.mark.parametrize(
    ("contact", "key"),
    [
        (Contact("", "", "1"), "desk-team.name-empty"),
        (Contact("Karel", "", "geen"), "desk-team.phone-unclear"),
        (Contact("Karel", "", "", "karel.example.org"), "desk-team.mail-unclear"),
        (Contact("Karel", "", ""), ""),
        (KAREL, ""),
        (MARIEKE, ""),
    ],
)
def test_what_cannot_be_so_is_named(contact, key):
    assert team.missing(contact) == key


def test_the_page_adds_changes_and_takes_off(office):
    jan = welcomed(office)

    async def story(app):
        assert any(each.startswith("Nog niemand.") for each in app.texts())
        assert not app.has("take-over")
        await app.tap("add-member")
        await app.tap("save-member")
        assert app.text("team-note") == "Schrijf eerst een naam."
        await app.type("member-name", " Marieke  Visser ")
        await app.type("member-phone", "088 000 00 12")
        await app.tap("save-member")
        assert "Vast contact" in app.texts()
        await app.tap("change-member-0")
        await app.type("member-role", "verpleegkundig specialist")
        await app.tap("other-kind")
        await app.tap("kind-als-team")
        await app.tap("save-member")
        assert "verpleegkundig specialist" in app.texts()
        await app.tap("add-member")
        await app.tap("close-member")
        await app.tap("take-off-0")
        assert any(each.startswith("Nog niemand.") for each in app.texts())

    see(office, jan, story)


def test_what_was_typed_is_kept_whole_when_it_is_saved_in_the_same_moment(office):
    jan = welcomed(office)
    written(office, jan, MARIEKE)

    async def story(app):
        await app.tap("change-member-0")
        role, save = app.by_key("member-role"), app.by_key("save-member")
        app.session.apply_patch(role._i, {"value": "longarts"})
        await asyncio.gather(
            app.session.dispatch_event(role._i, "change", "longarts"),
            app.session.dispatch_event(save._i, "click", None),
        )

    see(office, jan, story)

    assert [each.role for each in team.people_of(office.services, jan)] == ["longarts"]


def test_hours_are_written_on_one_line_and_changed_there(office):
    jan = welcomed(office)
    written(office, jan, MARIEKE)

    async def story(app):
        await app.tap("change-member-0")
        await app.type("member-hours", "altijd")
        await app.tap("save-member")
        assert app.text("team-note").startswith("Deze tijden zijn niet te lezen.")
        await app.type("member-hours", "ma-do 9-12, vr 9-11")
        await app.tap("save-member")
        assert any(each.endswith("ma-do 09:00-12:00, vr 09:00-11:00") for each in app.texts())
        await app.tap("change-member-0")
        assert app.by_key("member-hours").value == "ma-do 09:00-12:00, vr 09:00-11:00"

    see(office, jan, story)

    [reached] = team.people_of(office.services, jan)
    assert reached.hours == (
        Period((0, 1, 2, 3), time(9), time(12)),
        Period((4,), time(9), time(11)),
    )


def test_the_page_takes_a_list_over_in_one_press(office):
    jan, ria = welcomed(office), welcomed(office, "Ria")
    written(office, ria, MARIEKE, KAREL)

    async def story(app):
        assert app.text("take-over-who") == "Bij iemand anders staat: Marieke Visser en Karel de Boer."
        await app.tap("take-over")
        assert "Vast contact, verpleegkundig specialist" in app.texts()
        assert not app.has("take-over")

    see(office, jan, story)
    assert team.people_of(office.services, jan) == (MARIEKE, KAREL)


def test_who_the_person_wrote_down_is_shown_as_theirs_and_cannot_be_changed(office):
    jan = welcomed(office)
    phone, now = office.phones["Jan"], office.study.clock.now()
    phone.add(phone.me, [care.team([GP], Origin("own", now, now))], now)
    office.send_all()
    office.fetch()

    async def story(app):
        said = app.texts()
        assert "Zelf opgeschreven" in said
        assert {"dr. Bakker", "huisarts", "030 000 00 14"} <= set(said)
        assert not app.has("change-member-0")

    see(office, jan, story)
