"""Cards to show to somebody: what stands on them now, and the same on paper; nothing needs a network."""

from app import content
from app.actions import notebook
from app.actions.exporting import Export
from app.actions.preferences import NOTE, read_preferences
from app.i18n import Words
from app.report.card import CardPage
from app.report.card_contents import card_page, newer_lines
from app.report.card_drawing import draw_card
from app.services import Services
from monitoring.card_facts import Contents, contents
from monitoring.cards import Card


def read(services: Services, card: Card) -> Contents:
    """What the person and the dossier say on a card."""
    records = notebook.records(services)
    return contents(card, records, services.instruments, services.now(), _head(services))


def page(services: Services, say: Words, card: Card) -> CardPage:
    """The card in the language of these words."""
    records = notebook.records(services)
    return card_page(say, card, records, services.instruments, services.now(), _head(services))


def newer(services: Services, say: Words, card: Card) -> list[str]:
    """What the dossier came to know since, and the card does not say."""
    return newer_lines(say, read(services, card), services.now())


def paper(services: Services, say: Words, card: Card) -> Export:
    """The card as a PDF, made in memory."""
    data = draw_card(page(services, say, card), content.assets() / "fonts")
    return Export(f"{say(f'card.file.{card.id}')}-{say.local(services.now()):%Y-%m-%d}.pdf", data)


def _head(services: Services) -> str | None:
    """The illness that was chosen for the wayfinder; nothing where nobody chose anything."""
    if services.store.note(NOTE) is None:
        return None
    return f"illness-{read_preferences(services).diagnosis}"
