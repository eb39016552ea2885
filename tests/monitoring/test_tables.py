import csv
import random
from decimal import Decimal
from io import StringIO

import pytest

from monitoring import fhir, simulation
from monitoring.records import Author, Other, QuestionnaireResponse
from monitoring.spreadsheets import sheet
from monitoring.tables import Table, tables
from monitoring.trends import trends
from tests.monitoring.factories import NOON, day, document, origin, weight


def read(table):
    """A table as a program reads it back: rows by the name of the column."""
    text = sheet(table).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline=""), delimiter=";"))


def table(name, records, instruments, language="nl"):
    return next(each for each in tables(records, instruments, language) if each.name == name)


def test_an_answer_is_a_row_with_its_question_and_its_words(instruments, alsfrs_r):
    given = {"gastrostomy": False, "speech": "speech-3"}
    record = fhir.response(alsfrs_r, given, origin("r1", author=Author.CARER))

    rows = {row["question"]: row for row in read(table("answers", [record], instruments))}

    assert rows["speech"] == {
        "day": "2026-03-02",
        "moment": "2026-03-02T12:00:00+00:00",
        "entered": "2026-03-02T12:00:00+00:00",
        "author": "carer",
        "helped": "false",
        "record": "r1",
        "replaces": "",
        "standing": "true",
        "instrument": alsfrs_r.canonical,
        "question": "speech",
        "question_text": alsfrs_r.item("speech").text["nl"],
        "answer": "speech-3",
        "answer_text": alsfrs_r.item("speech").option("speech-3").text["nl"],
        "unit": "",
    }
    assert rows["gastrostomy"]["answer"] == "false"


def test_words_follow_the_language_and_columns_do_not(instruments, alsfrs_r):
    record = fhir.response(alsfrs_r, {"speech": "speech-3"}, origin("r1"))
    dutch, english = (table("answers", [record], instruments, each) for each in ("nl", "en"))

    assert dutch.columns == english.columns
    assert read(english)[0]["question_text"] == alsfrs_r.item("speech").text["en"]


def test_what_was_replaced_stays_an_answer_and_is_no_measure_any_more(instruments):
    first = weight(instruments["weight"], "7.4", record_id="first")
    second = weight(instruments["weight"], "74.1", about=day(0), record_id="second", replaces="first")
    records = [first, second]

    answers = read(table("answers", records, instruments))
    assert [(row["answer"], row["unit"], row["standing"]) for row in answers] == [
        ("7,4", "kg", "false"),
        ("74,1", "kg", "true"),
    ]  # fmt: skip
    assert read(table("measures", records, instruments)) == [
        {
            "day": "2026-03-02",
            "moment": "2026-03-02T12:00:00+00:00",
            "measure": "weight",
            "value": "74,1",
            "unit": "kg",
            "record": "second",
        }
    ]


def test_messages_and_events_have_tables_of_their_own(instruments):
    message = fhir.message("Mijn masker knelt.\nKunt u bellen?", "Ayşe Yılmaz", origin("m1"))
    event = fhir.from_fhir(
        document("Procedure", code={"coding": [{"system": "s", "code": "1"}], "text": "PEG"})
    )

    [written] = read(table("messages", [message, event], instruments))
    [happened] = read(table("events", [message, event], instruments))

    assert (written["sender"], written["text"]) == ("Ayşe Yılmaz", "Mijn masker knelt.\nKunt u bellen?")
    assert (happened["code"], happened["text"]) == ("s|1", "PEG")


def test_an_answer_to_a_questionnaire_of_elsewhere_keeps_its_code(instruments):
    strange = fhir.from_fhir(
        document("QuestionnaireResponse", item=[{"linkId": "q", "answer": [{"valueCoding": {"code": "a"}}]}])
    )

    [row] = read(table("answers", [strange], instruments))

    assert (row["question"], row["answer"], row["question_text"], row["answer_text"]) == ("q", "a", "", "")


def test_each_of_several_answers_is_a_row_and_so_is_each_occurrence(instruments):
    strange = fhir.from_fhir(
        document(
            "QuestionnaireResponse",
            item=[
                {"linkId": "q", "answer": [{"valueCoding": {"code": "a"}}, {"valueCoding": {"code": "b"}}]},
                {"linkId": "size", "answer": [{"valueQuantity": {"value": 1.5, "code": "m"}}]},
            ],
        )
    )

    rows = read(table("answers", [strange], instruments))

    assert [(row["question"], row["answer"], row["unit"]) for row in rows] == [
        ("q", "a", ""),
        ("q", "b", ""),
        ("size", "1,5", "m"),
    ]


def test_an_answer_in_ones_own_words_stands_among_the_words(instruments):
    record = QuestionnaireResponse(origin("r1"), "https://example.org/q|1", {"q": Other("Iets anders")}, {})

    [row] = read(table("answers", [record], instruments))

    assert (row["answer"], row["answer_text"]) == ("", "Iets anders")


def test_every_answer_and_every_point_of_a_whole_life_is_there(instruments):
    [person] = simulation.people(1, 18, NOON, random.Random(3), instruments)
    records = [fhir.from_fhir(each) for each in person.documents]

    answers = [r.answers for r in records if isinstance(r, QuestionnaireResponse)]
    points = [trend.points for trend in trends(records, instruments).values()]
    assert len(read(table("answers", records, instruments))) == sum(map(len, answers))
    assert len(read(table("measures", records, instruments))) == sum(map(len, points))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Goed", "Goed"),
        ("", ""),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+31 6 12345678", "'+31 6 12345678"),
        ("-", "'-"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "'\t=1+1"),
        ("\r\n=1+1", "'\r\n=1+1"),
        ("＝1+1", "'＝1+1"),
        ('zij zei: "ja"; en toen', 'zij zei: "ja"; en toen'),
        ("a=1", "a=1"),
    ],
)
def test_a_text_is_never_a_formula(text, written):
    [row] = read(Table("t", ("text",), ((text,),))) if text else [{"text": ""}]

    assert row["text"] == written


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (Decimal("71.40"), "71,40"),
        (Decimal("-3.5"), "-3,5"),
        (Decimal("1E+2"), "100"),
        (7, "7"),
        (-7, "-7"),
        (None, ""),
    ],
)
def test_numbers_are_written_as_a_dutch_spreadsheet_reads_them(cell, written):
    assert sheet(Table("t", ("a", "b"), ((cell, "x"),))) == f"\ufeffa;b\r\n{written};x\r\n".encode()
