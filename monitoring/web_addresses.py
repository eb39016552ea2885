"""Addresses on the web: https only, for whatever is opened leaves the app."""

from urllib.parse import urlsplit

from monitoring import fields
from monitoring.errors import MalformedRecordError
from monitoring.fields import Element

_BEGIN = "https://"


def web_address(typed: str) -> str | None:
    """A link as people type it, as a safe web address; empty when nothing was typed, None when it is none."""
    text = typed.strip()
    if not text:
        return ""
    address = text if "://" in text else f"{_BEGIN}{text}"
    try:
        found = urlsplit(address)
        is_safe = found.scheme.lower() == "https" and "." in (found.hostname or "")
    except ValueError:
        return None
    return address if is_safe and not any(each.isspace() for each in address) else None


def read_address(element: Element, name: str, where: str) -> str:
    """Read a field of shipped content, empty when it is not there; MalformedRecordError for anything else."""
    found = fields.find(element, name, str, where) or ""
    if found and not found.startswith(_BEGIN):
        raise MalformedRecordError(f"{where}.{name} is not a web address")
    return found
