"""How long it takes to know what to ask next, after a tap."""

import time
from collections.abc import Mapping
from decimal import Decimal
from statistics import median

from app import content
from monitoring.forms import form
from monitoring.items import Instrument
from monitoring.records import Answer
from tests.bench.figures import Row
from tests.monitoring.engine import calculated, instrument, item
from tests.monitoring.factories import points

ROUNDS, EXPRESSIONS, MANY = 50, 12, 10_000


def run() -> dict[str, float]:
    """Medians in milliseconds: the ALSFRS-R, a dozen expressions, ten thousand questions."""
    names = [f"n{number}" for number in range(EXPRESSIONS)]
    picks = [f"%resource.item.where(linkId='{name}').answer.value" for name in names]
    sums = [calculated(f"c{n}", f"{pick} + {picks[n - 1]}") for n, pick in enumerate(picks)]
    dozen = instrument(*[item(name, "decimal") for name in names], *sums)
    many = instrument(*[item(f"i{number}") for number in range(MANY)])
    return {
        "alsfrs_r_ms": _ms(content.load_instruments()["alsfrs-r"], points(3)),
        "dozen_ms": _ms(dozen, dict.fromkeys(names, Decimal(1))),
        "many_ms": _ms(many, dict.fromkeys(many.by_id, True)),
    }


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    return [
        ("what to ask next in the ALSFRS-R, after a tap", f"{found['alsfrs_r_ms']:.2f} ms", "≤ 5 ms"),
        ("– with twelve expressions to calculate", f"{found['dozen_ms']:.1f} ms", "≤ 25 ms"),
        ("– in a questionnaire of 10,000 questions", f"{found['many_ms']:.0f} ms", ""),
    ]


def _ms(read: Instrument, answers: Mapping[str, Answer]) -> float:
    return 1000 * median(_timed(read, answers) for _ in range(ROUNDS))


def _timed(read: Instrument, answers: Mapping[str, Answer]) -> float:
    begin = time.perf_counter()
    form(read, answers)
    return time.perf_counter() - begin


if __name__ == "__main__":
    print({name: f"{figure:.2f}" for name, figure in run().items()})
