"""What stands on a card, as plain data: the screen and the paper show the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One thing on a card."""

    label: str  # may be empty
    text: str
    under: str  # an explanation, or where it comes from; may be empty
    is_typed: bool = False  # words of the person's own, as long as they made them


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody to call."""

    name: str
    role: str  # may be empty
    phone: str


@dataclass(frozen=True, slots=True)
class CardPage:
    """A card in one language."""

    language: str
    title: str
    head: str  # what stands largest; may be empty
    under: str  # below the head; may be empty
    name: str  # whose card it is; may be empty
    born: str  # may be empty
    told: tuple[Told, ...]  # what is needed first comes first
    people: tuple[Reach, ...]  # who is called first comes first
    made: tuple[str, ...]  # when it was filled in, by whom, and whether that is long ago
    foot: tuple[str, ...]  # what the card is not
    call: str  # the heading above the people
    fold: str  # how the paper becomes a card
    more: str  # what is said where there is no room
    footer: str
