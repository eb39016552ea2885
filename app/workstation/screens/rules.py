"""The rules: each is off until a clinician of the team has read and signed it."""

from collections.abc import Callable
from functools import partial

import flet as ft

from app.components.basics import BOLD, words
from app.services import Services
from app.workstation import feedback
from app.workstation.actions import rules, writing
from app.workstation.components.boxes import note
from app.workstation.components.controls import field
from app.workstation.components.frame import FrameContext, frame, is_tall
from app.workstation.context import use_here
from app.workstation.parts.rule import rule_box
from monitoring.rules import Rule
from sync.errors import SyncError, VaultError

FORM, WIDEST = 560, 880  # dp; longer lines are hard to read


@ft.component
def RulesScreen() -> ft.View:
    """The name first: whoever signs is named in every dossier."""
    here = use_here()
    look, say, services = here.look, here.say, here.services
    name, set_name = ft.use_state(writing.sender(services))
    said, set_said = ft.use_state("")

    def press(act: Callable[[Services, Rule, str], None], rule: Rule) -> None:
        if not name.strip():
            set_said("rules.name-empty")
            return
        try:
            act(services, rule, name)
        except VaultError as error:
            set_said(feedback.key(error))
            return
        set_said("rules.saved")
        here.office.read(services)
        ft.context.page.run_task(here.office.fetch, services)

    tall = is_tall(look, ft.use_context(FrameContext).width)
    try:
        last = rules.last_words(services)
    except SyncError as error:
        last, said = {}, feedback.key(error)
    boxes = [
        rule_box(
            here,
            rule,
            last.get(rule.id),
            partial(press, rules.sign, rule),
            partial(press, rules.withdraw, rule),
            tall=tall,
        )
        for rule in services.rules.values()
    ]
    asked = field(look, say("rules.name"), name, on_change=set_name, key="clinician")
    notes = [note(look, say(said), ft.Icons.INFO_OUTLINE_ROUNDED, key="rules-note")] if said else []
    return frame(
        look,
        "rules",
        words(look, say("rules.title"), 28, weight=BOLD, height=1.2, level=1),
        _held(words(look, say("rules.under"), 16, soft=True), WIDEST, tall=tall),
        _held(asked, FORM, tall=tall),
        *notes,
        *(_held(each, WIDEST, tall=tall) for each in boxes),
        key="rules",
    )


def _held(control: ft.Control, width: float, *, tall: bool) -> ft.Control:
    return control if tall else ft.Row([ft.Container(control, width=width)])
