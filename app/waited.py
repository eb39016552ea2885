"""How it stands with an aid, in words."""

from datetime import date

from app.i18n import Words
from monitoring.aids import Aid
from monitoring.waiting import State, Waiting

WEEKS_FROM = 14  # days; from then on weeks say more
WEEK = 7


def span(say: Words, days: int) -> str:
    """As in "5 days" or "7 weeks"."""
    if days < WEEKS_FROM:
        return say.count("aids.days", days)
    return say.count("aids.weeks", days // WEEK)


def standing(say: Words, aid: Aid, found: Waiting, today: date) -> str:
    """One line: how far it is, and how long or how late."""
    match found.state:
        case State.PLANNED | State.OFF:
            return say(f"aids.state-{found.state}")
        case State.ASKED:
            ago = say("aids.asked-ago", span=span(say, found.days)) if found.days else ""
            return ago or say("aids.state-asked")
        case State.PROMISED:
            return _promised(say, aid, found, today)
    if aid.delivered is None:
        return say("aids.state-delivered")
    there = say("aids.there-since", day=short(say, aid.delivered, today))
    return f"{there}, {say('aids.after', span=span(say, found.days))}" if found.days else there


def _promised(say: Words, aid: Aid, found: Waiting, today: date) -> str:
    if found.late:
        return say("aids.late", span=span(say, found.late))
    if aid.promised == today:
        return say("aids.promised-today")
    return say("aids.promised-for", day=short(say, aid.promised, today))


def short(say: Words, day: date | None, today: date) -> str:
    """A day in a line: "3 December", with the year when that is another; nothing when there is none."""
    if day is None:
        return ""
    text = say.date(day)
    return text.removesuffix(f" {today.year}")
