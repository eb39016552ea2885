"""The one door for what is written down on this device: the dossier, or a note until there is one."""

from app.actions.answering import Writer
from app.services import Services
from monitoring import fhir, plan
from monitoring.records import Origin, Record

NOTE = "notebook"  # what was written down before there was a dossier


def records(services: Services) -> list[Record]:
    """Everything that was written down, and in a dossier what the team wrote too."""
    me = services.store.me
    return list(services.store.records(me)) if me is not None else _early(services)


def write(services: Services, *kept: Record) -> None:
    """Keep records durably, in the dossier or until there is one; VaultError when the disk refuses."""
    me = services.store.me
    if me is not None:
        services.store.add(me, kept, services.now())
    else:
        services.store.set_note(NOTE, [fhir.to_fhir(each) for each in (*_early(services), *kept)])


def origin(services: Services, writer: Writer, replaces: str | None = None) -> Origin:
    """What a new record says about itself: it is about now."""
    now = services.now()
    return Origin(services.new_id(), now, now, writer.author, writer.helped, replaces)


def origin_of_change(services: Services, writer: Writer) -> Origin:
    """The same of a change of a plan: it comes after every earlier one, whatever the clock says."""
    now = services.now()
    about = plan.moment(records(services), now)
    return Origin(services.new_id(), about, now, writer.author, writer.helped)


def take_along(services: Services) -> None:
    """Write into the new dossier what was kept before joining; VaultError when the disk refuses."""
    kept = _early(services)
    if services.store.me is not None and kept:
        services.store.add(services.store.me, kept, services.now())
        services.store.set_note(NOTE, None)


def _early(services: Services) -> list[Record]:
    return [fhir.from_fhir(each) for each in services.store.note(NOTE) or ()]
