"""`nabij path`: where each step of the care path stands, and why."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from app import clock, guide
from app.actions import wayfinding
from app.actions.preferences import read_preferences
from app.cli.dossiers import called, dossiers
from app.cli.homes import home_option, open_home, sender
from app.cli.output import json_option, say_either
from app.content import assets, load_instruments
from app.i18n import Words
from app.services import Services, load_words
from app.workstation.actions.path import path_of
from monitoring.care_path import About, CarePath, Shown


@click.command()
@home_option
@click.option("--participant", default="", help="Only this dossier, by the beginning of its identifier.")
@json_option
@click.pass_obj
def path(words: Words, home: Path, participant: str, *, as_json: bool) -> None:
    """Print the care path of the person of this phone, or of everybody whom this team follows."""
    with open_home(home, alone=False) as store:
        services = Services(
            store,
            load_instruments(home),
            load_words(),
            sender(store),
            clock.now,
            clock.new_id,
            guide=guide.load(assets()),
        )
        found = [_answer(words, *each) for each in _paths(services, participant)]
    say_either({"participants": found}, _lines(words, found), as_json=as_json)


def _paths(services: Services, beginning: str) -> Iterator[tuple[str, str, CarePath]]:
    """Whose, what they are called, and the path; a phone shows its own before joining too."""
    if services.store.team is None and not beginning:
        chosen, me = read_preferences(services), services.store.me
        path = wayfinding.path(services, About(chosen.audience, chosen.diagnosis))
        yield me.hex() if me else "", called(services.store.records(me)) if me else "", path
        return
    for each in dossiers(services.store, beginning):
        yield each.hex(), called(services.store.records(each)), path_of(services, each)


def _answer(words: Words, participant: str, name: str, path: CarePath) -> dict[str, Any]:
    steps = [
        {"id": each.id, "title": _title(words, each), "place": each.place.value, "reason": each.reason.value}
        for each in path.steps
    ]
    return {"participant": participant, "name": name, "phase": path.phase, "steps": steps}


def _title(words: Words, shown: Shown) -> str:
    return words.of(shown.step.title) if shown.step else shown.title


def _lines(words: Words, found: list[dict[str, Any]]) -> Iterator[str]:
    for each in found:
        yield f"{each['participant']}  {each['name'] or words('cli.no-name')}  {each['phase']}".strip()
        for step in each["steps"]:
            yield f"  {step['place']}  {step['reason']}  {step['id']}  {step['title']}"
    if not found:
        yield words("cli.nobody")
