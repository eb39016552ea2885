"""Dossiers of a few lines: what somebody filled in on which day, and who signed which rule."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from app import content
from monitoring import fhir, sign_offs
from monitoring.items import Instrument, Item, Option
from monitoring.records import Author, QuestionnaireResponse, Record
from monitoring.rules import Rule
from tests.monitoring.factories import day, origin, points

RULES = content.load_rules()


def strain_index() -> Instrument:
    """A strain index of 13 questions with yes or no, as an installation with a licence may add it."""
    items = tuple(
        Item(f"csi-{n}", "choice", {}, {}, tuple(Option(f"csi-{n}-{p}", p, {}, {}) for p in (0, 1)))
        for n in range(1, 14)
    )
    return Instrument(
        url="https://nabij.nl/fhir/Questionnaire/csi",
        version="1.0.0",
        name="csi",
        title={},
        description={},
        items=items,
        wording="own",
        license="",
        source="a test",
        recall={},
        by_id={item.link_id: item for item in items},
        order=tuple((item, None) for item in items),
    )


INSTRUMENTS = content.load_instruments() | {"csi": strain_index()}


def filled(name: str, number: float, answers: dict[str, Any], **more: Any) -> QuestionnaireResponse:
    """A response of a day, after the first of March, with an identifier of its own."""
    at = day(number)
    said = ",".join(f"{key}={value}" for key, value in sorted(answers.items()))
    about = origin(f"{name}-{number}-{abs(hash(said)) % 10_000}", at, **more)
    return QuestionnaireResponse(about, INSTRUMENTS[name].canonical, answers, {"status": "completed"})


def weight(number: float, kilograms: str, **more: Any) -> Record:
    return filled("weight", number, {"weight": Decimal(kilograms), "cannot-weigh": False}, **more)


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


def well(number: float, value: int, *, contact: bool | None = None, **more: Any) -> Record:
    pressed = {} if contact is None else {"contact": contact}
    return filled("weekly-check-in", number, {"well-being": value} | pressed, **more)


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
