"""The plan from the workstation: how often something is asked; whether anything is, the person decides."""

from datetime import timedelta

from app.services import Services
from app.workstation.actions.writing import keep, sender
from monitoring import gaps, plan
from monitoring.gaps import Missed
from monitoring.items import Instrument
from monitoring.plan import Plan, in_order
from monitoring.records import Author, Origin


def plan_of(services: Services, participant: bytes) -> Plan:
    """The plan of a person; SyncError when the dossier does not open."""
    return plan.plan(services.store.records(participant))


def missed(services: Services, participant: bytes, held: Plan) -> dict[str, Missed]:
    """What was asked of a person and did not come lately, by instrument; SyncError as above."""
    records, now = services.store.records(participant), services.now()
    found = {each.name: gaps.missed(records, held, each, now) for each in in_order(services.instruments)}
    return {name: each for name, each in found.items() if each is not None and each.count}


def ask(services: Services, participant: bytes, instrument: Instrument, rhythm: timedelta | None) -> None:
    """Ask a person for something in another rhythm, in the name that stands over the messages.

    Raises:
        NotGrantedError: this person's phone has given the team no key yet.
        VaultError: the disk refuses; nothing was saved.
    """
    records, now = services.store.records(participant), services.now()
    origin = Origin(services.new_id(), plan.moment(records, now), now, Author.CLINICIAN)
    name = sender(services)
    change = plan.asking(plan.plan(records), instrument, rhythm, origin, name)
    keep(services, participant, [change], name)
