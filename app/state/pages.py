"""How an instrument becomes screens: one question each, with the yes-or-no that ride along."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.instruments import Instrument, Item, enabled
from monitoring.records import Answer


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of an instrument."""

    question: Item
    gates: tuple[Item, ...]  # hidden yes-or-no that decide how this question is asked
    asides: tuple[Item, ...]  # yes-or-no that need not be answered


def pages(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[Page, ...]:
    """The screens for these answers, in order; a yes-or-no that nobody has to answer gets none of its own."""
    shown = enabled(instrument, answers)
    placed: list[Item] = []  # an aside that decides about more questions stands on the first of them
    found = []
    for question in _questions(shown) or shown[:1]:
        asides = [aside for aside in _asides(shown, question) if aside not in placed]
        placed += asides
        found.append(Page(question, _gates(instrument, question), tuple(asides)))
    return tuple(found)


def is_all_said(instrument: Instrument, answers: Mapping[str, Answer]) -> bool:
    """Whether these answers leave no question, as for who cannot be weighed."""
    return not _questions(enabled(instrument, answers))


def hidden_gates(instrument: Instrument) -> tuple[Item, ...]:
    """The yes-or-no that the app answers itself, from the last time."""
    return tuple(item for item in instrument.by_id.values() if item.hidden and item.kind == "boolean")


def _questions(shown: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(item for item in shown if not _is_aside(item))


def _is_aside(item: Item) -> bool:
    return item.kind == "boolean" and not item.required


def _gates(instrument: Instrument, question: Item) -> tuple[Item, ...]:
    deciding = {condition.link_id for condition in question.enable_when}
    return tuple(item for item in hidden_gates(instrument) if item.link_id in deciding)


def _asides(shown: tuple[Item, ...], question: Item) -> list[Item]:
    """Those that decide about the question, and those that follow it up to the next question."""
    deciding = {condition.link_id for condition in question.enable_when}
    found = [item for item in shown if _is_aside(item) and item.link_id in deciding]
    for item in shown[shown.index(question) + 1 :]:
        if not _is_aside(item):
            break
        if item not in found:
            found.append(item)
    return found
