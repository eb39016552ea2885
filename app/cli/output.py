"""How commands speak: answers on stdout, progress and sentences on stderr."""

import json
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

C = TypeVar("C", bound=Callable[..., Any])


def say(text: str) -> None:
    """Give an answer, at once."""
    click.echo(text)


def say_json(answer: object) -> None:
    """Give an answer that a program reads."""
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))


def remark(text: str) -> None:
    """Say something beside the answer."""
    click.echo(text, err=True)


def say_either(answer: object, lines: Iterable[str], *, as_json: bool) -> None:
    """Give an answer as JSON, or as lines for people."""
    if as_json:
        say_json(answer)
    else:
        for line in lines:
            say(line)


def json_option(command: C) -> C:
    """Let a command answer in JSON."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")(command)


def bar() -> Progress:
    """A bar on stderr; on something that is no terminal it stays silent."""
    console = Console(stderr=True)
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
    )
