"""What every kind of question is given to be asked."""

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.components.actions import primary
from app.components.basics import stack
from app.components.frame import frame
from app.context import Here
from app.state.draft import Draft
from app.state.pages import Page
from monitoring.items import Item
from monitoring.records import Answer


@dataclass(frozen=True)
class Ask:
    """One question with what stands around it, and where its answer goes."""

    draft: Draft
    page: Page
    head: list[ft.Control]  # how far, what went wrong, the question itself
    sides: list[ft.Control]  # what may be said besides
    foot: list[ft.Control]  # the ways out
    given: Answer | None
    choose: Callable[[Answer], None]  # keep it and stay
    finish: Callable[[], None]  # go on, or save where this is all there is
    answer: Callable[[Answer], None]  # keep it, let it be seen, go on
    saves: bool  # this is all there is: going on saves
    was_answered: bool = False  # before this screen was opened
    top: ft.Ref[ft.Column] | None = None  # what scrolls, where the screen keeps its place

    @property
    def item(self) -> Item:
        """The question."""
        return self.page.question

    def onward(self, here: Here, on_click: Callable[[], None], key: str = "next") -> ft.Control:
        """The main button: go on, or save where this is all there is."""
        if self.saves:
            return primary(here.look, here.say("save"), ft.Icons.CHECK_ROUNDED, on_click=on_click, key=key)
        icon = ft.Icons.ARROW_FORWARD_ROUNDED
        return primary(here.look, here.say("next"), icon, on_click=on_click, key=key)

    def passing(self, here: Here) -> list[ft.Control]:
        """The foot where a tap on an answer goes on by itself: whoever came back can leave it as it is."""
        is_passed = self.was_answered and not self.saves
        return [self.onward(here, self.finish), *self.foot] if is_passed else self.foot

    def tapped(self, here: Here, *answers: ft.Control) -> ft.View:
        """Draw a question where a tap on an answer goes on by itself.

        The next such question takes its place, so that only what differs travels to the screen: the page has
        no key of its own, and head, answers and sides are groups that each keep their place. The answers are
        new, or the keyboard's focus would stay on a place among them and suggest it.
        """
        sides = [stack(*self.sides)] if self.sides else []
        return frame(
            here.look,
            stack(*self.head),
            ft.Container(stack(*answers, key=f"answers-{self.page.key}"), margin=ft.Margin.only(top=16)),
            *sides,
            foot=self.passing(here),
            key="question",
            scroll=self.top,
        )
