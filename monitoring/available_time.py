"""When somebody of a team can be reached, to and from FHIR R4: an extension of our own.

A Practitioner has no hours in R4; the fields are named as in the availableTime of a PractitionerRole.
"""

from collections.abc import Iterator
from datetime import time
from typing import Any

from monitoring import fields
from monitoring.fields import OWN, Element
from monitoring.opening_hours import DAYS, Hours, Period, days_of

URL = OWN + "available-time"
_DAYS, _FROM, _TO = "daysOfWeek", "availableStartTime", "availableEndTime"


def write(period: Period) -> dict[str, Any]:
    """A period as an extension."""
    days = [{"url": _DAYS, "valueCode": DAYS[day]} for day in period.days]
    times = ((_FROM, period.opens), (_TO, period.closes))
    return {"url": URL, "extension": [*days, *({"url": n, "valueTime": t.isoformat()} for n, t in times)]}


def read(element: Element) -> Hours:
    """The hours of somebody; a period that cannot be understood is left out, the others stand."""
    return tuple(_periods(element))


def _periods(element: Element) -> Iterator[Period]:
    for each in fields.elements(element, "extension", "CareTeam"):
        if each.get("url") == URL:
            parts = fields.elements(each, "extension", URL)
            days = days_of(str(part.get("valueCode")) for part in parts if part.get("url") == _DAYS)
            times = {str(part.get("url")): str(part.get("valueTime")) for part in parts}
            try:
                period = Period(days, time.fromisoformat(times[_FROM]), time.fromisoformat(times[_TO]))
            except (KeyError, ValueError):
                continue
            if days and period.opens.tzinfo is None and period.closes.tzinfo is None:
                yield period
