"""`nabij` on another day: `python -m tests.support.another_day DAYS WORDS…`; only the clock is not real."""

import sys
from datetime import timedelta

from app import clock
from app.cli.main import nabij

if __name__ == "__main__":
    today, later = clock.now, timedelta(days=float(sys.argv.pop(1)))
    clock.now = lambda: today() + later
    nabij(prog_name="nabij")
