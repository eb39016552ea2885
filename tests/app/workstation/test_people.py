import sqlite3
from datetime import timedelta
from decimal import Decimal

from app.workstation.actions.people import Trouble, matching, people
from monitoring.measures import Measure
from tests.app.workstation.office import alsfrs


def test_what_a_person_logged_is_seen_by_the_nurse_as_values(office):
    office.welcome("Jan de Wit")
    office.log("Jan de Wit", "weight", {"weight": Decimal("75.0"), "cannot-weigh": False}, days_ago=28)
    office.log("Jan de Wit", "weight", {"weight": Decimal("71.4"), "cannot-weigh": False})
    office.log("Jan de Wit", "weekly-check-in", {"well-being": 7, "contact": False})
    office.log("Jan de Wit", "alsfrs-r", alsfrs(3))
    office.send_all()
    office.fetch()

    [jan] = people(office.services, {})

    assert jan.name == "Jan de Wit"
    assert jan.last == office.study.clock.now()
    assert jan.asked is None
    assert jan.trends[Measure.WEIGHT].latest.value == Decimal("71.4")
    assert jan.trends[Measure.WEIGHT].change_percent() == Decimal("-4.8")
    assert jan.trends[Measure.WELL_BEING].latest.value == 7
    assert jan.trends[Measure.ALSFRS_R].latest.value == 36
    assert jan.trends[Measure.BULBAR].latest.value == 9


def test_whoever_asks_for_contact_stands_first_and_then_who_wrote_last(office):
    for name in ("Ans", "Bea", "Cor", "Dirk"):
        office.welcome(name)
    office.log("Ans", "weekly-check-in", {"well-being": 6, "contact": False})
    office.study.clock.pass_days(1)
    office.log("Bea", "weekly-check-in", {"well-being": 6, "contact": False})
    office.log("Cor", "weekly-check-in", {"well-being": 6, "contact": True})
    office.study.clock.pass_days(1)
    office.log("Ans", "weekly-check-in", {"well-being": 6, "contact": False})
    office.send_all()
    office.fetch()

    found = people(office.services, {})

    assert [each.name for each in found] == ["Cor", "Ans", "Bea", "Dirk"]
    assert [each.waits for each in found] == [True, False, False, False]
    assert found[3].last is None


def test_a_later_check_in_without_the_wish_takes_it_back(office):
    office.welcome("Jan")
    office.log("Jan", "weekly-check-in", {"well-being": 6, "contact": True}, days_ago=7)
    office.log("Jan", "weekly-check-in", {"well-being": 6, "contact": False})
    office.send_all()
    office.fetch()

    assert people(office.services, {})[0].asked is None


def test_a_message_of_a_person_is_a_wish_for_contact(office):
    office.welcome("Jan")
    office.write("Jan", "Wilt u mij bellen?")
    office.send_all()
    office.fetch()

    assert people(office.services, {})[0].waits


def test_a_dossier_without_anything_in_it_is_in_the_list(office):
    office.welcome("Jan")
    office.fetch()

    [jan] = people(office.services, {})

    assert (jan.name, jan.last, jan.trouble) == ("Jan", None, None)
    assert all(not trend.points for trend in jan.trends.values())


def test_a_dossier_without_a_name_is_in_the_list(office):
    office.study.join("phone", office.study.invite(office.team, ""))
    office.fetch()

    assert [each.name for each in people(office.services, {})] == [""]


def test_a_dossier_that_does_not_open_does_not_stop_the_others(office):
    broken = office.welcome("Ans")
    office.welcome("Bea")
    office.fetch()
    office.team.close()
    _spoil(office, broken)
    office.team = office.study.open("team")

    found = {each.participant: each for each in people(office.services, {})}

    assert found[broken].trouble is Trouble.DAMAGED
    assert [each.name for each in found.values() if each.trouble is None] == ["Bea"]


def test_what_the_server_showed_amiss_stands_with_the_person(office):
    jan = office.welcome("Jan")
    office.fetch()

    assert people(office.services, {jan: Trouble.REFUSED})[0].trouble is Trouble.REFUSED


def test_names_are_found_whatever_the_case_and_the_accents(office):
    for name in ("Ömer Şahin", "Zoë Jansen", "Jan de Wit"):
        office.welcome(name)
    office.fetch()
    found = people(office.services, {})

    assert [each.name for each in matching(found, "sahin")] == ["Ömer Şahin"]
    assert [each.name for each in matching(found, " ZOE ")] == ["Zoë Jansen"]
    assert len(matching(found, "jan")) == 2
    assert len(matching(found, "")) == 3
    assert matching(found, "xyz") == ()


def test_how_long_ago_is_counted_from_when_it_was_entered(office):
    office.welcome("Jan")
    office.log("Jan", "weight", {"weight": Decimal("75.0"), "cannot-weigh": False}, days_ago=30)
    office.send_all()
    office.fetch()

    [jan] = people(office.services, {})

    assert jan.last == office.study.clock.now()
    assert jan.trends[Measure.WEIGHT].latest.at == office.study.clock.now() - timedelta(days=30)


def _spoil(office, participant):
    with sqlite3.connect(office.study.home / "team.db") as db:
        rows = db.execute("select rowid, raw from items where participant = ?", [participant]).fetchall()
        for row, raw in rows:
            db.execute("update items set raw = ? where rowid = ?", [raw[:-1] + bytes([raw[-1] ^ 1]), row])
