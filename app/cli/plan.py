"""`nabij plan`: what is asked and how often, and the reminders as a calendar file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from app import clock
from app.actions import planning, reminding
from app.cli.errors import CommandError
from app.cli.homes import home_option, open_home, sender
from app.cli.output import json_option, say_either
from app.content import load_instruments
from app.i18n import Words
from app.planned import pause_text, rhythm_name, rhythm_text
from app.services import Services, load_words
from monitoring.plan import in_order
from monitoring.schedule import DueList
from sync.errors import NotJoinedError


@click.command()
@home_option
@click.option(
    "--ics",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the reminders to this calendar file.",
)
@json_option
@click.pass_obj
def plan(words: Words, home: Path, ics: Path | None, *, as_json: bool) -> None:
    """Print the plan of the phone of this home, and what is due."""
    with open_home(home) as store:
        if store.me is None:
            raise NotJoinedError("only a person's own device has a plan of its own")
        services = Services(
            store, load_instruments(home), load_words(), sender(store), clock.now, clock.new_id
        )
        listed = planning.due_list(services)
        content = reminding.calendar(services, words) if ics else None
    if ics and content is None:
        raise CommandError("plan.calendar-empty")
    if ics and content:
        ics.write_bytes(content)
    say_either(_answer(services, listed), _lines(words, services, listed, ics), as_json=as_json)


def _answer(services: Services, listed: DueList) -> dict[str, Any]:
    rhythms = {each.name: rhythm_name(listed.plan.rhythm(each)) for each in in_order(services.instruments)}
    return {
        "asking": listed.asking.value,
        "every": rhythms,  # days, or once, or like
        "due": [each.instrument_name for each in listed.each if each.is_due],
    }


def _lines(words: Words, services: Services, listed: DueList, ics: Path | None) -> Iterator[str]:
    if not listed.plan.is_measuring:
        yield words("cli.plan-off")
    if until := pause_text(words, listed.plan.pause, planning.local_now(services).date()):
        yield until
    for each in in_order(services.instruments):
        rhythm = rhythm_text(words, listed.plan.rhythm(each))
        yield words("cli.plan-line", title=each.title[words.language], rhythm=rhythm)
    if ics:
        yield words("cli.plan-ics", file=ics)
