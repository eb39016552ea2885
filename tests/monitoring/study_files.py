"""The least that a list of studies holds; every study here is invented."""

from typing import Any

from monitoring.studies import Study, parse
from tests.monitoring.wayfinder_files import CITED, text


def study(name: str = "glow", *criteria: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A study that nobody runs."""
    said = {each: text(f"{name} {each}") for each in ("title", "brief", "asks", "may_bring", "who", "where")}
    least = {"id": name, "status": "recruiting", "status_since": "2026-03-01", "contact": "als-centre"}
    return least | said | {"criteria": list(criteria)} | CITED | more


def study_list(*studies: dict[str, Any], **more: Any) -> dict[str, Any]:
    least = {"version": 3, "published": "2026-03-01", "valid_until": "2027-03-01"}
    return least | {"studies": list(studies)} | more


def parsed(*criteria: dict[str, Any], **more: Any) -> Study:
    """One study with these criteria."""
    return parse(study_list(study("glow", *criteria, **more))).studies[0]
