"""What a PDF of reportlab says, read back from its own bytes: its text, its pages, its language."""

import base64
import re
import zlib
from dataclasses import dataclass

OBJECT = re.compile(rb"(\d+) 0 obj\n?(.*?)endobj", re.DOTALL)
STREAM = re.compile(rb"stream\r?\n")
LENGTH = re.compile(rb"/Length (\d+)")
FONT = re.compile(rb"/(F\S+) (\d+) 0 R")
LETTER = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>\n")
SHOWN = re.compile(rb"/(F\S+) [\d.]+ Tf|(\((?:\\.|[^\\()])*\)) Tj|([\d.-]+) ([\d.-]+) Tm", re.DOTALL)
ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
SPECIAL = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True)
class Written:
    """A text and where on the page it begins, in points from the left and the bottom."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Pdf:
    """A PDF, taken apart."""

    pages: int
    language: str
    written: tuple[Written, ...]

    @property
    def text(self) -> str:
        return "\n".join(each.text for each in self.written)


def read(data: bytes) -> Pdf:
    objects = {int(number): body for number, body in OBJECT.findall(data)}
    pages = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    fonts = {name: _letters(objects, int(number)) for name, number in _fonts(objects)}
    content = b"".join(_stream(objects[int(re.search(rb"/Contents (\d+)", page)[1])]) for page in pages)
    language = re.search(rb"/Lang \((.*?)\)", data)
    return Pdf(len(pages), language[1].decode() if language else "", tuple(_written(content, fonts)))


def _fonts(objects):
    for body in objects.values():
        if b"/F1 " in body and b"/Type" not in body:  # the table that names the fonts
            yield from FONT.findall(body)


def _letters(objects, number):
    unicode = re.search(rb"/ToUnicode (\d+)", objects[number])
    if unicode is None:
        return {}
    pairs = LETTER.findall(_stream(objects[int(unicode[1])]))
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}


def _stream(body):
    begin = STREAM.search(body).end()
    data = body[begin : begin + int(LENGTH.search(body)[1])]
    if b"/ASCII85Decode" in body:
        data = base64.a85decode(data.strip().removesuffix(b"~>"))
    return zlib.decompress(data) if b"/FlateDecode" in body else data


def _written(content, fonts):
    font, place, text = {}, (0.0, 0.0), ""
    for match in SHOWN.finditer(content):
        if match[1]:
            font = fonts.get(match[1], {})
        elif match[3]:
            if text:
                yield Written(text, *place)
            place, text = (float(match[3]), float(match[4])), ""
        else:  # a name with a rare letter comes in pieces, each in its own part of the font
            raw = ESCAPE.sub(_unescaped, match[2][1:-1])
            text += "".join(font.get(byte, "?") for byte in raw)
    if text:
        yield Written(text, *place)


def _unescaped(match):
    found = match[1]
    return bytes([int(found, 8)]) if len(found) == 3 else SPECIAL.get(found, found)
