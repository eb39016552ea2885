"""What `nabij score` found, in lines for people."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.i18n import Words

_STAGES: Mapping[str, str] = {"kings": "King's", "mitos": "MiToS", "ft9": "FT9"}
_TESTS: Mapping[str, tuple[str, int]] = {  # name, decimals
    "vc": ("VC (L)", 2),
    "vc-percent": ("VC (%)", 0),
    "pcf": ("PCF (L/min)", 0),
    "snip": ("SNIP (cmH2O)", 0),
}


def response_line(words: Words, scored: Mapping[str, Any]) -> str:
    """Where a response stood, its scores, its stages and its problems."""
    total = words("cli.no-total") if scored["total"] is None else scored["total"]
    domains = ", ".join(f"{name} {value}" for name, value in scored["domains"].items())
    problems = ", ".join(f"{each['link_id']}: {each['what']}" for each in scored["problems"])
    place = f"{scored['file']}:{scored['line']}"
    parts = [
        place,
        f"{scored['instrument']} {total}",
        domains,
        *_stages(words, scored.get("stages", {})),
        scored.get("cutting") or "",
        problems,
    ]
    return " · ".join(part for part in parts if part)


def course_lines(words: Words, course: Mapping[str, Any]) -> Iterator[str]:
    """What the records of a file say together."""
    lines = [
        *_stages(words, course["stages"]),
        _progression(words, course["progression"]),
        _slope(words, course["slope"]),
        *(_weight(words, reference, change) for reference, change in course["weight"].items()),
        _body_mass_index(words, course["body_mass_index"]),
        *(_breathing(words, test, trend) for test, trend in course["breathing"].items()),
        *(_left_out(words, each) for each in course["left_out"]),
    ]
    yield course["file"]
    yield from (f"  {line}" for line in lines)


def _stages(words: Words, stages: Mapping[str, Any]) -> Iterator[str]:
    for name, stage in stages.items():
        value = words("score.untold", why=_why(words, stage)) if stage["value"] is None else stage["value"]
        yield f"{_STAGES[name]} {value}"


def _progression(words: Words, found: Mapping[str, Any]) -> str:
    what = words("score.progression")
    if found["value"] is None:
        return _untold(words, what, found)
    value, group = words.number(found["value"], 2), words(f"score.group.{found['group']}")
    return f"{what}: {words('score.per-month', value=value)}, {group}"


def _slope(words: Words, found: Mapping[str, Any]) -> str:
    what = words("score.slope")
    if found["value"] is None:
        return _untold(words, what, found)
    value, low, high = (words.number(found[name], 2) for name in ("value", "low", "high"))
    interval = words("score.interval", low=low, high=high, count=len(found["because"]))
    return f"{what}: {words('score.per-month', value=value)}, {interval}"


def _weight(words: Words, reference: str, found: Mapping[str, Any]) -> str:
    what = words(f"score.weight.{reference}")
    if found["value"] is None:
        return _untold(words, what, found)
    percent, kilograms = words.number(found["value"], 1), words.number(found["kilograms"], 1)
    point, key = found["reference"]["point"], "score.told" if found["reference"]["is_told"] else "score.since"
    at = words.date(date.fromisoformat(point["at"][: len("2026-01-31")]))
    since = words(key, value=words.number(point["value"], 1), date=at)
    return f"{what}: {percent} % ({kilograms} kg), {since}"


def _body_mass_index(words: Words, found: Mapping[str, Any]) -> str:
    return (
        _untold(words, "BMI", found) if found["value"] is None else f"BMI: {words.number(found['value'], 1)}"
    )


def _breathing(words: Words, test: str, found: Mapping[str, Any]) -> str:
    what, digits = _TESTS[test]
    if found["value"] is None:
        return _untold(words, what, found)
    parts = [words.number(found["value"], digits)]
    if found["change"] is not None:
        parts.append(words("score.change", change=words.number(found["change"], digits)))
    if found["finding"] is not None:
        low, high = (words.number(limit, 1) for limit in found["error"])
        parts.append(words(f"score.finding.{found['finding']}", low=low, high=high))
    return f"{what}: {', '.join([*parts, *filter(None, [_why(words, found)])])}"


def _left_out(words: Words, left_out: Mapping[str, Any]) -> str:
    why = _why(words, {"problems": [left_out["problem"]]})
    return words("score.left-out", record=left_out["record_id"], why=why)


def _untold(words: Words, what: str, found: Mapping[str, Any]) -> str:
    return f"{what}: {words('score.untold', why=_why(words, found))}"


def _why(words: Words, found: Mapping[str, Any]) -> str:
    return ", ".join(f"{each['link_id']}: {words('score.why.' + each['what'])}" for each in found["problems"])
