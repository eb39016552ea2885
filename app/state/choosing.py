"""Choosing more than one answer: check marks, and the one answer that goes with no other."""

from monitoring.items import Item, Option
from monitoring.records import Answer, Other, Single, each


def toggled(item: Item, given: Answer | None, option: Option) -> tuple[Single, ...]:
    """The answers after a tap: in the order of the options, one's own words last."""
    chosen = each(given)
    if option.answer in chosen:
        return tuple(answer for answer in chosen if answer != option.answer)
    if option.excludes:
        return (option.answer,)
    kept = {answer for answer in chosen if (o := item.option(answer)) is not None and not o.excludes}
    listed = tuple(o.answer for o in item.options if o.answer in kept | {option.answer})
    return listed + tuple(answer for answer in chosen if isinstance(answer, Other))


def with_words(item: Item, given: Answer | None, text: str) -> tuple[Single, ...]:
    """The answers with these own words in place of earlier ones; without words none of one's own."""
    options = [answer for answer in each(given) if not isinstance(answer, Other)]
    if not text:
        return tuple(options)
    kept = [answer for answer in options if (o := item.option(answer)) is not None and not o.excludes]
    return (*kept, Other(text))


def narrowed(options: tuple[Option, ...], text: str) -> tuple[Option, ...]:
    """The options in which every typed word begins one, in whichever language."""
    wanted = text.casefold().split()
    return tuple(o for o in options if any(_has(words, wanted) for words in (o.code, *o.text.values())))


def _has(text: str, wanted: list[str]) -> bool:
    words = text.casefold().split()
    return all(any(word.strip("(\u201c\"'").startswith(each) for word in words) for each in wanted)
