"""Signals: the rules that are met now, by which values, and whether the team has dealt with them.

A pure function of what is known: the phone and the workstation get the same answer from the same records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitoring.evidence import Evidence, History, Reading
from monitoring.items import Instrument
from monitoring.outcomes import Outcome
from monitoring.readings import until
from monitoring.records import Record
from monitoring.rules import URGENCIES, Rule
from monitoring.sign_offs import in_force
from monitoring.signal_notes import Discussed, discussed


@dataclass(frozen=True, slots=True)
class Signal:
    """A rule that is met: advice to look, never a diagnosis."""

    rule: Rule
    at: datetime  # of the newest value that met it
    because: tuple[Reading, ...]
    discussed: Discussed | None = None  # what the team did; the signal rests until new values meet the rule

    @property
    def rule_id(self) -> str:
        """The rule that is met."""
        return self.rule.id

    @property
    def rests(self) -> bool:
        """Whether the team has dealt with it."""
        return self.discussed is not None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A rule that cannot be judged yet, and the series that have too few values."""

    rule_id: str
    missing: tuple[str, ...]


def signals(
    records: Iterable[Record],
    rules: Mapping[str, Rule],
    instruments: Mapping[str, Instrument],
    now: datetime,
    asked_since: datetime | None = None,
) -> tuple[Signal, ...]:
    """Return the signals of a dossier, the most urgent first; a rule that nobody signed is silent.

    Args:
        records: in any order.
        rules: by id.
        instruments: by name.
        now: the moment to judge at.
        asked_since: since when the person wants to be asked, without a pause; None when they do not.
    """
    kept, _ = until(records, now)  # the same as in the trends: without what a wrong clock dated too late
    signed, dealt_with = in_force(kept, rules), discussed(kept)
    if not signed:
        return ()
    history = History(Evidence(kept, instruments), now, asked_since)
    found = (
        _signal(rules[rule_id], outcome, dealt_with)
        for rule_id in signed
        if (outcome := _met(rules[rule_id], history))
    )
    return tuple(sorted(found, key=_rank))


def unknown(
    records: Iterable[Record], rules: Mapping[str, Rule], instruments: Mapping[str, Instrument], now: datetime
) -> tuple[Unknown, ...]:
    """Return the rules that cannot be judged for lack of values, signed or not."""
    history = History(Evidence(until(records, now)[0], instruments), now)
    outcomes = ((rule.id, rule.trigger.judge(history)) for rule in rules.values())
    return tuple(Unknown(rule_id, outcome.missing) for rule_id, outcome in outcomes if outcome.missing)


def _met(rule: Rule, history: History) -> Outcome | None:
    """The newest outcome that meets the rule: that of now, or one of the days that it stays."""
    outcome = rule.trigger.judge(history)
    if outcome.is_met or not rule.stays_days:
        return outcome if outcome.is_met else None
    outcomes = map(rule.trigger.judge, map(history.at, history.moments(_days_before(rule, history))))
    return next((each for each in outcomes if each.is_met), None)


def _days_before(rule: Rule, history: History) -> datetime:
    return history.now - timedelta(days=rule.stays_days)


def _signal(rule: Rule, outcome: Outcome, dealt_with: Mapping[tuple[str, str], Discussed]) -> Signal:
    at = max(reading.at for reading in outcome.because)
    done = dealt_with.get((rule.id, rule.version))
    if done and at > done.met_at + timedelta(days=rule.rests_days):
        done = None
    return Signal(rule, at, outcome.because, done)


def _rank(signal: Signal) -> tuple[int, float, str]:
    return URGENCIES.index(signal.rule.urgency), -signal.at.timestamp(), signal.rule_id
