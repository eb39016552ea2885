"""Put the study backend behind a socket."""

import uvicorn

from sync.server.api import create_api
from sync.server.settings import Settings

MAX_REQUESTS = 200  # at once; more are told to come back later


def make_server(settings: Settings, host: str, port: int) -> uvicorn.Server:
    """Make a server whose run() serves until it is told to stop; NewerDatabaseError, DamagedDatabaseError."""
    return uvicorn.Server(
        uvicorn.Config(
            create_api(settings),
            host=host,
            port=port,
            access_log=False,  # addresses name participants; sync.server.access logs without them
            log_level="warning",
            server_header=False,
            limit_concurrency=MAX_REQUESTS,
        )
    )
