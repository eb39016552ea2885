"""Dossiers of a few lines: what somebody filled in on which day, and who signed which rule."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from app import content
from monitoring import fhir, sign_offs
from monitoring.instruments import Instrument, Item, Option
from monitoring.records import Author, QuestionnaireResponse, Record
from monitoring.rules import Rule
from tests.monitoring.factories import day, origin, points

RULES = content.load_rules()
WORDS: dict[str, str] = {}
OWN = "https://nabij.nl/fhir/CodeSystem/measure|"


def _item(link_id: str, kind: Any, code: str | None = None, scale: int = 0) -> Item:
    options = tuple(Option(f"{link_id}-{n}", n, WORDS, WORDS) for n in range(scale + 1)) if scale else ()
    return Item(link_id, kind, WORDS, WORDS, options, code=code)


def small(name: str, *items: Item) -> Instrument:
    """An instrument with nothing but its items."""
    return Instrument(
        url=f"https://nabij.nl/fhir/Questionnaire/{name}",
        version="1.0.0",
        name=name,
        title=WORDS,
        description=WORDS,
        items=items,
        wording="own",
        license="Apache-2.0",
        source="a test",
        recall=WORDS,
        by_id={item.link_id: item for item in items},
        order=tuple((item, None) for item in items),
    )


SMALL = {
    each.name: each
    for each in (
        small(
            "background",
            _item("weight-diagnosis", "decimal"),
            _item("weight-before", "decimal"),
            _item("height", "integer"),
        ),
        small("breathing-signs", _item("night-signs", "choice")),
        small(
            "breathing-test",
            _item("vc-percent", "integer", OWN + "vc-percent"),
            _item("pcf", "integer", OWN + "pcf"),
        ),
        small(
            "symptoms",
            _item("cough", "choice", scale=3),
            _item("choking", "choice", scale=3),
            _item("airway-infection", "boolean"),
            _item("falls", "integer"),
        ),
        small("carer-week", _item("too-much", "boolean"), _item("carer-sleep", "choice", scale=3)),
        small("csi", *(_item(f"csi-{n}", "choice", scale=1) for n in range(1, 14))),
    )
}
INSTRUMENTS = content.load_instruments() | SMALL


def filled(name: str, number: float, answers: dict[str, Any], **more: Any) -> QuestionnaireResponse:
    """A response of a day, after the first of March, with an identifier of its own."""
    at = day(number)
    said = ",".join(f"{key}={value}" for key, value in sorted(answers.items()))
    about = origin(f"{name}-{number}-{abs(hash(said)) % 10_000}", at, **more)
    return QuestionnaireResponse(about, INSTRUMENTS[name].canonical, answers, {"status": "completed"})


def weight(number: float, kilograms: str) -> Record:
    return filled("weight", number, {"weight": Decimal(kilograms), "cannot-weigh": False})


def background(number: float = 0, **answers: Any) -> Record:
    return filled("background", number, {key.replace("_", "-"): value for key, value in answers.items()})


def night(number: float, *codes: str) -> Record:
    return filled("breathing-signs", number, {"night-signs": codes})


def breath(number: float, **answers: Any) -> Record:
    return filled("breathing-test", number, {key.replace("_", "-"): value for key, value in answers.items()})


def alsfrs(number: float, digits: str = "444444444444") -> Record:
    return filled("alsfrs-r", number, points(digits, gastrostomy=False))


def symptoms(number: float, **answers: Any) -> Record:
    coded = {
        key.replace("_", "-"): f"{key}-{value}" if key in ("cough", "choking") else value
        for key, value in answers.items()
    }
    return filled("symptoms", number, coded)


def well(number: float, value: int, *, contact: bool | None = None) -> Record:
    pressed = {} if contact is None else {"contact": contact}
    return filled("weekly-check-in", number, {"well-being": value} | pressed)


def carer(number: float, **answers: Any) -> Record:
    coded = {key.replace("_", "-"): value for key, value in answers.items()}
    return filled("carer-week", number, coded, author=Author.CARER)


def csi(number: float, total: int) -> Record:
    return filled("csi", number, {f"csi-{n}": f"csi-{n}-{int(n <= total)}" for n in range(1, 14)})


def born(year: int, month: int = 3, day_of_month: int = 1) -> Record:
    return fhir.patient("Jan", date(year, month, day_of_month), origin("patient", day(-1)))


def signed(*rules: Rule | str, number: float = -2) -> list[Record]:
    """What the workstation writes when a clinician signs these rules."""
    chosen = [RULES[rule] if isinstance(rule, str) else rule for rule in rules]
    return [sign_offs.record(sign_offs.sign(rule, "Marieke Visser", day(number))) for rule in chosen]


def ids(found: Iterable[Any]) -> list[str]:
    return [each.rule_id for each in found]
