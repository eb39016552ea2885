"""What goes on a card, in words: for the screen and for the paper."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from app.dates import partial_date
from app.i18n import Words
from app.report.card import CardPage, Reach, Told
from app.report.wording import day
from app.sentences import answer_text, capital
from monitoring import care
from monitoring.card_facts import Contents, Fact, answer_on, contents, is_old
from monitoring.cards import Card
from monitoring.items import Instrument
from monitoring.readings import until
from monitoring.records import Author, Origin, Other, Patient, Record, Single

EMERGENCY = "emergency-card"  # its questions say who somebody is, for every card
MOST = 5  # people to call

# Who is called first, by kind of contact. A choice of our own: after the person's own first one the centre
# for home ventilation, which answers day and night to those whom it ventilates (ALS Centrum).
KINDS = ("home-ventilation-centre", "contact-person", "als-team", "gp", "out-of-hours-gp", "home-care")


def card_page(
    say: Words,
    card: Card,
    records: Sequence[Record],
    instruments: Mapping[str, Instrument],
    now: datetime,
    head: str | None = None,
) -> CardPage:
    """Compose a card from a dossier; what nobody said is left out.

    Args:
        say: the words.
        card: which one.
        records: the dossier.
        instruments: to read the answers with.
        now: the time.
        head: the name of what stands largest, where neither the person nor the dossier says it.
    """
    current = [each for each in until(records, now)[0] if each.origin.about <= now]
    found = contents(card, current, instruments, now, head)
    top = _told(say, found.head, now) if found.head else Told("", "", "")
    return CardPage(
        language=say.language,
        title=say.of(card.title),
        head=top.text,
        under=top.under,
        name=_name(current),
        born=_born(say, current),
        told=tuple(_told(say, fact, now) for fact in found.facts),
        people=tuple(_people(say, current)) if card.has_people else (),
        made=tuple(_made(say, found, now)),
        foot=tuple(map(say.of, card.foot)),
        call=say("card.call"),
        fold=say("card.fold"),
        more=say("report.more"),
        footer=say("card.footer", date=say.date(now)),
    )


def newer_lines(say: Words, found: Contents, now: datetime) -> list[str]:
    """What the dossier came to know since the person filled the card in, as the card would say it."""
    return [_told(say, fact, now).text for fact in found.newer]


def _told(say: Words, fact: Fact, now: datetime) -> Told:
    said = [_said(say, fact, answer) for answer in fact.answers]
    texts, notes = [text for text, _ in said], [under for _, under in said if under]
    if fact.at is not None:
        notes.append(say("card.known", date=day(say, fact.at)))
        notes += [say("card.old")] if is_old(fact.at, now) else []
    are_sentences = all(text.endswith((".", "?")) for text in texts)
    text = " ".join(texts) if are_sentences else ", ".join(texts)
    shown = text if fact.line.is_fixed else capital(text)
    return Told(say.of(fact.line.label), shown, " ".join(notes), _is_typed(fact))


def _is_typed(fact: Fact) -> bool:
    """Whether words of the person's own are in it."""
    return fact.item is not None and (
        not fact.item.options or any(isinstance(each, Other) for each in fact.answers)
    )


def _said(say: Words, fact: Fact, answer: Single) -> tuple[str, str]:
    """An answer as the card says it, and what belongs below."""
    statement = fact.line.says.get(answer) if isinstance(answer, str) else None
    if statement is not None:
        return say.of(statement.text), say.of(statement.under)
    return (answer_text(say, fact.item, answer) if fact.item else str(answer)), ""


def _patient(current: Sequence[Record]) -> Patient | None:
    return next((each for each in reversed(current) if isinstance(each, Patient)), None)


def _name(current: Sequence[Record]) -> str:
    own, patient = answer_on(EMERGENCY, "call-me", current), _patient(current)
    return own if isinstance(own, str) else patient.name if patient else ""


def _born(say: Words, current: Sequence[Record]) -> str:
    own, patient = answer_on(EMERGENCY, "birth-date", current), _patient(current)
    if isinstance(own, str):
        return say("card.born", date=partial_date(say, own))
    known = patient.birth_date if patient else None
    return say("card.born", date=say.date(known)) if known else ""


def _people(say: Words, current: Sequence[Record]) -> Iterator[Reach]:
    """Who can be called: the person's own first one, then by kind; each number once."""
    name, number = (answer_on(EMERGENCY, each, current) for each in ("call-first", "call-first-number"))
    first = Reach(str(name), "", str(number)) if name and number else None
    others = sorted(care.contacts(current), key=_rank)
    known = [Reach(each.name, _role(say, each), each.phone) for each in others]
    seen: set[str] = set()
    for each in [*([first] if first else []), *known]:
        figures = "".join(filter(str.isdigit, each.phone))
        if figures and figures not in seen and len(seen) < MOST:
            seen.add(figures)
            yield each


def _rank(contact: care.Contact) -> int:
    return KINDS.index(contact.kind) if contact.kind in KINDS else len(KINDS)


def _role(say: Words, contact: care.Contact) -> str:
    """What somebody is to the person, as a stranger reads it."""
    return say(f"card.kind.{contact.kind}") if contact.kind in KINDS else contact.role


def _made(say: Words, found: Contents, now: datetime) -> Iterator[str]:
    if found.filled is None:
        yield say("card.not-made")
        return
    origin = found.filled.origin
    yield say(f"card.made-{_hands(origin)}", date=say.date(origin.about))
    if is_old(origin.about, now):
        yield say("card.old")


def _hands(origin: Origin) -> str:
    if origin.author is Author.PATIENT:
        return "helped" if origin.helped else "own"
    return origin.author.value
