"""What questions, their topics and who takes them are called at the workstation."""

from app.workstation.context import Here
from monitoring.team_questions import TeamQuestion, Word


def themes(here: Here) -> dict[str, str]:
    """Every topic that a question can be counted under, by id."""
    return {each.id: here.say.of(each.title) for each in here.services.guide.topics}


def theme_name(here: Here, theme: str) -> str:
    """What a topic is called; nothing where there is none."""
    return themes(here).get(theme, theme)


def routes(here: Here) -> dict[str, str]:
    """Everybody who can take a question, by id; the wayfinder speaks to the person, this to the team."""
    contacts = here.services.guide.contacts.values()
    return {
        each.id: here.say.find(f"team-questions.route.{each.id}") or here.say.of(each.name)
        for each in contacts
    }


def route_name(here: Here, route: str) -> str:
    """What somebody who takes questions is called."""
    return routes(here).get(route, route)


def stands(here: Here, question: TeamQuestion) -> str:
    """Where a question stands, in a sentence."""
    say = here.say
    if question.answered:
        name = f"team-questions.stands-{question.answered.outcome}"
        return say(name, detail=_detail(here, question.answered))
    if question.seen:
        return say("team-questions.stands-seen", detail=_detail(here, question.seen))
    return say("team-questions.stands-sent")


def _detail(here: Here, word: Word) -> str:
    when = here.say.recent(word.at, here.services.now())
    return here.say("asked.by", by=word.by or here.say("desk.team"), when=when)
