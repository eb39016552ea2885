import os
import signal
import socket

import pytest
from flet.messaging.protocol import Message, MessageAction

from app.cli import serving
from app.cli.errors import CommandError
from app.cli.serving import address, listen, stopping, terminable
from tests.support.command_line import run


def test_a_free_port_is_taken_on_this_machine_only():
    with listen(0) as taken:
        assert taken.getsockname()[0] == "127.0.0.1"
        assert address(taken).startswith("http://127.0.0.1:")


def test_what_goes_to_the_screen_cannot_be_written_out():
    assert "71.4" not in f"{Message(MessageAction.PATCH_CONTROL, '71.4')}"


def test_a_port_in_use_is_said_in_one_sentence_by_every_command_that_serves(phone, team, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        homes = {"server": tmp_path / "server", "app": phone, "team": team, "demo": tmp_path / "demo"}
        for command, home in homes.items():
            done = run(command, "--home", home, "--port", port)

            sentence = f"Poort {port} is al in gebruik: kies een andere met --port.\n"
            assert (done.code, done.out, done.err) == (1, "", sentence)
        assert not (tmp_path / "demo").exists()


def test_a_port_that_may_not_be_taken_is_another_sentence(monkeypatch):
    monkeypatch.setattr(serving, "HOST", "192.0.2.1")  # RFC 5737: an address that no machine has

    with pytest.raises(CommandError, match="port-refused"):
        listen(0)


def test_a_request_to_stop_is_noticed_and_signals_mean_afterwards_what_they_meant():
    before = signal.getsignal(signal.SIGTERM)

    with stopping() as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.wait(1)

    assert signal.getsignal(signal.SIGTERM) is before


def test_a_request_to_terminate_interrupts_what_is_being_made():
    with terminable(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGTERM)
