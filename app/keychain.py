"""The key of this device: in the phone's keystore, or in a file that only its owner reads.

A key is made only where there is no database yet: a new key over an existing one would lose what is in it.
"""

import os
from pathlib import Path

from flet_secure_storage import AndroidOptions, SecureStorage

from sync.errors import MissingKeyError, WrongKeyError

DATABASE = "nabij.db"  # in the home of the device
KEY_FILE = "device.key"
NAME = "nabij-device-key"  # in the keystore
LENGTH = 32  # bytes


async def keystore_key(storage: SecureStorage, home: Path) -> bytes:
    """The key in the platform's keystore."""
    kept = await storage.get(NAME)
    if kept is not None:
        return _read(kept)
    key = _new_key(home / DATABASE)
    await storage.set(NAME, key.hex())
    if await storage.get(NAME) != key.hex():  # some keystores fail to write and say nothing
        raise MissingKeyError("the keystore did not keep the device key")
    return key


def keystore() -> SecureStorage:
    """The platform's keystore; it never forgets a key by itself, and asks for no finger that may not come."""
    return SecureStorage(android_options=AndroidOptions(reset_on_error=False, enforce_biometrics=False))


def device_key(home: Path) -> bytes:
    """The key in a file of the home, with mode 0600: for a computer of one's own, tests and demos."""
    file = home / KEY_FILE
    if file.exists():
        return _read(file.read_text(errors="replace").strip())
    key = _new_key(home / DATABASE)
    new = file.with_suffix(".new")  # a key half written would be taken for a wrong one ever after
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as stream:
        stream.write(key.hex())
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(file)
    return key


def _new_key(database: Path) -> bytes:
    if database.exists():
        raise MissingKeyError("there is a database and no device key")
    return os.urandom(LENGTH)


def _read(text: str) -> bytes:
    try:
        key = bytes.fromhex(text)
    except ValueError as error:
        raise WrongKeyError("what is kept as the device key is not one") from error
    if len(key) != LENGTH:
        raise WrongKeyError("a device key of another length")
    return key
