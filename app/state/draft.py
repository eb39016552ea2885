"""A questionnaire while it is being answered."""

import time
from dataclasses import dataclass, field

import flet as ft

from app.state.pages import Page, Sheet, sheet
from monitoring.items import Instrument
from monitoring.records import Answer

STEADY_S = 0.3  # of our own: with the time in which an answer is seen it makes half a second


@ft.observable
@dataclass
class Draft:
    """Answers so far, by key, and the screen where the person is."""

    instrument: Instrument
    answers: dict[str, Answer] = field(default_factory=dict)
    replaces: str | None = None  # the record that is corrected
    page: int = 0  # equal to the number of screens when all have been seen
    is_revisit: bool = False  # one answer is looked at again; afterwards comes the review
    copies: str | None = None  # the record whose answers were taken over
    hands: str | None = None  # who fills in this one, where that is another than usual

    def __post_init__(self) -> None:
        """Work the screens out once; what begins with _ is told to nobody."""
        self._sheet = sheet(self.instrument, self.answers)
        self._came = time.monotonic()

    @property
    def sheet(self) -> Sheet:
        """The screens and the calculated values, given the answers so far."""
        return self._sheet

    @property
    def pages(self) -> tuple[Page, ...]:
        """The screens, given the answers so far."""
        return self._sheet.pages

    @property
    def is_short(self) -> bool:
        """Whether one question is all there is."""
        return len(self.pages) == 1

    @property
    def is_steady(self) -> bool:
        """Whether a tap is meant for this screen: one that comes sooner was begun on the one before."""
        return time.monotonic() - self._came >= STEADY_S

    @property
    def is_complete(self) -> bool:
        """Whether every screen has been seen."""
        return self.page >= len(self.pages)

    def choose(self, key: str, answer: Answer) -> None:
        """Give an answer, in place of what was answered before."""
        self._answer({**self.answers, key: answer})

    def clear(self, *keys: str) -> None:
        """Take answers back."""
        self._answer({key: answer for key, answer in self.answers.items() if key not in keys})

    def take(self, answers: dict[str, Answer], page: int) -> None:
        """Put these answers in place of all others, and go to a screen."""
        self._answer(answers)
        self._go(page)

    def copy(self, answers: dict[str, Answer], record_id: str) -> None:
        """Take over the answers of a record, to look at them before they are saved."""
        self.copies = record_id
        self._answer(answers)
        self.review()

    def add(self, key: str) -> None:
        """Begin one more occurrence of a repeating group, at its question of this key."""
        self._answer({**self.answers, key: ()})
        self._go(self._number(key))

    def leave_out(self, number: int) -> None:
        """Take away the occurrence that begins on this screen, and go to what comes before it."""
        begins = self.pages[number].begins
        if begins is not None:
            inside = [page.key for page in self.pages if begins in page.headings]
            self.clear(*inside)
            self._go(min(number, len(self.pages)), is_revisit=self.is_revisit)

    def after(self, page: int) -> int:
        """The screen that follows this one."""
        return len(self.pages) if self.is_revisit else page + 1

    def advance(self, page: int) -> None:
        """Go on from this screen; a second tap on a screen that was left does nothing."""
        if self.page == page:
            self._go(self.after(page))

    def back(self) -> None:
        """Go one screen back, or to the review where that is where the person came from."""
        if self.is_steady:
            self._go(len(self.pages) if self.is_revisit else max(0, self.page - 1))

    def review(self) -> None:
        """Go to the end, where all answers are listed."""
        self._go(len(self.pages))

    def revisit(self, key: str) -> None:
        """Look at one answer again."""
        self._go(self._number(key), is_revisit=True)

    def _go(self, page: int, *, is_revisit: bool = False) -> None:
        self.page, self.is_revisit, self._came = page, is_revisit, time.monotonic()

    def _answer(self, answers: dict[str, Answer]) -> None:
        self._sheet = sheet(self.instrument, answers)
        self.answers = answers

    def _number(self, key: str) -> int:
        return next((i for i, page in enumerate(self.pages) if page.key == key), 0)
