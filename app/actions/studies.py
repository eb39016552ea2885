"""Studies on this device: the list that is believed, and each study held against what is known here.

Nothing of it is written down for anybody else or sent: only the version of the list is remembered, in a note.
"""

from contextlib import suppress

from app.actions import notebook
from app.actions.planning import local_now
from app.services import Services
from monitoring import studies
from monitoring.steps import Diagnosis
from monitoring.studies import StudyList
from monitoring.study_criteria import Known
from monitoring.study_fit import known
from sync.errors import VaultError
from sync.publication import STUDIES, newest

NOTE = "studies-version"  # the highest that was believed here


def study_list(services: Services) -> StudyList:
    """The list of studies.

    Raises:
        PublicationError: it is not to be believed, or no longer.
        MalformedContentError: it cannot be used.
    """
    seen = services.store.note(NOTE) or 0
    today = local_now(services).date()
    found = newest(services.study_lists, services.publisher, STUDIES, today, seen)
    read = studies.parse(found.document)
    if found.version > seen:
        with suppress(VaultError):  # it is shown all the same; it is remembered another time
            services.store.set_note(NOTE, found.version)
    return read


def known_here(services: Services, diagnosis: Diagnosis) -> Known:
    """What is known here that studies ask for."""
    return known(notebook.records(services), services.instruments, diagnosis, services.now())
