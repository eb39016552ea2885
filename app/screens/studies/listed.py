"""Studies: which one could ask about, and which ended."""

from dataclasses import replace
from functools import partial

import flet as ft

from app.actions import studies
from app.actions.planning import local_now
from app.components.actions import choice
from app.components.basics import gap, section, title, words
from app.components.cards import link_card
from app.components.frame import frame
from app.components.notices import banner, line
from app.context import Here, go, use_here
from app.parts.saving import notes, prefer
from app.parts.studies import ASK, believed, not_shown, whom_to_ask
from app.parts.ways import back
from monitoring.studies import Study, StudyList
from monitoring.study_criteria import Known
from monitoring.study_fit import fit

SIGNS = {
    "recruiting": ft.Icons.WB_SUNNY_OUTLINED,
    "not-yet": ft.Icons.SCHEDULE_ROUNDED,
    "unconfirmed": ft.Icons.HELP_OUTLINE_ROUNDED,
    "closed": ft.Icons.TASK_ALT_ROUNDED,
    "stopped": ft.Icons.TASK_ALT_ROUNDED,
}


@ft.component
def StudiesScreen() -> ft.View:
    """At the top the choice to see nothing of it."""
    here = use_here()
    look, say, shows = here.look, here.say, here.session.preferences.shows_studies
    trouble, set_trouble = ft.use_state("")

    chosen = replace(here.session.preferences, shows_studies=not shows)
    hide = choice(
        look,
        say("studies.hide"),
        say("studies.hide-under"),
        selected=not shows,
        several=True,
        on_click=partial(prefer, here, chosen, set_trouble),
        key="hide",
    )
    return frame(
        look,
        title(look, say("wayfinder.studies")),
        hide,
        *notes(here, trouble),
        *(_shown(here) if shows else []),
        gap(),
        foot=[back(here, "/wayfinder/more")],
        key="studies",
    )


def _shown(here: Here) -> list[ft.Control]:
    look, say, found = here.look, here.say, believed(here)
    if isinstance(found, str):
        return not_shown(here, found)
    running = [each for each in found.studies if each.is_open]
    ended = [each for each in found.studies if not each.is_open]
    known = studies.known_here(here.services, here.session.preferences.diagnosis)
    return [
        line(look, ft.Icons.LOCK_OUTLINE_ROUNDED, say("studies.stays-here"), key="stays-here"),
        *_none_recruits(here, found),
        *([section(look, say("studies.running"))] if running else []),
        *(_card(here, each, known) for each in running),
        *([section(look, say("studies.ended"))] if ended else []),
        *(_card(here, each, known) for each in ended),
        *whom_to_ask(here, ASK),
        words(look, _age(here, found), 16, soft=True, key="list-age"),
    ]


def _none_recruits(here: Here, found: StudyList) -> list[ft.Control]:
    """Said plainly where it is so: nobody has to look through the list for it."""
    if any(each.status == "recruiting" for each in found.studies):
        return []
    return [banner(here.look, here.say("studies.none-recruits"), key="none-recruits")]


def _card(here: Here, study: Study, known: Known) -> ft.Control:
    say = here.say
    verdict = fit(study, known, here.services.now()).verdict
    said = [say(f"studies.status.{study.status}"), say(f"studies.verdict.{verdict}") if verdict else ""]
    under = "\n".join([say.of(study.brief), " · ".join(filter(None, said))])
    sign, go_on = SIGNS[study.status], partial(go, f"/studies/{study.id}")
    return link_card(here.look, say.of(study.title), under, sign, on_click=go_on, key=f"study-{study.id}")


def _age(here: Here, found: StudyList) -> str:
    say, today = here.say, local_now(here.services).date()
    said = say("studies.list-of", day=say.date(found.published), until=say.date(found.valid_until))
    late = [each for each in found.studies if each.review.is_over(today)]
    return f"{say('path.over')} {said}" if late else said
