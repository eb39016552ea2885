"""A number while it is being chosen by steps or typed."""

from dataclasses import dataclass, replace
from decimal import Decimal

from monitoring.errors import MissingAnswerError
from monitoring.instruments import read_number
from monitoring.items import Item

START = Decimal(70)  # kg, where steps begin for whoever has no earlier weight
FEW = 50  # numbers that are easily reached by steps
LARGE, SMALL = Decimal(1), Decimal("0.1")  # kilo and ounce; of a whole number ten and one
LARGE_WHOLE, SMALL_WHOLE = Decimal(10), Decimal(1)


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """What stands on the screen: a number, or what was typed."""

    item: Item
    value: Decimal | None  # None until there is one
    typed: str = ""
    is_typing: bool = False

    @property
    def sizes(self) -> tuple[Decimal, Decimal]:
        """The large and the small step."""
        is_whole = self.item.kind == "integer" or self.item.decimals == 0
        return (LARGE_WHOLE, SMALL_WHOLE) if is_whole else (LARGE, SMALL)

    @property
    def start(self) -> Decimal:
        """Where steps begin."""
        if self.item.unit == "kg":
            return START
        return Decimal(0) if self.item.least is None else self.item.least

    def step(self, by: Decimal) -> "NumberEntry":
        """One step on, within what the item allows."""
        value = (self.start if self.value is None else self.value) + by
        if self.item.least is not None:
            value = max(value, self.item.least)
        if self.item.most is not None:
            value = min(value, self.item.most)
        return replace(self, value=value)

    @property
    def is_near(self) -> bool:
        """Whether steps reach every number soon, so that nobody has to type."""
        least, most = self.item.least, self.item.most
        return least is not None and most is not None and most - least <= FEW

    def type(self, text: str) -> "NumberEntry":
        """Take what is in the field."""
        return replace(self, typed=text)

    def switch(self) -> "NumberEntry":
        """Type instead of step, or the other way round."""
        return replace(self, is_typing=not self.is_typing, typed="")

    def read(self) -> Decimal:
        """The number.

        Raises:
            AnswerError: nothing was chosen, or what was typed is no number that the item allows.
        """
        if self.is_typing:
            return read_number(self.typed, self.item)
        if self.value is None:
            raise MissingAnswerError(self.item.link_id)
        return self.value
