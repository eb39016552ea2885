"""Who fills in on this device."""

from dataclasses import dataclass

from app.actions.preferences import Hands
from monitoring.items import Instrument
from monitoring.records import Author, Origin


@dataclass(frozen=True, slots=True)
class Writer:
    """Who fills in on this device."""

    author: Author = Author.PATIENT
    helped: bool = False

    @staticmethod
    def of(hands: Hands, instrument: Instrument | None = None) -> "Writer":
        """The writer whose hands these are; a carer, where carers answer about themselves."""
        if hands is Hands.CARER or (instrument is not None and instrument.is_of_carer):
            return Writer(Author.CARER)
        return Writer(helped=hands is Hands.HELPED)


def hands_in(origin: Origin) -> Hands:
    """Who filled in a record."""
    if origin.author is Author.CARER:
        return Hands.CARER
    return Hands.HELPED if origin.helped else Hands.OWN
