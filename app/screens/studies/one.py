"""One study: what it asks, what of that is known here, what is missing, and whom to ask."""

from functools import partial

import flet as ft

from app.actions import studies
from app.actions.offering import offered
from app.components.actions import primary, quiet, secondary
from app.components.basics import BOLD, gap, section, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import banner, line
from app.components.told import told
from app.context import Here, go, open_address, use_here
from app.parts.explained import Explained
from app.parts.studies import believed, not_shown, whom_to_ask
from app.parts.wayfinder import reviewed
from app.parts.ways import back, nowhere
from app.study_words import criterion_text, fill_in, value_text, why_text
from monitoring.studies import Study
from monitoring.study_criteria import Fit, Judged, Known
from monitoring.study_fit import StudyFit, Verdict, fit

SIGNS = {
    Verdict.MAYBE: ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
    Verdict.MISSING: ft.Icons.HELP_OUTLINE_ROUNDED,
    Verdict.PROBABLY_NOT: ft.Icons.INFO_OUTLINE_ROUNDED,
}


@ft.component
def StudyScreen() -> ft.View:
    """What ended is not held against anybody: it only says what came of it."""
    here = use_here()
    look, say = here.look, here.say
    name = ft.use_route_params().get("study", "")
    leave = back(here, "/studies")
    found = believed(here)
    if isinstance(found, str):
        away = title(look, say("wayfinder.studies"))
        return frame(look, away, *not_shown(here, found), foot=[leave], key="study")
    study = found.find(name)
    if study is None:
        return nowhere(here, "/studies", "study")
    known = studies.known_here(here.services, here.session.preferences.diagnosis)
    held = fit(study, known, here.services.now())
    take = primary(
        look,
        say("studies.take-along"),
        ft.Icons.DESCRIPTION_OUTLINED,
        on_click=partial(go, f"/studies/{study.id}/take-along"),
        key="take-along",
    )
    return frame(
        look,
        title(look, say.of(study.title)),
        words(look, say.of(study.brief), 20),
        *_about(here, study),
        Explained(f"{say.of(study.asks)} {say.of(study.may_bring)}", key=f"explained-{study.id}"),
        *(_held(here, held, known) if held.verdict else _asked_then(here, study)),
        *_site(here, study),
        *whom_to_ask(here, [study.contact]),
        line(look, ft.Icons.LOCK_OUTLINE_ROUNDED, say("studies.nothing-left"), key="nothing-left"),
        reviewed(here, study.review, study.sources),
        gap(),
        foot=[*([take] if study.is_open else []), leave],
        key=f"study-{study.id}",
    )


def _about(here: Here, study: Study) -> list[ft.Control]:
    look, say = here.look, here.say
    status = say(
        "studies.since", status=say(f"studies.status.{study.status}"), day=say.date(study.status_since)
    )
    facts = (
        (say("studies.state"), " ".join(filter(None, [status, say.of(study.status_note)]))),
        (say("studies.you-do" if study.is_open else "studies.they-did"), say.of(study.asks)),
        (say("studies.brings" if study.is_open else "studies.brought"), say.of(study.may_bring)),
        (say("studies.who"), say.of(study.who)),
        (say("path.where"), say.of(study.where)),
        (say("studies.number"), study.registry),
    )
    return [card(look, *told(look, facts))]


def _held(here: Here, held: StudyFit, known: Known) -> list[ft.Control]:
    """What is known of it here; the words never go further than that."""
    look, say, verdict = here.look, here.say, held.verdict
    if verdict is None:
        return []
    groups = {
        "studies.not-now": [each for each in held.judged if each.fit is Fit.NOT],
        "studies.fits": [each for each in held.judged if each.fit is Fit.FITS],
        "studies.missing": [each for each in held.judged if each.why in ("missing", "old")],
        "studies.they-look": [each for each in held.judged if each.why in ("nobody", "border")],
    }
    return [
        section(look, say("studies.compared")),
        banner(look, say(f"studies.verdict-long.{verdict}"), SIGNS[verdict], key="verdict"),
        *(_group(here, key, group, known) for key, group in groups.items() if group),
    ]


def _group(here: Here, key: str, group: list[Judged], known: Known) -> ft.Control:
    look = here.look
    head = words(look, here.say(key), 20, weight=BOLD, height=1.2, level=3)
    drawn = [_criterion(here, each) for each in group]
    return card(look, head, *drawn, *(_ways(here, group, known) if key == "studies.missing" else []))


def _criterion(here: Here, judged: Judged) -> ft.Control:
    look, say = here.look, here.say
    shows = here.session.preferences.shows_score
    under = [value_text(say, judged, shows_score=shows), why_text(say, judged)]
    said = words(look, criterion_text(say, here.services.instruments, judged.criterion), 18)
    below = [words(look, each, 16, soft=True, height=1.3) for each in under if each]
    return ft.MergeSemantics(ft.Column([said, *below], spacing=2))


def _ways(here: Here, group: list[Judged], known: Known) -> list[ft.Control]:
    """A button for each list that tells what is missing, once; who else knows it where there is none."""
    look, say = here.look, here.say
    offers = offered(here.services)
    wanted = {fill_in(each, known) for each in group}
    buttons = [
        secondary(
            look,
            say("studies.fill-in", name=say.of(offers[name].title, name)),
            ft.Icons.EDIT_OUTLINED,
            on_click=partial(go, f"/fill/{name}"),
            key=f"fill-{name}",
        )
        for name in sorted(wanted & set(offers))
    ]
    elsewhere = wanted - set(offers)
    return [*buttons, *([words(look, say("studies.team-knows"), 18, key="team-knows")] if elsewhere else [])]


def _asked_then(here: Here, study: Study) -> list[ft.Control]:
    """What a study that ended asked for, without holding it against anybody."""
    look, say = here.look, here.say
    lines = [criterion_text(say, here.services.instruments, each) for each in study.criteria]
    head = words(look, say("studies.asked-then"), 20, weight=BOLD, height=1.2, level=2)
    return [card(look, head, *(words(look, each, 18) for each in lines))] if lines else []


def _site(here: Here, study: Study) -> list[ft.Control]:
    if not study.site:
        return []
    text, sign = here.say("studies.read-more"), ft.Icons.OPEN_IN_NEW_ROUNDED
    return [quiet(here.look, text, sign, on_click=partial(open_address, study.site), key="read-more")]
