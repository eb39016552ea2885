from datetime import UTC, date, datetime, timedelta

import pytest

from app.planned import pause_text, rhythm_name, rhythm_text, rhythms, whose
from monitoring import care_plans
from monitoring.care_plans import ONCE
from monitoring.items import Instrument
from monitoring.plan import RHYTHMS, Pause
from monitoring.records import Author, Origin
from tests.app.phones import INSTRUMENTS, WORDS

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TODAY = NOON.date()


@pytest.mark.parametrize(
    ("rhythm", "name", "dutch", "english"),
    [
        (timedelta(days=1), "1", "elke dag", "every day"),
        (timedelta(days=3.5), "3.5", "elke 4 dagen", "every 4 days"),
        (timedelta(days=7), "7", "elke week", "every week"),
        (timedelta(days=10), "10", "elke 10 dagen", "every 10 days"),
        (timedelta(days=84), "84", "elke 12 weken", "every 12 weeks"),
        (ONCE, "once", "1 keer", "once"),
        (None, "like", "als ik wil", "when I like"),
    ],
)
def test_a_rhythm_in_words(rhythm, name, dutch, english):
    assert rhythm_name(rhythm) == name
    assert (rhythm_text(WORDS["nl"], rhythm), rhythm_text(WORDS["en"], rhythm)) == (dutch, english)


@pytest.mark.parametrize(
    ("author", "writer", "patient", "said"),
    [
        (Author.PATIENT, "", "", "U wijzigde dit op 18 november."),
        (Author.CARER, "", "", "U wijzigde dit op 18 november."),
        (Author.CLINICIAN, "Marieke Visser", "", "Marieke Visser wijzigde dit op 18 november."),
        (Author.CLINICIAN, "", "", "Uw team wijzigde dit op 18 november."),
        (Author.PATIENT, "", "Jan", "Jan wijzigde dit op 18 november."),
        (Author.CLINICIAN, "Marieke Visser", "Jan", "Marieke Visser wijzigde dit op 18 november."),
        (Author.CLINICIAN, "", "Jan", "Uw team wijzigde dit op 18 november."),
    ],
)
def test_both_sides_see_whose_change_it_was(author, writer, patient, said):
    at = NOON - timedelta(days=3)
    change = care_plans.write(Origin("p", NOON, at, author), "active", (None, None), {}, writer)

    assert whose(WORDS["nl"], change, NOON, patient=patient) == said
    assert whose(WORDS["nl"], None, NOON, patient=patient) == ""


@pytest.mark.parametrize(
    ("pause", "said"),
    [
        (None, ""),
        (Pause(TODAY), "Pauze, tot u zelf weer begint."),
        (Pause(TODAY, date(2026, 11, 30)), "Pauze tot en met maandag 30 november."),
        (Pause(date(2026, 11, 1), date(2026, 11, 20)), ""),
        (Pause(date(2026, 11, 22)), "Pauze vanaf zondag 22 november, tot u zelf weer begint."),
        (
            Pause(date(2026, 11, 22), date(2026, 11, 30)),
            "Pauze van zondag 22 november tot en met maandag 30 november.",
        ),
    ],
)
def test_until_when_nothing_is_asked(pause, said):
    assert pause_text(WORDS["nl"], pause, TODAY).replace("\N{NO-BREAK SPACE}", " ") == said


def test_once_can_be_chosen_only_for_what_is_asked_once():
    background = Instrument("u", "1", "background", {}, {}, (), "own", "", "", {}, {}, ())

    assert rhythms(INSTRUMENTS["weight"]) == RHYTHMS
    assert rhythms(background) == (ONCE, *RHYTHMS)
