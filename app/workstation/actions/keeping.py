"""What a person keeps, as the team sees it; and an appointment that the team writes down for them."""

from dataclasses import dataclass

from app.services import Services
from monitoring import aids, appointments, medicines
from monitoring.aids import Aid
from monitoring.appointments import Appointment
from monitoring.kept import Kept
from monitoring.medicines import Medicine
from monitoring.records import Author, Origin


@dataclass(frozen=True, slots=True)
class KeptThings:
    """What there is of each kind, of the person and of the team."""

    appointments: tuple[Kept[Appointment], ...]  # to come, the next one first
    aids: tuple[Kept[Aid], ...]
    medicines: tuple[Kept[Medicine], ...]  # that are taken
    intolerances: tuple[Kept[str], ...]


def kept_things(services: Services, participant: bytes) -> KeptThings:
    """Read what a person keeps; SyncError when the dossier does not open."""
    records = services.store.records(participant)
    ahead, _ = appointments.to_come(appointments.appointments(records), services.now())
    return KeptThings(
        ahead,
        aids.aids(records),
        tuple(each for each in medicines.medicines(records) if not each.said.is_stopped),
        medicines.intolerances(records),
    )


def write_appointment(services: Services, participant: bytes, appointment: Appointment) -> None:
    """Write an appointment down for a person, as the team's own.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; nothing was saved.
    """
    now = services.now()
    origin = Origin(services.new_id(), now, now, Author.CLINICIAN)
    services.store.add(participant, [appointments.write(appointment, origin)], now)
