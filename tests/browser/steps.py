"""What a person does on the phone, in the words that the screen shows."""

import re

from tests.support.browser import Person

WHOLE_CHECK_IN, WEIGHING, ALSFRS_R = 2, 3, 13  # taps, docs/architecture.md and the design's fifth promise


def join(person: Person, link: str) -> None:
    person.tap(re.compile("Voor mijzelf"))
    person.tap("Verder")
    paste(person, link)
    person.tap("Doe mee")
    person.sees(re.compile("Alles (is )?bewaard"))


def paste(person: Person, link: str) -> None:
    person.sees("Link van de uitnodiging")
    person.paste(re.compile("Link van de uitnodiging"), link)


def counted(person: Person, task) -> int:
    """How many taps something takes."""
    before = person.taps
    task()
    return person.taps - before


def check_in(person: Person, number: int) -> None:
    person.tap(re.compile("Hoe gaat het"))
    person.tap(re.compile(rf"^{number}\b"))
    person.sees("Bewaard")


def weigh(person: Person, *, steps: int = 1) -> None:
    """One tap on a step counts for one; the last value is where it begins."""
    person.tap(re.compile("^Gewicht"))
    for _ in range(steps):
        person.tap("1 ons meer")
    person.tap(re.compile("^Bewaar"))
    person.sees("Bewaard")


def weigh_by_typing(person: Person, text: str) -> None:
    person.tap(re.compile("^Gewicht"))
    person.type(re.compile("Typ het getal"), text)
    person.tap(re.compile("^Bewaar"))


def twelve_answers(person: Person, choice: int = 1) -> None:
    """Twelve answers, each the option at that place, and save."""
    for question in range(1, 13):
        person.sees(f"Vraag {question} van 12")
        answer(person, choice)
    person.sees("Klaar om te bewaren")
    person.tap("Bewaar")
    person.sees("Bewaard")


def answer(person: Person, choice: int) -> None:
    options = person.page.get_by_role("checkbox")
    person.press(options.nth(choice - 1))


def finish(person: Person) -> None:
    person.tap("Klaar voor vandaag")
    person.sees(re.compile("Alles (is )?bewaard"))


def press_until(walker: Person, name: str) -> None:
    reached = []
    for _ in range(25):
        walker.page.keyboard.press("Tab")
        walker.page.wait_for_timeout(120)
        here = walker.page.evaluate(
            "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || '')"
        )
        if here.replace("\N{NO-BREAK SPACE}", " ").startswith(name):
            return
        reached.append(here)
    raise AssertionError(f"{name} is not reached with the keyboard, only {reached}")
