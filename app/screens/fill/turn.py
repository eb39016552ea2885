"""What an answer to one question leads to: it is kept, and the next question comes or all is saved."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import flet as ft

from app.state.draft import Draft
from monitoring.records import Answer

ADVANCE_S = 0.2  # the chosen answer is seen before the next question comes

Save = Callable[[Mapping[str, Answer]], None]


@dataclass(frozen=True)
class Turn:
    """One question's turn in a draft."""

    draft: Draft
    number: int  # of the screen; not `draft.page`, which may have moved on before the screen is taken away
    key: str  # of the answer
    keep: Callable[[int], None]  # what is half-filled, to go on from this screen
    save: Save

    def choose(self, value: Answer) -> None:
        """Keep an answer and stay."""
        self.draft.choose(self.key, value)
        self._keep(self.number)

    def answer(self, value: Answer) -> None:
        """Keep an answer, let it be seen, and go on; where this is all there is, save."""
        if not self.draft.is_steady:
            return
        tapped = time.monotonic()
        self.draft.choose(self.key, value)
        if self.draft.is_short:
            self.save(self.draft.answers)
        else:
            self._keep(self.draft.after(self.number))  # now, so that the next question need not wait for it
            ft.context.page.run_task(self._advance, tapped + ADVANCE_S)

    def finish(self) -> None:
        """Go on with what is chosen; where this is all there is, save."""
        if not self.draft.is_steady:
            return
        if self.draft.is_short:
            self.save(self.draft.answers)
        else:
            self._keep(self.draft.after(self.number))
            self.draft.advance(self.number)

    def skip(self) -> None:
        """Leave the question open and go on."""
        if self.draft.is_steady:
            self.draft.clear(self.key)
            self.finish()

    async def _advance(self, at: float) -> None:
        await asyncio.sleep(at - time.monotonic())
        self.draft.advance(self.number)

    def _keep(self, page: int) -> None:
        if not self.draft.is_short:
            self.keep(page)
