"""How many questions a team was asked, by topic and by who takes them: no texts and no names."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitoring.team_questions import TeamQuestion

# How far back, by months; a quarter as long as that of the charts.
PERIODS = {3: timedelta(days=92), 12: timedelta(days=365)}
FEW = 5  # less says little, and may point at one person; a choice of our own


@dataclass(frozen=True, slots=True)
class Counts:
    """The questions of one period."""

    people: int  # who asked at least one
    still_open: int
    places: Mapping[tuple[str, str], int]  # by theme and route, each of which may be empty

    @property
    def questions(self) -> int:
        """How many there were."""
        return sum(self.places.values())

    @property
    def themes(self) -> dict[str, int]:
        """By theme, the most first; "" is no topic, and comes last."""
        return _sums((theme, number) for (theme, _), number in self.places.items())

    @property
    def routes(self) -> dict[str, int]:
        """By who takes it, the most first; "" is nobody yet, and comes last."""
        return _sums((route, number) for (_, route), number in self.places.items())


def count(asked: Iterable[Iterable[TeamQuestion]], now: datetime, months: int) -> Counts:
    """Count the questions of the last months.

    Args:
        asked: the questions of each person.
        now: the end of the period.
        months: one of PERIODS.
    """
    since = now - PERIODS[months]
    each_of = [[one for one in questions if since < one.message.origin.about <= now] for questions in asked]
    recent = [one for questions in each_of for one in questions]
    return Counts(
        sum(map(bool, each_of)),
        sum(one.is_open for one in recent),
        Counter((one.topic.theme, one.route) for one in recent),
    )


def _sums(numbers: Iterable[tuple[str, int]]) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for name, number in numbers:
        sums[name] += number
    return dict(sorted(sums.items(), key=lambda each: (not each[0], -each[1], each[0])))
