from base64 import b64encode
from dataclasses import replace
from random import Random

import pytest
from sqlalchemy import create_engine, text

from sync import credentials, protocol, wire
from sync.protocol import ID, Role
from sync.server.enrolments import make_team_code
from tests.support.wire import (
    NOW,
    TestDevice,
    code_of,
    make_card,
    make_device,
    make_enrolment,
    post_enrolment,
    post_feed,
    post_invitation,
    post_json,
    post_team,
    send,
)
from tests.sync.server.conftest import Study

TOKEN = bytes.fromhex("00112233445566778899aabbccddeeff")


def test_a_team_comes_in_with_a_code_and_shows_its_card(study: Study, rng: Random) -> None:
    card = make_card(rng)
    nurse = make_device(rng, card.team, Role.TEAM)
    code = make_team_code(study.database_url)

    answer = send(study.client, post_team(nurse, card, code, nurse.certificate(rng)))

    assert answer.status_code == 201
    assert answer.json() == {"team": card.team.hex()}
    shown = study.client.get(f"/v1/teams/{card.team.hex()}")
    assert shown.headers["content-type"] == "application/octet-stream"
    assert shown.content == card.raw


def test_a_code_lets_one_team_in_and_no_other(study: Study, rng: Random) -> None:
    code = make_team_code(study.database_url)
    card, other = make_card(rng), make_card(rng)
    nurse, stranger = make_device(rng, card.team, Role.TEAM), make_device(rng, other.team, Role.TEAM)
    post = post_team(nurse, card, code, nurse.certificate(rng))

    assert [send(study.client, post).status_code for _ in range(3)] == [201, 200, 200]
    answer = send(study.client, post_team(stranger, other, code, stranger.certificate(rng)))

    assert answer.status_code == 410
    assert code_of(answer) == "used-code"
    assert study.client.get(f"/v1/teams/{other.team.hex()}").status_code == 404


def test_a_used_code_lets_no_second_device_of_the_team_in(study: Study, rng: Random) -> None:
    code = make_team_code(study.database_url)
    card = make_card(rng)
    nurse, second = make_device(rng, card.team, Role.TEAM), make_device(rng, card.team, Role.TEAM)

    assert send(study.client, post_team(nurse, card, code, nurse.certificate(rng))).status_code == 201
    answer = send(study.client, post_team(second, card, code, second.certificate(rng)))

    assert code_of(answer) == "used-code"
    assert code_of(send(study.client, post_feed(second))) == "unknown-device"


def test_a_team_that_is_there_is_not_registered_again(study: Study, rng: Random) -> None:
    stranger = make_device(rng, study.card.team, Role.TEAM)
    code = make_team_code(study.database_url)
    answer = send(study.client, post_team(stranger, study.card, code, stranger.certificate(rng)))
    assert answer.status_code == 409
    assert code_of(answer) == "conflict"


def test_an_unknown_code_lets_nobody_in(study: Study, rng: Random) -> None:
    card = make_card(rng)
    nurse = make_device(rng, card.team, Role.TEAM)
    answer = send(study.client, post_team(nurse, card, "00" * 16, nurse.certificate(rng)))
    assert answer.status_code == 403
    assert code_of(answer) == "unknown-code"


def test_a_team_s_certificate_is_of_that_team_and_for_a_team(study: Study, rng: Random) -> None:
    card = make_card(rng)
    for device in (make_device(rng, rng.randbytes(ID), Role.TEAM), make_device(rng, card.team)):
        code = make_team_code(study.database_url)
        answer = send(study.client, post_team(device, card, code, device.certificate(rng)))
        assert answer.status_code == 400


def test_a_registration_is_signed_with_the_key_that_it_certifies(study: Study, rng: Random) -> None:
    card = make_card(rng)
    nurse, other = (make_device(rng, card.team, Role.TEAM) for _ in range(2))
    code = make_team_code(study.database_url)
    certificate = nurse.certificate(rng)

    forged = send(study.client, post_team(replace(nurse, key=other.key), card, code, certificate))
    borrowed = send(study.client, post_team(other, card, code, certificate))

    assert code_of(forged) == "bad-signature"
    assert code_of(borrowed) == "unknown-device"


def test_only_the_hash_of_a_code_is_kept(study: Study) -> None:
    code = make_team_code(study.database_url)
    with create_engine(study.database_url).connect() as connection:
        kept = connection.execute(text("SELECT code_hash FROM team_codes")).scalars().all()
    assert bytes.fromhex(code) not in kept
    assert len(code) == 32


@pytest.mark.parametrize("team", ["00" * 16, "0", "x" * 32, "00" * 17])
def test_an_unknown_team_has_no_card(study: Study, team: str) -> None:
    answer = study.client.get(f"/v1/teams/{team}")
    assert answer.status_code == 404
    assert code_of(answer) == "not-found"


def test_an_invitation_may_be_sent_again_but_not_changed(study: Study, rng: Random) -> None:
    participant = rng.randbytes(ID)
    post = post_invitation(study.nurse, participant, TOKEN)

    assert [send(study.client, post).status_code for _ in range(3)] == [201, 200, 200]
    for changed in (
        post_invitation(study.nurse, participant, bytes(ID)),
        post_invitation(study.nurse, participant, TOKEN, NOW + 1),
    ):
        answer = send(study.client, changed)
        assert answer.status_code == 409
        assert code_of(answer) == "conflict"


def test_a_team_does_not_touch_the_invitation_of_another(study: Study, rng: Random) -> None:
    participant = study.invite(TOKEN)
    card = make_card(rng)
    other = make_device(rng, card.team, Role.TEAM)
    send(study.client, post_team(other, card, make_team_code(study.database_url), other.certificate(rng)))
    assert code_of(send(study.client, post_invitation(other, participant, TOKEN))) == "conflict"


def test_a_participant_invites_nobody(study: Study, phone: TestDevice, rng: Random) -> None:
    answer = send(study.client, post_invitation(phone, rng.randbytes(ID), TOKEN))
    assert answer.status_code == 403
    assert code_of(answer) == "not-yours"


def test_an_enrolment_begins_a_dossier_that_the_team_sees(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN))
    enrolment = make_enrolment(rng, phone, study.card)

    answer = send(study.client, post_enrolment(phone, TOKEN, enrolment))

    assert answer.status_code == 201
    assert answer.json() == {"position": 1}
    page = wire.read_feed_page(send(study.client, post_feed(study.nurse)).content)
    assert page.items == (wire.FeedItem(phone.owner, 1, 1, enrolment),)
    assert page.positions == {phone.owner: 1}
    assert page.done


def test_200_enrolments_sent_again_byte_for_byte_change_nothing(study: Study, rng: Random) -> None:
    posts = []
    for _ in range(200):
        phone = make_device(rng, study.invite(TOKEN))
        posts.append(post_enrolment(phone, TOKEN, make_enrolment(rng, phone, study.card)))
    assert {send(study.client, post).status_code for post in posts} == {201}
    before = send(study.client, post_feed(study.nurse)).content

    for post in posts:
        answer = send(study.client, post)
        assert (answer.status_code, answer.json()) == (200, {"position": 1})

    assert send(study.client, post_feed(study.nurse)).content == before
    assert len(wire.read_feed_page(before).items) == 200


def test_one_altered_byte_of_an_enrolment_is_refused(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN))
    post = post_enrolment(phone, TOKEN, make_enrolment(rng, phone, study.card))
    for at in rng.sample(range(len(post.body)), 200):
        altered = bytearray(post.body)
        altered[at] ^= 1 << rng.randrange(8)
        answer = send(study.client, replace(post, body=bytes(altered)))
        assert answer.status_code in (400, 401)
    assert send(study.client, post).status_code == 201


def test_an_invitation_lets_one_device_in(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN))
    second = make_device(rng, phone.owner)
    send(study.client, post_enrolment(phone, TOKEN, make_enrolment(rng, phone, study.card)))

    answer = send(study.client, post_enrolment(second, TOKEN, make_enrolment(rng, second, study.card)))

    assert answer.status_code == 410
    assert code_of(answer) == "used-invitation"
    assert code_of(send(study.client, post_feed(second))) == "unknown-device"


def test_an_expired_invitation_lets_nobody_in(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN, expires=NOW - 1))
    answer = send(study.client, post_enrolment(phone, TOKEN, make_enrolment(rng, phone, study.card)))
    assert answer.status_code == 410
    assert code_of(answer) == "expired-invitation"


def test_an_enrolment_may_be_sent_again_after_its_invitation_expired(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN, expires=NOW))
    enrolment = make_enrolment(rng, phone, study.card)
    assert send(study.client, post_enrolment(phone, TOKEN, enrolment)).status_code == 201

    study.clock.unix = NOW + 60
    assert send(study.client, post_enrolment(phone, TOKEN, enrolment)).status_code == 200


def test_an_unknown_invitation_lets_nobody_in(study: Study, rng: Random) -> None:
    phone = make_device(rng, rng.randbytes(ID))
    answer = send(study.client, post_enrolment(phone, TOKEN, make_enrolment(rng, phone, study.card)))
    assert answer.status_code == 404
    assert code_of(answer) == "unknown-invitation"


def test_after_five_wrong_tokens_even_the_right_one_is_unknown(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN))
    enrolment = make_enrolment(rng, phone, study.card)

    for _ in range(5):
        answer = send(study.client, post_enrolment(phone, rng.randbytes(ID), enrolment))
        assert (answer.status_code, code_of(answer)) == (404, "unknown-invitation")

    assert code_of(send(study.client, post_enrolment(phone, TOKEN, enrolment))) == "unknown-invitation"


def test_after_four_wrong_tokens_the_right_one_opens(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN))
    enrolment = make_enrolment(rng, phone, study.card)
    for _ in range(4):
        send(study.client, post_enrolment(phone, rng.randbytes(ID), enrolment))
    assert send(study.client, post_enrolment(phone, TOKEN, enrolment)).status_code == 201


def test_wrong_tokens_do_not_lock_out_who_has_joined(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN))
    enrolment = make_enrolment(rng, phone, study.card)
    send(study.client, post_enrolment(phone, TOKEN, enrolment))

    for _ in range(6):
        answer = send(study.client, post_enrolment(phone, rng.randbytes(ID), enrolment))
        assert code_of(answer) == "unknown-invitation"

    assert send(study.client, post_enrolment(phone, TOKEN, enrolment)).status_code == 200


def test_an_enrolment_for_another_team_is_refused(study: Study, rng: Random) -> None:
    phone = make_device(rng, study.invite(TOKEN))
    answer = send(study.client, post_enrolment(phone, TOKEN, make_enrolment(rng, phone, make_card(rng))))
    assert answer.status_code == 403
    assert code_of(answer) == "other-team"
    right = post_enrolment(phone, TOKEN, make_enrolment(rng, phone, study.card))
    assert send(study.client, right).status_code == 201


def test_an_enrolment_certifies_a_device_of_that_very_participant(study: Study, rng: Random) -> None:
    participant = study.invite(TOKEN)
    stranger = make_device(rng, rng.randbytes(ID))
    for device in (stranger, make_device(rng, participant, Role.TEAM)):
        certificate = credentials.read_certificate(device.certificate(rng))
        body = credentials.enrolment_body(participant, bytes(32), study.card.fingerprint, certificate)
        fields = {
            "participant": participant.hex(),
            "token": TOKEN.hex(),
            "enrolment": b64encode(body + bytes(protocol.SIGNATURE + protocol.MAC)).decode(),
        }
        answer = send(study.client, post_json(device, "/v1/enrolments", fields))
        assert answer.status_code == 400
        assert code_of(answer) == "malformed"


@pytest.mark.parametrize("fields", [{}, [], None, 1, "x", {"participant": 1}])
def test_a_call_without_its_fields_is_malformed(study: Study, fields: object) -> None:
    for path in ("/v1/teams", "/v1/enrolments", "/v1/invitations"):
        answer = send(study.client, post_json(study.nurse, path, fields))
        assert answer.status_code == 400
        assert code_of(answer) == "malformed"


def test_a_body_that_is_not_json_is_malformed(study: Study) -> None:
    for body in (b"", b"{", b"\xff", b"[" * 60_000):
        answer = study.client.post("/v1/teams", content=body, headers={"Content-Type": "application/json"})
        assert code_of(answer) == "malformed"


@pytest.mark.parametrize(
    "wrong",
    [
        {"participant": "00"},
        {"participant": " " * 2 + "00" * 15},
        {"participant": 16 * [0]},
        {"token_hash": "zz" * 32},
        {"expires": "1"},
        {"expires": 1.5},
        {"expires": True},
        {"expires": -1},
        {"expires": 2**53 + 1},
    ],
)
def test_an_invitation_with_a_wrong_field_is_malformed(study: Study, wrong: dict[str, object]) -> None:
    fields = {"participant": "00" * 16, "token_hash": "00" * 32, "expires": NOW} | wrong
    answer = send(study.client, post_json(study.nurse, "/v1/invitations", fields))
    assert answer.status_code == 400
    assert code_of(answer) == "malformed"


def test_base64_that_is_not_base64_is_malformed(study: Study, rng: Random) -> None:
    for card in ("é", "a", "****", None, 1):
        fields = {"code": "00" * 16, "card": card, "certificate": ""}
        assert code_of(send(study.client, post_json(study.nurse, "/v1/teams", fields))) == "malformed"
