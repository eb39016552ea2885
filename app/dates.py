"""Dates, times and moments of FHIR as people read them."""

from datetime import date, datetime, time

from app.i18n import Words


def when(say: Words, kind: str, answer: str) -> str:
    """An answer to a question of this kind; what is no date or time is returned as it is."""
    try:
        if kind == "date":
            return partial_date(say, answer)
        if kind == "time":
            return time.fromisoformat(answer).strftime("%H:%M")
        if kind == "dateTime" and "T" in answer:
            moment = datetime.fromisoformat(answer)
            return f"{say.date(moment)}, {say.time(moment)}"
        return partial_date(say, answer) if kind == "dateTime" else answer
    except ValueError:
        return answer


def partial_date(say: Words, text: str) -> str:
    """As in "21 November 2026", "November 2026" or "2026"."""
    whole = date.fromisoformat(f"{text}-01-01"[: len("2026-11-21")])
    if len(text) == len("2026"):
        return text
    if len(text) == len("2026-11"):
        return say.long_month(datetime(whole.year, whole.month, 15).astimezone(), with_year=True)
    return say.date(whole)
