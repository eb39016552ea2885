"""What a weight is counted from: the one at the diagnosis, or else before the illness."""

from collections.abc import Mapping, Sequence

from monitoring import nutrition
from monitoring.items import Instrument
from monitoring.milestones import Milestone, diagnosis
from monitoring.points import Kind, Point, Reference
from monitoring.records import Record

_KINDS: Mapping[nutrition.Reference, Kind] = {"diagnosis": Kind.DIAGNOSIS, "before-illness": Kind.BEFORE}


def weight_reference(
    history: Sequence[Record], weights: Sequence[Point], instruments: Mapping[str, Instrument]
) -> Reference | None:
    """Return the weight at the diagnosis, or else before the illness; None when neither is known.

    A gastrostomy is best placed before 10 % of the weight at the diagnosis is lost (ProGas Study Group,
    Lancet Neurol 2015), so that one goes first.

    Args:
        history: the standing records, oldest first.
        weights: what was weighed among them.
        instruments: what the records may be responses to.
    """
    # A diagnosis after the newest weight is not what that weight is counted from.
    diagnosed = diagnosis(history, weights[-1].at) if weights else Milestone(None, (), ())
    known = nutrition.weight_references(history, weights, diagnosed, instruments)
    for name, kind in _KINDS.items():
        found = known[name]
        if isinstance(found, nutrition.ReferenceWeight) and found.point.value > 0:
            return Reference(kind, found.point.value, None if found.is_told else found.point.at)
    return None
