"""`nabij server`: the study backend."""

import logging
import os
import socket
import sys
from pathlib import Path

import click
import structlog
import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from app import clock
from app.cli.errors import CommandError
from app.cli.homes import home_option
from app.cli.output import say
from app.cli.serving import HOST, address, listen, serving, stopping
from app.i18n import Words
from sync.server.api import create_api
from sync.server.run import make_server
from sync.server.settings import Settings

PORT = 8300
_DATABASE = "NABIJ_DATABASE"  # how a worker hears which database is served
_LOOK_S = 0.2


@click.command()
@home_option
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True)
@click.option("--database", help="Of SQLAlchemy; postgresql+psycopg://… instead of SQLite in the home.")
@click.option("--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes.")
@click.pass_obj
def server(words: Words, home: Path, port: int, database: str | None, workers: int) -> None:
    """Run the study backend on this machine, behind whatever brings HTTPS."""
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    log_requests()
    url = database or database_of(home)
    with listen(port) as taken:
        settings = Settings(url, clock.now)
        ready = words("cli.server-ready", url=address(taken))
        run = _run_one if workers == 1 else _run_many
        try:
            run(settings, taken, workers, ready)
        except ImportError as error:
            raise CommandError("cli.no-driver", name=error.name) from None


def database_of(home: Path) -> str:
    """The SQLite database of a backend's home."""
    return f"sqlite:///{home.absolute() / 'study.db'}"


def log_requests(least: int = logging.INFO) -> None:
    """Log what is asked, by route and never by whom, on stderr: answers of a command stand on stdout."""
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(least),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def api() -> FastAPI:
    """Make the backend inside a worker."""
    log_requests()
    return create_api(Settings(os.environ[_DATABASE], clock.now))


def _run_one(settings: Settings, taken: socket.socket, _workers: int, ready: str) -> None:
    backend = make_server(settings, HOST, 0)
    with stopping() as stop, serving(backend, taken):
        say(ready)
        while backend.started and not stop.wait(_LOOK_S):
            pass


def _run_many(settings: Settings, taken: socket.socket, workers: int, ready: str) -> None:
    create_api(settings)  # brings the tables up to date once, and refuses what cannot be served
    os.environ[_DATABASE] = settings.database_url
    config = uvicorn.Config(
        "app.cli.server:api", factory=True, workers=workers, access_log=False, log_level="warning"
    )
    say(ready)
    Multiprocess(config, [taken]).run()
