"""How a dossier begins: a team is founded, a person is invited by a one-time link, and joins with it.

Each is a generator of calls: whoever runs it sends them, so that nothing here waits for a network.
"""

import base64
import binascii
import hashlib
import hmac
import os
import struct
from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from monitoring import fhir
from monitoring.records import Author, Origin, Patient
from sync.client import Call
from sync.credentials import enrolment_body, read_enrolment, read_team_card
from sync.dossier import Trust
from sync.errors import (
    AlreadyJoinedError,
    MalformedError,
    MangledInvitationError,
    NotAdmittedError,
    NotGrantedError,
    NotJoinedError,
    OtherTeamError,
    RefusedError,
    ServerFailedError,
    UnknownInvitationError,
)
from sync.items import Item, read_item
from sync.keys import KeyPair, certify, check_signature, sign, team_card
from sync.protocol import ID, Kind, Role
from sync.store import LocalStore

LIFETIME = timedelta(hours=72)  # of an invitation
LONGEST_NAME = 200  # letters
_LINK = struct.Struct(">B16s16sQ32s")
_CHECK = 4  # bytes that show a mistyped link


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a link says."""

    server: str
    participant: bytes
    secret: bytes = field(repr=False)  # 16 random bytes; the server knows only a hash of what follows from it
    expires: int  # Unix seconds
    team_fingerprint: bytes

    @property
    def token(self) -> bytes:
        """What is shown to the server, once."""
        return self._derive(b"nabij/redeem/v1")[:ID]

    def mac(self, statement: bytes) -> bytes:
        """What shows the team that whoever enrolled held the secret; the server cannot make it."""
        return hmac.digest(self._derive(b"nabij/enrol/v1"), statement, "sha256")

    def _derive(self, purpose: bytes) -> bytes:
        return HKDF(SHA256(), 32, None, purpose + self.participant).derive(self.secret)


def write_link(invitation: Invitation) -> str:
    """Write an invitation as a link; what is secret stands behind the # and is not sent to the server."""
    body = _LINK.pack(
        1, invitation.participant, invitation.secret, invitation.expires, invitation.team_fingerprint
    )
    body += invitation.server.encode()
    code = base64.urlsafe_b64encode(body + hashlib.sha256(body).digest()[:_CHECK]).decode().rstrip("=")
    return f"{invitation.server}/join#{code}"


def read_link(link: str) -> Invitation:
    """Read a link, or the code behind its #; MangledInvitationError when a letter is missing or wrong."""
    code = "".join(link.split()).rpartition("#")[2]
    try:
        raw = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        body, check = raw[:-_CHECK], raw[-_CHECK:]
        if hashlib.sha256(body).digest()[:_CHECK] != check or len(body) <= _LINK.size or body[0] != 1:
            raise MangledInvitationError("the link is incomplete or mistyped")
        _, participant, secret, expires, fingerprint = _LINK.unpack_from(body)
        return Invitation(_address(body[_LINK.size :].decode()), participant, secret, expires, fingerprint)
    except (binascii.Error, ValueError) as error:
        raise MangledInvitationError("the link is incomplete or mistyped") from error


def found_team(store: LocalStore, server: str, code: str, now: datetime) -> Generator[Call, bytes, None]:
    """Make this device the first workstation of a new team, with the study office's one-time code.

    Raises:
        UnknownInvitationError, UsedInvitationError: the code lets nobody in.
    """
    if store.me or store.team:
        raise AlreadyJoinedError("this device belongs to a dossier or a team already")
    if (founding := store.note("founding")) is None:
        team = KeyPair.generate()
        certificate = certify(store.device, team_card(team).team, Role.TEAM, int(now.timestamp()), team)
        founding = {"team": team.seeds.hex(), "certificate": certificate.raw.hex()}
        store.set_note("founding", founding)  # kept first, so that a second try sends the same bytes
    team = KeyPair(bytes.fromhex(founding["team"]))
    card = team_card(team)
    body = {
        "code": code,
        "card": _text(card.raw),
        "certificate": _text(bytes.fromhex(founding["certificate"])),
    }
    yield Call.of_json(f"{server}/v1/teams", card.team, body)
    store.set_note("server", server)
    store.become_team(team)


def invite(store: LocalStore, name: str, now: datetime) -> Generator[Call, bytes, str]:
    """Invite a person: return the link, which works once and for 72 hours.

    Args:
        name: what the team calls the person; it stays on this workstation until the person has joined.
    """
    if (team := store.team) is None:
        raise NotJoinedError("only a team's workstation invites")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise MalformedError("a name that is too long, or has letters that there are not")
    server = store.note("server")
    expires = int((now + LIFETIME).timestamp())
    card = team_card(team)
    invitation = Invitation(server, os.urandom(ID), os.urandom(16), expires, card.fingerprint)
    kept = {"secret": invitation.secret.hex(), "expires": expires, "name": name}
    store.set_note(_invitation_note(invitation.participant), kept)
    body: dict[str, str | int] = {
        "participant": invitation.participant.hex(),
        "token_hash": hashlib.sha256(invitation.token).hexdigest(),
        "expires": expires,
    }
    yield Call.of_json(f"{server}/v1/invitations", card.team, body)
    return write_link(invitation)


def join(store: LocalStore, link: str, now: datetime) -> Generator[Call, bytes, bytes]:
    """Join with a link: make the dossier's root and this device its first; return the participant.

    A try that broke off goes on with the same keys, so that the link is not lost.

    Raises:
        InvitationError: the link lets nobody in; the class says why.
    """
    invitation = read_link(link)
    if store.me or store.team:
        raise AlreadyJoinedError("this device belongs to a dossier or a team already")
    participant, server = invitation.participant, invitation.server
    try:
        raw = yield Call("GET", f"{server}/v1/teams/{invitation.team_fingerprint[:ID].hex()}", participant)
        card = read_team_card(raw)
    except NotAdmittedError as error:
        raise UnknownInvitationError("the server does not know the invitation") from error
    except MalformedError as error:
        raise ServerFailedError("the server's answer cannot be read") from error
    if card.fingerprint != invitation.team_fingerprint:
        raise OtherTeamError("the server shows another team than the invitation names")
    root = store.note("root")
    if root is None or root["participant"] != participant.hex():
        root = _new_root(store, invitation, now)
    statement = bytes.fromhex(root["statement"])
    enrolment = read_item(Kind.ENROLMENT, participant, statement + invitation.mac(statement))
    body = {
        "participant": participant.hex(),
        "token": invitation.token.hex(),
        "enrolment": _text(enrolment.raw),
    }
    yield Call.of_json(f"{server}/v1/enrolments", participant, body)
    store.set_note("server", server)
    began = read_enrolment(enrolment.raw)
    store.begin(participant, Trust(began.root_key, card, began.certificate), enrolment, mine=True)
    store.open_up(participant, now)
    return participant


def admit(store: LocalStore, item: Item) -> None:
    """Take a new dossier at the workstation, if whoever enrolled held the secret of an invitation from here.

    Raises:
        RefusedError: nobody here invited them, or the server made it up.
    """
    enrolment = read_enrolment(item.raw)
    team, kept = store.team, store.note(_invitation_note(enrolment.participant))
    if team is None or kept is None:
        raise RefusedError("an enrolment that nobody here invited")
    card = team_card(team)
    secret = bytes.fromhex(kept["secret"])
    invitation = Invitation("", enrolment.participant, secret, kept["expires"], card.fingerprint)
    if not hmac.compare_digest(invitation.mac(enrolment.signed + enrolment.signature), enrolment.mac):
        raise RefusedError("an enrolment by somebody who did not hold the invitation")
    check_signature(enrolment.root_key, b"enrolment", enrolment.signed, enrolment.signature)
    if enrolment.team_fingerprint != card.fingerprint:
        raise RefusedError("an enrolment with another team")
    store.begin(
        enrolment.participant, Trust(enrolment.root_key, card, enrolment.certificate), item, mine=False
    )


def introduce(store: LocalStore, now: datetime) -> None:
    """Write the name that the team gave into each new dossier, so that it hangs on no single workstation."""
    for participant in store.participants():
        kept = store.note(_invitation_note(participant))
        if kept is None or not kept["name"]:
            continue
        if not any(isinstance(r, Patient) for r in store.records(participant)):
            origin = Origin(f"{participant.hex()}-name", now, now, Author.CLINICIAN)
            try:
                store.add(participant, [fhir.patient(kept["name"], None, origin)], now)
            except NotGrantedError:
                continue  # the person's phone has given no key yet
        store.set_note(_invitation_note(participant), kept | {"name": ""})


def _address(server: str) -> str:
    parts = urlsplit(server)  # ValueError when it is no address at all
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or not server.isprintable()
        or " " in server
    ):
        raise ValueError("not the address of a server")
    parts.port  # noqa: B018 - ValueError when it is none
    return server


def _new_root(store: LocalStore, invitation: Invitation, now: datetime) -> dict[str, str]:
    root = KeyPair.generate()
    participant = invitation.participant
    certificate = certify(store.device, participant, Role.PARTICIPANT, int(now.timestamp()), root)
    body = enrolment_body(participant, root.sign_key, invitation.team_fingerprint, certificate)
    kept = {
        "participant": participant.hex(),
        "root": root.seeds.hex(),
        "statement": (body + sign(root, b"enrolment", body)).hex(),
    }
    store.set_note("root", kept)  # before it is sent: an answer that gets lost must not lose the keys
    return kept


def _invitation_note(participant: bytes) -> str:
    return f"invitation/{participant.hex()}"


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
