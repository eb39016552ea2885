"""Files that leave Nabij: readable by whoever has them, so for this user only, and never over another."""

import os
from collections.abc import Mapping
from pathlib import Path

from app.cli.errors import CommandError


def write_new(file: Path, data: bytes) -> None:
    """Write a file that is not there yet; what could not be written whole is taken away again."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise CommandError("cli.exists", out=file) from None
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        file.unlink()
        raise OSError(error.errno, error.strerror, str(file)) from None


def write_all_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is new or empty: all of them or none."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError("cli.not-empty", out=folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    written: list[Path] = []
    try:
        for name, data in files.items():
            write_new(folder / name, data)
            written.append(folder / name)
    except OSError:
        for file in written:
            file.unlink()
        raise
