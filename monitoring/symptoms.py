"""What troubles a person, and whether it became more or less than the time before."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitoring.given import Given, LastGiven
from monitoring.items import Instrument

INSTRUMENTS = ("symptoms", "eating-drinking", "breathing-signs")
# Of the three steps from nothing to a lot. A choice of our own: one step may be a good or a bad day.
CLEAR = 2


@dataclass(frozen=True, slots=True)
class Symptom:
    """The newest answer to a question about a symptom, and the one before."""

    instrument: str
    latest: Given
    before: Given | None

    @property
    def link_id(self) -> str:
        """Which question it is."""
        return self.latest.item.link_id

    @property
    def steps(self) -> int | None:
        """How many steps more trouble it became, less than 0 for less; None when that cannot be told."""
        if self.before is None or self.latest.points is None or self.before.points is None:
            return None
        return self.latest.points - self.before.points


def symptoms(
    given: LastGiven, instruments: Mapping[str, Instrument], names: Iterable[str] = INSTRUMENTS
) -> tuple[Symptom, ...]:
    """Return every symptom that was asked and answered, in the order of the questions.

    Args:
        given: how each question was last answered.
        instruments: by name.
        names: of the instruments to look in.
    """
    return tuple(_symptoms(given, instruments, names))


def _symptoms(
    given: LastGiven, instruments: Mapping[str, Instrument], names: Iterable[str]
) -> Iterator[Symptom]:
    for name in names:
        if name in instruments:
            for link_id in instruments[name].by_id:
                latest, *before = given.get((name, link_id), (None,))
                if latest is not None:
                    yield Symptom(name, latest, before[0] if before else None)
