"""What may be filled in on this device; other versions and what is not cleared can only be read."""

from app.services import Services
from monitoring.items import Instrument


def offered(services: Services) -> dict[str, Instrument]:
    """Every instrument that stands under its own name; before joining only what no team has to read."""
    has_team = services.store.me is not None
    return {
        name: each
        for name, each in services.instruments.items()
        if name == each.name and (has_team or each.is_of_carer or each.is_card)
    }
