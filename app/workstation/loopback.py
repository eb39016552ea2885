"""Serve this machine's own pages only: no other page in the same browser may reach the dossiers."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOCAL = "localhost"  # what people type for 127.0.0.1


class OwnPages:
    """Refuse what asks for another host (DNS rebinding) or comes from a page of elsewhere (WebSockets may).

    Args:
        url: the address of the pages.
    """

    def __init__(self, app: ASGIApp, url: str) -> None:
        self._app = app
        address = urlsplit(url)
        self._hosts = {address.netloc, f"{LOCAL}:{address.port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] == "lifespan" or self._is_own(Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await PlainTextResponse("These pages serve this computer only.", 403)(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        host, origin = headers.get("host", ""), headers.get("origin")
        return host in self._hosts and (origin is None or urlsplit(origin).netloc == host)
