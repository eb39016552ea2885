"""How long an aid has been waited for, how late it is, and whether that takes long."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from monitoring import aids
from monitoring.aids import Aid

NO_PROMISE_WITHIN = timedelta(weeks=6)
"""Without a day that was promised, waiting longer than this is worth a call.

Derived, a choice of our own. That aids take long is published (ALS Patiëntenvereniging, een ALS-protocol
voor de Wmo). The six weeks are those that the Wmo 2015 gives a municipality for its inquiry, before two more
for its decision: general knowledge, not seen in a source. Elsewhere no term is known, so the same holds.
"""


class State(StrEnum):
    """How far asking for an aid is."""

    PLANNED = "planned"
    ASKED = "asked"
    PROMISED = "promised"
    DELIVERED = "delivered"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Where an aid stands on one day."""

    state: State
    days: int | None  # from asking until it came, or until now; None when nobody wrote down when that was
    late: int  # days after the day that was promised, until it came or until now; 0 when in time
    is_long: bool  # longer than NO_PROMISE_WITHIN without a promise

    @property
    def is_open(self) -> bool:
        """Whether it has still to come."""
        return self.state in (State.ASKED, State.PROMISED)

    @property
    def needs_a_call(self) -> bool:
        """Whether it is time to ask how it stands."""
        return self.is_open and (self.late > 0 or self.is_long)


def waiting(aid: Aid, today: date) -> Waiting:
    """Say where an aid stands; a day in the future counts as today."""
    state = _state(aid)
    if state in (State.PLANNED, State.OFF):
        return Waiting(state, None, 0, is_long=False)
    until: date | None = today
    if state is State.DELIVERED:
        until = min(aid.delivered, today) if aid.delivered else None
    days = _between(aid.asked, until)
    late = _between(aid.promised, until) or 0
    is_long = state is State.ASKED and days is not None and days > NO_PROMISE_WITHIN.days
    return Waiting(state, days, late, is_long)


def _state(aid: Aid) -> State:
    if aid.status == aids.ASKED:
        return State.PROMISED if aid.promised else State.ASKED
    return {aids.PLANNED: State.PLANNED, aids.DELIVERED: State.DELIVERED}.get(aid.status, State.OFF)


def _between(first: date | None, last: date | None) -> int | None:
    return max(0, (last - first).days) if first and last else None
