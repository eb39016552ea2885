"""Appointments from and to FHIR R4 Appointment: which are to come, and which were."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from monitoring import fields
from monitoring.fields import OWN, Element
from monitoring.kept import Kept, made, one_line, understood
from monitoring.origins import write_origin
from monitoring.records import Document, Origin, Record, Unread
from monitoring.web_addresses import web_address

KIND = "Appointment"
BOOKED, CANCELLED, NO_SHOW = "booked", "cancelled", "noshow"  # FHIR R4 appointmentstatus
LASTS = timedelta(minutes=30)
"""FHIR and a calendar want an end, and nobody is asked for it: a choice of our own."""
_VIDEO = OWN + "video-link"


@dataclass(frozen=True, slots=True)
class Appointment:
    """With whom, when, and where or by which link."""

    who: str
    start: datetime  # aware
    place: str = ""
    video: str = ""  # a web address, https only
    bring: str = ""
    note: str = ""

    @property
    def end(self) -> datetime:
        """Until when it is one that is to come."""
        return self.start + LASTS


def appointments(records: Iterable[Record]) -> tuple[Kept[Appointment], ...]:
    """Return every appointment that goes on or went on, the earliest first."""
    found = understood(records, KIND, _read)
    return tuple(sorted(found, key=lambda each: (each.said.start, each.origin.record_id)))


def to_come(
    found: Iterable[Kept[Appointment]], now: datetime
) -> tuple[tuple[Kept[Appointment], ...], tuple[Kept[Appointment], ...]]:
    """Part them: what is to come or going on, the next one first, and what was, the last one first."""
    kept = list(found)
    return (
        tuple(each for each in kept if each.said.end > now),
        tuple(each for each in reversed(kept) if each.said.end <= now),
    )


def is_near(day: date, today: date) -> bool:
    """Whether an appointment on this day is to be told of: on the day itself and the day before."""
    return day - today in (timedelta(0), timedelta(days=1))


def write(appointment: Appointment, origin: Origin, status: str = BOOKED) -> Unread:
    """Make the record of an appointment."""
    document = write_origin(KIND, origin) | {
        "status": status,
        "start": appointment.start.isoformat(),
        "end": appointment.end.isoformat(),
        "participant": list(_participants(appointment)),
    }
    if video := web_address(appointment.video):
        document["extension"] = [*document["extension"], {"url": _VIDEO, "valueUrl": video}]
    texts = {"patientInstruction": appointment.bring, "comment": appointment.note}
    return made(document | {name: one_line(text) for name, text in texts.items() if one_line(text)})


def _participants(appointment: Appointment) -> Iterator[Element]:
    for kind, name in (("Practitioner", appointment.who), ("Location", appointment.place)):
        if text := one_line(name):
            yield {"actor": {"type": kind, "display": text}, "status": "accepted"}


def _read(document: Document) -> Iterator[Appointment]:
    names: dict[str, str] = {}
    for each in fields.elements(document, "participant", KIND):
        actor = fields.find(each, "actor", dict, KIND) or {}
        name = fields.find(actor, "display", str, KIND)
        if name and not str(actor.get("reference", "")).startswith("Patient/"):
            where = "Location" if _kind(actor) == "Location" else "Practitioner"
            names[where] = f"{names[where]}, {name}" if where in names else name
    start = fields.find(document, "start", str, KIND)
    if start and "T" in start and document.get("status") != NO_SHOW:
        link = fields.extension(document, _VIDEO, KIND) or {}
        yield Appointment(
            names.get("Practitioner", ""),
            fields.moment(start, f"{KIND}.start"),
            names.get("Location", ""),
            web_address(fields.find(link, "valueUrl", str, KIND) or "") or "",
            fields.find(document, "patientInstruction", str, KIND) or "",
            fields.find(document, "comment", str, KIND) or "",
        )


def _kind(actor: Element) -> str:
    return str(actor.get("type") or str(actor.get("reference", "")).partition("/")[0])
