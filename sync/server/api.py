"""The study backend's routes, as docs/protocol.md lists them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse
from fastapi.telemetry import TelemetryConfig

from sync import wire
from sync.errors import MalformedError
from sync.protocol import ID, VERSION, Role
from sync.server import archive, enrolments
from sync.server.access import Access
from sync.server.auth import Device, check_signature, known_to, named_in
from sync.server.bodies import read_enrolment_body, read_hex, read_invitation_body, read_team_body
from sync.server.database import Database, open_database
from sync.server.feed import read_page
from sync.server.limits import Limits
from sync.server.problems import Problem, add_problems
from sync.server.settings import Settings

JSON = "application/json"

# Addresses name participants: no environment variable may send them anywhere.
_SILENT: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False, "auto_configure": False}


@dataclass(frozen=True, slots=True)
class Call:
    """A request, and its body as the bytes that were signed."""

    request: Request
    body: bytes


async def read_call(request: Request) -> Call:
    """Wait for the body here, on the event loop; what follows runs in a thread."""
    return Call(request, await request.body())


Called = Annotated[Call, Depends(read_call)]


class Routes:
    """What can be asked; all state is in the database."""

    def __init__(self, settings: Settings, database: Database) -> None:
        self._settings = settings
        self._database = database

    def add_to(self, api: FastAPI) -> None:
        """Give every call its address."""
        api.add_api_route("/v1/health", self.health, methods=["GET"])
        api.add_api_route("/v1/teams", self.register_team, methods=["POST"])
        api.add_api_route("/v1/teams/{team}", self.card, methods=["GET"])
        api.add_api_route("/v1/invitations", self.invite, methods=["POST"])
        api.add_api_route("/v1/enrolments", self.enrol, methods=["POST"])
        api.add_api_route("/v1/dossiers/{participant}/items", self.append, methods=["POST"])
        api.add_api_route("/v1/feed", self.feed, methods=["POST"])

    def health(self) -> dict[str, str | int]:
        """Say that the server is there, and what time it is."""
        return {"status": "ok", "protocol": VERSION, "now": self._now()}

    def register_team(self, call: Called) -> Response:
        """Let a team in."""
        _check_type(call, JSON)
        body = read_team_body(call.body)
        check_signature(call.request, call.body, self._now(), named_in(body.certificate))
        is_new = enrolments.register_team(self._database, body)
        return _stored(is_new, team=body.card.team.hex())

    def card(self, team: str) -> Response:
        """Hand out a team's public keys."""
        card = enrolments.read_card(self._database, _path_id(team))
        return Response(card, media_type="application/octet-stream")

    def invite(self, call: Called) -> Response:
        """Keep an invitation of a team."""
        asking = self._asking(call, JSON)
        if asking.role != Role.TEAM:
            raise Problem("not-yours")
        body = read_invitation_body(call.body)
        return _stored(enrolments.invite(self._database, asking.owner, body))

    def enrol(self, call: Called) -> Response:
        """Begin a dossier."""
        _check_type(call, JSON)
        body = read_enrolment_body(call.body)
        check_signature(call.request, call.body, self._now(), named_in(body.enrolment.certificate))
        return _stored(enrolments.enrol(self._database, body, self._now()), position=1)

    def append(self, participant: str, call: Called) -> Response:
        """Store a batch of items."""
        asking = self._asking(call, wire.MSGPACK)
        batch = wire.read_batch(call.body)
        appended = archive.append(self._database, asking, _path_id(participant), batch)
        return JSONResponse({"position": appended.position, "stored": appended.stored})

    def feed(self, call: Called) -> Response:
        """Answer with what the device has not seen."""
        asking = self._asking(call, wire.MSGPACK)
        page = read_page(self._database, asking, wire.read_feed_request(call.body))
        return Response(wire.pack_feed_page(page), media_type=wire.MSGPACK)

    def _asking(self, call: Call, media_type: str) -> Device:
        _check_type(call, media_type)
        return check_signature(call.request, call.body, self._now(), known_to(self._database))

    def _now(self) -> int:
        return int(self._settings.now().timestamp())


def create_api(settings: Settings) -> FastAPI:
    """Open the database and put the study backend together; NewerDatabaseError, DamagedDatabaseError."""
    database = open_database(settings.database_url)

    @asynccontextmanager
    async def lifespan(_api: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()

    api = FastAPI(
        title="Nabij",
        telemetry=_SILENT,
        lifespan=lifespan,
        openapi_url=None,  # no pages about the routes: docs/protocol.md describes them
        redirect_slashes=False,
    )
    Routes(settings, database).add_to(api)
    add_problems(api)
    api.add_middleware(Limits)
    api.add_middleware(Access)  # the last one added stands in front
    return api


def _check_type(call: Call, media_type: str) -> None:
    if call.request.headers.get("content-type") != media_type or "content-encoding" in call.request.headers:
        raise Problem("wrong-type", f"This needs {media_type}.")


def _path_id(text: str) -> bytes:
    try:
        return read_hex(text, ID)
    except MalformedError:
        raise Problem("not-found") from None


def _stored(is_new: bool, **members: str | int) -> Response:
    return JSONResponse(members, 201 if is_new else 200)
