"""A card as a stranger reads it: large, black on white, with no buttons between the lines."""

import flet as ft

from app.components.basics import BOLD, MEDIUM, words
from app.report.card import CardPage, Reach, Told
from app.theme import CARD, LIGHT, Look

PAD = 20  # dp


def shown(look: Look, page: CardPage) -> ft.Control:
    """Draw a card; by night it stays white, for a stranger has to read it in any light."""
    paper = look if look.contrast else LIGHT.at(look.scale, look.system)
    people = [_people(paper, page)] if page.people else []
    parts = [_head(paper, page), *(_told(paper, each) for each in page.told), *people, _made(paper, page)]
    return ft.Container(
        ft.Column(parts, spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        bgcolor=paper.surface,
        border_radius=CARD,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        border=ft.Border.all(2, paper.edge if paper.contrast else paper.line),
    )


def _head(paper: Look, page: CardPage) -> ft.Control:
    """What it is about, and whose it is."""
    color = paper.on_lamp
    who = (
        [words(paper, page.name, 24, weight=BOLD, color=color, height=1.2, key="card-name")]
        if page.name
        else []
    )
    born = [words(paper, page.born, 20, color=color, height=1.25)] if page.born else []
    title = words(
        paper, page.head or page.title, 40, weight=BOLD, color=color, height=1.1, level=1, key="card-head"
    )
    under = [words(paper, page.under, 20, color=color, height=1.3)] if page.under else []
    return ft.Container(
        ft.Column([title, *who, *born, *under], spacing=4),
        bgcolor=paper.lamp,
        padding=ft.Padding.symmetric(horizontal=PAD, vertical=18),
    )


def _told(paper: Look, told: Told) -> ft.Control:
    label = [words(paper, told.label, 18, weight=MEDIUM, color=paper.leaf, height=1.25)] if told.label else []
    size, weight = (24, MEDIUM) if told.is_typed else (28, BOLD)
    under = [words(paper, told.under, 20, height=1.3)] if told.under else []
    text = words(paper, told.text, size, weight=weight, height=1.2)
    return _row(paper, [*label, text, *under])


def _people(paper: Look, page: CardPage) -> ft.Control:
    head = words(paper, page.call, 18, weight=MEDIUM, color=paper.leaf, height=1.25)
    return _row(paper, [head, *(line for each in page.people for line in _reach(paper, each))])


def _reach(paper: Look, person: Reach) -> list[ft.Control]:
    who = ", ".join(filter(None, (person.name, person.role)))
    return [
        words(paper, who, 20, weight=MEDIUM, height=1.2),
        words(paper, person.phone, 28, weight=BOLD, height=1.2),
    ]


def _row(paper: Look, lines: list[ft.Control]) -> ft.Control:
    return ft.Container(
        ft.Column(lines, spacing=3),
        padding=ft.Padding.symmetric(horizontal=PAD, vertical=14),
        border=ft.Border.only(bottom=ft.BorderSide(paper.card_edge, paper.line)),
    )


def _made(paper: Look, page: CardPage) -> ft.Control:
    lines = [words(paper, each, 16, soft=True, height=1.3) for each in (*page.made, *page.foot)]
    return ft.Container(
        ft.Column(lines, spacing=6), padding=ft.Padding.symmetric(horizontal=PAD, vertical=14)
    )
