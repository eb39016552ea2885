"""Talk to the study backend: sign a call (RFC 9421), send it, and say plainly what went wrong."""

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import requests
from http_message_signatures import HTTPMessageSigner, HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519

from sync import errors
from sync.keys import Device
from sync.wire import MAX_BODY, MSGPACK

JSON = "application/json"
TIMEOUT_S = (10, 30)  # to connect; between two bytes of the answer
LIFETIME = timedelta(seconds=120)  # of a signature
LONGEST_S = 120  # for a whole answer
LAST_SECOND = 2**32  # Unix seconds; a server's clock beyond it is no clock
COVERED = ("@method", "@authority", "@path", "content-digest", "content-type")

_CODE = re.compile("[a-z-]{1,40}")
_NO_ADDRESS = (
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    requests.exceptions.InvalidSchema,
)
_BY_CODE: dict[str, type[errors.SyncError]] = {
    "unknown-invitation": errors.UnknownInvitationError,
    "expired-invitation": errors.ExpiredInvitationError,
    "used-invitation": errors.UsedInvitationError,
    "unknown-code": errors.UnknownInvitationError,
    "used-code": errors.UsedInvitationError,
    "fork": errors.ForkError,
    "gap": errors.GapError,
}


@dataclass(frozen=True, slots=True)
class Call:
    """One request, before it is signed."""

    method: str
    url: str
    owner: bytes  # on whose behalf the device speaks: a participant or a team
    body: bytes = field(default=b"", repr=False)
    content_type: str = MSGPACK

    @classmethod
    def of_json(cls, url: str, owner: bytes, body: Mapping[str, str | int]) -> "Call":
        """A control call."""
        return cls("POST", url, owner, json.dumps(body).encode(), JSON)


class StudyClient:
    """Signs and sends; holds nothing but the device's keys and the difference with the server's clock.

    Args:
        session: a `requests.Session`, or whatever answers as one.
        now: reads the clock.
    """

    def __init__(self, device: Device, now: Callable[[], datetime], session: requests.Session) -> None:
        self._device, self._now, self._session = device, now, session
        self._behind = timedelta()
        self._signer = HTTPMessageSigner(signature_algorithm=ED25519, key_resolver=_Keys(device))

    def send(self, call: Call) -> bytes:
        """Send a call and return the answer's body.

        A phone whose clock is wrong signs again by the server's clock, once.

        Raises:
            ServerError, InvitationError: see the table of codes in docs/protocol.md.
        """
        try:
            return self._once(call)
        except _ClockError as error:
            self._behind = datetime.fromtimestamp(error.server_s, self._now().tzinfo) - self._now()
        try:
            return self._once(call)
        except _ClockError as error:
            raise errors.NotAdmittedError("the server does not accept the time of this device") from error

    def _once(self, call: Call) -> bytes:
        try:
            request = self._session.prepare_request(
                requests.Request(
                    call.method, call.url, data=call.body, headers={"content-type": call.content_type}
                )
            )
            self._sign(request, call)
            with self._session.send(request, timeout=TIMEOUT_S, allow_redirects=False, stream=True) as answer:
                body = b"".join(_at_most(answer, 2 * MAX_BODY))
                if answer.status_code in (requests.codes.ok, requests.codes.created):
                    return body
                raise _problem(answer.status_code, body)
        except _NO_ADDRESS as error:
            raise errors.UnreachableError("the server's address is none") from error
        except (requests.ConnectionError, requests.Timeout) as error:
            raise errors.UnreachableError("the server cannot be reached now") from error
        except requests.RequestException as error:
            raise errors.ServerFailedError("the server's answer breaks off") from error

    def _sign(self, request: requests.PreparedRequest, call: Call) -> None:
        created = self._now() + self._behind
        self._signer.sign(
            request,
            key_id=f"{call.owner.hex()}/{self._device.id.hex()}",
            created=created,
            expires=created + LIFETIME,
            label="nabij",
            tag="nabij",
            covered_component_ids=COVERED,
            body=call.body,
        )


class _ClockError(Exception):
    def __init__(self, server_s: int) -> None:
        super().__init__(server_s)
        self.server_s = server_s


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, device: Device) -> None:
        self._device = device

    def resolve_private_key(self, key_id: str) -> object:
        return self._device.keys.signing


def _at_most(answer: requests.Response, limit: int) -> list[bytes]:
    chunks, size, begun = [], 0, time.monotonic()
    for chunk in answer.iter_content(64 * 1024):
        size += len(chunk)
        if size > limit:
            raise errors.ServerFailedError("the server's answer is longer than any may be")
        if time.monotonic() - begun > LONGEST_S:
            raise errors.UnreachableError("the server answers too slowly")
        chunks.append(chunk)
    return chunks


def _problem(status: int, body: bytes) -> Exception:
    try:
        problem = json.loads(body)
        code = str(problem["type"]).rsplit("/", 1)[-1]
        server_s = int(problem.get("now", 0))
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return errors.ServerFailedError(f"the server answered {status} and nothing readable")
    if code == "clock" and 0 < server_s < LAST_SECOND:
        return _ClockError(server_s)
    if status >= requests.codes.server_error or not _CODE.fullmatch(code):
        return errors.ServerFailedError(f"the server failed with {status}")
    return _BY_CODE.get(code, errors.NotAdmittedError)(f"the server refused: {code}")
