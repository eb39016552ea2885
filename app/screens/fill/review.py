"""All answers in one list, to look at once more before they are saved."""

from collections.abc import Callable, Mapping
from functools import partial

import flet as ft

from app.actions import answering
from app.components.actions import primary, quiet, secondary
from app.components.answers import answer_card
from app.components.basics import gap, pair, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import banner, line
from app.context import Here, go
from app.parts.ways import back
from app.sentences import answer_text
from app.state.draft import Draft
from app.state.pages import Page
from monitoring.doubts import Doubt, doubts
from monitoring.items import Item
from monitoring.measures import Measure
from monitoring.occurrences import link_id_of


def review_page(here: Here, draft: Draft, save: Callable[[], None], trouble: str) -> ft.View:
    """Each answer opens its question again; the way to save stays in reach."""
    look, say, sheet = here.look, here.say, draft.sheet
    doubted = _doubts(here, draft)
    answers = [_card(here, draft, page, doubted) for page in sheet.pages]
    before = quiet(look, say("back"), ft.Icons.ARROW_BACK_ROUNDED, on_click=draft.back, key="back")
    pause = quiet(look, say("pause"), ft.Icons.PAUSE_ROUNDED, on_click=partial(go, here.home), key="pause")
    texts = [words(look, say.of(note.item.text), 18, key=f"note-{note.key}") for note in sheet.closing]
    if not sheet.pages:  # a text to read, and nothing to save
        leave = back(here)
        return frame(look, title(look, say.of(draft.instrument.title)), *texts, foot=[leave], key="review")
    return frame(
        look,
        title(look, say("review.title")),
        words(look, say("review.under"), 18, soft=True),
        *([banner(look, trouble, kind="notice", key="trouble")] if trouble else []),
        *([words(look, say("fill.copied"), 18, key="copied")] if draft.copies else []),
        gap(2),
        *answers,
        *_worked_out(here, draft, doubted),
        *texts,
        *_left_out(here, draft),
        foot=[
            primary(look, say("save"), ft.Icons.CHECK_ROUNDED, on_click=save, key="save"),
            pair(look, before, pause),
        ],
        key="review",
    )


def _card(here: Here, draft: Draft, page: Page, doubted: Mapping[str, Doubt]) -> ft.Control:
    say, item = here.say, page.question
    if item.kind == "group":
        label = say("fill.one-more-of", title=say.of(item.text, item.link_id))
        return secondary(
            here.look,
            label,
            ft.Icons.ADD_ROUNDED,
            on_click=partial(draft.add, page.key),
            key=f"review-{page.key}",
        )
    return answer_card(
        here.look,
        answer_text(say, item, draft.answers.get(page.key)),
        say.of(item.text, item.link_id),
        _doubt(here, item, doubted.get(page.key)),
        on_click=partial(draft.revisit, page.key),
        key=f"review-{page.key}",
    )


def _doubts(here: Here, draft: Draft) -> Mapping[str, Doubt]:
    services, trend = here.services, here.session.overview.trends.get(Measure.WEIGHT)
    points = [point for point in trend.points if point.record_id != draft.replaces] if trend else []
    last = answering.last_response(services, draft.instrument, besides=draft.replaces)
    weight = points[-1] if points else None
    return doubts(draft.instrument, draft.sheet.answers, last, weight, services.now())


def _doubt(here: Here, item: Item, doubt: Doubt | None) -> str:
    if doubt is None:
        return ""
    date = here.say.recent(doubt.at, here.services.now())
    return here.say("fill.doubt", date=date, before=answer_text(here.say, item, doubt.before))


def _worked_out(here: Here, draft: Draft, doubted: Mapping[str, Doubt]) -> list[ft.Control]:
    """What the questionnaire calculates and has words for.

    A hidden value is shown only when it is a measurement, with its unit: a score is not shown unasked.
    """
    say, found = here.say, []
    for key, answer in draft.sheet.answers.items():
        item = draft.instrument.by_id[link_id_of(key)]
        shows = item.calculation is not None or (item.read_only and not item.hidden)
        if shows and say.of(item.text) and not (item.hidden and not item.unit):
            said = f"{say.of(item.text)}: {answer_text(say, item, answer)}"
            doubt = _doubt(here, item, doubted.get(key))
            sign = ft.Icons.HELP_OUTLINE_ROUNDED if doubt else ft.Icons.CALCULATE_OUTLINED
            found.append(line(here.look, sign, f"{said}\n{doubt}".strip(), key=f"value-{key}"))
    return [card(here.look, *found)] if found else []


def _left_out(here: Here, draft: Draft) -> list[ft.Control]:
    """What Nabij cannot ask or work out, so that nobody thinks that it was."""
    say, by_id = here.say, draft.instrument.by_id
    names = dict.fromkeys(limit.link_id for limit in draft.instrument.limits)
    lost = [by_id[name] for name in names if name in by_id and not by_id[name].runs]
    lines = [say("fill.cannot-ask", question=say.of(item.text, item.link_id)) for item in lost]
    if draft.sheet.troubles:
        lines.append(say("fill.cannot-work-out"))
    signs = [
        line(here.look, ft.Icons.INFO_OUTLINE_ROUNDED, text, key=f"left-out-{n}")
        for n, text in enumerate(lines)
    ]
    return [card(here.look, *signs)] if signs else []
