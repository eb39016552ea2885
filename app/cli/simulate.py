"""`nabij simulate`: synthetic people as FHIR NDJSON."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import click

from app import clock
from app.cli.errors import CommandError
from app.cli.output import bar, json_option, say_either
from app.content import load_instruments
from app.i18n import Words
from monitoring import simulation
from monitoring.simulation import SimulatedPerson


@click.command()
@click.option("--people", "count", type=click.IntRange(1), default=25, show_default=True)
@click.option("--months", type=click.IntRange(1, 600), default=18, show_default=True)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same people.")
@click.option(
    "--end", type=click.DateTime(["%Y-%m-%d"]), help="The last day of the courses; today if absent."
)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A folder, new or empty.")
@json_option
@click.pass_obj
def simulate(
    words: Words, count: int, months: int, seed: int, end: datetime | None, out: Path, *, as_json: bool
) -> None:
    """Make people with plausible courses of ALS: a file of NDJSON each, and people.json."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise CommandError("cli.not-empty", out=out)
    out.mkdir(parents=True, exist_ok=True)
    last = (end or clock.now()).replace(hour=12, minute=0, second=0, microsecond=0, tzinfo=UTC)
    with bar() as progress:
        people = synthetic_people(count, months, last, seed)
        made = progress.track(people, count, description=words("cli.simulating"))
        index = [_write(out, number, person) for number, person in enumerate(made, 1)]
    (out / "people.json").write_text(json.dumps(index, ensure_ascii=False, indent=2) + "\n", "utf-8")
    summary = words("cli.simulated", count=count, out=out)
    say_either(index, [summary], as_json=as_json)


def synthetic_people(count: int, months: int, end: datetime, seed: int) -> Iterator[SimulatedPerson]:
    """Make people; the same arguments give the same people."""
    chance = Random(seed)  # noqa: S311  chance for synthetic courses, never for a key
    return simulation.people(count, months, end, chance, load_instruments())


def _write(out: Path, number: int, person: SimulatedPerson) -> dict[str, object]:
    file = out / f"person-{number:03}.ndjson"
    lines = (json.dumps(document, ensure_ascii=False) + "\n" for document in person.documents)
    file.write_text("".join(lines), "utf-8")
    born = person.birth_date.isoformat() if person.birth_date else None
    return {"file": file.name, "name": person.name, "birth_date": born, "records": len(person.documents)}
