"""How an instrument becomes screens: one question each, with what is read before it and what rides along."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from monitoring.forms import Form, Heading, Note, Question, form
from monitoring.items import Instrument, Item
from monitoring.occurrences import key, place_of
from monitoring.records import Answer
from monitoring.running import Trouble


@dataclass(frozen=True, slots=True)
class Page:
    """One screen of an instrument."""

    key: str  # of the answer; of a group: of its next occurrence
    question: Item  # a group where the screen asks whether there is one more
    gates: tuple[Item, ...] = ()  # hidden yes-or-no that decide how this question is asked
    asides: tuple[Item, ...] = ()  # yes-or-no that need not be answered
    headings: tuple[Heading, ...] = ()  # the outermost first
    notes: tuple[Note, ...] = ()  # to read before it
    begins: Heading | None = None  # the later occurrence of a group that begins here


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything there is to draw for these answers, worked out once."""

    pages: tuple[Page, ...]
    notes: tuple[Note, ...] = ()  # all texts and calculated values, for the review
    closing: tuple[Note, ...] = ()  # texts after the last question
    answers: Mapping[str, Answer] = field(default_factory=dict)  # of what is asked, with what is calculated
    troubles: tuple[Trouble, ...] = ()


def sheet(instrument: Instrument, answers: Mapping[str, Answer]) -> Sheet:
    """The screens for these answers, in order, and what belongs to them."""
    shown = form(instrument, answers)
    notes = tuple(note for question in shown.questions for note in question.notes) + shown.closing
    values = tuple(note for note in notes if note.answer is not None)
    closing = tuple(note for note in shown.closing if note.answer is None)
    found = tuple(_with_more(instrument, _asked(instrument, shown)))
    return Sheet(found, values, closing, shown.answers, shown.troubles)


def pages(instrument: Instrument, answers: Mapping[str, Answer]) -> tuple[Page, ...]:
    """The screens for these answers; a yes-or-no that rides along gets none of its own."""
    return sheet(instrument, answers).pages


def count(found: Sequence[Page]) -> int:
    """How many of these screens are questions; whether there is one more of a group is none."""
    return sum(page.question.kind != "group" for page in found)


def is_all_said(instrument: Instrument, answers: Mapping[str, Answer]) -> bool:
    """Whether these answers leave no question, as for who cannot be weighed."""
    riding = _riding(instrument)
    return all(each.item.link_id in riding for each in form(instrument, answers).questions)


def hidden_gates(instrument: Instrument) -> tuple[Item, ...]:
    """The yes-or-no that the app answers itself, from the last time."""
    return tuple(item for item in instrument.by_id.values() if item.hidden and item.kind == "boolean")


def _asked(instrument: Instrument, shown: Form) -> Iterator[Page]:
    riding, gates = _riding(instrument), hidden_gates(instrument)
    followers = _followers(shown.questions, riding)
    here = {each.key: each.item for each in shown.questions if each.item.link_id in riding}
    placed: set[str] = set()  # an aside that decides about more questions stands on the first of them
    for question in [each for each in shown.questions if each.key not in here] or shown.questions[:1]:
        deciding = {condition.link_id for condition in question.item.enable_when}
        wanted = [name for name in here if name in deciding] + followers.get(question.key, [])
        own = [name for name in dict.fromkeys(wanted) if name not in placed and name != question.key]
        placed.update(own)
        yield Page(
            question.key,
            question.item,
            tuple(gate for gate in gates if gate.link_id in deciding),
            tuple(here[name] for name in own),
            question.headings,
            tuple(note for note in question.notes if note.answer is None),
        )


def _riding(instrument: Instrument) -> set[str]:
    """Each yes-or-no that need not be answered and where no answer means no.

    It says so itself (a check box), or another question is asked unless it is a yes, or it stands behind the
    only question there is. Any other yes-or-no is a question like the others.
    """
    scopes = instrument.layout.scopes if instrument.layout else {}
    seen = [each for each in instrument.by_id.values() if each.is_question and not each.hidden]
    conditions = (each for item in instrument.by_id.values() for each in item.enable_when)
    instead = {each.link_id for each in conditions if (each.operator, each.answer) == ("!=", True)}
    found = set()
    for item in seen:
        is_plain = item.kind == "boolean" and not (item.required or item.repeats or item.items)
        is_behind = len(seen) <= len(("the question", "what rides along")) and item is seen[-1]
        says_so = item.control == "check-box" or item.link_id in instead or is_behind
        if is_plain and says_so and not scopes.get(item.link_id):
            found.add(item.link_id)
    return found


def _followers(questions: Sequence[Question], riding: set[str]) -> dict[str, list[str]]:
    """What rides along up to the next question, by the key of the question before it."""
    found: dict[str, list[str]] = {}
    last = questions[0].key if questions else ""
    for each in questions:
        if each.item.link_id in riding:
            found.setdefault(last, []).append(each.key)
        else:
            last = each.key
    return found


def _with_more(instrument: Instrument, found: Iterator[Page]) -> Iterator[Page]:
    """After the last occurrence of a repeating group comes the question whether there is one more."""
    open_groups: tuple[Heading, ...] = ()
    for page in found:
        now = tuple(heading for heading in page.headings if heading.item.repeats)
        yield from _closed(instrument, open_groups, now)
        new = [heading for heading in now if heading not in open_groups and heading.number > 1]
        open_groups = now
        yield Page(
            page.key,
            page.question,
            page.gates,
            page.asides,
            page.headings,
            page.notes,
            new[-1] if new else None,
        )
    yield from _closed(instrument, open_groups, ())


def _closed(instrument: Instrument, before: Sequence[Heading], now: Sequence[Heading]) -> Iterator[Page]:
    """Ask for one more of each group that ends here, the innermost first; not between two occurrences."""
    for depth in reversed(range(len(before))):
        heading = before[depth]
        if depth < len(now) and now[depth].item is heading.item and now[:depth] == before[:depth]:
            continue
        most = heading.item.most_times
        if most is None or heading.number < most:
            yield Page(next_key(instrument, heading), heading.item, headings=tuple(before[:depth]))


def next_key(instrument: Instrument, heading: Heading) -> str:
    """The key that stands in the next occurrence of a repeating group: of its first question there."""
    scopes = instrument.layout.scopes if instrument.layout else {}
    question = next(item for item in _within(heading.item) if item.is_question)
    place = place_of(heading.key, scopes) or ()
    deeper = (1,) * (len(scopes.get(question.link_id, ())) - len(place))
    return key(question.link_id, (*place[:-1], heading.number + 1, *deeper))


def _within(group: Item) -> Iterator[Item]:
    for item in group.items:
        yield item
        yield from _within(item)
