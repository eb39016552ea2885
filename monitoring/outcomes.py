"""Whether a trigger is met, and by what."""

from dataclasses import dataclass

from monitoring.evidence import Reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a trigger is met, by which readings; or which series had too few to say."""

    is_met: bool
    because: tuple[Reading, ...] = ()
    missing: tuple[str, ...] = ()


NOT_MET = Outcome(False)
