"""A questionnaire while it is being answered."""

from dataclasses import dataclass, field

import flet as ft

from app.state.pages import Page, pages
from monitoring.instruments import Instrument
from monitoring.records import Answer


@ft.observable
@dataclass
class Draft:
    """Answers so far, by linkId, and the screen where the person is."""

    instrument: Instrument
    answers: dict[str, Answer] = field(default_factory=dict)
    replaces: str | None = None  # the record that is corrected
    page: int = 0  # equal to the number of screens when all have been seen
    is_revisit: bool = False  # one answer is looked at again; afterwards comes the review

    @property
    def pages(self) -> tuple[Page, ...]:
        """The screens, given the answers so far."""
        return pages(self.instrument, self.answers)

    @property
    def is_short(self) -> bool:
        """Whether one question is all there is."""
        return len(self.pages) == 1

    @property
    def is_complete(self) -> bool:
        """Whether every screen has been seen."""
        return self.page >= len(self.pages)

    def choose(self, link_id: str, answer: Answer) -> None:
        """Give an answer, in place of what was answered before."""
        self.answers = {**self.answers, link_id: answer}

    def clear(self, link_id: str) -> None:
        """Take an answer back."""
        self.answers = {key: answer for key, answer in self.answers.items() if key != link_id}

    def advance(self, page: int) -> None:
        """Go on from this screen; a second tap on a screen that was left does nothing."""
        if self.page == page:
            self.page = len(self.pages) if self.is_revisit else page + 1

    def back(self) -> None:
        """Go one screen back, or to the review where that is where the person came from."""
        self.page = len(self.pages) if self.is_revisit else max(0, self.page - 1)

    def review(self) -> None:
        """Go to the end, where all answers are listed."""
        self.page, self.is_revisit = len(self.pages), False

    def revisit(self, link_id: str) -> None:
        """Look at one answer again."""
        found = (i for i, page in enumerate(self.pages) if page.question.link_id == link_id)
        self.page, self.is_revisit = next(found, 0), True
