"""What an invented person fills in, week after week."""

import random
import uuid
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from monitoring import fhir
from monitoring.items import Instrument
from monitoring.lives import Life
from monitoring.records import Answer, Author, Origin, QuestionnaireResponse

_WEEK = timedelta(days=7)
_MINUTES = timedelta(minutes=3)


def new_id(rng: random.Random) -> str:
    """Make an identifier that the seed decides."""
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))


def diary(
    life: Life, end: datetime, rng: random.Random, instruments: Mapping[str, Instrument]
) -> Iterator[QuestionnaireResponse]:
    """Return the weekly check-ins and weights and the four-weekly ALSFRS-R that were not skipped."""
    can_be_weighed = True
    for week in range((end - life.joined) // _WEEK + 1):
        at = _moment(life.joined + week * _WEEK, rng)
        if at + 2 * _MINUTES >= end:
            continue
        if rng.random() >= life.skipping:
            yield fhir.response(
                instruments["weekly-check-in"], _check_in(life, at, rng), _origin(life, at, rng)
            )
        if can_be_weighed and rng.random() >= life.skipping:
            can_be_weighed = not _stops_weighing(life, at, rng)
            answers: dict[str, Answer] = (
                {"weight": _weight(life, at, rng)} if can_be_weighed else {"cannot-weigh": True}
            )
            yield fhir.response(instruments["weight"], answers, _origin(life, at + _MINUTES, rng))
        if week % 4 == 0 and rng.random() >= life.skipping / 3:
            instrument = instruments["alsfrs-r"]
            origin = _origin(life, at + 2 * _MINUTES, rng)
            yield fhir.response(instrument, alsfrs_r(instrument, life, at, rng), origin)


def alsfrs_r(instrument: Instrument, life: Life, at: datetime, rng: random.Random) -> dict[str, Answer]:
    """Return the answers that fit a day; nobody judges quite the same each time."""
    has_gastrostomy = life.gastrostomy is not None and at > life.gastrostomy
    is_ventilated = life.ventilation is not None and at > life.ventilation
    points = {link_id: 4 - lost - rng.gauss(0, 0.12) for link_id, lost in life.lost(at).items()}
    if not has_gastrostomy:
        points["swallowing"] = max(2.0, points["swallowing"])  # less means tube feeding
    # 0 means a tube in the throat, which few people in the Netherlands choose; 4 means no device at all.
    points["ventilation"] = min(3.0, max(1.0, points["ventilation"])) if is_ventilated else 4.0
    if not is_ventilated:
        points["orthopnea"] = max(1.0, points["orthopnea"])
    answers: dict[str, Answer] = {"gastrostomy": has_gastrostomy}
    for link_id, value in points.items():
        asked = "cutting-gastrostomy" if has_gastrostomy and link_id == "cutting" else link_id
        nearest = min(4, max(0, round(value)))
        answers[asked] = next(each.code for each in instrument.item(asked).options if each.points == nearest)
    return answers


def _check_in(life: Life, at: datetime, rng: random.Random) -> dict[str, Answer]:
    well_being = min(10, max(0, round(life.well_being(at) + rng.gauss(0, 0.8))))
    answers: dict[str, Answer] = {"well-being": well_being}
    if rng.random() < (0.35 if well_being <= 4 else 0.015):
        answers["contact"] = True
    return answers


def _weight(life: Life, at: datetime, rng: random.Random) -> Decimal:
    return Decimal(round(10 * (life.weight(at) + rng.gauss(0, 0.3)))) / 10


def _stops_weighing(life: Life, at: datetime, rng: random.Random) -> bool:
    lost = life.lost(at)
    return lost["walking"] >= 3.5 and lost["turning"] >= 2.5 and rng.random() < 0.06


def _moment(day: datetime, rng: random.Random) -> datetime:
    day += timedelta(days=rng.choice((-1, 0, 0, 0, 1)))
    return day.replace(
        hour=rng.randint(9, 20), minute=rng.randint(0, 59), second=rng.randint(0, 59), microsecond=0
    )


def _origin(life: Life, at: datetime, rng: random.Random) -> Origin:
    needed = rng.random() < life.hands_needed(at)
    by_carer = needed and rng.random() < 0.6
    return Origin(
        record_id=new_id(rng),
        about=at,
        entered=at,
        author=Author.CARER if by_carer else Author.PATIENT,
        helped=needed and not by_carer,
    )
