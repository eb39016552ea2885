"""How long the trends of ten years take: a check-in and a weight each week, an ALSFRS-R every four weeks."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from statistics import median

from app import content
from monitoring import fhir
from monitoring.given import last_given
from monitoring.items import Instrument
from monitoring.measures import Measure
from monitoring.progression import observed_slope, ratings
from monitoring.readings import until
from monitoring.recent import recent
from monitoring.records import Answer, Origin, QuestionnaireResponse
from monitoring.symptoms import symptoms
from monitoring.trends import trends
from tests.bench.figures import Row

WEEKS, ROUNDS = 520, 25
START = datetime(2016, 1, 1, 8, tzinfo=UTC)
END = START + timedelta(weeks=WEEKS)


def run() -> dict[str, float]:
    """Medians in ms: every trend, and all that Verloop and Vandaag tell of them."""
    instruments = content.load_instruments()
    records = [record for week in range(WEEKS) for record in _week(instruments, week)]

    def everything() -> None:
        lived, _ = until(records, END)
        found = trends(lived, instruments)
        recent(found, symptoms(last_given(lived, instruments), instruments), END)
        observed_slope(ratings(lived, instruments)[0])

    assert len(trends(records, instruments)[Measure.ALSFRS_R].points) == WEEKS / 4
    return {
        "trends_ms": _median_ms(lambda: trends(records, instruments)),
        "told_ms": _median_ms(everything),
    }


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    return [
        ("the trends of ten years (1,170 responses)", f"{found['trends_ms']:.1f} ms", "≤ 20 ms"),
        ("– with all that the phone tells of them", f"{found['told_ms']:.1f} ms", ""),
    ]


def _week(instruments: dict[str, Instrument], week: int) -> list[QuestionnaireResponse]:
    filled: dict[str, dict[str, Answer]] = {
        "weekly-check-in": {"well-being": week % 11, "contact": False},
        "weight": {"weight": Decimal(80) - Decimal(week) / 50},
    }
    if week % 4 == 0:
        chosen = {
            item.link_id: item.options for item in instruments["alsfrs-r"].by_id.values() if item.options
        }
        filled["alsfrs-r"] = {link_id: options[week % 5].code for link_id, options in chosen.items()}
    at = START + timedelta(weeks=week)
    return [
        fhir.response(instruments[name], answers, Origin(f"{name}-{week}", at, at))
        for name, answers in filled.items()
    ]


def _median_ms(task: Callable[[], object]) -> float:
    return median(_timed(task) for _ in range(ROUNDS)) * 1000


def _timed(task: Callable[[], object]) -> float:
    begin = time.perf_counter()
    task()
    return time.perf_counter() - begin
