"""One rule for who signs it: what it waits for, who reads what, where the thresholds come from."""

from collections.abc import Callable

import flet as ft

from app.components.basics import MEDIUM, icon, stack, words
from app.workstation.components.boxes import box
from app.workstation.components.controls import button, small
from app.workstation.components.labelled import labelled
from app.workstation.context import Here
from monitoring.rules import Rule
from monitoring.sign_offs import SignOff


def rule_box(
    here: Here,
    rule: Rule,
    word: SignOff | None,
    on_sign: Callable[[], None],
    on_withdraw: Callable[[], None],
    *,
    tall: bool,
) -> ft.Control:
    """A box with the whole rule and its button."""
    look, say = here.look, here.say
    soon = f"{say(f'rules.urgency.{rule.urgency}')}. {say(f'rules.concerns.{rule.concerns}')}"
    sources = [
        say(
            "rules.source",
            of=each.of[say.language],
            basis=say(f"rules.basis.{each.basis}"),
            citation=each.citation[say.language],
        )
        for each in rule.sources
    ]
    return box(
        look,
        say("rules.head", id=rule.id, title=rule.title[say.language]),
        words(look, rule.when[say.language], 16, height=1.3),
        labelled(
            look,
            [
                (say("rules.soon"), words(look, soon, 16, height=1.3)),
                (say("rules.person"), words(look, rule.person[say.language], 16, height=1.3)),
                (say("rules.team"), words(look, rule.team[say.language], 16, height=1.3)),
                (say("rules.sources"), stack(*(small(look, text) for text in sources), spacing=4)),
            ],
            tall=tall,
        ),
        _state_line(here, rule, word),
        *_buttons(here, rule, word, on_sign, on_withdraw),
    )


def _state_line(here: Here, rule: Rule, word: SignOff | None) -> ft.Control:
    look = here.look
    is_on = rule.is_always_on or (word is not None and word.covers(rule))
    sign = ft.Icons.CHECK_CIRCLE_ROUNDED if is_on else ft.Icons.CIRCLE_OUTLINED
    text = words(
        look,
        _state(here, rule, word),
        16,
        weight=MEDIUM,
        height=1.3,
        expand=True,
        key=f"state-{rule.id}",
    )
    return ft.Row([icon(look, sign, 20, look.leaf if is_on else look.ink_soft), text], spacing=10)


def _state(here: Here, rule: Rule, word: SignOff | None) -> str:
    say = here.say
    if rule.is_always_on:
        return say("rules.always")
    if word is None:
        return say("rules.off")
    key = "rules.on" if word.covers(rule) else "rules.changed" if word.is_active else "rules.withdrawn"
    return say(key, by=word.by, date=say.date(word.at))


def _buttons(
    here: Here, rule: Rule, word: SignOff | None, on_sign: Callable[[], None], on_withdraw: Callable[[], None]
) -> list[ft.Control]:
    if rule.is_always_on:
        return []
    name, sign, press = (
        ("withdraw", ft.Icons.UNDO_ROUNDED, on_withdraw)
        if word is not None and word.covers(rule)
        else ("sign", ft.Icons.DRAW_OUTLINED, on_sign)
    )
    shape = button(
        here.look,
        here.say(f"rules.{name}"),
        sign,
        spoken=here.say(f"rules.{name}-spoken", id=rule.id),
        on_click=press,
        key=f"{name}-{rule.id}",
    )
    return [ft.Row([shape])]
