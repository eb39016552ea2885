"""How far an exchange is, read from what the two sides say to each other."""

from contextlib import suppress

from sync.client import Call
from sync.errors import MalformedError
from sync.wire import read_feed_page, read_feed_request

FEED = "/v1/feed"


class Progress:
    """From 0 to 1; it never goes back."""

    def __init__(self) -> None:
        self._start: int | None = None  # how much was here before the first page
        self._share = 0.0

    def after(self, call: Call, answer: bytes) -> float:
        """Take in one answer and return how much of what the server has is here now."""
        if call.url.endswith(FEED):
            with suppress(MalformedError):  # the exchange itself says what is wrong with it
                self._turn(call, answer)
        return self._share

    def _turn(self, call: Call, answer: bytes) -> None:
        before, page = read_feed_request(call.body), read_feed_page(answer)
        here = dict(before)
        for item in page.items:
            here[item.participant] = max(item.position, here.get(item.participant, 0))
        if self._start is None:
            self._start = sum(before.values())
        owed = sum(page.positions.values()) - self._start
        share = 1.0 if page.done or owed <= 0 else (sum(here.values()) - self._start) / owed
        self._share = min(1.0, max(self._share, share))
