"""Content as data: where the files of assets/ are, and the instruments and rules among them."""

import json
import os
from pathlib import Path

from monitoring import questionnaires, rules
from monitoring.instruments import Instrument
from monitoring.rules import Rule

VERSION = "2026.11.0"  # as in pyproject.toml; an app on a phone has no package metadata to ask
CHECKOUT = Path(__file__).parents[1] / "assets"


def assets() -> Path:
    """The folder with the content: inside the installed app, or the checkout."""
    return Path(os.environ.get("FLET_ASSETS_DIR") or CHECKOUT)


def load_instruments() -> dict[str, Instrument]:
    """Every instrument that ships with the app, by name."""
    documents = [json.loads(file.read_bytes()) for file in sorted(assets().glob("instruments/*.json"))]
    return {instrument.name: instrument for instrument in map(questionnaires.parse, documents)}


def load_rules() -> dict[str, Rule]:
    """Every rule for signals, by id; MalformedRuleError names the rule and the field."""
    documents = [json.loads(file.read_bytes()) for file in sorted(assets().glob("alerts/*.json"))]
    return {rule.id: rule for rule in map(rules.parse, documents)}
