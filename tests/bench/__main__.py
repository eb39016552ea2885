"""Measure and write docs/benchmarks.md: `make bench`. Figures are told, never asserted: machines differ."""

import os
import platform
from pathlib import Path

from tests.bench import backlog, courses, due_list, forms, scoring, signals, store, upload

PAGE = Path("docs/benchmarks.md")


def main() -> None:
    """Run every benchmark and write the page."""
    saved, uploaded, travelled = store.run(), upload.run(), backlog.run()
    scored, asked, told = scoring.run(), forms.run(), courses.run()
    judged = signals.run()
    listed = due_list.run()
    rows = [
        ("a durable save at the store, median", f"{saved['save_ms']:.2f} ms", "≤ 2 ms"),
        ("– a bare SQLite commit of as many bytes, same run", f"{saved['bare_commit_ms']:.2f} ms", ""),
        ("– ratio to the bare commit", f"{saved['save_ms'] / saved['bare_commit_ms']:.1f}", ""),
        ("opening a dossier of 20,000 entries to a usable home", f"{saved['open_s']:.2f} s", "≤ 1 s"),
        (f"the due list of ten years, {listed['records']:,} records", f"{listed['due_ms']:.1f} ms", "≤ 5 ms"),
        ("10,000 entries up, from a phone's store", f"{travelled['up_per_s']:,.0f} /s", "≥ 10,000 /s"),
        (
            "10,000 entries into the server (256 B, batches of 2,000)",
            f"{uploaded['entries_per_s']:,.0f} /s",
            "",
        ),
        (
            "– the bare limit: one request, one executemany, one commit",
            f"{uploaded['bare_entries_per_s']:,.0f} /s",
            "",
        ),
        ("– ratio to the bare limit", f"{uploaded['ratio']:.2f}", ""),
        ("10,000 entries down, verified and read at a workstation", f"{travelled['down_per_s']:,.0f} /s", ""),
        ("an ALSFRS-R scored and staged, one core", f"{scored['complete_per_s']:,.0f} /s", "≥ 50,000 /s"),
        ("– with an item missing, and its problem named", f"{scored['incomplete_per_s']:,.0f} /s", ""),
        ("what to ask next in the ALSFRS-R, after a tap", f"{asked['alsfrs_r_ms']:.2f} ms", "≤ 5 ms"),
        ("– with twelve expressions to calculate", f"{asked['dozen_ms']:.1f} ms", "≤ 25 ms"),
        ("– in a questionnaire of 10,000 questions", f"{asked['many_ms']:.0f} ms", ""),
        ("the trends of ten years (1,170 responses)", f"{told['trends_ms']:.1f} ms", "≤ 20 ms"),
        ("– with all that the phone tells of them", f"{told['told_ms']:.1f} ms", ""),
        ("every rule judged over two years of weekly data", f"{judged['signals_ms']:.1f} ms", "≤ 10 ms"),
        ("bytes per entry on the phone's disk (a check-in)", f"{saved['bytes_per_entry']:,.0f}", ""),
    ]
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
