"""Measure and write docs/benchmarks.md: `make bench`. Figures are told, never asserted: machines differ."""

import os
import platform
from pathlib import Path

from tests.bench import (
    backlog,
    courses,
    due_list,
    forms,
    next_question,
    scoring,
    signals,
    store,
    upload,
    wayfinder,
)

PAGE = Path("docs/benchmarks.md")
PARTS = (store, backlog, upload, forms, next_question, due_list, scoring, courses, signals, wayfinder)


def main() -> None:
    """Run every benchmark and write the page."""
    rows = [row for part in PARTS for row in part.rows()]
    width = max(len(what) for what, _, _ in rows)
    for what, figure, _ in rows:
        print(f"{what:{width}}  {figure}")
    PAGE.write_text(HEAD.format(machine=machine()) + "".join(f"| {' | '.join(row)} |\n" for row in rows))


def machine() -> str:
    """The machine's size, as a reader needs it to judge the figures."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"
    )


HEAD = """# Benchmarks

Written by `make bench`. Medians of five rounds (saves: of 300) on {machine}.
Durable means SQLite with WAL and `synchronous=FULL`. The server runs in a process of its own over
loopback HTTP, so that both share the machine's cores. A ratio is measured in the same run as what it
compares; single figures vary between runs on a shared machine by a factor of up to two.

| What | Here | Aim |
|---|---|---|
"""

if __name__ == "__main__":
    main()
