"""The one door for what is written down on this device: the dossier, or a note until there is one."""

from app.actions.writers import Writer
from app.services import Services
from monitoring import fhir, plan
from monitoring.records import Origin, QuestionnaireResponse, Record

OF_CARER = {"type": "RelatedPerson"}  # as fhir.response says whom the answers are about
NOTE = "notebook"  # what was written down where there was no dossier


def records(services: Services) -> list[Record]:
    """Everything that was written down here, and in a dossier what the team wrote too."""
    me = services.store.me
    return [*(services.store.records(me) if me is not None else ()), *_noted(services)]


def waiting(services: Services) -> frozenset[str]:
    """The records that are only on this device."""
    me = services.store.me
    sent_later = services.store.waiting(me) if me is not None else frozenset()
    return sent_later | {each.origin.record_id for each in _noted(services)}


def write(services: Services, record: Record) -> None:
    """Keep a record durably, in the dossier or until there is one; VaultError when the disk refuses."""
    me = services.store.me
    if me is not None:
        services.store.add(me, [record], services.now())
    else:
        _note(services, [*_noted(services), record])


def origin(services: Services, writer: Writer) -> Origin:
    """What a new record says about itself: it is about now."""
    now = services.now()
    return Origin(services.new_id(), now, now, writer.author, writer.helped)


def origin_of_change(services: Services, writer: Writer) -> Origin:
    """The same of a change of a plan: it comes after every earlier one, whatever the clock says."""
    now = services.now()
    about = plan.moment(records(services), now)
    return Origin(services.new_id(), about, now, writer.author, writer.helped)


def take_along(services: Services) -> None:
    """Write into the new dossier what was kept before joining; VaultError when the disk refuses.

    How a carer is themselves stays on this device: it was not written for a team.
    """
    me, noted = services.store.me, _noted(services)
    if me is not None and noted:
        stays = [each for each in noted if _is_of_carer(each)]
        services.store.add(me, [each for each in noted if not _is_of_carer(each)], services.now())
        _note(services, stays)


def _is_of_carer(record: Record) -> bool:
    """Whether it is about somebody near; what they fill in for the person is about the person."""
    return isinstance(record, QuestionnaireResponse) and record.document.get("subject") == OF_CARER


def _noted(services: Services) -> list[Record]:
    return [fhir.from_fhir(each) for each in services.store.note(NOTE) or ()]


def _note(services: Services, kept: list[Record]) -> None:
    services.store.set_note(NOTE, [fhir.to_fhir(each) for each in kept] or None)
