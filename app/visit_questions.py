"""Questions that may be worth asking at an appointment: about what changed, and what is good to do now."""

from collections.abc import Iterable, Iterator

from app.changed import symptom_names
from app.i18n import Words
from monitoring.recent import Recent
from monitoring.steps import Step

MOST = 4
STEPS = 2  # of the wayfinder: what changed comes first

# How the end comes is talked about when somebody begins about it, never because an app put it on a list; and
# who has just heard what it is has questions enough.
NEVER = frozenset({"looking-ahead", "beginning"})


def suggestions(say: Words, recent: Recent, steps: Iterable[Step], taken: Iterable[str]) -> list[str]:
    """The questions to offer, the most telling first; none that is there already."""
    wayfinder = list(_of_steps(say, steps))[:STEPS]
    changes = list(_of_changes(say, recent))[: MOST - len(wayfinder)]
    there = set(taken)
    return [each for each in (*changes, *wayfinder) if each not in there]


def _of_changes(say: Words, recent: Recent) -> Iterator[str]:
    for each in recent.less:
        yield say(f"visit.ask.{each.measure}")
    if recent.worse:
        yield say("visit.ask-symptoms", names=symptom_names(say, recent.worse))


def _of_steps(say: Words, steps: Iterable[Step]) -> Iterator[str]:
    for each in steps:
        if each.theme not in NEVER:
            yield say("visit.ask-step", title=say.of(each.title))
