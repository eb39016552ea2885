"""The list of studies of a demonstration: invented, signed with a key of the moment, and never shipped."""

import json
from datetime import datetime, timedelta
from pathlib import Path

from app.services import Studies
from sync.keys import PublishingKey
from sync.publication import STUDIES, publish

LIST = Path(__file__).with_suffix(".json")
VERSION = 1  # the same at each start: what was believed before may be believed again
_A_YEAR = timedelta(days=365)


def invented_studies(now: datetime) -> Studies:
    """The list, and the public half of the key that signed it just now."""
    day, until = now.date().isoformat(), (now + _A_YEAR).date().isoformat()
    document = {"version": VERSION, "published": day, "valid_until": until} | json.loads(LIST.read_bytes())
    key = PublishingKey.generate()
    return key.sign_key, (publish(json.dumps(document).encode(), key, STUDIES),)
