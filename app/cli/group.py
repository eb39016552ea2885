"""The group of all commands: whatever goes wrong in one becomes one sentence and an exit code."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from app import feedback
from app.cli.errors import CommandError
from app.i18n import LANGUAGES, Words
from monitoring.errors import MonitoringError
from sync.errors import SyncError

FAILED = 1
_WITHOUT_SCREEN = {  # what the app says of an answer that is still on its screen
    "error.device-full": "cli.device-full",
    "error.device-failed": "cli.device-failed",
    "error.vault": "cli.device-failed",
}
INTERRUPTED = 130  # as shells report Ctrl-C


class Sentences(click.Group):
    """A group whose commands never show a traceback for what a person can do or meet.

    Args:
        places: command -> module:name; a command is imported when it is asked for, so that logging a weight
            does not wait for a server to load.
    """

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = places

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        if cmd_name not in self._places:
            return None
        module, _, name = self._places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; say in one sentence what it could not do."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # whoever reads the output has seen enough: click stops quietly
        except (CommandError, MonitoringError, SyncError, OSError) as error:
            click.echo(sentence(ctx.obj, error), err=True)
            ctx.exit(FAILED)
        except KeyboardInterrupt:
            click.echo(ctx.obj("cli.stopped"), err=True)
            ctx.exit(INTERRUPTED)


def sentence(words: Words, error: Exception) -> str:
    """What went wrong, in the words of the app."""
    if isinstance(error, CommandError):
        return words(error.key, **error.values)
    if isinstance(error, OSError):
        return words("cli.file", file=error.filename or "?", reason=error.strerror or error)
    key = feedback.key(error)
    return words(_WITHOUT_SCREEN.get(key, key))


def preferred_language(environment: Mapping[str, str] = os.environ) -> str:
    """The language of the terminal where Nabij speaks it, and else Dutch."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    language = next((name for name in names if name), "")[:2]
    return language if language in LANGUAGES else LANGUAGES[0]
