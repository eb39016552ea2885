"""`nabij questions`: how many questions a team was asked, by topic and by who takes them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from app.cli.homes import home_option, open_home
from app.cli.output import json_option, say_either
from app.clock import now
from app.i18n import Words
from monitoring.question_counts import PERIODS, Counts, count
from monitoring.team_questions import team_questions
from sync.errors import NotJoinedError


@click.command()
@home_option
@json_option
@click.pass_obj
def questions(words: Words, home: Path, *, as_json: bool) -> None:
    """Count the questions of the last 3 and 12 months at a team's workstation: no texts and no names."""
    with open_home(home, alone=False) as store:
        if store.team is None:
            raise NotJoinedError("only a team's workstation has the questions of everybody")
        asked = [team_questions(store.records(each)) for each in store.participants()]
    counted = {months: count(asked, now(), months) for months in PERIODS}
    answer = {str(months): _answer(counts) for months, counts in counted.items()}
    say_either({"months": answer}, _lines(words, counted), as_json=as_json)


def _answer(counts: Counts) -> dict[str, Any]:
    """Counts as data; an empty topic or route is one that nobody said."""
    places = [
        {"topic": theme, "route": route, "questions": number}
        for (theme, route), number in sorted(counts.places.items())
    ]
    return {
        "questions": counts.questions,
        "people": counts.people,
        "open": counts.still_open,
        "topics": counts.themes,
        "routes": counts.routes,
        "counts": places,
    }


def _lines(words: Words, counted: Mapping[int, Counts]) -> Iterator[str]:
    for months, counts in counted.items():
        asked = words.count("team-questions.asked", counts.questions)
        people = words.count("desk.people", counts.people)
        said = words("team-questions.sum", asked=asked, people=people, open=counts.still_open)
        yield words("team-questions.cli-period", months=months, sum=said)
        for key, numbers in (("topic", counts.themes), ("route", counts.routes)):
            if numbers:
                yield f"  {words(f'team-questions.{key}')}"
            for name, number in numbers.items():
                yield f"    {number:4}  {name or words(f'team-questions.no-{key}')}"
