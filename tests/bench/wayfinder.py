"""The wayfinder: finding a question among 500, working the care path out, and opening it in Chromium."""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

from app import content
from app.guide import load
from monitoring.care_path import About, care_path
from monitoring.finding import find, index
from tests.bench import signals
from tests.bench.figures import Row
from tests.bench.next_question import WATCH, joined_app
from tests.bench.store import START
from tests.support.browser import browser, person

QUESTIONS, ROUNDS = 500, 25
TYPED = "wie helpt mij met mijn rolstoell en beademming"  # two slips, and words that stand everywhere
_INSTRUMENTS, _GUIDE = content.load_instruments(), load(content.assets())


def rows() -> list[Row]:
    """The figures as the page shows them."""
    return [
        (f"a question found among {QUESTIONS}, two words mistyped", f"{_search():.1f} ms", "≤ 10 ms"),
        (f"the care path of {len(_GUIDE.steps)} steps, two years of data", f"{_path():.1f} ms", "≤ 20 ms"),
        ("the wayfinder opened in Chromium, after the tap", f"{_opened():.0f} ms", "≤ 150 ms"),
    ]


def _search() -> float:
    own = [(each.text["nl"], *each.words["nl"]) for each in _GUIDE.questions.values()]
    many = {f"{number}": own[number % len(own)] for number in range(QUESTIONS)}
    found = index(many)
    return _median_ms(lambda: find(found, TYPED))


def _path() -> float:
    records, now = signals.diary(), START + timedelta(weeks=signals.WEEKS)
    return _median_ms(lambda: care_path(records, _GUIDE.steps, _INSTRUMENTS, About(), now))


def _median_ms(act: Callable[[], object]) -> float:
    seconds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        act()
        seconds.append(time.process_time() - began)
    return median(seconds) * 1000


def _opened() -> float:
    shown = []
    with (
        tempfile.TemporaryDirectory() as folder,
        browser() as chromium,
        joined_app(Path(folder)) as phone,
        person(chromium) as walker,
    ):
        walker.open(phone.url)
        for _ in range(10):
            walker.page.evaluate(WATCH, "Waar kan ik terecht met")
            walker.tap("Wegwijzer")
            shown.append(float(walker.page.evaluate("window.seen")))
            walker.tap("Vandaag")
            walker.sees("Ik wil contact")
    return median(shown)
