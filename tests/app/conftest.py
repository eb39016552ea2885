import pytest

from app.state import draft


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch):
    """A test reads faster than a person, and means every tap."""
    monkeypatch.setattr(draft, "STEADY_S", 0)
