"""What stands on a card, written into its columns in the largest letters that fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from app.report.card import CardPage, Told
from app.report.pen import BOLD, INK, LEADING, LEAF, PLAIN, RULE, SOFT, Pen

MANY = 60  # lines: as many as a text takes
SIZES = tuple(half / 2 for half in range(28, 17, -1))  # points, the largest that fits
CUTS = (
    24,
    16,
    12,
    10,
    8,
    7,
    6,
    5,
    4,
    3,
    2,
    1,
)  # lines of what was typed, where the smallest still takes too much
AIR = 0.62  # of the size of the letters: between two things on a card


@dataclass(frozen=True)
class Setting:
    """How large the letters are, and how many lines of each text there are."""

    size: float
    lines: int

    def height(self, pen: Pen, told: Told) -> float:
        """What one thing takes."""
        label = self._small * LEADING if told.label else 0
        texts = sum(len(pen.fit(*each)) * each[2] * LEADING for each in self.texts(told))
        return label + texts + self.size * AIR

    def texts(self, told: Told) -> Iterator[tuple[str, str, float, int]]:
        """What is written of it below its label: text, font, size, lines; only what was typed is ever cut."""
        if told.is_typed:
            yield told.text, PLAIN, self.size, self.lines
        else:
            yield told.text, BOLD, self.size, MANY
        if told.under:
            yield told.under, PLAIN, max(8.0, self.size - 2.5), MANY

    def write(self, pen: Pen, told: Told) -> None:
        """Write it down."""
        pen.y -= self.size * AIR / 2
        if told.label:
            pen.write(told.label, BOLD, self._small, LEAF)
        for place, (text, font, size, lines) in enumerate(self.texts(told)):
            pen.write(text, font, size, SOFT if place else INK, lines)
        pen.y -= self.size * AIR / 2
        pen.canvas.setStrokeColor(RULE)
        pen.canvas.setLineWidth(0.6)
        pen.canvas.line(pen.x, pen.y, pen.x + pen.width, pen.y)

    def is_whole(self, pen: Pen, told: Told) -> bool:
        """Whether nothing of it is cut."""
        return all(
            len(pen.fit(text, font, size, MANY)) <= lines for text, font, size, lines in self.texts(told)
        )

    @property
    def _small(self) -> float:
        return max(8.5, self.size - 2)


def flow(page: CardPage, *columns: tuple[Pen, float]) -> None:
    """Write everything into the columns, each with its floor, in the largest letters that fit."""
    settings = chain((Setting(size, MANY) for size in SIZES), (Setting(SIZES[-1], lines) for lines in CUTS))
    for setting in settings:
        placed = list(_placed(page.told, setting, columns))
        if len(placed) == len(page.told):
            break
    for pen, told in placed:
        setting.write(pen, told)
    if len(placed) < len(page.told) or not all(setting.is_whole(pen, told) for pen, told in placed):
        pen, floor = columns[-1]
        pen.y = max(pen.y, floor + _more_height())
        pen.write(page.more, BOLD, 9, SOFT)


def _placed(
    told: Sequence[Told], setting: Setting, columns: Sequence[tuple[Pen, float]]
) -> Iterator[tuple[Pen, Told]]:
    """Each thing with the column that has room for it, in order, until there is no more room."""
    place, left = 0, [pen.y - floor for pen, floor in columns]
    for each in told:
        while True:
            rest = _more_height() if setting.lines < MANY and place == len(columns) - 1 else 0
            height = setting.height(columns[place][0], each)
            if height + rest <= left[place]:
                break
            place += 1
            if place == len(columns):
                return
        left[place] -= height
        yield columns[place][0], each


def _more_height() -> float:
    return 9 * LEADING
