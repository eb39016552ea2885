"""Signals on the phone: what was noticed, by which values, who sees it, and what one can do."""

from functools import partial

import flet as ft

from app.actions.signals import of_record, put_away
from app.components.actions import danger, quiet, secondary
from app.components.basics import BOLD, words
from app.components.cards import card
from app.components.notices import line
from app.context import Here, go
from app.signal_words import because_lines
from monitoring.signals import Signal
from sync.errors import VaultError


def signal_cards(here: Here, *, today: bool) -> list[ft.Control]:
    """What concerns the person and was not put away: what cannot wait until tomorrow, or the rest."""
    noticed = [each for each in here.session.overview.noticed if _is_for_today(each) is today]
    return _with_who_sees(here, [_card(here, each, can_wait=True) for each in noticed])


def saved_cards(here: Here, record_id: str) -> list[ft.Control]:
    """What the record that was just saved met, for whoever filled it in."""
    met = of_record(here.session.overview.signals, record_id)
    return _with_who_sees(here, [_card(here, each, can_wait=False) for each in met])


def _with_who_sees(here: Here, cards: list[ft.Control]) -> list[ft.Control]:
    """Below the cards, once: who sees this, and that nobody watches."""
    if not cards:
        return []
    text = f"{here.say('signals.team-sees')} {here.say('team.who-looks')}"
    who = line(here.look, ft.Icons.EVENT_AVAILABLE_ROUNDED, text)
    return [*cards, ft.Container(who, padding=ft.Padding.only(left=4, right=4, top=4, bottom=8))]


def _is_for_today(signal: Signal) -> bool:
    return signal.rule.urgency == "same-day"


def _card(here: Here, signal: Signal, *, can_wait: bool) -> ft.Control:
    look, say, rule = here.look, here.say, signal.rule
    ask = secondary(
        look,
        say("signals.ask"),
        ft.Icons.CHAT_BUBBLE_OUTLINE_ROUNDED,
        on_click=partial(go, f"/contact/{rule.id}"),
        key=f"ask-{rule.id}",
    )
    wait = quiet(
        look,
        say("signals.not-now"),
        on_click=partial(_put_away, here, signal),
        key=f"not-now-{rule.id}",
    )
    acute = danger(look, say("emergency.call"), on_click=partial(go, "/acute"), key=f"acute-{rule.id}")
    because = because_lines(say, here.services.instruments, signal.because, here.services.now())
    return card(
        look,
        words(look, rule.title[say.language], 20, weight=BOLD, height=1.2, level=2),
        words(look, rule.person[say.language], 18, key=f"signal-{rule.id}"),
        words(look, "\n".join(because), 16, soft=True, height=1.3, key=f"because-{rule.id}"),
        *([acute] if _is_for_today(signal) else []),
        ask,
        *([wait] if can_wait else []),
        spacing=14,
    )


def _put_away(here: Here, signal: Signal) -> None:
    try:
        put_away(here.services, here.session.overview.signals, signal)
    except VaultError:
        return  # it stays in sight
    here.session.read(here.services)
