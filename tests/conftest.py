import os

import pytest
from hypothesis import HealthCheck, settings

from tests.support.study import study as whole_study

settings.register_profile(
    "short", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("full", settings.get_profile("short"), max_examples=2000)
settings.load_profile(os.environ.get("NABIJ_CAMPAIGN", "short"))


@pytest.fixture
def study(tmp_path):
    with whole_study(tmp_path / "study") as running:
        yield running


@pytest.fixture
def is_full() -> bool:
    """Whether a campaign runs in full, as `make campaign` does."""
    return os.environ.get("NABIJ_CAMPAIGN") == "full"
