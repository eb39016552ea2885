"""What Nabij pays attention to: every rule in plain words, and whether the team signed it."""

import flet as ft

from app.components.basics import BOLD, gap, section, title, words
from app.components.cards import card
from app.components.frame import frame
from app.components.notices import line
from app.context import Here, use_here
from app.parts.ways import back
from monitoring.rules import Rule
from monitoring.sign_offs import SignOff


@ft.component
def SignalsScreen() -> ft.View:
    """Nothing is hidden: what is off stands here too."""
    here = use_here()
    look, say = here.look, here.say
    signed = here.session.overview.signed
    ordered = sorted(here.services.rules.values(), key=lambda rule: not rule.is_always_on)
    groups = {
        "signals.group-on": [each for each in ordered if each.is_always_on or each.id in signed],
        "signals.group-off": [each for each in ordered if not each.is_always_on and each.id not in signed],
    }
    return frame(
        look,
        title(look, say("signals.title"), key="signals"),
        words(look, say("signals.under"), 18, soft=True),
        line(look, ft.Icons.EVENT_AVAILABLE_ROUNDED, say("team.who-looks")),
        *(
            control
            for key, group in groups.items()
            if group
            for control in (
                section(look, say(key)),
                *(_rule(here, each, signed.get(each.id)) for each in group),
            )
        ),
        gap(),
        foot=[back(here, "/team")],
        key="signals",
    )


def _rule(here: Here, rule: Rule, signed: SignOff | None) -> ft.Control:
    look, say = here.look, here.say
    is_on = rule.is_always_on or signed is not None
    sign = ft.Icons.CHECK_CIRCLE_ROUNDED if is_on else ft.Icons.CIRCLE_OUTLINED
    return card(
        look,
        words(look, rule.title[say.language], 20, weight=BOLD, height=1.2, level=2),
        words(look, rule.when[say.language], 18),
        line(look, sign, _state(here, rule, signed), key=f"state-{rule.id}"),
        spacing=10,
    )


def _state(here: Here, rule: Rule, signed: SignOff | None) -> str:
    say = here.say
    if rule.is_always_on:
        return say("signals.always")
    if signed is None:
        return say("signals.off")
    return say("signals.on", by=signed.by or say("team.somebody"), date=say.date(signed.at))
