"""What the server answers when it refuses, as problem+json (RFC 9457), without a word about a patient."""

from typing import Final

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from sync.errors import MalformedError

CODES: Final = {
    "malformed": (400, "The request is not what it claims to be."),
    "cut-off": (400, "The connection was lost before the request was complete."),
    "bad-signature": (401, "The signature is missing or does not fit the request."),
    "clock": (401, "The clocks of the device and the server differ too much."),
    "unknown-device": (401, "The server does not know this device."),
    "not-yours": (403, "Another device or role writes this."),
    "other-team": (403, "The enrolment is for another team than the one that invited."),
    "unknown-code": (403, "The server does not know this code."),
    "not-found": (404, "There is nothing here for you."),
    "unknown-invitation": (404, "The server does not know this invitation."),
    "wrong-method": (405, "This can be asked, but in another way."),
    "conflict": (409, "There is something else under this name already."),
    "fork": (409, "The server holds other bytes under the same number."),
    "gap": (409, "Entries before these are missing at the server."),
    "expired-invitation": (410, "The invitation is too old."),
    "used-invitation": (410, "Another device has joined with this invitation."),
    "used-code": (410, "Another team was let in with this code."),
    "too-large": (413, "The request is larger than any may be."),
    "wrong-type": (415, "The request is of another content type than this needs."),
    "large-headers": (431, "The header fields are larger than any may be."),
    "failed": (500, "The server failed."),
    "out-of-service": (503, "The server cannot reach its database; nothing was stored."),
}
_BY_STATUS = {404: "not-found", 405: "wrong-method"}


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """A refusal: its code, and members that let the client go on."""

    def __init__(self, code: str, detail: str | None = None, **members: int) -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
        self.members = members

    def response(self) -> JSONResponse:
        """Write the refusal down."""
        status, title = CODES[self.code]
        content = {
            "type": f"https://nabij.nl/problems/{self.code}",
            "title": title,
            "status": status,
            "detail": self.detail or title,
            **self.members,
        }
        return JSONResponse(content, status, media_type="application/problem+json")


def add_problems(api: FastAPI) -> None:
    """Let every error leave as a problem."""

    async def refuse(request: Request, error: Exception) -> JSONResponse:
        problem = _problem_of(error)
        request.state.problem = problem.code  # for the access line
        return problem.response()

    for kind in (Problem, MalformedError, ClientDisconnect, SQLAlchemyError, HTTPException, Exception):
        api.add_exception_handler(kind, refuse)


def _problem_of(error: Exception) -> Problem:
    match error:
        case Problem():
            return error
        case MalformedError():
            return Problem("malformed", f"The server received {error}.")
        case ClientDisconnect():
            return Problem("cut-off")  # nobody waits for this answer; it is for the log
        case SQLAlchemyError():
            return Problem("out-of-service")
        case HTTPException():
            return Problem(_BY_STATUS.get(error.status_code, "malformed"))
    return Problem("failed")
