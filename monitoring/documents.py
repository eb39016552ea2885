"""FHIR files taken apart: one resource, a Bundle, or NDJSON with one of these on each line."""

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.records import Document


def split(text: bytes | str) -> Iterator[tuple[int, Document]]:
    """Return each resource with the number of the line on which it begins."""
    plain = _decode(text)
    lines = [(number, line) for number, line in enumerate(plain.split("\n"), 1) if line.strip()]
    if not lines:
        raise MalformedRecordError("the file is empty")
    if len(lines) > 1 and not _stands_alone(lines[0][1]):
        lines = [(lines[0][0], plain)]
    for number, line in lines:
        for document in _resources(_parse(line, number), number):
            yield number, document


def _decode(text: bytes | str) -> str:
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise MalformedRecordError("the file is not UTF-8 text") from None


def _stands_alone(line: str) -> bool:
    # A pretty-printed resource opens on its first line and closes on a later one; NDJSON closes on each.
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _parse(text: str, number: int) -> Any:
    try:
        parsed = json.loads(text, parse_float=_finite, parse_constant=_refuse)
        if "\\ud" in text.lower():
            json.dumps(parsed, ensure_ascii=False).encode()  # half a surrogate pair has no UTF-8
    except json.JSONDecodeError as error:
        raise MalformedRecordError(f"line {number + error.lineno - 1}: not JSON") from None
    except (ValueError, RecursionError):
        raise MalformedRecordError(f"line {number}: not JSON that can be kept") from None
    return parsed


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else _refuse(text)


def _refuse(_: str) -> NoReturn:
    raise ValueError


def _resources(parsed: Any, number: int) -> Iterator[Document]:
    if type(parsed) is not dict or not isinstance(parsed.get("resourceType"), str):
        raise MalformedRecordError(f"line {number}: not a FHIR resource")
    if parsed["resourceType"] != "Bundle":
        yield parsed
        return
    try:
        for entry in fields.elements(parsed, "entry", "Bundle"):
            yield from _resources(fields.need(entry, "resource", dict, "Bundle.entry"), number)
    except MalformedRecordError as error:
        raise MalformedRecordError(f"line {number}: {str(error).removeprefix(f'line {number}: ')}") from None
