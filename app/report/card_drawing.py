"""A card drawn as a PDF: one with a head twice on a sheet that folds, any other as one sheet of A4."""

from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from app.report.card import CardPage, Reach
from app.report.card_flow import flow
from app.report.pen import (
    BOLD,
    CALM,
    EDGE,
    HEIGHT,
    LAMP,
    LEADING,
    LEAF,
    PLAIN,
    SOFT,
    WHOLE,
    WIDTH,
    Pen,
    houses,
    put,
    sheet,
)

SIDE, STRIP, INSIDE = 14, 32, 16  # points: paper around the cards, below them, and inside their edge
FOOT = 40  # points from the bottom of a sheet


def draw_card(page: CardPage, fonts: Path) -> bytes:
    """Draw a card; whatever stands on it, it is one sheet of A4.

    Args:
        page: what stands on it.
        fonts: the folder with Roboto, which goes into the file.
    """
    out = BytesIO()
    canvas = sheet(out, fonts, page.language, f"{page.title}: {page.name}", page.name)
    if page.head:
        _twice(canvas, page)
    else:
        _once(canvas, page)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def _twice(canvas: Canvas, page: CardPage) -> None:
    """The same card above and below: cut out, and folded with the text outside."""
    high = (HEIGHT - SIDE - STRIP) / 2
    for floor in (STRIP + high, STRIP):
        _folded(canvas, page, floor, high)
    pen = Pen(canvas, SIDE + 4, WIDTH - 2 * SIDE - 8, STRIP - 2)
    pen.write(page.fold, PLAIN, 8, SOFT, lines=2)


def _folded(canvas: Canvas, page: CardPage, floor: float, high: float) -> None:
    middle, top = WIDTH / 2, floor + high
    canvas.setStrokeColor(SOFT)
    canvas.setLineWidth(0.6)
    canvas.setDash(4, 3)
    canvas.rect(SIDE, floor, WIDTH - 2 * SIDE, high, stroke=1, fill=0)
    canvas.setDash(1, 4)
    canvas.line(middle, floor, middle, top)
    canvas.setDash()
    width = middle - SIDE - 2 * INSIDE
    front = Pen(canvas, SIDE + INSIDE, width, _head(canvas, page, top))
    back = Pen(canvas, middle + INSIDE, width, top - INSIDE)
    foot = [*page.made, page.footer]
    base = floor + INSIDE + len(foot) * 8 * LEADING
    _people(back, page)
    flow(page, (front, floor + INSIDE), (back, base + 6))
    end = Pen(canvas, back.x, width, base)
    for line in foot:
        end.write(line, PLAIN, 8, SOFT)


def _head(canvas: Canvas, page: CardPage, top: float) -> float:
    """What stands largest, and whose card it is; return how far down that came."""
    width = WIDTH / 2 - SIDE - 2 * INSIDE
    who = [each for each in (page.name, page.born) if each]
    pen = Pen(canvas, SIDE + INSIDE, width, top - 8)
    size = next((size for size in (28, 24, 20) if len(pen.fit(page.head, BOLD, size, 9)) == 1), 18)
    lines = len(pen.fit(page.head, BOLD, size, 2))
    deep = 8 + lines * size * LEADING + len(who) * 12 * LEADING + 8
    canvas.setFillColor(LAMP)
    canvas.rect(SIDE + 0.5, top - deep, WIDTH / 2 - SIDE - 0.5, deep - 0.5, stroke=0, fill=1)
    pen.write(page.head, BOLD, size, lines=2)
    for line, font in zip(who, (BOLD, PLAIN), strict=False):
        pen.write(line, font, 12)
    pen.y = top - deep - 5
    pen.write(page.under, PLAIN, 9.5, SOFT, lines=3)
    return pen.y - 3


def _people(pen: Pen, page: CardPage) -> None:
    """Whom to call, in figures that can be read while dialling."""
    if not page.people:
        return
    room = len(page.people)
    size = 16 if room <= 3 else 13
    deep = 10 + 11 * LEADING + sum(_reach_height(size) for _ in page.people)
    pen.canvas.setFillColor(CALM)
    pen.canvas.roundRect(pen.x - 6, pen.y - deep, pen.width + 12, deep, 6, stroke=0, fill=1)
    bottom = pen.y - deep
    pen.y -= 3
    pen.write(page.call, BOLD, 11, LEAF)
    for person in page.people:
        _reach(pen, person, size)
    pen.y = bottom - 4


def _reach_height(size: float) -> float:
    return (10 + size) * LEADING


def _reach(pen: Pen, person: Reach, size: float) -> None:
    pen.write(", ".join(filter(None, (person.name, person.role))), PLAIN, 10)
    pen.write(person.phone, BOLD, size)


def _once(canvas: Canvas, page: CardPage) -> None:
    """One sheet, to read at a table or to hang up."""
    pen = Pen(canvas, EDGE, WHOLE - 60, HEIGHT - 36)
    pen.write(page.title, BOLD, 13, LEAF)
    pen.y -= 3
    pen.write(page.name or page.title, BOLD, 26)
    pen.y -= 2
    pen.write(" · ".join(filter(None, [page.born, *page.made])), PLAIN, 11, lines=2)
    houses(canvas, WIDTH - EDGE - 44, HEIGHT - 78)
    caution = " ".join(page.foot)
    lines = pen.fit(caution, PLAIN, 10, 6) if caution else []
    pen.width, pen.y = WHOLE, pen.y - 8
    deep = len(lines) * 10 * LEADING + 16 if lines else 0
    flow(page, (pen, FOOT + deep + 12))
    if lines:
        canvas.setFillColor(CALM)
        canvas.roundRect(EDGE, FOOT, WHOLE, deep, 6, stroke=0, fill=1)
        Pen(canvas, EDGE + 12, WHOLE - 24, FOOT + deep - 6).write(caution, PLAIN, 10, lines=6)
    put(canvas, EDGE, 26, page.footer, PLAIN, 8, SOFT)
