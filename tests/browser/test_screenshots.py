"""Every screen by day, by night, in high contrast and at 200 % text: photographed, every target measured."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app import clock
from app.cli.homes import open_home
from app.content import load_instruments
from monitoring import fhir
from monitoring.records import Origin
from tests.browser import steps
from tests.browser.variants import shown
from tests.support.browser import DESK, VARIANTS, Person, person, until
from tests.support.programs import Program, programs

pytestmark = pytest.mark.browser
SIGNED = {"light": "P2", "dark": "P1", "200": "F1"}  # a rule that the nurse has still to sign
SYMPTOMS = [{"pain": "pain-1", "fatigue": "fatigue-2"}, {"pain": "pain-2", "fatigue": "fatigue-2"}]


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Iterator[list[Program]]:
    """A demo's homes: server, workstation, and for each variant somebody's phone and an empty one."""
    home = tmp_path_factory.mktemp("screens")
    with programs() as running:
        demo = Program(home / "demo.log", "demo", "--home", home / "demo", "--people", "8", "--no-browser")
        running.append(demo)
        demo.start()  # its server answers while the rest is still being made
        until(lambda: "Ctrl-C" in demo.log.read_text(), "the demo is not made", 120)
        demo.stop()
        for number in range(1, 1 + len(VARIANTS)):
            has_symptoms(home / "demo" / "phones" / f"{number:03}")
        folders = {"server": "server", "team": "team"}
        for name, folder in folders.items():
            running.append(Program(home / f"{name}.log", name, "--home", home / "demo" / folder))
        for number in range(1, 1 + len(VARIANTS)):
            for folder in (f"{number:03}", f"new-{number}"):
                words = "app", "--home", home / "demo" / "phones" / folder, "--no-browser"
                running.append(Program(home / f"{folder}.log", *words))
        running[1].port = demo.port  # where the others know it to be
        running[2].words += ("--no-browser",)
        for program in running[1:3]:
            program.start()  # a phone only when somebody wants it
        yield running[1:]


def started(phone: Program) -> Program:
    """A phone that another test may have used."""
    phone.stop()
    phone.start()
    return phone


def has_symptoms(home: Path) -> None:
    """What the demo does not invent: symptoms, and that one of them became more."""
    instrument, now = load_instruments()["symptoms"], clock.now()
    with open_home(home) as phone:
        for number, answers in enumerate(SYMPTOMS):
            at = now - timedelta(weeks=5 - 4 * number)
            phone.add(
                phone.me, [fhir.response(instrument, answers, Origin(f"symptoms-{number}", at, at))], now
            )


@pytest.mark.parametrize("variant", shown("200", seldom=("light", "dark", "contrast")))
def test_the_screens_of_the_phone(chromium, study, variant):
    number = list(VARIANTS).index(variant)
    joined, new = map(started, study[2 + 2 * number : 4 + 2 * number])
    with person(chromium, variant=variant) as walker:
        walker.open(new.url)
        first_steps(walker)
    with person(chromium, variant=variant) as walker:
        walker.open(joined.url)
        walker.sees("Ik wil contact")
        if variant == "contrast":
            choose_contrast(walker)
        every_day(walker)


def first_steps(walker: Person) -> None:
    walker.sees("Voor wie is deze app?")
    walker.look("phone-welcome")
    walker.tap(re.compile("Voor mijzelf"))
    walker.tap("Verder")
    walker.sees("Link van de uitnodiging")
    walker.look("phone-join")
    steps.paste(walker, "geen link")
    walker.tap("Doe mee")
    walker.sees("Deze link is niet compleet.")
    walker.look("phone-join-refused")


def choose_contrast(walker: Person) -> None:
    walker.tap(re.compile("^Mijn team$"))
    walker.tap("Instellingen")
    walker.tap("Contrast")
    walker.tap("Terug")
    walker.tap(re.compile("^Vandaag$"))


def every_day(walker: Person) -> None:
    walker.tap(re.compile("^Over u en uw ziekte"))
    walker.tap("Niet nu")
    walker.sees("Wanneer komt het uit?")
    walker.look("phone-later")
    walker.tap("Terug")
    walker.sees("Ik wil contact")
    walker.look("phone-today")  # by now the app knows how large the phone's text is
    walker.tap(re.compile("Hoe gaat het"))
    walker.sees("heel goed")
    walker.look("phone-check-in")
    walker.tap("Terug")
    walker.tap(re.compile("^Gewicht"))
    walker.sees("Wat weegt u?")
    walker.look("phone-weight")
    walker.tap("Terug")
    walker.tap(re.compile("Dagelijks leven"))
    walker.sees("Vraag 1 van 12")
    walker.look("phone-question")
    for question in range(1, 13):
        walker.sees(f"Vraag {question} van 12")
        if question == 5:
            walker.look("phone-question-eating")
        steps.answer(walker, 2)
    walker.sees("Klaar om te bewaren")
    walker.look("phone-review")
    walker.tap("Bewaar")
    walker.sees("Bewaard")
    walker.look("phone-saved")
    steps.finish(walker)
    for place, sees in (("Verloop", "Uw verloop"), ("Wegwijzer", "Waar kan ik"), ("Mijn team", "Bel 112")):
        walker.tap(re.compile(f"^{place}$"))
        walker.sees(re.compile(sees))
        walker.look("phone-" + place.lower().replace(" ", "-"))
    walker.tap("Signalen en regels")
    walker.sees("Dit staat aan")
    walker.look("phone-signals")
    walker.tap("Terug")
    walker.tap("Neem mee naar een afspraak")
    walker.sees("Voor wie is het?")
    walker.look("phone-share")
    walker.tap(re.compile("^De huisarts"))
    walker.sees("Het blad is bewaard als bestand.")
    walker.look("phone-share-kept")
    walker.tap("Terug")
    walker.tap("Instellingen")
    walker.sees("Taal")
    walker.look("phone-settings")
    walker.tap("Bewaar alles als bestand")
    walker.sees("Tabellen die u op een computer kunt openen")
    walker.look("phone-my-data")
    walker.tap("Terug")
    walker.sees("Taal")
    walker.tap("Wat u invult")
    walker.sees("In uw agenda")
    walker.look("phone-plan")
    walker.tap(re.compile("^Gewicht"))
    walker.sees("Als ik wil")
    walker.look("phone-rhythm")
    walker.tap("Terug")
    walker.sees("In uw agenda")
    walker.tap("Terug")
    walker.sees("Ik wil contact")
    walker.tap(re.compile("^Verloop$"))
    walker.sees("Uw verloop")
    walker.tap(re.compile("^Gewicht"))
    walker.sees("Wat zegt dit?")
    walker.look("phone-course-weight")
    walker.tap("Als lijst")
    walker.sees("Als lijn")
    walker.look("phone-course-list")
    walker.tap("Terug")
    walker.tap(re.compile("^Armen en handen"))
    walker.sees("De vragen hierbij")
    walker.look("phone-course-domain")
    walker.tap("Terug")
    walker.tap(re.compile("^Klachten"))
    walker.sees("Eerst:")
    walker.look("phone-symptoms")
    walker.tap("Terug")
    walker.tap("Toon mijn score")
    walker.sees("Hoe snel ging het?")
    walker.look("phone-course-score")
    walker.tap("Verberg mijn score")
    walker.tap(re.compile("^Vandaag$"))
    walker.tap("Ik wil contact")
    walker.sees("Vraag om contact")
    walker.look("phone-contact")
    walker.tap("Krijgt u geen lucht? Bel 112.")
    walker.sees("Laat iemand anders bellen")
    walker.look("phone-acute")


@pytest.mark.parametrize("variant", shown("200", seldom=("light", "dark")))
def test_the_screens_of_the_workstation(chromium, study, variant):
    desk = study[1]
    with person(chromium, DESK, variant) as nurse:
        nurse.open(desk.url)
        nurse.tap("Haal gegevens op")
        nurse.sees(re.compile("Opgehaald vandaag"))
        nurse.tap("Regels")
        nurse.sees("Een regel staat uit tot een behandelaar")
        nurse.look("desk-rules")
        nurse.type("Naam van wie ondertekent", "Marieke Visser")
        nurse.tap(f"Onderteken regel {SIGNED[variant]}")
        nurse.sees("Bewaard")
        nurse.tap("Overzicht")
        nurse.sees("Eerst kijken")
        nurse.look("desk-overview")
        nurse.tap(re.compile("Laatst ingevuld"))
        nurse.sees("Berichten")
        nurse.page.frame_locator("iframe").first.locator(".js-plotly-plot").wait_for(timeout=20_000)
        nurse.look("desk-person")
        nurse.page.mouse.move(1150, 400)
        nurse.page.mouse.wheel(0, 2000)  # what stands beside the course, or in large text below it
        nurse.look("desk-person-plan")
        nurse.page.mouse.wheel(0, -4000)
        nurse.tap("Tabel")
        nurse.sees("Welzijn")
        nurse.look("desk-table")
        nurse.tap(re.compile("^Overzicht$"))
        nurse.tap("Nodig iemand uit")
        nurse.type("Naam", "Fatima El Amrani")
        nurse.tap("Maak uitnodiging")
        nurse.sees("Uitnodiging voor Fatima El Amrani")
        nurse.look("desk-invite")
        nurse.tap(re.compile("^Instellingen$"))
        nurse.sees("Uw naam boven berichten")
        nurse.look("desk-settings")


def test_the_whole_of_today_is_reached_with_the_keyboard_alone(chromium, study):
    joined = started(study[2])
    with person(chromium) as walker:
        walker.open(joined.url)
        walker.sees("Ik wil contact")
        reached = []
        for _ in range(30):  # more than there is to reach
            walker.page.keyboard.press("Tab")
            walker.page.wait_for_timeout(120)
            reached.append(
                walker.page.evaluate(
                    "document.activeElement.getAttribute('aria-label') || document.activeElement.innerText"
                )
            )
        walker.look("phone-today-focus")
        heard = "\n".join(filter(None, reached))
        for name in ("Ik wil contact", "Vandaag", "Verloop", "Wegwijzer", "Mijn team"):
            assert name in heard


def test_a_check_in_is_made_with_the_keyboard_alone(chromium, study):
    joined = started(study[4])
    with person(chromium) as walker:
        walker.open(joined.url)
        walker.sees("Hoe gaat het deze week?")
        steps.press_until(walker, "Hoe gaat het")
        walker.page.keyboard.press("Enter")
        walker.sees("heel goed")
        steps.press_until(walker, "6")
        walker.page.keyboard.press("Enter")
        walker.sees("U gaf deze week een 6.")
