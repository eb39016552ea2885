"""Read the JSON of the control calls; MalformedError when it is not what it should be."""

import json
from base64 import b64decode
from dataclasses import dataclass
from typing import Any

from sync.credentials import (
    Certificate,
    Enrolment,
    TeamCard,
    read_certificate,
    read_enrolment,
    read_team_card,
)
from sync.errors import MalformedError
from sync.protocol import HASH, ID, Role

LATEST = 2**53  # Unix seconds; the largest number that every JSON reader keeps exact


@dataclass(frozen=True, slots=True)
class TeamBody:
    """A team that registers with a code of the study office."""

    code: bytes
    card: TeamCard
    certificate: Certificate


@dataclass(frozen=True, slots=True)
class InvitationBody:
    """A participant whom a team invites."""

    participant: bytes
    token_hash: bytes
    expires: int  # Unix seconds


@dataclass(frozen=True, slots=True)
class EnrolmentBody:
    """A participant who joins."""

    token: bytes
    enrolment: Enrolment
    raw: bytes  # of the enrolment


def read_team_body(body: bytes) -> TeamBody:
    """Read a registration whose certificate is of the very team."""
    fields = _read_object(body)
    card = read_team_card(_read_base64(fields, "card"))
    certificate = read_certificate(_read_base64(fields, "certificate"))
    if certificate.scope != card.team or certificate.role != Role.TEAM:
        raise MalformedError("a certificate of another team")
    return TeamBody(_read_hex(fields, "code", ID), card, certificate)


def read_invitation_body(body: bytes) -> InvitationBody:
    """Read an invitation."""
    fields = _read_object(body)
    expires = fields.get("expires")
    if type(expires) is not int or not 0 <= expires <= LATEST:
        raise MalformedError("an invitation without a date")
    return InvitationBody(
        _read_hex(fields, "participant", ID), _read_hex(fields, "token_hash", HASH), expires
    )


def read_enrolment_body(body: bytes) -> EnrolmentBody:
    """Read an enrolment whose certificate is of the very participant."""
    fields = _read_object(body)
    raw = _read_base64(fields, "enrolment")
    enrolment = read_enrolment(raw)
    certificate = enrolment.certificate
    participant = _read_hex(fields, "participant", ID)
    if not participant == enrolment.participant == certificate.scope:
        raise MalformedError("an enrolment of another participant")
    if certificate.role != Role.PARTICIPANT:
        raise MalformedError("an enrolment with a certificate for another role")
    return EnrolmentBody(_read_hex(fields, "token", ID), enrolment, raw)


def read_hex(text: object, size: int) -> bytes:
    """Read an identifier or a hash."""
    try:
        value = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        value = b""
    if len(value) != size or len(str(text)) != 2 * size:
        raise MalformedError("a value that is not hexadecimal or has another length")
    return value


def _read_object(body: bytes) -> dict[str, Any]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MalformedError("something that is not JSON") from error
    if not isinstance(fields, dict):
        raise MalformedError("JSON that is not an object")
    return fields


def _read_hex(fields: dict[str, Any], name: str, size: int) -> bytes:
    return read_hex(fields.get(name), size)


def _read_base64(fields: dict[str, Any], name: str) -> bytes:
    try:
        return b64decode(str(fields.get(name)), validate=True)
    except ValueError as error:
        raise MalformedError("a value that is not base64") from error
