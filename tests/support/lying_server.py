"""A server that is not what it should be: away, slow, failing, or saying things that make no sense."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


def fails(request: BaseHTTPRequestHandler) -> None:
    """Answer 500, with a page for people."""
    _say(request, 500, "text/html", b"<h1>Internal Server Error</h1>")


def babbles(request: BaseHTTPRequestHandler) -> None:
    """Answer 200 with bytes that mean nothing."""
    _say(request, 200, "application/msgpack", b"\xc1 nothing that anybody can read")


def lectures(request: BaseHTTPRequestHandler) -> None:
    """Answer 200 with a sign-in page, as a guest network does."""
    _say(request, 200, "text/html", b"<html><body>Welcome! Please sign in.</body></html>")


def sleeps(_request: BaseHTTPRequestHandler) -> None:
    """Take the question and never answer."""
    _asleep.wait(30)


def hangs_up(request: BaseHTTPRequestHandler) -> None:
    """Promise much and break off."""
    request.send_response(200)
    request.send_header("content-length", "1000000")
    request.end_headers()
    request.wfile.write(b"\x81")
    request.close_connection = True


def redirects(request: BaseHTTPRequestHandler) -> None:
    """Send whoever asks elsewhere."""
    request.send_response(307)
    request.send_header("location", "http://127.0.0.1:1/")
    request.send_header("content-length", "0")
    request.end_headers()


@contextmanager
def lying(answer: Answer) -> Iterator[str]:
    """Yield the address of such a server."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("content-length", 0)))
            answer(self)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    _asleep.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        _asleep.set()
        server.shutdown()
        server.server_close()


def nobody() -> str:
    """An address where nothing listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}"


def _say(request: BaseHTTPRequestHandler, status: int, content_type: str, body: bytes) -> None:
    request.send_response(status)
    request.send_header("content-type", content_type)
    request.send_header("content-length", str(len(body)))
    request.end_headers()
    request.wfile.write(body)


_asleep = threading.Event()
