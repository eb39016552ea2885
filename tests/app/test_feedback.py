import pytest

from app import feedback
from monitoring.errors import AnswerError, MonitoringError
from sync.errors import DeviceFailedError, DeviceFullError, SyncError, VaultError, WrongKeyError
from tests.app.phones import WORDS


def tree(base):
    yield base
    for kind in base.__subclasses__():
        yield from tree(kind)


@pytest.mark.parametrize("kind", [*tree(MonitoringError), *tree(SyncError)], ids=lambda kind: kind.__name__)
def test_every_error_has_words_of_its_own_in_both_languages(kind):
    error = kind("weight") if issubclass(kind, AnswerError) else kind()

    assert kind in feedback.KEYS
    for say in WORDS.values():
        assert say(feedback.key(error)).endswith(".")


def test_an_error_without_words_gets_those_of_its_family():
    class NewKindOfError(SyncError):
        pass

    assert feedback.key(NewKindOfError()) == "error.refused"


@pytest.mark.parametrize("kind", [DeviceFullError, DeviceFailedError, VaultError])
def test_while_the_app_opens_no_answer_is_said_to_be_on_the_screen(kind):
    assert "antwoord" in WORDS["nl"](feedback.key(kind()))
    assert "antwoord" not in WORDS["nl"](feedback.opening_key(kind()))
    assert feedback.opening_key(WrongKeyError()) == "error.wrong-key"
