"""A home: the folder with one device's database and, in tests and demonstrations, its key."""

import sqlite3
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import Any, TypeVar

import click
import requests

from app import clock, keychain
from app.cli.errors import CommandError
from app.cli.output import remark
from app.i18n import Words
from sync.client import Call, StudyClient
from sync.exchange import run
from sync.store import LocalStore

LOCK = "in-use.db"

T = TypeVar("T")
C = TypeVar("C", bound=Callable[..., Any])


def home_option(command: C) -> C:
    """Let a command work on a device."""
    path = click.Path(path_type=Path, file_okay=False)
    return click.option("--home", type=path, required=True, help="The folder of this device.")(command)


@contextmanager
def open_home(home: Path, *, new: bool = False, alone: bool = True) -> Iterator[LocalStore]:
    """Open a device's store, and close it afterwards.

    Args:
        home: the device's folder.
        new: whether the device may be a new one.
        alone: whether no other process may write here meanwhile; two would break one chain of entries.
    """
    with take_home(home, new=new) if alone else nullcontext():
        _check_there(home, new=new)
        store = LocalStore(home / keychain.DATABASE, keychain.device_key(home))
        try:
            yield store
        finally:
            store.close()


@contextmanager
def open_new_home(words: Words, home: Path) -> Iterator[LocalStore]:
    """Open a device's store, a new one too; say of what protects it, once, that it is no keystore."""
    file = home / keychain.KEY_FILE
    is_new = not file.exists()
    with open_home(home, new=True) as store:
        if is_new:
            remark(words("cli.key-file", file=file))
        yield store


@contextmanager
def take_home(home: Path, *, new: bool = False) -> Iterator[None]:
    """Keep other processes out of a home until the end of the block or of this process, however it ends."""
    _check_there(home, new=new)
    with closing(sqlite3.connect(home / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            is_busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
            raise CommandError("cli.in-use" if is_busy else "cli.not-writable", home=home) from None
        yield


def _check_there(home: Path, *, new: bool) -> None:
    if new:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    elif not (home / keychain.DATABASE).exists():
        raise CommandError("cli.no-home", home=home)


def sender(store: LocalStore) -> Callable[[Call], bytes]:
    """What sends this device's calls."""
    return StudyClient(store.device, clock.now, requests.Session()).send


def converse(
    store: LocalStore, steps: Generator[Call, bytes, T], on_step: Callable[[], None] = lambda: None
) -> T:
    """Run steps with the study backend to their end."""
    return run(steps, sender(store), on_step)
