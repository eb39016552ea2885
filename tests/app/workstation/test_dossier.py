from decimal import Decimal

from app.workstation.actions.dossier import story, table
from app.workstation.actions.people import people
from monitoring.measures import Measure
from monitoring.records import Author
from tests.app.workstation.office import alsfrs, words


def _table(office):
    services = office.services
    [person] = people(services, {})
    told = story(services, person.participant)
    return table(person.trends.values(), told.origins, lambda moment: words().local(moment).date())


def test_one_day_is_one_row_with_who_filled_it_in(office):
    office.welcome("Jan")
    office.log("Jan", "weight", {"weight": Decimal("71.4"), "cannot-weigh": False})
    office.log("Jan", "weekly-check-in", {"well-being": 7, "contact": False})
    office.send_all()
    office.fetch()

    [row] = _table(office)

    assert row.values == {Measure.WEIGHT: Decimal("71.4"), Measure.WELL_BEING: 7}
    assert (row.author, row.helped) == (Author.PATIENT, False)


def test_another_pair_of_hands_gets_a_row_of_its_own(office):
    office.welcome("Jan")
    office.log("Jan", "weekly-check-in", {"well-being": 7, "contact": False})
    office.log("Jan", "alsfrs-r", alsfrs(4), author=Author.CARER)
    office.log("Jan", "weight", {"weight": Decimal("71.4"), "cannot-weigh": False}, helped=True)
    office.send_all()
    office.fetch()

    rows = _table(office)

    assert {(row.author, row.helped): sorted(row.values) for row in rows} == {
        (Author.PATIENT, False): [Measure.WELL_BEING],
        (Author.CARER, False): sorted(
            [
                Measure.ALSFRS_R,
                Measure.BULBAR,
                Measure.FINE_MOTOR,
                Measure.GROSS_MOTOR,
                Measure.RESPIRATORY,
            ]
        ),
        (Author.PATIENT, True): [Measure.WEIGHT],
    }


def test_two_weights_on_one_day_are_two_rows_and_the_newest_day_is_first(office):
    office.welcome("Jan")
    for weight, days_ago in (("75.0", 7), ("71.4", 0), ("71.6", 0)):
        office.log("Jan", "weight", {"weight": Decimal(weight), "cannot-weigh": False}, days_ago=days_ago)
    office.send_all()
    office.fetch()

    values = [row.values[Measure.WEIGHT] for row in _table(office)]

    assert sorted(values[:2]) == [Decimal("71.4"), Decimal("71.6")]
    assert values[2] == Decimal("75.0")
