"""Serve on this machine only, until somebody asks to stop."""

import asyncio
import errno
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType
from typing import Any

import click
import uvicorn
from flet.messaging.protocol import Message

from app.cli.errors import CommandError

HOST = "127.0.0.1"
STOPS = (signal.SIGINT, signal.SIGTERM)
_GRACE_S = 3  # for requests that run; an open screen keeps its connection as long as it can
_LOOK_S = 0.2  # between two looks at whether to stop

# Flet spells out every message to a browser for a log that is off: what a person answered, and
# a third of the time in which the next question comes (docs/adr/0024-the-next-question-in-its-place.md).
Message.__repr__ = object.__repr__  # type: ignore[method-assign]

Asgi = Callable[..., Any]


class _Server(uvicorn.Server):
    def capture_signals(self) -> AbstractContextManager[None]:  # type: ignore[override]  # a generator there
        return nullcontext()  # several run in one process: `stopping` tells them all


def listen(port: int) -> socket.socket:
    """Take a port of this machine, before anything else is done; 0 takes a free one."""
    taken = socket.socket()
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((HOST, port))
        taken.listen()
    except OSError as error:
        taken.close()
        key = "cli.port-in-use" if error.errno == errno.EADDRINUSE else "cli.port-refused"
        raise CommandError(key, port=port) from None
    return taken


def address(taken: socket.socket) -> str:
    """Where a taken port is reached."""
    return f"http://{HOST}:{taken.getsockname()[1]}"


@contextmanager
def stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C and a request to terminate set; what they meant before is put back afterwards."""
    stop = threading.Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, ask) for number in STOPS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def terminable() -> Iterator[None]:
    """Let a request to terminate end the block as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def serving(server: uvicorn.Server, taken: socket.socket) -> Iterator[None]:
    """Serve in a thread beside this one; stop it afterwards."""
    thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            thread.join(0.01)
        yield
    finally:
        server.should_exit = True
        thread.join()


def serve_here(apps: Sequence[tuple[Asgi, socket.socket]], on_ready: Callable[[], None]) -> None:
    """Serve in this thread, whose stores the apps use, until somebody asks to stop."""
    with stopping() as stop:
        asyncio.run(_serve(apps, stop, on_ready))


def open_in_browser(url: str) -> None:
    """Show an address, where there is a screen to show it on."""
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        click.launch(url)


async def _serve(
    apps: Sequence[tuple[Asgi, socket.socket]], stop: threading.Event, on_ready: Callable[[], None]
) -> None:
    servers = [_Server(_config(app)) for app, _ in apps]
    sockets = [taken for _, taken in apps]
    running = [
        asyncio.create_task(server.serve([taken])) for server, taken in zip(servers, sockets, strict=True)
    ]
    while not all(server.started for server in servers) and not any(task.done() for task in running):
        await asyncio.sleep(0.01)
    if all(server.started for server in servers):
        on_ready()
    while not stop.is_set() and not any(task.done() for task in running):
        await asyncio.sleep(_LOOK_S)
    for server in servers:
        server.should_exit = True
    await asyncio.gather(*running)


def _config(app: Asgi) -> uvicorn.Config:
    return uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=_GRACE_S)
