"""How many responses to the ALSFRS-R are scored and staged in a second, on one core."""

import random
import time
from statistics import median

from app import content
from monitoring.overview import stages
from monitoring.records import Answer, QuestionnaireResponse
from monitoring.scoring import score
from tests.bench.figures import Row
from tests.bench.store import START
from tests.monitoring.factories import origin, points

RESPONSES, ROUNDS = 20_000, 5
_ALSFRS_R = content.load_instruments()["alsfrs-r"]


def run() -> dict[str, float]:
    """Medians: plainly complete responses per second, and responses with an item missing."""
    chance = random.Random(1)
    complete = [_response(chance) for _ in range(RESPONSES)]
    incomplete = [_without(each, "stairs") for each in complete[: RESPONSES // 10]]
    return {"complete_per_s": _per_second(complete), "incomplete_per_s": _per_second(incomplete)}


def rows() -> list[Row]:
    """The figures as the page shows them."""
    found = run()
    return [
        ("an ALSFRS-R scored and staged, one core", f"{found['complete_per_s']:,.0f} /s", "≥ 50,000 /s"),
        ("– with an item missing, and its problem named", f"{found['incomplete_per_s']:,.0f} /s", ""),
    ]


def _per_second(responses: list[QuestionnaireResponse]) -> float:
    return len(responses) / median(_timed(responses) for _ in range(ROUNDS))


def _timed(responses: list[QuestionnaireResponse]) -> float:
    begin = time.process_time()
    for response in responses:
        stages(score(_ALSFRS_R, response))
    return time.process_time() - begin


def _response(chance: random.Random) -> QuestionnaireResponse:
    digits = "".join(str(chance.randint(0, 4)) for _ in range(12))
    answers: dict[str, Answer] = points(digits, gastrostomy=chance.random() < 0.2)
    return QuestionnaireResponse(origin("a", START), _ALSFRS_R.canonical, answers, {})


def _without(response: QuestionnaireResponse, link_id: str) -> QuestionnaireResponse:
    answers = {name: answer for name, answer in response.answers.items() if name != link_id}
    return QuestionnaireResponse(response.origin, response.questionnaire, answers, {})


if __name__ == "__main__":
    print({name: f"{figure:,.0f}" for name, figure in run().items()})
