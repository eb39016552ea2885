"""A person at a screen: finds things by what a screen reader says, presses them, and looks."""

import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from app.screens.fill.turn import ADVANCE_S
from app.state.draft import STEADY_S
from tests.support.chromium import get

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, DESK = (390, 844), (1280, 800)
LEAST, GAP = {PHONE: 56, DESK: 44}, 8  # dp: design.md's fifth promise and look.md §6
VARIANTS = {"light": {}, "dark": {"dark": True}, "200": {"scale": 2}, "contrast": {}}
"""How a screen is looked at: by day, by night, with text of twice the size, in high contrast."""
PICTURES = "NABIJ_PICTURES" in os.environ  # `make screenshots`; each costs a second of drawing
WAIT_MS = 20_000
LOAD_MS = 60_000  # Flutter itself, on a machine that does more
FOCUS_MS = 4_000
TRIES = 4
READ_S = STEADY_S + 0.05
SCROLL_MS = 300
PAINT_MS = 500 if not PICTURES else 1500  # the tree is ahead of the picture, most of all when it just came
SHOTS = Path("build/screenshots")
TARGETS = """
(() => {
  const box = e => e.getBoundingClientRect();
  const scrolls = e => ['scroll', 'auto'].includes(getComputedStyle(e).overflowY);
  const inSight = e => {  // what is scrolled out of its own list is nothing that can be pressed now
    const mine = box(e);
    for (let up = e.parentElement; up; up = up.parentElement)
      if (scrolls(up) && (mine.top <= box(up).top + 1 || mine.bottom >= box(up).bottom - 1)) return false;
    return mine.top >= 0 && mine.bottom <= innerHeight && mine.width > 0;
  };
  const roles = ['button', 'checkbox', 'link', 'radio'].map(r => `flt-semantics[role=${r}]`);
  return [...document.querySelectorAll([...roles, 'input', 'textarea'].join())].filter(inSight).map(
    e => [e.getAttribute('aria-label') || e.innerText || e.tagName,
          ...['x', 'y', 'width', 'height'].map(k => box(e)[k])]);
})()"""


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be pressed, in dp."""

    name: str
    x: float
    y: float
    width: float
    height: float

    def gap(self, other: "Target") -> float:
        across = max(self.x, other.x) - min(self.x + self.width, other.x + other.width)
        down = max(self.y, other.y) - min(self.y + self.height, other.y + other.height)
        return max(across, down)


class Person:
    """One browser page with the accessibility tree switched on."""

    def __init__(self, page: Page, size: tuple[int, int] = PHONE, variant: str = "light") -> None:
        self.page = page
        self.found: list[str] = []  # what was not right on the screens that were looked at
        self._least, self._variant = LEAST[size], variant
        self.taps = 0
        self._rests_until = 0.0  # nobody presses sooner after a press, or after seeing something new

    def open(self, url: str) -> None:
        """Go there as somebody who comes anew: what this page showed before is forgotten."""
        if self.page.url.startswith("http"):
            self.page.evaluate("sessionStorage.clear()")
        self.page.goto(url)
        self.listen()

    def listen(self) -> None:
        """Switch the accessibility tree on, as a screen reader does."""
        self.page.wait_for_selector("flt-semantics-placeholder", state="attached", timeout=LOAD_MS)
        self.page.evaluate("document.querySelector('flt-semantics-placeholder').click()")
        self.page.wait_for_selector("flt-semantics", state="attached", timeout=WAIT_MS)

    def come_back(self) -> None:
        """Look at something else and here again, as who waits for an answer does."""
        self.page.evaluate("['blur', 'focus'].forEach(each => dispatchEvent(new Event(each)))")

    def find(self, name: str | re.Pattern[str]) -> Locator:
        """What can be pressed under this name; a button, or a choice, which is spoken as a checkbox."""
        button, choice = (self.page.get_by_role(role, name=name) for role in ("button", "checkbox"))
        return button.or_(choice).first

    def tap(self, name: str | re.Pattern[str]) -> None:
        self.press(self.find(name))

    def press(self, target: Locator) -> None:
        """Look first, then press: a tap that comes too soon was meant for the screen before."""
        expect(target).to_be_visible(timeout=WAIT_MS)
        self._bring(target)
        time.sleep(max(0, self._rests_until - time.monotonic()))
        target.click(timeout=WAIT_MS)
        self._rests_until = time.monotonic() + ADVANCE_S + READ_S
        self.taps += 1

    def _bring(self, target: Locator) -> None:
        """Turn the wheel until it is in sight, as a hand does: Flutter does not always follow a script."""
        height = (self.page.viewport_size or {"height": 0})["height"]
        for _ in range(TRIES):
            box = target.bounding_box()
            middle = box["y"] + box["height"] / 2 if box else 0
            if box is None or 0 <= middle <= height:
                return
            self.page.mouse.move(box["x"] + box["width"] / 2, height / 2)
            self.page.mouse.wheel(0, middle - height / 2)
            self._settle(target)

    def _settle(self, target: Locator) -> None:
        """Wait until it stays where it is."""
        before = None
        for _ in range(TRIES):
            self.page.wait_for_timeout(SCROLL_MS)
            box = target.bounding_box()
            if box == before:
                return
            before = box

    def type(self, label: str | re.Pattern[str], text: str) -> None:
        """Type as fingers do: what Flutter does not see keystroke by keystroke it may not see at all."""
        self._enter(label, text, lambda: self.page.keyboard.type(text, delay=4))

    def paste(self, label: str | re.Pattern[str], text: str) -> None:
        """Put a text in place of what is there."""
        self._enter(label, text, lambda: self.page.keyboard.insert_text(text))

    def _enter(self, label: str | re.Pattern[str], text: str, put: Callable[[], None]) -> None:
        field = self.page.get_by_label(label).first
        for _ in range(TRIES):  # a slow machine may still be moving the keyboard's focus
            self._bring(field)
            field.click(timeout=WAIT_MS)
            if not self._is_in_a_field():
                continue
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
            put()
            self.page.wait_for_timeout(150)
            if field.input_value() == text:
                self._rests_until = time.monotonic() + READ_S  # from the keys to the screen
                return
        raise AssertionError(f"{label} does not take {text!r}, it holds {field.input_value()!r}")

    def _is_in_a_field(self) -> bool:
        is_field = "['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)"
        try:
            self.page.wait_for_function(is_field, timeout=FOCUS_MS)
        except TooLate:
            return False
        return True

    def value(self, label: str) -> str:
        """What stands in a field; Flutter tells it to the one who enters the field."""
        field = self.page.get_by_label(label, exact=True).first
        field.click(timeout=WAIT_MS)
        until(lambda: field.input_value() != "", f"{label} is empty")
        return field.input_value()

    def sees(self, text: str | re.Pattern[str], seconds: float = WAIT_MS / 1000) -> None:
        """Wait until the words are there, in a text or in the name of something."""
        pattern = text if isinstance(text, re.Pattern) else re.compile(re.escape(text))
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if pattern.search(self.read()):
                self._rests_until = max(self._rests_until, time.monotonic() + READ_S)
                return
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{pattern.pattern!r} is not in:\n{self.read()}")

    def read(self) -> str:
        """Everything that a screen reader would say, a line each."""
        said = self.page.evaluate(
            """[...document.querySelectorAll('flt-semantics-host *')]
               .map(e => (e.getAttribute('aria-label') || '') + ' ' + (e.value || '') + ' ' +
                    [...e.childNodes].filter(n => n.nodeType == 3 || n.tagName == 'SPAN')
                                     .map(n => n.textContent).join(' '))"""
        )
        return "\n".join(line.strip().replace("\u00a0", " ") for line in said if line.strip())

    def targets(self) -> list[Target]:
        """What can be pressed now."""
        return [Target(*found) for found in self.page.evaluate(TARGETS)]

    def headings(self) -> list[int]:
        """The level of each heading, in the order in which a screen reader meets them."""
        return self.page.evaluate(
            """[...document.querySelectorAll('flt-semantics-host h1, flt-semantics-host h2, \
                flt-semantics-host h3, flt-semantics-host h4, flt-semantics-host [role=heading]')]
               .map(e => Number(e.getAttribute('aria-level') || e.tagName.slice(1)))"""
        )

    def look(self, name: str) -> None:
        """Remember what is too small, too near, or below a heading left out; photograph it when asked to."""
        self.page.wait_for_timeout(PAINT_MS)
        if PICTURES:
            SHOTS.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=SHOTS / f"{name}-{self._variant}.png")
        self.found += [f"{name}: {fault}" for fault in faults(self.targets(), self._least, GAP)]
        levels = self.headings()
        if levels[:1] != [1] or any(under - over > 1 for over, under in pairwise(levels)):
            self.found.append(f"{name}: headings {levels}")


def faults(targets: list[Target], least: float, gap: float) -> list[str]:
    """Say which targets are too small or too near, among those that are wholly in sight."""
    small = [
        f"small {t.width:.0f}x{t.height:.0f} {t.name!r}"
        for t in targets
        if min(t.width, t.height) < least - 0.5
    ]
    near = [
        f"near {a.gap(b):.0f} {a.name!r} {b.name!r}"
        for a, b in combinations(targets, 2)
        if a.gap(b) < gap - 0.5 and not _same(a, b)
    ]
    return small + near


def _same(a: Target, b: Target) -> bool:
    """Whether both are one control: a text field inside its own node."""
    return abs(a.x - b.x) < 40 and abs(a.y - b.y) < 40 and a.name == b.name


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=get(), args=FLAGS)
        try:
            yield running
        finally:
            running.close()


@contextmanager
def person(running: Browser, size: tuple[int, int] = PHONE, variant: str = "light") -> Iterator[Person]:
    """Somebody with a screen of that size, where nothing may be too small, too near or without a heading."""
    seen = VARIANTS[variant]
    context = running.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2 if PICTURES else 1,
        color_scheme="dark" if seen.get("dark") else "light",
        locale="nl-NL",
        reduced_motion="reduce",  # the frames of a transition cost time and show nothing
    )
    if "scale" in seen:
        size_up = f"document.documentElement.style.fontSize = '{16 * seen['scale']}px'"
        context.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {size_up} }})")
    try:
        somebody = Person(context.new_page(), size, variant)
        yield somebody
        assert not somebody.found, "\n".join(somebody.found)
    finally:
        context.close()


def until(holds: Callable[[], bool], what: str, seconds: float = 20) -> None:
    """Wait until something holds, or fail saying what did not."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)
