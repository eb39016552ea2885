"""One rule for who signs it: what it waits for, who reads what, where the thresholds come from."""

from collections.abc import Callable

import flet as ft

from app.components.basics import stack, words
from app.workstation.components.boxes import box
from app.workstation.components.controls import button, small
from app.workstation.context import Here
from monitoring.rules import Rule
from monitoring.sign_offs import SignOff


def rule_box(
    here: Here, rule: Rule, word: SignOff | None, on_sign: Callable[[], None], on_withdraw: Callable[[], None]
) -> ft.Control:
    """A box with the whole rule and its button."""
    look, say = here.look, here.say
    soon = f"{say(f'rules.urgency.{rule.urgency}')}. {say(f'rules.concerns.{rule.concerns}')}"
    texts = [
        say("rules.person", text=rule.person[say.language]),
        say("rules.team", text=rule.team[say.language]),
    ]
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
        small(look, soon),
        stack(*(words(look, text, 16, soft=True, height=1.3) for text in texts), spacing=4),
        stack(*(small(look, text) for text in sources), spacing=2),
        words(look, _state(here, rule, word), 16, height=1.3, key=f"state-{rule.id}"),
        *_buttons(here, rule, word, on_sign, on_withdraw),
    )


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
