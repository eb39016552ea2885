"""The least that a file of the wayfinder holds."""

from typing import Any


def text(words: str) -> dict[str, str]:
    return {"nl": words, "en": words}


CITED = {
    "sources": [{"basis": "derived", "citation": text("ours")}],
    "reviewed": "2026-03-01",
    "review_by": "2027-03-01",
}


def step(name: str, **more: Any) -> dict[str, Any]:
    """A step of the second phase, for everybody."""
    said = {each: text(f"{name} {each}") for each in ("title", "brief", "what", "why", "with", "when")}
    least = {"id": name, "for": ["person"], "diagnoses": ["als", "psma", "pls"], "phase": "rehabilitation"}
    return least | said | {"who": ["self"], "where": "local"} | CITED | more


def theme(*steps: dict[str, Any]) -> dict[str, Any]:
    return {"theme": "breathing", "title": text("Breathing"), "steps": list(steps)}


def question(name: str, asked: str, *words: str, **more: Any) -> dict[str, Any]:
    least = {
        "id": name,
        "for": ["person", "carer"],
        "question": text(asked),
        "words": {"nl": list(words), "en": list(words)},
        "answer": text("Ask your team."),
        "level": "regional",
        "contact": "als-team",
        "urgent": text("Call your gp."),
        "urgent_contact": "gp",
    }
    return least | CITED | more


def contact(name: str, **more: Any) -> dict[str, Any]:
    return (
        {
            "id": name,
            "name": text(name),
            "does": text("helps"),
            "level": "local",
            "own": True,
        }
        | CITED
        | more
    )
