"""What is wrong with an answer, in one kind sentence with the limits of the question in it."""

from app import feedback
from app.context import Here
from app.dates import when
from monitoring.errors import AnswerError, OutOfRangeError, TooLongError, TooPreciseError
from monitoring.items import TODAY, Item


def trouble(here: Here, item: Item, error: AnswerError) -> str:
    """The sentence for an error of this question."""
    say = here.say
    match error:
        case OutOfRangeError():
            return _outside(here, item)
        case TooLongError() if item.longest is not None:
            return say("fill.too-long", longest=item.longest)
        case TooPreciseError() if item.decimals is not None:
            return say.count("fill.too-precise", item.decimals)
    return say(feedback.key(error))


def _outside(here: Here, item: Item) -> str:
    say = here.say
    if item.latest == TODAY:
        return say("fill.not-yet")
    if item.earliest or item.latest:
        earliest, latest = (
            when(say, item.kind, each) if each else "" for each in (item.earliest, item.latest)
        )
        return say(_name("fill.date", earliest, latest), earliest=earliest, latest=latest)
    least = "" if item.least is None else say.whole(item.least)
    most = "" if item.most is None else say.whole(item.most)
    return say(_name("fill.number", least, most), least=least, most=most)


def _name(kind: str, least: str, most: str) -> str:
    if least and most:
        return f"{kind}-between"
    return f"{kind}-from" if least else f"{kind}-until"
