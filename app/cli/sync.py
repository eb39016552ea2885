"""`nabij sync`: send what is owed, fetch what is new."""

from pathlib import Path

import click

from app import clock
from app.cli.errors import CommandError
from app.cli.homes import converse, home_option, open_home
from app.cli.output import bar, json_option, remark, say_either
from app.i18n import Words
from sync.exchange import Report, exchange
from sync.store import LocalStore


@click.command()
@home_option
@json_option
@click.pass_obj
def sync(words: Words, home: Path, *, as_json: bool) -> None:
    """Send and fetch until nothing is left; exit with 1 when something was refused."""
    with open_home(home) as store:
        owed = store.unsent()
        report = _exchange_visibly(words, store)
        pending = store.unsent()
    answer = {"sent": owed - pending, "received": report.received, "pending": pending}
    say_either(answer | _troubles(report), [words("cli.synced", **answer)], as_json=as_json)
    for participant in report.lost:
        remark(words("cli.server-lost", participant=participant.hex()))
    for participant, reason in report.problems.items():
        remark(words("cli.problem", participant=participant.hex(), reason=reason))
    if report.problems:
        raise CommandError("cli.refused", count=len(report.problems))


def _exchange_visibly(words: Words, store: LocalStore) -> Report:
    """Exchange with the server under a bar that counts what was sent."""
    owed = store.unsent()
    with bar() as progress:
        task = progress.add_task(words("cli.syncing"), total=owed or None)
        return converse(
            store,
            exchange(store, clock.now()),
            lambda: progress.update(task, completed=owed - store.unsent()),
        )


def _troubles(report: Report) -> dict[str, object]:
    return {
        "lost": [participant.hex() for participant in report.lost],
        "problems": {participant.hex(): reason for participant, reason in report.problems.items()},
    }
