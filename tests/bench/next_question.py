"""How soon the next question stands on the screen after a tap, beside a bare Flet counter in the same run."""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import flet as ft
import flet_web.fastapi as flet_fastapi

from app.screens.fill.turn import ADVANCE_S
from tests.bench.figures import Row
from tests.support.browser import Person, browser, person
from tests.support.programs import Program, found, places, told
from tests.support.serving import serving

ROUNDS, QUESTIONS = 3, 12

# From the finger's touch to the first change of the accessibility tree that holds the words.
WATCH = """words => {
  const host = document.querySelector('flt-semantics-host');
  window.seen = new Promise(resolve => {
    let touched = 0;
    addEventListener('pointerdown', () => { touched = performance.now(); }, {capture: true, once: true});
    const watcher = new MutationObserver(() => {
      if (!touched || !host.innerHTML.includes(words)) return;
      watcher.disconnect();
      resolve(performance.now() - touched);
    });
    watcher.observe(host, {childList: true, subtree: true, attributes: true, characterData: true});
  });
}"""


def run() -> dict[str, float]:
    """Medians in ms: of the next question, without the time in which the answer is seen; of the counter."""
    bare: list[float] = []
    asked: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        browser() as chromium,
        _counter() as url,
        joined_app(Path(folder)) as phone,
        person(chromium) as counter,
        person(chromium) as walker,
    ):
        counter.open(url)
        walker.open(phone.url)
        for number in range(ROUNDS):  # in turn, so that both meet the same crowd on a shared machine
            bare += _counts(counter, range(number * QUESTIONS, (number + 1) * QUESTIONS))
            asked += _a_whole_list(walker)
    return {"next_question_ms": median(asked) - ADVANCE_S * 1000, "bare_counter_ms": median(bare)}


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    what = "the next question on screen in Chromium, after a tap and the 200 ms in which the answer is seen"
    return [
        (what, f"{found['next_question_ms']:.0f} ms", "≤ 50 ms"),
        ("– a bare Flet counter, same run", f"{found['bare_counter_ms']:.0f} ms", ""),
    ]


def _counts(counter: Person, numbers: range) -> Iterator[float]:
    for number in numbers:
        yield _after(counter, "Count", f"Count is {number + 1}")


def _after(walker: Person, name: str | re.Pattern[str], words: str) -> float:
    walker.page.evaluate(WATCH, words)
    walker.tap(name)
    shown: float = walker.page.evaluate("window.seen")
    return shown


def _a_whole_list(walker: Person) -> Iterator[float]:
    walker.tap("Iets anders invullen")
    walker.sees("Dit mag altijd.")  # Today has such a card too
    walker.tap(re.compile("^Dagelijks leven"))
    walker.sees(f"Vraag 1 van {QUESTIONS}")
    for number in range(2, QUESTIONS + 1):
        walker.page.evaluate(WATCH, f"Vraag {number} van {QUESTIONS}")
        walker.press(walker.page.get_by_role("checkbox").first)
        yield walker.page.evaluate("window.seen")
    walker.press(walker.page.get_by_role("checkbox").first)
    walker.sees("Klaar om te bewaren")
    walker.tap("Bewaar")
    walker.tap("Klaar voor vandaag")


@contextmanager
def _counter() -> Iterator[str]:
    """The least that Flet can do: a button and a text."""

    def main(page: ft.Page) -> None:
        page.render(Counter)

    with serving(flet_fastapi.app(main, no_cdn=True)) as url:
        yield url


@ft.component
def Counter() -> ft.Control:
    count, set_count = ft.use_state(0)
    button = ft.Button("Count", on_click=lambda _: set_count(count + 1))
    return ft.Column([ft.Text(f"Count is {count}"), button])


@contextmanager
def joined_app(home: Path) -> Iterator[Program]:
    """The app of somebody who has joined, on a server of its own; the study itself is at rest."""
    with places(home, found(home / "founded")) as place:
        link = place.invitation("Jan")
        place.desk.stop()
        place.phone.stop()
        told("enrol", "--home", home / "phone", link)
        place.phone.start()
        yield place.phone
