from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.support import browser as browsers
from tests.support.programs import Founded, Place, found, places


@pytest.fixture(scope="module")  # while Playwright runs, nothing else on this thread can start an event loop
def chromium() -> Iterator[Browser]:
    with browsers.browser() as running:
        yield running


@pytest.fixture(scope="session")
def founded(tmp_path_factory) -> Founded:
    return found(tmp_path_factory.mktemp("founded"))


@pytest.fixture
def place(tmp_path, founded) -> Iterator[Place]:
    with places(tmp_path, founded) as started:
        yield started
