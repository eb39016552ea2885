from base64 import b64encode
from dataclasses import replace
from random import Random

import pytest

from sync.protocol import ID
from tests.support.wire import (
    COVERED,
    NOW,
    Post,
    TestDevice,
    code_of,
    make_device,
    make_entries,
    make_grant,
    post_entries,
    post_feed,
    post_items,
    send,
    sign,
)
from tests.sync.server.conftest import Study


def test_a_signed_question_is_answered(study: Study, phone: TestDevice) -> None:
    assert send(study.client, post_feed(phone)).status_code == 200


def test_an_unsigned_question_is_refused(study: Study, phone: TestDevice) -> None:
    post = post_feed(phone)
    answer = send(study.client, replace(post, headers={"Content-Type": "application/msgpack"}))
    assert answer.status_code == 401
    assert code_of(answer) == "bad-signature"


def test_a_device_that_was_never_enrolled_is_refused(study: Study, phone: TestDevice, rng: Random) -> None:
    stranger = make_device(rng, phone.owner)
    answer = send(study.client, post_feed(stranger))
    assert answer.status_code == 401
    assert code_of(answer) == "unknown-device"


def test_a_device_of_another_owner_is_refused(study: Study, phone: TestDevice, rng: Random) -> None:
    moved = replace(phone, owner=rng.randbytes(ID))
    assert code_of(send(study.client, post_feed(moved))) == "unknown-device"


def test_the_key_of_another_device_is_refused(study: Study, phone: TestDevice) -> None:
    other = study.join()
    answer = send(study.client, post_feed(replace(phone, key=other.key)))
    assert answer.status_code == 401
    assert code_of(answer) == "bad-signature"


@pytest.mark.parametrize("key_id", ["", "/", "nobody", "00/11", "g" * 32 + "/" + "0" * 32, "0" * 65])
def test_a_key_id_that_names_no_device_is_refused(study: Study, phone: TestDevice, key_id: str) -> None:
    params = f';created={NOW};expires={NOW + 120};keyid="{key_id}";alg="ed25519";tag="nabij"'
    answer = send(study.client, post_feed(phone, params=params))
    assert answer.status_code == 401
    assert code_of(answer) == "unknown-device"


@pytest.mark.parametrize("skew", [-300, -120, 0, 119, 300])
def test_a_clock_that_differs_by_minutes_is_accepted(study: Study, phone: TestDevice, skew: int) -> None:
    params = _params(phone, created=NOW + skew, expires=NOW + 300)
    assert send(study.client, post_feed(phone, params=params)).status_code == 200


@pytest.mark.parametrize("skew", [-301, 301, -10 * 365 * 86_400, 10 * 365 * 86_400])
def test_a_clock_that_differs_more_is_told_the_time(study: Study, phone: TestDevice, skew: int) -> None:
    params = _params(phone, created=NOW + skew, expires=NOW + 300)
    answer = send(study.client, post_feed(phone, params=params))
    assert answer.status_code == 401
    assert code_of(answer) == "clock"
    assert answer.json()["now"] == NOW


def test_a_request_is_good_until_the_second_it_expires(study: Study, phone: TestDevice) -> None:
    post = post_feed(phone)

    study.clock.unix = NOW + 120
    assert send(study.client, post).status_code == 200
    study.clock.unix = NOW + 121
    assert code_of(send(study.client, post)) == "clock"


@pytest.mark.parametrize("missing", ["@method", "@authority", "@path", "content-digest", "content-type"])
def test_a_signature_must_cover_every_component(study: Study, phone: TestDevice, missing: str) -> None:
    components = [name for name in COVERED.strip("()").split() if name != f'"{missing}"']
    answer = send(study.client, post_feed(phone, covered=f"({' '.join(components)})"))
    assert answer.status_code == 401
    assert code_of(answer) == "bad-signature"


@pytest.mark.parametrize(
    "params",
    [
        ';expires={later};keyid="{key}";alg="ed25519";tag="nabij"',
        ';created={now};keyid="{key}";alg="ed25519";tag="nabij"',
        ';created="{now}";expires={later};keyid="{key}";alg="ed25519";tag="nabij"',
        ';created={now};expires={later};alg="ed25519";tag="nabij"',
        ';created={now};expires={later};keyid="{key}";alg="hmac-sha256";tag="nabij"',
        ';created={now};expires={later};keyid="{key}";alg="ed25519"',
        ';created={now};expires={later};keyid="{key}";alg="ed25519";tag="other"',
        ';created={now};expires={later};keyid="{key}";alg="ed25519";tag="nabij";extra=1',
    ],
)
def test_a_signature_needs_its_parameters(study: Study, phone: TestDevice, params: str) -> None:
    key = f"{phone.owner.hex()}/{phone.device.hex()}"
    filled = params.format(now=NOW, later=NOW + 120, key=key)
    answer = send(study.client, post_feed(phone, params=filled))
    assert answer.status_code == 401
    assert code_of(answer) == "bad-signature"


def test_a_signature_under_another_label_is_refused(study: Study, phone: TestDevice) -> None:
    post = post_feed(phone)
    headers = {name: value.replace("nabij=", "other=") for name, value in post.headers.items()}
    assert code_of(send(study.client, replace(post, headers=headers))) == "bad-signature"


def test_a_signature_for_another_server_is_refused(study: Study, phone: TestDevice) -> None:
    assert code_of(send(study.client, post_feed(phone, authority="other.test"))) == "bad-signature"


def test_a_signature_for_another_address_is_refused(study: Study, phone: TestDevice) -> None:
    other = study.join()
    post = post_entries(phone, phone.owner, [])
    moved = replace(post, path=post.path.replace(phone.owner.hex(), other.owner.hex()))
    assert code_of(send(study.client, moved)) == "bad-signature"


def test_a_body_that_does_not_fit_its_digest_is_refused(study: Study, phone: TestDevice) -> None:
    post = post_feed(phone)
    assert code_of(send(study.client, replace(post, body=post.body + b"\x00"))) == "bad-signature"


def test_a_digest_that_is_not_signed_over_again_is_refused(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    post, other = post_feed(phone), post_feed(phone, {rng.randbytes(ID): 1})
    headers = {**post.headers, "Content-Digest": other.headers["Content-Digest"]}
    assert code_of(send(study.client, Post(post.path, other.body, headers))) == "bad-signature"


def test_one_altered_byte_of_an_upload_is_refused(study: Study, phone: TestDevice, rng: Random) -> None:
    entries = make_entries(rng, phone.owner, phone.device, 3)
    grant = make_grant(rng, phone.owner, phone.device, study.card.team)
    for post in (post_items(phone, phone.owner, [(3, grant)]), post_entries(phone, phone.owner, entries)):
        for at in rng.sample(range(len(post.body)), 100):
            altered = bytearray(post.body)
            altered[at] ^= 1 << rng.randrange(8)
            assert code_of(send(study.client, replace(post, body=bytes(altered)))) == "bad-signature"


def test_one_altered_character_of_the_signature_is_refused(
    study: Study, phone: TestDevice, rng: Random
) -> None:
    post = post_feed(phone)
    for name in ("Content-Digest", "Signature-Input", "Signature"):
        value = post.headers[name]
        for at in range(len(value) - 4):  # the last character of base64 carries bits that nobody reads
            replacement = rng.choice([c for c in "abcXYZ0189" if c != value[at]])
            headers = {**post.headers, name: value[:at] + replacement + value[at + 1 :]}
            assert send(study.client, replace(post, headers=headers)).status_code == 401


def test_a_signature_that_is_not_a_signature_is_refused(study: Study, phone: TestDevice) -> None:
    post = post_feed(phone)
    for value in ("", "nabij", "nabij=1", "nabij=:!:", f"nabij=:{b64encode(bytes(64)).decode()}:", "é"):
        headers = {**post.headers, "Signature": value.encode()}
        answer = study.client.post(post.path, content=post.body, headers=headers)
        assert code_of(answer) == "bad-signature"


def test_nobody_signs_with_the_content_type_of_another_call(study: Study, phone: TestDevice) -> None:
    post = post_feed(phone)
    headers = sign(phone, post.path, post.body, "application/json")
    answer = send(study.client, replace(post, headers=headers))
    assert answer.status_code == 415
    assert code_of(answer) == "wrong-type"


def _params(device: TestDevice, created: int, expires: int) -> str:
    key = f"{device.owner.hex()}/{device.device.hex()}"
    return f';created={created};expires={expires};keyid="{key}";alg="ed25519";tag="nabij"'
