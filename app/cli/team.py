"""`nabij team`: the workstation of a team."""

import re
from pathlib import Path

import click

from app import clock
from app.cli.errors import CommandError
from app.cli.homes import converse, home_option, open_home, open_new_home, take_home
from app.cli.output import say
from app.cli.serving import address, listen, open_in_browser, serve_here
from app.i18n import Words
from app.workstation.main import desk
from sync import enrolment
from sync.errors import NotAdmittedError, UnknownInvitationError, UsedInvitationError
from sync.store import LocalStore

PORT = 8301
_CODE = re.compile(r"[0-9a-f]{32}")


@click.command()
@home_option
@click.option("--server", default="", help="At the first use: the address of the study backend.")
@click.option("--code", default="", help="At the first use: the study office's one-time code.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.pass_obj
def team(words: Words, home: Path, server: str, code: str, port: int, *, no_browser: bool) -> None:
    """Found a team at the first use, and show its workstation to this computer only."""
    with listen(port) as taken:
        with open_new_home(words, home) if server and code else open_home(home) as store:
            found(store, server.rstrip("/"), code)
        with take_home(home):
            url = address(taken)

            def ready() -> None:
                say(words("cli.team-ready", url=url))
                if not no_browser:
                    open_in_browser(url)

            serve_here([(desk(home, url), taken)], ready)


def found(store: LocalStore, server: str, code: str) -> None:
    """Found the team of a new workstation; one that is founded stays what it is."""
    kept = store.note("server")
    if kept and server not in ("", kept):
        raise CommandError("cli.team-elsewhere", server=kept)
    if kept:
        return
    if not (server and code):
        raise CommandError("cli.team-needs-code")
    if not _CODE.fullmatch(code):
        raise CommandError("cli.team-code")
    try:
        converse(store, enrolment.found_team(store, server, code, clock.now()))
    except (UnknownInvitationError, UsedInvitationError, NotAdmittedError):
        raise CommandError("cli.team-code") from None
