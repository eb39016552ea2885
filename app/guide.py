"""The content of the wayfinder, read once: steps, questions, whom to turn to, what to choose from, cards."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from app.i18n import LANGUAGES
from monitoring import cards, question_routes, regions, steps, suggestions, talks, word_list
from monitoring.cards import Card
from monitoring.errors import MonitoringError
from monitoring.finding import Index, find, index
from monitoring.question_routes import Contact, Question, Topic
from monitoring.records import Document
from monitoring.regions import Region
from monitoring.steps import Step, Theme
from monitoring.suggestions import Suggestions
from monitoring.talks import Subject
from monitoring.word_list import Word

T = TypeVar("T")


@dataclass(frozen=True)
class Guide:
    """Everything that the wayfinder can show."""

    themes: tuple[Theme, ...] = ()
    topics: tuple[Topic, ...] = ()
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    words: tuple[Word, ...] = ()
    regions: Mapping[str, Region] = field(default_factory=dict)
    talks: tuple[Subject, ...] = ()  # what there is to talk about when looking ahead
    aids: Suggestions = field(default_factory=Suggestions)
    medicines: Suggestions = field(default_factory=Suggestions)
    cards: Mapping[str, Card] = field(default_factory=dict)

    @cached_property
    def steps(self) -> dict[str, Step]:
        """Every step, by id."""
        return {step.id: step for theme in self.themes for step in theme.steps}

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question, by id."""
        return {question.id: question for topic in self.topics for question in topic.questions}

    @cached_property
    def _indexes(self) -> dict[str, Index]:
        return {language: index(dict(self._texts(language))) for language in LANGUAGES}

    @cached_property
    def _step_indexes(self) -> dict[str, Index]:
        return {language: index(dict(self._step_texts(language))) for language in LANGUAGES}

    def find(self, typed: str, language: str) -> list[Question]:
        """The questions that fit what was typed, the best first."""
        return [self.questions[name] for name in find(self._indexes[language], typed)]

    def find_steps(self, typed: str, language: str) -> list[str]:
        """The ids of the steps that fit what was typed, the best first."""
        return find(self._step_indexes[language], typed)

    def _step_texts(self, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for theme in self.themes:
            for each in theme.steps:
                texts = (each.title, each.brief, each.with_whom, theme.title)
                yield each.id, tuple(text[language] for text in texts)

    def _texts(self, language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for topic in self.topics:
            for each in topic.questions:
                yield each.id, (each.text[language], *each.words[language], topic.title[language])


# What most people meet first comes first; a choice of our own. Another theme comes after these.
FIRST = (
    "beginning", "breathing", "nutrition", "communication", "mobility", "arms-hands", "housing-aids",
    "energy", "mood-thinking", "work-money", "looking-ahead", "carers", "research",
    "emergency-card", "wishes-card", "about-me",
)  # fmt: skip


def load(assets: Path) -> Guide:
    """Read the files that can be read; a test refuses to ship one that cannot."""
    contacts = _readable(question_routes.parse_contacts, [assets / "contacts.json"])
    words = _readable(word_list.parse, [assets / "glossary.json"])
    places = _readable(regions.parse, [assets / "regions.json"])
    subjects = _readable(talks.parse, [assets / "talks.json"])
    return Guide(
        tuple(_readable(steps.parse, sorted(assets.glob("care_path/*.json"), key=_order))),
        tuple(_readable(question_routes.parse, sorted(assets.glob("questions/*.json")))),
        {each.id: each for some in contacts for each in some},
        tuple(each for some in words for each in some),
        {each.id: each for some in places for each in some},
        tuple(each for some in subjects for each in some),
        _suggestions(assets / "aids.json"),
        _suggestions(assets / "medicines.json"),
        {each.id: each for each in _readable(cards.parse, sorted(assets.glob("cards/*.json"), key=_order))},
    )


def _suggestions(file: Path) -> Suggestions:
    return next(_readable(suggestions.parse, [file]), Suggestions())


def _order(file: Path) -> tuple[int, str]:
    return (FIRST.index(file.stem) if file.stem in FIRST else len(FIRST)), file.stem


def _readable(parse: Callable[[Document], T], files: Iterable[Path]) -> Iterator[T]:
    for file in files:
        try:
            yield parse(json.loads(file.read_bytes()))
        except (MonitoringError, ValueError, OSError):
            continue  # what is left is better than no wayfinder
