"""The pen that pages are drawn with: the paper, the letters, the colours and the two houses."""

from functools import cache, partial
from io import BytesIO
from pathlib import Path

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.report.fitting import clean, wrapped

WIDTH, HEIGHT = A4
EDGE, GAP = 42, 14  # points: from the side of the paper to the content; between columns
WHOLE = WIDTH - 2 * EDGE
PLAIN, BOLD = "Roboto-Regular", "Roboto-Bold"
# The light look of the app, on white.
INK, SOFT, LEAF, RULE = (HexColor(each) for each in ("#1A211E", "#454D48", "#0F4F42", "#E2DACB"))
CALM, LAMP, WALL = (HexColor(each) for each in ("#E1EEE8", "#FFD47A", "#9FC3B4"))
LEADING = 1.32  # of the size of the letters


def sheet(out: BytesIO, fonts: Path, language: str, title: str, author: str) -> Canvas:
    """Begin a sheet of A4.

    Args:
        out: where it is written.
        fonts: the folder with Roboto, which goes into the file.
        language: of the text.
        title: of the file.
        author: whose page it is.
    """
    _register(fonts)
    canvas = Canvas(out, pagesize=A4, lang=language, invariant=1)  # the hour is nobody's business
    canvas.setTitle(clean(title))
    canvas.setAuthor(clean(author))
    canvas.setCreator("Nabij")
    return canvas


@cache
def _register(fonts: Path) -> None:
    for name in (PLAIN, BOLD):
        registerFont(TTFont(name, str(fonts / f"{name}.ttf")))


class Pen:
    """Writes lines below each other in one column; `y` is how far down it came."""

    def __init__(self, canvas: Canvas, x: float, width: float, y: float) -> None:
        self.canvas, self.x, self.width, self.y = canvas, x, width, y

    def write(self, text: str, font: str, size: float, color: Color = INK, lines: int = 1) -> None:
        """Write a text on at most so many lines."""
        for line in self.fit(text, font, size, lines):
            self.y -= size * LEADING
            put(self.canvas, self.x, self.y + size * 0.3, line, font, size, color)

    def fit(self, text: str, font: str, size: float, lines: int) -> list[str]:
        """The lines that a text takes here."""
        return wrapped(text, partial(width_of, font=font, size=size), self.width, lines)


def put(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    font: str,
    size: float,
    color: Color,
    *,
    right: bool = False,
) -> None:
    """Write a line at a place of its own."""
    canvas.setFillColor(color)
    canvas.setFont(font, size)
    (canvas.drawRightString if right else canvas.drawString)(x, y, text)


def width_of(text: str, font: str, size: float) -> float:
    """How wide a line is, in points."""
    return float(stringWidth(text, font, size))


def houses(canvas: Canvas, x: float, y: float) -> None:
    """Two neighbours, one window lit."""
    for left, wall, pane in ((x, WALL, CALM), (x + 23, LEAF, LAMP)):
        canvas.setFillColor(wall)
        outline = canvas.beginPath()
        outline.moveTo(left, y)
        for across, up in ((0, 22), (10.5, 33), (21, 22), (21, 0)):
            outline.lineTo(left + across, y + up)
        outline.close()
        canvas.drawPath(outline, stroke=0, fill=1)
        canvas.setFillColor(pane)
        canvas.rect(left + 7, y + 10, 7, 9, stroke=0, fill=1)
