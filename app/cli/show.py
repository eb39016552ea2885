"""`nabij show`: what this reader can decrypt and vouch for."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from app.cli.dossiers import called, dossiers
from app.cli.homes import home_option, open_home
from app.cli.output import json_option, say_either
from app.clock import now
from app.content import load_instruments, load_rules
from app.i18n import Words
from monitoring import fhir
from monitoring.asked import asked_since
from monitoring.items import Instrument
from monitoring.rules import Rule
from monitoring.signals import Signal, signals
from monitoring.trends import Trend, trends
from sync.store import LocalStore


@click.command()
@home_option
@click.option("--participant", default="", help="Only this dossier, by the beginning of its identifier.")
@click.option("--series", "only_series", is_flag=True, help="The measures in time, without the records.")
@json_option
@click.pass_obj
def show(words: Words, home: Path, participant: str, *, only_series: bool, as_json: bool) -> None:
    """Print records, series and damage of every dossier that this device can read."""
    instruments, rules = load_instruments(home), load_rules()
    with open_home(home, alone=False) as store:
        found = [_dossier(store, each, instruments, rules) for each in dossiers(store, participant)]
    parts = {"series", "damage"} if only_series else {"records", "series", "signals", "damage"}
    shown = [{k: v for k, v in each.items() if k in parts or isinstance(v, str)} for each in found]
    lines = [line for each in shown for line in _lines(words, each, only_series=only_series)]
    say_either({"participants": shown}, lines or [words("cli.nobody")], as_json=as_json)


def _dossier(
    store: LocalStore, participant: bytes, instruments: Mapping[str, Instrument], rules: Mapping[str, Rule]
) -> dict[str, Any]:
    records, at = store.records(participant), now()
    series, since = trends(records, instruments), asked_since(records, at)
    return {
        "participant": participant.hex(),
        "name": called(records),
        "records": [fhir.to_fhir(record) for record in records],
        "series": {measure.value: _series(trend) for measure, trend in series.items()},
        "signals": [_signal(each) for each in signals(records, rules, instruments, at, since)],
        "damage": [asdict(damage) for damage in store.damage(participant)],
    }


def _series(trend: Trend) -> dict[str, Any]:
    points = [
        {"at": point.at.isoformat(), "value": _number(point.value), "record": point.record_id}
        for point in trend.points
    ]
    return {"unit": trend.unit, "least": trend.least, "most": trend.most, "points": points}


def _signal(signal: Signal) -> dict[str, Any]:
    because = [
        {"name": each.name, "at": each.at.isoformat(), "value": str(each.value), "record": each.record_id}
        for each in signal.because
    ]
    return {
        "rule": signal.rule.canonical,
        "urgency": signal.rule.urgency,
        "at": signal.at.isoformat(),
        "rests": signal.rests,
        "because": because,
    }


def _number(value: Decimal | int) -> float | int:
    return float(value) if isinstance(value, Decimal) else value


def _lines(words: Words, dossier: Mapping[str, Any], *, only_series: bool) -> Iterator[str]:
    yield f"{dossier['participant']}  {dossier['name'] or words('cli.no-name')}"
    for record in dossier.get("records", ()):
        about = fhir.from_fhir(record).origin.about
        what = record.get("questionnaire", "").rpartition("/")[2]
        yield f"  {about:%Y-%m-%d %H:%M}  {record['resourceType']} {what}".rstrip()
    for measure, series in dossier["series"].items():
        values = [f"{point['at'][:10]} {point['value']}" for point in series["points"]]
        if values:
            yield f"  {measure}: {', '.join(values if only_series else values[-1:])}"
    for signal in dossier.get("signals", ()):
        yield f"  {signal['at'][:10]}  {signal['urgency']}  {signal['rule'].rpartition('/')[2]}"
    for damage in dossier["damage"]:
        yield "  " + words("cli.damage", **damage)
