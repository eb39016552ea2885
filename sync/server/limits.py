"""Refuse what is too large before anything reads it."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.server.problems import Problem
from sync.wire import MAX_BODY, MSGPACK

MAX_JSON = 64 * 1024  # bytes of a control call
MAX_HEADERS = 16 * 1024  # bytes of all header fields together


class Limits:
    """Count bytes between the socket and the routes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on while it stays within the limits."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        limit = MAX_BODY if headers.get(b"content-type") == MSGPACK.encode() else MAX_JSON
        problem = _refusal(scope, headers.get(b"content-length"), limit)
        if problem is not None:
            scope["state"]["problem"] = problem.code  # for the access line
            await problem.response()(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise Problem("too-large")
            return message

        await self._app(scope, counted, send)


def _refusal(scope: Scope, content_length: bytes | None, limit: int) -> Problem | None:
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MAX_HEADERS:
        return Problem("large-headers")
    if content_length is not None and int(content_length[:20]) > limit:  # digits: the parser saw to that
        return Problem("too-large")
    return None
