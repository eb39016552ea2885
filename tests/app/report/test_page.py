import random
from datetime import date, timedelta
from decimal import Decimal

import pytest

from app.report.contents import page
from app.report.page import AUDIENCES
from monitoring import fhir, simulation
from monitoring.records import Author, Origin
from tests.app.phones import INSTRUMENTS, WORDS
from tests.app.test_places import alsfrs_r
from tests.support.study import NOON

SAY = WORDS["nl"]
DAYS = timedelta(days=1)


def origin(days_ago, record_id="", **more):
    at = NOON - days_ago * DAYS
    return Origin(record_id or f"r{days_ago}", at, at, **more)


def filled(name, answers, days_ago, **more):
    return fhir.response(INSTRUMENTS[name], answers, origin(days_ago, f"{name}-{days_ago}", **more))


def event(code, days_ago, text="", kind="Procedure", **more):
    date_name = "recordedDate" if kind == "Condition" else "performedDateTime"
    return fhir.from_fhir(
        {
            "resourceType": kind,
            "id": f"e{days_ago}",
            date_name: (NOON - days_ago * DAYS).isoformat(),
            "code": {"coding": [{"system": "http://snomed.info/sct", "code": code}], "text": text},
        }
        | more
    )


PATIENT = fhir.patient("Ayşe Yılmaz", date(1958, 11, 22), origin(400, "patient"))


def composed(*records, audience="gp", language="nl"):
    return page(WORDS[language], records, INSTRUMENTS, audience, NOON)


def test_it_says_who_it_is_about_and_on_which_day():
    made = composed(PATIENT)

    assert (made.name, made.born, made.date) == (
        "Ayşe Yılmaz",
        "Geboren op 22 november 1958 (67 jaar)",
        "21 november 2026",
    )
    assert made.title == "Voor de huisarts"


def test_an_empty_dossier_gives_a_page_that_says_so():
    made = composed()

    assert made.name == "Naam niet ingevuld"
    assert made.summary.lines == ("Er is nog niets ingevuld.",)
    assert made.panels == made.parts == ()
    assert made.notes == (
        "Niet ingevuld: praten en slikken, armen en handen, bewegen, ademen, gewicht, hoe het gaat.",
    )


def test_what_changed_is_told_in_sentences_and_the_rest_shares_one():
    made = composed(
        filled("alsfrs-r", alsfrs_r(), 150),
        filled("alsfrs-r", alsfrs_r(cutting=2, dressing=2, walking=3), 1),
        filled("weight", {"weight": Decimal(75)}, 300),
        filled("weight", {"weight": Decimal("71.4")}, 1),
        filled("weekly-check-in", {"well-being": 8}, 100),
        filled("weekly-check-in", {"well-being": 6}, 1),
    )

    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in made.summary.lines] == [
        "Armen en handen: minder goed dan in juni 2026, van 12 naar 8 punten.",
        "Gewicht: 71,4 kg. Dat is 4,8 % minder dan in januari 2026 (75,0 kg).",
        "Hoe het gaat: 6, in augustus 2026 was het 8.",
        "Bijna hetzelfde gebleven: praten en slikken, bewegen, ademen.",
    ]
    assert made.notes == (
        "Totaal ALSFRS-R: 43 van 48 (20 nov 2026). De vier onderdelen zeggen meer dan het totaal.",
    )


def test_for_a_ctb_breathing_comes_first_and_is_always_told():
    records = [filled("alsfrs-r", alsfrs_r(), 150), filled("alsfrs-r", alsfrs_r(orthopnea=3, speech=2), 1)]

    made = composed(*records, audience="ctb")

    assert made.panels[0].name == "Ademen"
    assert made.summary.lines[0] == "Ademen: bijna hetzelfde als in juni 2026, 11 van 12 punten."
    assert made.parts[0].lines[0] == "Genoeg lucht in bed (orthopneu): Meestal"
    assert composed(*records).panels[0].name == "Praten en slikken"


def test_a_weight_is_drawn_with_the_two_losses_that_matter():
    made = composed(
        filled("weight", {"weight": Decimal(80)}, 300), filled("weight", {"weight": Decimal(78)}, 1)
    )

    [panel] = made.panels
    assert (panel.value.replace("\N{NO-BREAK SPACE}", " "), panel.under) == ("78,0 kg", "20 nov 2026")
    assert [level.name for level in panel.picture.levels] == ["5 % minder: 76,0", "10 % minder: 72,0"]
    assert (panel.picture.bottom, panel.picture.top) == ("71", "82")
    assert panel.picture.points[0] == (0.0, pytest.approx(9 / 11))


def test_the_loss_is_counted_from_the_first_weight_though_the_picture_begins_later():
    made = composed(
        filled("weight", {"weight": Decimal(100)}, 900), filled("weight", {"weight": Decimal(80)}, 1)
    )

    assert len(made.panels[0].picture.points) == 1
    assert made.panels[0].picture.levels[0].name == "5 % minder: 95,0"


def test_all_pictures_run_over_the_same_time():
    made = composed(
        filled("weight", {"weight": Decimal(80)}, 100), filled("weekly-check-in", {"well-being": 7}, 50)
    )

    assert (made.began, made.ended) == ("13 aug 2026", "21 nov 2026")
    assert [panel.picture.points[0][0] for panel in made.panels] == [0.0, 0.5]


def test_an_old_value_is_told_with_its_day():
    made = composed(filled("weight", {"weight": Decimal(80)}, 200))

    assert made.summary.lines[0].replace("\N{NO-BREAK SPACE}", " ") == (
        "Gewicht (5 mei 2026): 80,0 kg, één keer ingevuld."
    )


def test_that_weighing_is_no_longer_possible_is_told():
    made = composed(filled("weight", {"cannot-weigh": True}, 3))

    assert (made.parts[0].title, made.parts[0].lines) == (
        "Laatste antwoorden · 18 nov 2026",
        ("Wegen lukt niet meer: Ja",),
    )


def test_the_newest_answers_that_matter_are_told_and_an_older_one_with_its_day():
    made = composed(
        filled("symptoms", {"choking": "choking-3"}, 60),
        filled("symptoms", {"choking": "choking-2", "falls": 2}, 30),
        filled("breathing-signs", {"night-signs": ("nightmares", "morning-headache")}, 2),
        filled("weight", {"weight": Decimal(80), "cannot-weigh": False}, 1),
    )

    assert (made.parts[0].title, made.parts[0].lines) == (
        "Laatste antwoorden · 19 nov 2026",
        (
            "Slapen en ademen (hypoventilatie): Nare dromen, Wakker worden met hoofdpijn",
            "Verslikken: Een paar keer (22 okt 2026)",
            "Gevallen, aantal keer: 2 (22 okt 2026)",
        ),
    )


def test_events_are_told_in_words_the_newest_first():
    made = composed(
        event("86044005", 300, kind="Condition", onsetDateTime="2025-02"),
        event("54956002", 30),
        event("999", 10, "Ontslag uit het ziekenhuis"),
        event("998", 5),
    )

    assert made.parts[0].lines == (
        "Ontslag uit het ziekenhuis: 11 nov 2026",
        "Voedingssonde (gastrostomie): 22 okt 2026",
        "Diagnose ALS: 25 jan 2026",
        "Eerste klachten: februari 2025",
    )


def test_an_onset_that_is_no_date_is_left_out():
    made = composed(event("86044005", 300, kind="Condition", onsetDateTime="lang geleden"))

    assert made.parts[0].lines == ("Diagnose ALS: 25 jan 2026",)


def test_medication_and_team_stand_on_it_when_they_are_known():
    made = composed(
        fhir.from_fhir(
            {
                "resourceType": "MedicationStatement",
                "id": "m1",
                "status": "active",
                "effectiveDateTime": "2026-10-01",
                "medicationCodeableConcept": {"text": "Riluzol 50 mg"},
                "dosage": [{"text": "2 keer per dag"}],
            }
        ),
        fhir.from_fhir(
            {
                "resourceType": "CareTeam",
                "id": "t1",
                "meta": {"lastUpdated": "2026-10-01T10:00:00Z"},
                "participant": [{"member": {"display": "dr. K. Şahin"}, "role": [{"text": "huisarts"}]}],
            }
        ),
    )

    assert [(part.title, part.lines) for part in made.parts] == [
        ("Medicijnen", ("Riluzol 50 mg, 2 keer per dag",)),
        ("Behandelteam", ("dr. K. Şahin, huisarts",)),
    ]


def test_who_filled_in_is_told():
    made = composed(
        filled("weekly-check-in", {"well-being": 7}, 21),
        filled("weekly-check-in", {"well-being": 7}, 14, author=Author.CARER),
        filled("weekly-check-in", {"well-being": 7}, 7, helped=True),
    )

    assert made.about == (
        "Zo gaat het thuis, zelf bijgehouden met de app Nabij. De laatste twee jaar 3 keer ingevuld, "
        "1 keer door een naaste, 1 keer met hulp van iemand anders."
    )


def test_only_what_stands_is_told_and_nothing_of_tomorrow():
    wrong = filled("weight", {"weight": Decimal(7)}, 5)
    right = filled("weight", {"weight": Decimal(70)}, 4, replaces="weight-5")
    later = filled("weight", {"weight": Decimal(60)}, -1)

    assert composed(wrong, right, later).panels[0].value.startswith("70,0")


def test_words_of_our_own_are_named_as_such():
    assert "niet gevalideerd" in composed(filled("alsfrs-r", alsfrs_r(), 1)).caution
    assert "niet gevalideerd" not in composed(PATIENT).caution


def test_what_is_carried_and_not_understood_does_no_harm():
    strange = fhir.from_fhir(
        {
            "resourceType": "QuestionnaireResponse",
            "id": "x",
            "questionnaire": "https://example.org/q|1",
            "authored": "2026-11-01T12:00:00Z",
            "item": [{"linkId": "choking", "answer": [{"valueBoolean": True}]}],
        }
    )

    assert composed(strange).parts == ()


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_stage_no_rate_and_no_message_stands_on_it(language, audience):
    [person] = simulation.people(1, 12, NOON, random.Random(2), INSTRUMENTS)
    records = [fhir.from_fhir(document) for document in person.documents]
    secret = fhir.message("Dit is alleen voor mijn team.", "Jan", origin(1, "message"))

    said = str(composed(*records, secret, audience=audience, language=language))

    assert "alleen voor mijn team" not in said
    assert not [word for word in ("King", "MiToS", "FT9", "ΔFS") if word in said]
