"""Questionnaires that nobody wrote: any tree of items, with answers that fit it or do not."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from monitoring.forms import form
from monitoring.items import Instrument, Item
from monitoring.occurrences import key, link_id_of, place_of
from monitoring.records import Answer, Other, Quantity, Single

FHIR = "http://hl7.org/fhir/StructureDefinition/"
SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=5)
VALUES: dict[str, st.SearchStrategy[Single]] = {
    "boolean": st.booleans(),
    "integer": st.integers(-5, 5),
    "decimal": st.integers(-50, 50).map(lambda tenths: Decimal(tenths) / 10),
    "date": st.sampled_from(["2024", "2024-02", "2024-02-29", "2026-03-02"]),
    "dateTime": st.sampled_from(["2024-02-29", "2026-03-02T12:00:00Z", "2026-03-02T12:00:00+01:00"]),
    "time": st.sampled_from(["00:00:00", "12:30:00"]),
    "string": TEXT,
    "text": TEXT,
    "url": st.sampled_from(["https://example.org", "urn:oid:1.2.3"]),
    "quantity": st.builds(Quantity, st.integers(0, 9).map(Decimal), st.sampled_from(["kg", "d"])),
}
CODES = ("a", "b", "c")
OPTIONS = [{"valueCoding": {"system": "urn:x", "code": code, "display": code.upper()}} for code in CODES]
TYPES = [*VALUES, "choice", "open-choice", "group", "display", "reference"]


@st.composite
def questionnaires(draw: st.DrawFn) -> dict[str, Any]:
    """A questionnaire; its conditions may look anywhere, so some run in a circle."""
    count = draw(st.integers(1, 12))
    items: list[dict[str, Any]] = [
        {"linkId": f"i{n}", "type": draw(st.sampled_from(TYPES))} for n in range(count)
    ]
    roots: list[dict[str, Any]] = []
    for number, item in enumerate(items):
        _decorate(draw, item)
        parents = [each for each in items[:number] if each["type"] not in ("display", "reference")]
        parent = draw(st.sampled_from([None, *parents]))
        (roots if parent is None else parent.setdefault("item", [])).append(item)
    for item in items:
        if item["type"] == "group" and "item" not in item:
            item["type"] = "boolean"
    _condition(draw, items)
    return {
        "resourceType": "Questionnaire",
        "url": "https://example.org/Questionnaire/any",
        "version": "1",
        "status": "draft",
        "item": roots,
    }


@st.composite
def filled(draw: st.DrawFn, instrument: Instrument) -> dict[str, Answer]:
    """Answers as a person would give them: to what is asked, in occurrences without a gap."""
    answers: dict[str, Answer] = {}
    for _ in range(3):
        for question in form(instrument, answers).questions:
            if question.key not in answers and draw(st.booleans()):
                answers[question.key] = _answer(draw, question.item)
    return answers | _again(instrument, answers) if draw(st.booleans()) else answers


@st.composite
def scribbled(draw: st.DrawFn, instrument: Instrument) -> dict[str, Answer]:
    """Answers that need not fit: of any type, to any item, in any occurrence."""
    anything = st.one_of(*VALUES.values(), TEXT.map(Other), st.lists(TEXT, max_size=3).map(tuple))
    places = st.lists(st.integers(1, 3), max_size=2).map(tuple)
    keys = st.builds(key, st.sampled_from([*instrument.by_id, "nowhere"]), places)
    return draw(st.dictionaries(keys, anything, max_size=8))


def _again(instrument: Instrument, answers: dict[str, Answer]) -> dict[str, Answer]:
    """The same once more, in a second occurrence of the groups that repeat."""
    scopes = instrument.layout.scopes if instrument.layout else {}
    found = {}
    for name, answer in answers.items():
        scope = scopes.get(link_id_of(name), ())
        place = place_of(name, scopes)
        if scope and place and instrument.item(scope[0]).kind == "group":
            found[key(link_id_of(name), (place[0] + 1, *place[1:]))] = answer
    return found


def _decorate(draw: st.DrawFn, item: dict[str, Any]) -> None:
    kind = item["type"]
    if kind in ("choice", "open-choice"):
        item["answerOption"] = OPTIONS
    if kind != "display" and draw(st.booleans()):
        item["repeats"] = True
    if draw(st.integers(0, 5)) == 0:
        item["required"] = True
    if kind in ("integer", "decimal") and draw(st.integers(0, 3)) == 0:
        text = draw(
            st.sampled_from(
                [
                    "%resource.repeat(item).where(linkId='i0').answer.value",
                    "%resource.repeat(item).answer.value.count()",
                    "1 / 0",
                    "'text'",
                    "2 + 2",
                ]
            )
        )
        expression = {"language": "text/fhirpath", "expression": text}
        item["extension"] = [{"url": SDC + "calculatedExpression", "valueExpression": expression}]


def _condition(draw: st.DrawFn, items: list[dict[str, Any]]) -> None:
    for item in items:
        if draw(st.integers(0, 2)) == 0:
            question = draw(st.sampled_from(items))
            item["enableWhen"] = [{"question": question["linkId"], **_expected(draw, question["type"])}]


def _expected(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    operators = ["=", "!="] if kind in ("boolean", "choice", "open-choice", "url") else ["=", "!=", ">", "<="]
    if kind not in VALUES or kind == "quantity" or draw(st.booleans()):
        return {"operator": "exists", "answerBoolean": draw(st.booleans())}
    name = {"boolean": "Boolean", "integer": "Integer", "decimal": "Decimal", "date": "Date"}.get(kind)
    name = name or {"dateTime": "DateTime", "time": "Time"}.get(kind, "String")
    value = draw(VALUES[kind])
    return {
        "operator": draw(st.sampled_from(operators)),
        f"answer{name}": float(value) if isinstance(value, Decimal) else value,
    }


def _answer(draw: st.DrawFn, item: Item) -> Answer:
    if item.options:
        values: st.SearchStrategy[Single] = st.sampled_from(CODES)
        if item.kind == "open-choice":
            values |= TEXT.map(Other)
    else:
        values = VALUES[item.kind]
    if not item.repeats:
        return draw(values)
    return draw(st.lists(values, min_size=1, max_size=3, unique=True).map(tuple))
