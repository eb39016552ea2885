import asyncio
import stat

import pytest

from app import keychain
from sync.errors import MissingKeyError, WrongKeyError


class Keystore:
    """What a phone's keystore does."""

    def __init__(self):
        self.kept = {}

    async def get(self, name):
        return self.kept.get(name)

    async def set(self, name, value):
        self.kept[name] = value


def test_a_key_file_is_made_once_and_read_by_its_owner_only(tmp_path):
    key = keychain.device_key(tmp_path)

    assert len(key) == 32
    assert keychain.device_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / keychain.KEY_FILE).stat().st_mode) == 0o600


def test_no_new_key_is_made_over_an_existing_database(tmp_path):
    (tmp_path / keychain.DATABASE).touch()

    with pytest.raises(MissingKeyError):
        keychain.device_key(tmp_path)
    assert not (tmp_path / keychain.KEY_FILE).exists()
    with pytest.raises(MissingKeyError):
        asyncio.run(keychain.keystore_key(Keystore(), tmp_path))


@pytest.mark.parametrize("text", ["", "no key", "00" * 31])
def test_a_file_that_holds_no_key_is_refused_and_left_as_it_is(tmp_path, text):
    (tmp_path / keychain.KEY_FILE).write_text(text)

    with pytest.raises(WrongKeyError):
        keychain.device_key(tmp_path)
    assert (tmp_path / keychain.KEY_FILE).read_text() == text


def test_the_keystore_gives_the_same_key_again(tmp_path):
    keystore = Keystore()
    key = asyncio.run(keychain.keystore_key(keystore, tmp_path))
    (tmp_path / keychain.DATABASE).touch()

    assert asyncio.run(keychain.keystore_key(keystore, tmp_path)) == key


def test_the_keystore_never_forgets_by_itself_and_asks_for_no_finger():
    options = keychain.keystore().android_options

    assert options.reset_on_error is False
    assert options.enforce_biometrics is False


class Forgetful(Keystore):
    """A keystore that fails to write and says nothing."""

    async def set(self, name, value):
        pass


def test_a_keystore_that_keeps_nothing_is_noticed_before_anything_is_saved(tmp_path):
    with pytest.raises(MissingKeyError, match="did not keep"):
        asyncio.run(keychain.keystore_key(Forgetful(), tmp_path))
    assert list(tmp_path.iterdir()) == []
