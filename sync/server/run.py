"""Put the study backend behind a socket."""

import gc

import uvicorn

from sync.server.api import create_api
from sync.server.settings import Settings

MAX_REQUESTS = 200  # at once; more are told to come back later


def make_server(settings: Settings, host: str, port: int) -> uvicorn.Server:
    """Make a server whose run() serves until it is told to stop; NewerDatabaseError, DamagedDatabaseError."""
    config = uvicorn.Config(
        create_api(settings),
        host=host,
        port=port,
        access_log=False,  # addresses name participants; sync.server.access logs without them
        log_level="warning",
        server_header=False,
        limit_concurrency=MAX_REQUESTS,
    )
    # What is loaded by now stays; having it walked again and again took half of an upload's time.
    gc.collect()
    gc.freeze()
    return uvicorn.Server(config)
