"""`nabij demo`: a whole study on this machine."""

import logging
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from socket import socket

import click

from app import clock
from app.cli.demo_people import fresh_invitation, move, people_the_study
from app.cli.demo_plan import Plan, finished, read_plan
from app.cli.demo_studies import invented_studies
from app.cli.dossiers import called
from app.cli.homes import open_home, take_home
from app.cli.output import bar, json_option, say_either
from app.cli.phone import phone_pages
from app.cli.server import PORT, database_of, log_requests
from app.cli.serving import HOST, address, listen, open_in_browser, serve_here, serving, terminable
from app.i18n import Words
from app.keychain import DATABASE
from app.workstation.main import desk
from sync.server.run import make_server
from sync.server.settings import Settings

NEW_PHONE_PORT = PORT + 3


@click.command()
@click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), default="demo-home", show_default=True
)
@click.option(
    "--port",
    type=click.IntRange(0, 65533),
    default=PORT,
    show_default=True,
    help="Of the server; the workstation and the phone take the next two. 0: any free ones.",
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--people", type=click.IntRange(1), default=25, show_default=True, help="At the first start.")
@click.option(
    "--months", type=click.IntRange(1, 120), default=18, show_default=True, help="At the first start."
)
@json_option
@click.pass_obj
def demo(
    words: Words, home: Path, port: int, people: int, months: int, *, no_browser: bool, as_json: bool
) -> None:
    """Invent a study and show it: server, workstation and the phone of one person. A second start goes on."""
    with ExitStack() as stack:
        sockets = [stack.enter_context(listen(port + offset if port else 0)) for offset in range(3)]
        stack.enter_context(take_home(home, new=True))
        stack.enter_context(terminable())
        plan = read_plan(home, people, months, clock.now())
        stack.enter_context(_backend(plan, sockets[0]))
        links = _prepare(words, plan, *map(address, sockets))
        for device in (plan.team, plan.phone(1)):
            stack.enter_context(take_home(device))

        def ready() -> None:
            say_either(links, _lines(words, plan, links), as_json=as_json)
            if not no_browser:
                open_in_browser(links["workstation"])
                open_in_browser(links["phone"])

        studies = invented_studies(clock.now())
        pages = desk(plan.team, links["workstation"]), phone_pages(plan.phone(1), links["phone"], studies)
        serve_here(list(zip(pages, sockets[1:], strict=True)), ready)


@contextmanager
def _backend(plan: Plan, taken: socket) -> Iterator[None]:
    plan.server.mkdir(mode=0o700, exist_ok=True)
    log_requests(logging.WARNING)
    settings = Settings(database_of(plan.server), clock.now)
    with serving(make_server(settings, HOST, 0), taken):
        yield


def _prepare(words: Words, plan: Plan, server: str, workstation: str, phone: str) -> dict[str, str]:
    if not plan.is_ready:
        with bar() as progress:
            task = progress.add_task(words("demo.making", count=plan.people), total=2 * plan.people)
            people_the_study(words, plan, database_of(plan.server), server, lambda: progress.advance(task))
        finished(plan)
    for database in plan.home.glob(f"phones/*/{DATABASE}"):
        with open_home(database.parent, alone=False) as store:
            move(store, server)
    with open_home(plan.team) as team:
        move(team, server)
        invitation = fresh_invitation(words, team, server)
    return {
        "server": server,
        "workstation": workstation,
        "phone": phone,
        "name": _name(plan),
        "invitation": invitation,
    }


def _name(plan: Plan) -> str:
    with open_home(plan.phone(1)) as store:
        return called(store.records(store.owner))


def _command() -> str:
    return "nabij" if shutil.which("nabij") else sys.argv[0]


def _lines(words: Words, plan: Plan, links: Mapping[str, str]) -> list[str]:
    return [
        words("demo.workstation", url=links["workstation"]),
        words("demo.phone", url=links["phone"], name=links["name"]),
        words("demo.server", url=links["server"]),
        words("demo.invitation", link=links["invitation"]),
        words("demo.new-phone", nabij=_command(), home=plan.new_phone, port=NEW_PHONE_PORT),
        words("demo.stop", nabij=_command(), home=plan.home),
    ]
