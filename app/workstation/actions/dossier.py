"""One person's page: the numbers by day, what happened, and what was written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from app.services import Services
from monitoring.history import standing
from monitoring.measures import Measure, Value
from monitoring.records import Author, Communication, Event, Origin
from monitoring.team_questions import TeamQuestion, conversation
from monitoring.trends import Trend


@dataclass(frozen=True, slots=True)
class Row:
    """What was filled in on one day by one pair of hands."""

    at: datetime
    values: Mapping[Measure, Value]
    author: Author
    helped: bool


@dataclass(frozen=True, slots=True)
class Story:
    """What stands beside the numbers."""

    origins: Mapping[str, Origin]  # by record
    events: tuple[Event, ...]  # in time order
    conversation: tuple[TeamQuestion | Communication, ...]  # what came last first


def story(services: Services, participant: bytes) -> Story:
    """Read one dossier; SyncError when it does not open."""
    history = standing(services.store.records(participant))
    return Story(
        {record.origin.record_id: record.origin for record in history},
        tuple(record for record in history if isinstance(record, Event)),
        conversation(history),
    )


def table(
    trends: Iterable[Trend], origins: Mapping[str, Origin], day: Callable[[datetime], date]
) -> tuple[Row, ...]:
    """The same numbers as the charts, newest first; a second value on one day gets a row of its own."""
    by_record: dict[str, dict[Measure, Value]] = {}
    for trend in trends:
        for point in trend.points:
            by_record.setdefault(point.record_id, {})[trend.measure] = point.value
    rows: dict[tuple[date, Author, bool], list[Row]] = {}
    for record_id in sorted(by_record, key=lambda each: origins[each].about):
        origin, values = origins[record_id], by_record[record_id]
        same = rows.setdefault((day(origin.about), origin.author, origin.helped), [])
        if same and not values.keys() & same[-1].values.keys():
            values = {**same.pop().values, **values}
        same.append(Row(origin.about, values, origin.author, origin.helped))
    return tuple(sorted((row for each in rows.values() for row in each), key=lambda r: r.at, reverse=True))
