"""The plan on the person's phone: how often, pauses, not now, only the wayfinder."""

from datetime import date, datetime, timedelta

from app.actions.answering import Writer, participant
from app.services import Services
from monitoring import plan, schedule
from monitoring.items import Instrument
from monitoring.plan import Pause
from monitoring.records import CarePlan, Origin
from monitoring.schedule import DueList

PUT_OFF = "plan/put-off"  # the note with what was put off, until which day
ONLY_WAYFINDER = "plan/only-wayfinder"  # the note of who chose so before there was a dossier


def due_list(services: Services) -> DueList:
    """What is due on this person's own calendar day."""
    records = services.store.records(participant(services))
    return schedule.due(records, services.instruments, local_now(services), put_off(services))


def local_now(services: Services) -> datetime:
    """The time on the clock of the person."""
    return next(iter(services.words.values())).local(services.now())


def ask(services: Services, instrument: Instrument, rhythm: timedelta | None, writer: Writer) -> None:
    """Ask for something in another rhythm; VaultError when the disk refuses."""
    before = plan.plan(services.store.records(participant(services)))
    _keep(services, plan.asking(before, instrument, rhythm, _origin(services, writer)))


def pause(services: Services, chosen: Pause, writer: Writer) -> None:
    """Ask nothing on these days; VaultError when the disk refuses."""
    _keep(services, plan.pausing(chosen, _origin(services, writer)))


def measure(services: Services, writer: Writer, *, is_on: bool) -> None:
    """Ask again, pause or not, or ask nothing any more; VaultError when the disk refuses."""
    _keep(services, plan.measuring(is_on, _origin(services, writer)))


def only_wayfinder(services: Services) -> bool:
    """Whether the person chose to measure nothing, in the dossier or before there was one."""
    me = services.store.me
    if me is None:
        return services.store.note(ONLY_WAYFINDER) is True
    return not plan.plan(services.store.records(me)).is_measuring


def choose_before_joining(services: Services, *, is_on: bool) -> None:
    """Keep the choice until there is a dossier to write it in; VaultError when the disk refuses."""
    services.store.set_note(ONLY_WAYFINDER, None if is_on else True)


def take_along(services: Services, writer: Writer) -> None:
    """Write into the new dossier what was chosen before joining; VaultError when the disk refuses."""
    if services.store.note(ONLY_WAYFINDER) is True:
        measure(services, writer, is_on=False)
        services.store.set_note(ONLY_WAYFINDER, None)


def put_off(services: Services) -> dict[str, date]:
    """What the person does not want now, and the day on which it may be asked again."""
    note = services.store.note(PUT_OFF) or {}
    return {name: date.fromisoformat(day) for name, day in note.items()}


def put_off_for(services: Services, instrument: Instrument, days: int) -> date:
    """Put something off for some days, on this device only; VaultError when the disk refuses."""
    today = local_now(services).date()
    until = today + timedelta(days=days)
    kept = {name: day for name, day in put_off(services).items() if day > today} | {instrument.name: until}
    services.store.set_note(PUT_OFF, {name: day.isoformat() for name, day in kept.items()})
    return until


def _origin(services: Services, writer: Writer) -> Origin:
    now = services.now()
    about = plan.moment(services.store.records(participant(services)), now)
    return Origin(services.new_id(), about, now, writer.author, writer.helped)


def _keep(services: Services, change: CarePlan) -> None:
    services.store.add(participant(services), [change], services.now())
