"""How long the due list of ten years takes, with a plan that was changed four times a year by either side."""

import time
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from statistics import median

from app import content
from monitoring import fhir, plan, schedule
from monitoring.plan import Pause, Plan
from monitoring.records import Answer, Author, Origin, Record
from tests.bench.figures import Row

WEEKS, ROUNDS = 522, 200
START = datetime(2016, 1, 4, 8, tzinfo=UTC)
_WEEKLY: dict[str, dict[str, Answer]] = {
    "weekly-check-in": {"well-being": 7},
    "weight": {"weight": Decimal("71.4")},
}


def run() -> dict[str, float]:
    """The median of one reading in ms, and of how many records."""
    instruments, records = content.load_instruments(), list(history())
    now = START + timedelta(weeks=WEEKS)
    took = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        found = schedule.due(records, instruments, now)
        took.append(time.perf_counter() - begin)
        assert any(each.is_due for each in found.each)
    return {"due_ms": median(took) * 1000, "records": len(records)}


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    records = f"{found['records']:,.0f} records"
    return [(f"the due list of ten years, {records}", f"{found['due_ms']:.1f} ms", "≤ 5 ms")]


def history() -> list[Record]:
    """What somebody left who filled in everything for ten years, and changed the plan four times a year."""
    instruments = content.load_instruments()
    scored = (item for item in instruments["alsfrs-r"].by_id.values() if item.is_scored)
    rating: dict[str, Answer] = {item.link_id: item.options[1].code for item in scored}
    found: list[Record] = []
    for week in range(WEEKS):
        at = START + timedelta(weeks=week)
        filled = _WEEKLY | ({"alsfrs-r": rating} if week % 4 == 0 else {})
        for name, answers in filled.items():
            found.append(fhir.response(instruments[name], answers, Origin(f"{name}-{week}", at, at)))
        if week % 13 == 0:
            pause = Pause(at.date(), at.date() + timedelta(days=6))
            found.append(plan.pausing(pause, Origin(f"pause-{week}", at, at)))
            about = Origin(f"plan-{week}", at, at, Author.CLINICIAN)
            found.append(plan.asking(Plan(), instruments["weight"], plan.RHYTHMS[week // 13 % 2], about))
    return found
