"""What a card's file may hold, and what stands on a card from which record."""

from datetime import timedelta

import pytest

from app import content
from app.guide import load
from monitoring import fhir
from monitoring.card_facts import answer_on, contents, is_old
from monitoring.cards import parse
from monitoring.codes import ALS, GASTROSTOMY, NON_INVASIVE_VENTILATION
from monitoring.errors import MalformedContentError
from monitoring.origins import write_origin
from monitoring.records import Author, Origin, Other
from tests.monitoring.wayfinder_files import CITED, text
from tests.support.study import NOON

INSTRUMENTS = content.load_instruments()
CARDS = load(content.assets()).cards
EMERGENCY, WISHES = CARDS["emergency-card"], CARDS["wishes-card"]


def filled(name, answers, days_ago=0, record_id="", **more):
    at = NOON - timedelta(days=days_ago)
    return fhir.response(
        INSTRUMENTS[name], answers, Origin(record_id or f"{name}-{days_ago}", at, at, **more)
    )


def rated(days_ago=0, **points):
    well = dict.fromkeys(("speech", "swallowing", "orthopnea", "ventilation"), 4) | points
    return filled("alsfrs-r", {name: f"{name}-{value}" for name, value in well.items()}, days_ago)


def happened(code, days_ago, status="completed", kind="Procedure"):
    at = NOON - timedelta(days=days_ago)
    system, _, number = code.partition("|")
    document = write_origin(kind, Origin(f"{number}-{days_ago}", at, at, Author.CLINICIAN))
    document |= {"code": {"coding": [{"system": system, "code": number}]}}
    return fhir.from_fhir(document | ({"status": status} if kind == "Procedure" else {}))


def ventilated(days_ago, status="completed"):
    return happened(NON_INVASIVE_VENTILATION, days_ago, status)


def fed(days_ago):
    return happened(GASTROSTOMY, days_ago)


def diagnosed(days_ago):
    return happened(ALS, days_ago, kind="Condition")


def said(card, *records, now=NOON, head=None):
    """By line what is said, in Dutch; what was typed as it was typed."""
    found = contents(card, records, INSTRUMENTS, now, head)
    return {
        fact.line.id: " ".join(
            fact.line.says[each].text["nl"] if each in fact.line.says else str(each) for each in fact.answers
        )
        for fact in found.facts
        if not fact.line.is_fixed
    }


CARD = filled("emergency-card", {"breathing-help": "breath-night", "eating": ("eat-thick",)}, 10)
ONE_LINE = [
    # what the records are                                          the line            what it says
    ([], "breathing-help", None),
    ([rated(ventilation=4)], "breathing-help", None),  # no help is nothing to write on a card by itself
    ([rated(ventilation=3)], "breathing-help", "Ik gebruik soms beademing."),
    ([rated(ventilation=2)], "breathing-help", "Ik heb beademing in de nacht."),
    ([rated(ventilation=1)], "breathing-help", "Ik heb beademing, dag en nacht."),
    ([rated(ventilation=0)], "breathing-help", "Ik heb beademing via mijn keel."),
    ([rated(9, ventilation=2), rated(2, ventilation=1)], "breathing-help", "Ik heb beademing, dag en nacht."),
    ([ventilated(40)], "breathing-help", "Ik heb beademing met een masker."),
    ([ventilated(40), rated(2, ventilation=2)], "breathing-help", "Ik heb beademing in de nacht."),
    ([ventilated(40), rated(2, ventilation=4)], "breathing-help", None),  # the newest counts
    ([ventilated(40, "not-done")], "breathing-help", None),
    ([ventilated(40, "stopped")], "breathing-help", None),
    ([CARD, rated(2, ventilation=0)], "breathing-help", "Ik heb beademing in de nacht."),  # own words win
    ([rated(orthopnea=4)], "lying", None),
    ([rated(orthopnea=3)], "lying", None),
    ([rated(orthopnea=2)], "lying", "Leg mij niet plat."),
    ([rated(orthopnea=1)], "lying", "Leg mij niet plat."),
    ([rated(orthopnea=0)], "lying", "Leg mij niet plat zonder beademing."),
    ([rated(speech=4)], "talking", None),
    ([rated(speech=3)], "talking", "Mijn stem klinkt anders."),
    ([rated(speech=2)], "talking", "Praten gaat moeilijk."),
    ([rated(speech=1)], "talking", "Praten gaat heel moeilijk. Ik wijs, schrijf of typ."),
    ([rated(speech=0)], "talking", "Praten lukt niet."),
    ([rated(swallowing=4)], "eating", None),
    ([rated(swallowing=3)], "eating", "Ik verslik me soms."),
    ([rated(swallowing=2)], "eating", "Mijn eten en drinken is aangepast."),
    ([rated(swallowing=1)], "eating", "Ik krijg ook sondevoeding."),
    ([rated(swallowing=0)], "eating", "Ik krijg alleen sondevoeding."),
    ([fed(40)], "eating", "Ik heb een voedingssonde."),
    ([CARD, fed(2)], "eating", "Alleen zacht eten en dik drinken."),
]  # fmt: skip


@pytest.mark.parametrize(("records", "line", "says"), ONE_LINE)
def test_what_stands_on_a_line_of_the_emergency_card(records, line, says):
    assert said(EMERGENCY, *records).get(line) == says


HEADS = [
    # what the records are                                       otherwise        what stands largest
    ([], None, "Ik heb een spierziekte"),
    ([], "illness-pls", "Ik heb PLS"),
    ([diagnosed(400)], "illness-pls", "Ik heb ALS"),
    ([diagnosed(400), filled("emergency-card", {"illness": "illness-psma"})], None, "Ik heb PSMA"),
]  # fmt: skip


@pytest.mark.parametrize(("records", "otherwise", "says"), HEADS)
def test_the_illness_is_as_the_person_says_then_the_clinic_then_the_wayfinder(records, otherwise, says):
    head = contents(EMERGENCY, records, INSTRUMENTS, NOON, otherwise).head

    assert head.line.says[head.answers[0]].text["nl"] == says


def test_all_that_is_known_of_eating_stands_there_with_its_own_day():
    found = contents(EMERGENCY, [fed(40), rated(2, swallowing=3)], INSTRUMENTS, NOON)

    facts = [(fact.answers, (NOON - fact.at).days) for fact in found.facts if fact.line.id == "eating"]
    assert facts == [(("eat-tube",), 40), (("eat-choke",), 2)]


def test_what_was_left_open_on_the_newest_card_does_not_come_back_from_an_older_one():
    older = filled("emergency-card", {"allergy": Other("Penicilline"), "call-me": "Jan"}, 20)
    newer = filled("emergency-card", {"call-me": "Jan"}, 10)

    assert "allergy" not in said(EMERGENCY, older, newer)
    assert answer_on("emergency-card", "allergy", [older, newer]) is None
    assert answer_on("emergency-card", "call-me", [older, newer]) == "Jan"
    assert answer_on("emergency-card", "call-me", []) is None


def test_what_somebody_would_rather_not_say_is_not_on_the_card():
    card = filled("wishes-card", {"cpr": "cpr-silent", "mask": "mask-no", "feeding": "feeding-unsure"})

    assert said(WISHES, card) == {"mask": "Nee, dat wil ik niet.", "feeding": "Dat weet ik nog niet."}


def test_nothing_is_presumed_of_somebodys_wishes():
    assert said(WISHES, rated(ventilation=0), fed(2)) == {}
    assert not contents(WISHES, [rated(ventilation=0)], INSTRUMENTS, NOON)


@pytest.mark.parametrize(
    ("records", "fixed"),
    [
        ([], ["oxygen"]),
        ([CARD], ["oxygen"]),
        ([CARD, filled("wishes-card", {"cpr": "cpr-no"})], ["oxygen", "has-wishes"]),
    ],
)
def test_the_oxygen_caution_is_always_there_and_the_wishes_are_mentioned_when_there_are_any(records, fixed):
    found = contents(EMERGENCY, records, INSTRUMENTS, NOON)

    assert [fact.line.id for fact in found.facts if fact.line.is_fixed] == fixed


def test_a_card_with_only_what_is_always_there_says_that_it_is_empty():
    assert not contents(EMERGENCY, [], INSTRUMENTS, NOON)
    assert contents(EMERGENCY, [rated(speech=2)], INSTRUMENTS, NOON)


NEWER = [
    # what the dossier came to know           what is asked about
    (rated(2, ventilation=1), ["breath-day-night"]),
    (rated(2, ventilation=2), []),  # the same as the card
    (rated(2, ventilation=3), []),  # nothing that the card asks
    (rated(2, ventilation=4), []),
    (rated(20, ventilation=1), []),  # before the card
    (fed(2), ["eat-tube"]),
    (rated(2, orthopnea=1), []),  # the card does not speak of it: it is filled in by itself
]


@pytest.mark.parametrize(("record", "asked"), NEWER)
def test_the_person_is_asked_about_what_changed_since_the_card_was_filled_in(record, asked):
    found = contents(EMERGENCY, [CARD, record], INSTRUMENTS, NOON)

    assert [answer for fact in found.newer for answer in fact.answers] == asked


def test_what_a_wrong_clock_dated_after_today_is_no_card_yet():
    early = filled("emergency-card", {"call-me": "Jan"}, -3)

    assert contents(EMERGENCY, [early, fed(-3)], INSTRUMENTS, NOON).facts[0].line.is_fixed


def test_a_card_of_an_unknown_version_is_no_card_here():
    document = fhir.to_fhir(CARD) | {
        "questionnaire": "https://nabij.nl/fhir/Questionnaire/emergency-card|9.0.0"
    }

    found = contents(EMERGENCY, [fhir.from_fhir(document)], INSTRUMENTS, NOON)

    assert found.filled is None


def test_without_the_instrument_the_newest_of_the_dossier_still_stands_there():
    rest = {name: each for name, each in INSTRUMENTS.items() if name != "emergency-card"}

    found = contents(EMERGENCY, [rated(2, speech=1)], rest, NOON)

    assert [fact.answers for fact in found.facts if fact.at] == [("talk-pointing",)]


@pytest.mark.parametrize(("days", "old"), [(0, False), (365, False), (366, True)])
def test_after_a_year_a_card_asks_whether_it_still_holds(days, old):
    assert is_old(NOON - timedelta(days=days), NOON) is old


SAID = {"text": text("Yes")}
FILE = {
    "card": "small", "title": text("Small"), "brief": text("A card"), "intro": [], "foot": [],
    "lines": [{"item": "one", "says": {"yes": SAID}, "known": [{"event": ALS, "as": "yes"}]}],
    **CITED,
}  # fmt: skip


def with_line(**line):
    return FILE | {"lines": [{"item": "one"} | line]}


REFUSED = [
    (FILE | {"colour": "red"}, "small.colour is not known"),
    (FILE | {"sources": []}, "small.sources is missing"),
    (FILE | {"card": ""}, "card.card is missing"),
    (with_line(size=1), "small.size is not known"),
    (with_line(says={"yes": {"text": {"nl": "Ja"}}}), "small.one.text.en is missing"),
    (with_line(known=[{"event": ALS, "as": "yes"}]), "small.one.known says what is not there"),
    (with_line(otherwise="no"), "small.one.known says what is not there"),
    (with_line(known=[{"question": "a/b", "as": {"x": ""}}]), "small.one.x is missing"),
    (with_line(known=[{"as": "yes"}]), "small.one.event is missing"),
]


@pytest.mark.parametrize(("document", "reason"), REFUSED)
def test_a_file_that_cannot_be_used_is_refused_by_the_name_of_its_field(document, reason):
    with pytest.raises(MalformedContentError, match=f"^{reason}$"):
        parse(document)


def test_the_least_that_a_card_can_be():
    card = parse(FILE)

    assert (card.head, card.has_people, [line.id for line in card.lines]) == (None, False, ["one"])
