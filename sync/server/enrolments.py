"""Who is let in: teams with a code of the study office, participants with an invitation of their team."""

import hashlib
import secrets
from hmac import compare_digest
from typing import Any

from sqlalchemy import Connection, insert, select, update

from sync.credentials import Certificate
from sync.protocol import ID, Kind
from sync.server.bodies import EnrolmentBody, InvitationBody, TeamBody
from sync.server.database import Database, open_database
from sync.server.problems import Problem
from sync.server.tables import devices, dossiers, invitations, items, team_codes, teams

MAX_TRIES = 5  # wrong tokens for one invitation


def make_team_code(database_url: str) -> str:
    """Make a code that lets one team in; only its hash is kept."""
    code = secrets.token_bytes(ID)
    database = open_database(database_url)
    with database.writing() as connection:
        connection.execute(insert(team_codes).values(code_hash=_hash(code)))
    database.close()
    return code.hex()


def register_team(database: Database, body: TeamBody) -> bool:
    """Let a team and its first device in; return whether it is new."""
    code_hash = _hash(body.code)
    certificate = body.certificate
    registration_hash = _hash(body.card.raw + certificate.raw)
    with database.writing() as connection:
        code = connection.execute(
            select(team_codes).where(team_codes.c.code_hash == code_hash).with_for_update()
        ).one_or_none()
        if code is None:
            raise Problem("unknown-code")
        if code.registration_hash is not None:
            if code.registration_hash != registration_hash:
                raise Problem("used-code")
            return False
        if _card(connection, body.card.team) is not None:
            raise Problem("conflict", "This team is registered already.")
        connection.execute(
            update(team_codes)
            .where(team_codes.c.code_hash == code_hash)
            .values(registration_hash=registration_hash)
        )
        connection.execute(insert(teams).values(team=body.card.team, card=body.card.raw))
        _add_device(connection, certificate)
    return True


def read_card(database: Database, team: bytes) -> bytes:
    """Return the card of a team."""
    with database.reading() as connection:
        card = _card(connection, team)
    if card is None:
        raise Problem("not-found")
    return card


def invite(database: Database, team: bytes, body: InvitationBody) -> bool:
    """Keep an invitation; return whether it is new."""
    wanted = (team, body.token_hash, body.expires)
    with database.writing() as connection:
        held = _invitation(connection, body.participant)
        if held is not None:
            if (held.team, held.token_hash, held.expires) != wanted:
                raise Problem("conflict", "There is another invitation for this participant.")
            return False
        connection.execute(
            insert(invitations).values(
                participant=body.participant,
                team=team,
                token_hash=body.token_hash,
                expires=body.expires,
                tries=0,
            )
        )
    return True


def enrol(database: Database, body: EnrolmentBody, now: int) -> bool:
    """Begin a dossier with the device that redeems an invitation; return whether it is new."""
    _check_token(database, body)
    participant = body.enrolment.participant
    enrolment_hash = _hash(body.raw)
    with database.writing() as connection:
        invitation = _invitation(connection, participant)
        if invitation.enrolment_hash is not None:
            if invitation.enrolment_hash != enrolment_hash:
                raise Problem("used-invitation")
            return False
        if invitation.expires < now:
            raise Problem("expired-invitation")
        if invitation.team != body.enrolment.team_fingerprint[:ID]:
            raise Problem("other-team")
        connection.execute(
            update(invitations)
            .where(invitations.c.participant == participant)
            .values(enrolment_hash=enrolment_hash)
        )
        _begin_dossier(connection, invitation.team, body)
    return True


def _check_token(database: Database, body: EnrolmentBody) -> None:
    participant = body.enrolment.participant
    with database.writing() as connection:
        invitation = _invitation(connection, participant)
        is_open = invitation is not None and invitation.tries < MAX_TRIES
        is_right = is_open and compare_digest(_hash(body.token), invitation.token_hash)
        if is_open and not is_right and invitation.enrolment_hash is None:
            connection.execute(
                update(invitations)
                .where(invitations.c.participant == participant)
                .values(tries=invitations.c.tries + 1)
            )
    if not is_right:  # only now: the try must stay counted
        raise Problem("unknown-invitation")


def _begin_dossier(connection: Connection, team: bytes, body: EnrolmentBody) -> None:
    certificate = body.enrolment.certificate
    participant = body.enrolment.participant
    connection.execute(insert(dossiers).values(participant=participant, team=team, position=1))
    connection.execute(
        insert(items).values(
            participant=participant,
            position=1,
            kind=Kind.ENROLMENT,
            name=b"",
            device=certificate.device,
            raw=body.raw,
        )
    )
    _add_device(connection, certificate)


def _add_device(connection: Connection, certificate: Certificate) -> None:
    connection.execute(
        insert(devices).values(
            owner=certificate.scope,
            device=certificate.device,
            role=certificate.role,
            sign_key=certificate.sign_key,
        )
    )


def _invitation(connection: Connection, participant: bytes) -> Any:
    found = select(invitations).where(invitations.c.participant == participant).with_for_update()
    return connection.execute(found).one_or_none()


def _card(connection: Connection, team: bytes) -> bytes | None:
    return connection.execute(select(teams.c.card).where(teams.c.team == team)).scalar_one_or_none()


def _hash(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()
