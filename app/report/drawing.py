"""The page for an appointment, drawn as a PDF."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from app.report.page import Page, Panel, Part, Picture
from app.report.pen import (
    BOLD,
    CALM,
    EDGE,
    GAP,
    HEIGHT,
    INK,
    LEADING,
    LEAF,
    PLAIN,
    RULE,
    SOFT,
    WHOLE,
    WIDTH,
    Pen,
    houses,
    put,
    sheet,
    width_of,
)

FOOT = 40  # points from the bottom of the paper
COLUMNS, HIGH, LOW = 3, 124, 94  # panels beside each other; the height of each, and with three rows
CROWDED = 26  # more values than this become a line with only its last dot


def draw(page: Page, fonts: Path) -> bytes:
    """Draw the page; whatever the dossier holds, it is one sheet of A4.

    Args:
        page: what stands on it.
        fonts: the folder with Roboto, which goes into the file.
    """
    out = BytesIO()
    canvas = sheet(out, fonts, page.language, f"{page.title}: {page.name}", page.name)
    pen = Pen(canvas, EDGE, WHOLE, _head(canvas, page) - 12)
    if page.questions is not None:
        _part(pen, page.questions)
        pen.y -= 6
    _part(pen, page.summary)
    pen.y = _panels(canvas, page, pen.y - 6)
    for note in page.notes:
        pen.write(note, PLAIN, 8.5, SOFT, lines=2)
    caution = len(pen.fit(page.caution, PLAIN, 8.5, 4)) * 8.5 * LEADING + 12
    _columns(canvas, page, pen.y - 10, FOOT + caution + 8)
    _foot(canvas, page, caution)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _part(pen: Pen, part: Part) -> None:
    """A heading and its lines."""
    pen.write(part.title, BOLD, 11, LEAF)
    for line in part.lines:
        pen.write(line, PLAIN, 10, lines=2)


def _head(canvas: Canvas, page: Page) -> float:
    """Draw who and when; return how far down that came."""
    pen = Pen(canvas, EDGE, WHOLE - 60, HEIGHT - 36)
    pen.write(page.title, BOLD, 11, LEAF)
    pen.y -= 4
    pen.write(page.name, BOLD, 22)
    pen.y -= 2
    pen.write(" · ".join(filter(None, [page.born, page.date])), PLAIN, 10)
    pen.width, pen.y = WHOLE, pen.y - 2
    pen.write(page.about, PLAIN, 9, SOFT, lines=2)
    houses(canvas, WIDTH - EDGE - 44, HEIGHT - 78)
    return pen.y


def _panels(canvas: Canvas, page: Page, y: float) -> float:
    """Draw the courses in rows; return how far down that came."""
    if not page.panels:
        return y
    pen = Pen(canvas, EDGE, WHOLE, y)
    pen.write(page.course, BOLD, 11, LEAF)
    pen.write(page.scale, PLAIN, 8.5, SOFT)
    width = (WHOLE - (COLUMNS - 1) * GAP) / COLUMNS
    height = LOW if len(page.panels) > 2 * COLUMNS or page.questions else HIGH
    drawn = page.panels[: 2 * COLUMNS] if page.questions else page.panels  # the questions take a row
    top = pen.y - 6
    for place, panel in enumerate(drawn):
        row, column = divmod(place, COLUMNS)
        left, up = EDGE + column * (width + GAP), top - row * (height + 8)
        _panel(canvas, panel, (page.began, page.ended), left, up, width, height)
    rows = -(-len(drawn) // COLUMNS)
    return top - rows * (height + 8)


def _panel(
    canvas: Canvas, panel: Panel, ends: tuple[str, str], x: float, y: float, width: float, height: float
) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, y - height, width, height, 6, stroke=1, fill=0)
    pen = Pen(canvas, x + 8, width - 16 - width_of(panel.clinical, PLAIN, 7.5), y - 5)
    pen.write(panel.name, BOLD, 9.5)
    put(canvas, x + width - 8, pen.y + 2.85, panel.clinical, PLAIN, 7.5, SOFT, right=True)
    room = width - 20 - width_of(panel.under, PLAIN, 8)
    size = next((size for size in (14, 12, 10) if width_of(panel.value, BOLD, size) <= room), 8)
    put(canvas, pen.x, pen.y - 14, panel.value, BOLD, size, INK)
    put(canvas, pen.x + width_of(panel.value, BOLD, size) + 4, pen.y - 14, panel.under, PLAIN, 8, SOFT)
    bottom = y - height + 16
    put(canvas, x + 22, bottom - 9, ends[0], PLAIN, 7, SOFT)
    put(canvas, x + width - 8, bottom - 9, ends[1], PLAIN, 7, SOFT, right=True)
    _picture(canvas, panel.picture, x + 22, bottom, width - 34, pen.y - 22 - bottom)


def _picture(canvas: Canvas, picture: Picture, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.6)
    for up, name in ((0, picture.bottom), (1, picture.top)):
        canvas.line(x, y + up * height, x + width, y + up * height)
        put(canvas, x - 4, y + up * height - 2.4, name, PLAIN, 7, SOFT, right=True)
    canvas.setStrokeColor(SOFT)
    for level in picture.levels:
        canvas.setDash(*level.dash)
        canvas.line(x, y + level.up * height, x + width, y + level.up * height)
        put(canvas, x + 1, y + level.up * height + 1.5, level.name, PLAIN, 6.5, SOFT)
    canvas.setDash()
    dots = [(x + across * width, y + up * height) for across, up in picture.points]
    _line(canvas, dots)
    canvas.setFillColor(LEAF)
    for place in dots if len(dots) <= CROWDED else dots[-1:]:
        canvas.circle(*place, 2.4 if place == dots[-1] else 1.5, stroke=0, fill=1)


def _line(canvas: Canvas, dots: Sequence[tuple[float, float]]) -> None:
    canvas.setStrokeColor(LEAF)
    canvas.setLineWidth(1.3)
    canvas.setLineJoin(1)
    line = canvas.beginPath()
    line.moveTo(*dots[0])
    for place in dots[1:]:
        line.lineTo(*place)
    canvas.drawPath(line, stroke=1, fill=0)


def _foot(canvas: Canvas, page: Page, height: float) -> None:
    """What the page is not, and how it was made."""
    canvas.setFillColor(CALM)
    canvas.roundRect(EDGE, FOOT, WHOLE, height, 6, stroke=0, fill=1)
    pen = Pen(canvas, EDGE + 10, WHOLE - 20, FOOT + height - 6)
    pen.write(page.caution, PLAIN, 8.5, lines=4)
    put(canvas, EDGE, 26, page.footer, PLAIN, 8, SOFT)


def _columns(canvas: Canvas, page: Page, y: float, floor: float) -> None:
    """The answers on the left, all else on the right, as far as there is room."""
    width = (WHOLE - GAP) / 2
    for x, parts in ((EDGE, page.parts[:1]), (EDGE + width + GAP, page.parts[1:])):
        _column(Pen(canvas, x, width, y), parts, page.more, floor)


def _column(pen: Pen, parts: Sequence[Part], more: str, floor: float) -> None:
    blocks = [
        (part.title if place == 0 else "", line) for part in parts for place, line in enumerate(part.lines)
    ]
    for place, (title, line) in enumerate(blocks):
        height = len(pen.fit(line, PLAIN, 9, 2)) * 9 * LEADING + (11 * LEADING + 6 if title else 0)
        rest = 9 * LEADING if place < len(blocks) - 1 else 0  # for saying that there is more
        if pen.y - height - rest < floor:
            pen.write(more, PLAIN, 9, SOFT)
            return
        if title:
            pen.y -= 6 if place else 0
            pen.write(title, BOLD, 11, LEAF)
        pen.write(line, PLAIN, 9, lines=2)
