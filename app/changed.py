"""What changed lately, in at most three plain sentences, and what stayed the same in one."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from app.captions import told
from app.i18n import Words
from app.sentences import moment, since
from monitoring.measures import DOMAINS, Measure
from monitoring.recent import Recent
from monitoring.symptoms import Symptom

MOST = 3


def changed(say: Words, recent: Recent, now: datetime, most: int = MOST) -> list[str]:
    """At most so many sentences, the most important first; none when there is nothing to compare."""
    sentences = list(_changes(say, recent, now))[:most]
    since_then = "" if recent.since is None else moment(say, recent.since, now)
    names = say.listed(_names(say, recent.steady))
    if not recent:
        return []
    if not sentences:
        return [say("changed.little", moment=since_then), say("changed.steady", names=names)]
    return [*sentences, *([say("changed.steady-since", moment=since_then, names=names)] if names else [])]


def symptom_names(say: Words, symptoms: Iterable[Symptom]) -> str:
    """What troubles a person, inside a sentence."""
    known = [say.find(f"symptom.{each.link_id}") or say("symptom.other") for each in symptoms]
    return say.listed(known)


def _changes(say: Words, recent: Recent, now: datetime) -> Iterator[str]:
    """What became less or worse goes before what became more or better."""
    for changes, symptoms, key in (
        (recent.less, recent.worse, "changed.worse"),
        (recent.more, recent.better, "changed.better"),
    ):
        for each in changes:
            yield told(say, each, now)
        befores = [each.before.origin.about for each in symptoms if each.before]
        if befores:
            yield say(key, since=since(say, max(befores), now), names=symptom_names(say, symptoms))


def _names(say: Words, steady: Sequence[Measure]) -> list[str]:
    """What stayed the same, inside a sentence; the four domains together are daily life."""
    domains = [] if set(DOMAINS) - set(steady) else list(DOMAINS)
    rest = [say(f"name.{measure}") for measure in steady if measure not in domains]
    return [say("name.daily-life"), *rest] if domains else rest
