"""The care path at the workstation: what the team says, what the person said, and whose word it is."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from app.workstation.actions import path, writing
from app.workstation.actions.people import person
from app.workstation.main import App
from app.workstation.office import open_office
from monitoring import path_changes, plan
from monitoring.care_path import About, Place, care_path
from monitoring.errors import NotADateError
from monitoring.path_changes import DONE, LEFT_OUT, NOT_NOW, PLANNED
from monitoring.records import Author, Origin, PathChange, StepMark
from sync.errors import DeviceFullError, NotGrantedError
from tests.app.workstation.office import GUIDE, INSTRUMENTS, words
from tests.support.headless import mounted

VOICE, VISIT = "voice-recording", "team-visit"  # of assets/care_path, both of the second phase
NURSE = "Marieke Visser"


def see(office, participant, story, services=None):
    async def run():
        shown = open_office(services or office.services, "/charts/secret")
        async with mounted(App, services or office.services, shown) as app:
            app.office = shown
            await app.open(f"/person/{participant.hex()}/path")
            await story(app)
            await app.settle()

    asyncio.run(run())


async def until(app, key, text):
    for _ in range(400):
        if app.has(key) and text in app.text(key):
            return
        await app.wait(0.01)
    raise AssertionError(app.texts())


def welcomed(office, name="Jan"):
    participant = office.welcome(name)
    office.fetch()
    writing.set_sender(office.services, NURSE)
    return participant


def said_on_the_phone(office, step, status, until_day=None, name="Jan"):
    phone, now = office.phones[name], office.study.clock.now()
    about = plan.moment(phone.records(phone.me), now)
    origin = Origin(f"own-{next(office.numbers)}", about, now)
    phone.add(phone.me, [path_changes.write(origin, {step: StepMark(status, until_day)})], now)


def on_the_phone(office, step, name="Jan"):
    phone = office.phones[name]
    now = words().local(office.study.clock.now())
    whole = care_path(phone.records(phone.me), GUIDE.steps, INSTRUMENTS, About(), now)
    return next((each for each in whole.steps if each.id == step), None)


def exchange(office):
    office.fetch()
    office.send_all()
    office.fetch()


def test_what_the_team_says_of_a_step_arrives_signed_with_name_and_note(office):
    jan = welcomed(office)

    path.say_of(office.services, jan, VOICE, StepMark(PLANNED, None, "Stem", "Bel mij."), NURSE)

    exchange(office)
    shown = on_the_phone(office, VOICE)
    assert (shown.place, shown.reason) == (Place.NOW, "team")
    assert (shown.last.change.writer, shown.last.change.origin.author) == (NURSE, Author.CLINICIAN)
    assert shown.note.mark.note == "Bel mij."


def test_the_newest_word_holds_on_both_sides_and_both_are_kept(office):
    jan = welcomed(office)
    path.say_of(office.services, jan, VOICE, StepMark(PLANNED, None, "Stem", "Bel mij."), NURSE)
    exchange(office)
    said_on_the_phone(office, VOICE, NOT_NOW)
    exchange(office)

    here = next(each for each in path.path_of(office.services, jan).steps if each.id == VOICE)
    assert here == on_the_phone(office, VOICE)
    assert (here.place, here.reason) == (Place.NOT_NOW, "person")
    assert [each.mark.status for each in here.said] == [PLANNED, NOT_NOW]
    assert here.note.mark.note == "Bel mij."  # the team's words stay


def test_what_the_team_takes_back_leaves_what_the_person_said(office):
    jan = welcomed(office)
    said_on_the_phone(office, VOICE, DONE)
    exchange(office)
    path.say_of(office.services, jan, VOICE, StepMark(LEFT_OUT), NURSE)
    [_, mine] = path.said_of(office.services, jan, VOICE)

    path.take_back(office.services, jan, VOICE, mine, NURSE)

    exchange(office)
    assert (on_the_phone(office, VOICE).place, on_the_phone(office, VOICE).reason) == (Place.DONE, "person")
    assert [each.mark.status for each in path.said_of(office.services, jan, VOICE)] == [DONE]
    assert sum(isinstance(each, PathChange) for each in office.team.records(jan)) == 3  # nothing is erased


def test_a_step_of_the_teams_own_and_a_phase_arrive(office):
    jan = welcomed(office)

    path.add(office.services, jan, " Bel de thuiszorg ", "Vraag naar Anna.", NURSE)
    path.choose_phase(office.services, jan, "last-phase", NURSE)

    exchange(office)
    phone = office.phones["Jan"]
    whole = care_path(phone.records(jan), GUIDE.steps, INSTRUMENTS, About(), office.study.clock.now())
    assert (whole.steps[0].title, whole.steps[0].note.mark.note) == ("Bel de thuiszorg", "Vraag naar Anna.")
    assert (whole.phase, whole.chosen.writer) == ("last-phase", NURSE)


def test_a_person_whose_phone_sent_no_key_has_no_path_to_change_yet(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))
    office.fetch()

    with pytest.raises(NotGrantedError):
        path.add(office.services, phone.me, "Bel", "", NURSE)


def test_a_choice_of_the_path_is_nothing_that_was_filled_in(office):
    jan = welcomed(office)
    said_on_the_phone(office, VOICE, DONE)
    exchange(office)

    assert person(office.services, jan).last is None


@pytest.mark.parametrize(
    ("typed", "day"),
    [("", None), ("  ", None), ("1-3-2027", date(2027, 3, 1)), ("1 maart 2027", date(2027, 3, 1))],
)
def test_a_day_is_read_as_it_is_typed(typed, day):
    assert path.read_until(words(), typed, date(2026, 11, 21)) == day


@pytest.mark.parametrize("typed", ["21-11-2026", "1-3-2020", "3-2027", "31-2-2027", "straks"])
def test_a_day_that_is_over_or_none_is_refused(typed):
    with pytest.raises(NotADateError):
        path.read_until(words(), typed, date(2026, 11, 21))


def test_the_page_shows_where_each_step_stands_and_a_press_moves_it(office):
    jan = welcomed(office)

    async def story(app):
        assert not app.has(f"step-{VOICE}")  # folded away
        await app.tap("group-phase")
        assert app.label(f"step-{VOICE}") == "Uw stem opnemen Hoort bij de fase van nu."
        await app.tap(f"step-{VOICE}")
        await app.type("step-note", "Bel mij gerust.")
        await app.tap("do-now")
        await until(app, "path-note", "Bewaard en verstuurd.")
        assert app.text("path-note").startswith(
            "“Uw stem opnemen” staat nu bij Nu. Marieke Visser zette dit eerder vandaag klaar."
        )
        assert app.label(f"step-{VOICE}").endswith("Briefje: “Bel mij gerust.”")
        await app.tap(f"step-{VOICE}")
        await app.tap("take-back")
        await until(app, "path-note", "Uw team nam het laatste woord terug.")
        assert "Hoort bij de fase van nu." in app.label(f"step-{VOICE}")

    see(office, jan, story)


def test_not_now_asks_until_when(office):
    jan = welcomed(office)

    async def story(app):
        await app.tap("group-phase")
        await app.tap(f"step-{VOICE}")
        await app.tap("do-not-now")
        await app.type("until-day", "gisteren")
        await app.tap("until-save")
        assert app.text("path-note").startswith("Schrijf een dag die nog komt")
        await app.type("until-day", "1-3-2027")
        await app.tap("until-save")
        await app.tap("group-not-now")
        assert app.label(f"step-{VOICE}").endswith("op niet nu. Tot 1 maart 2027.")
        await app.tap(f"step-{VOICE}")
        await app.tap("do-not-now")
        await app.tap("until-back")
        await app.tap("do-not-now")
        await app.tap("until-28")
        await app.tap(f"step-{VOICE}")
        await app.tap("do-not-now")
        await app.tap("until-none")

    see(office, jan, story)
    days = [each.mark.until for each in path.said_of(office.services, jan, VOICE)]
    assert days == [date(2027, 3, 1), date(2026, 12, 19), None]


def test_what_the_person_said_is_told_as_theirs_and_stays_under_the_teams_word(office):
    jan = welcomed(office)
    said_on_the_phone(office, VOICE, NOT_NOW)
    exchange(office)

    async def story(app):
        await app.tap("group-not-now")
        assert app.label(f"step-{VOICE}") == "Uw stem opnemen Jan koos eerder vandaag voor niet nu."
        await app.tap(f"step-{VOICE}")
        assert not app.has("take-back")  # it is not the team's word
        await app.tap("do-done")
        await app.tap("group-done")
        assert "Daarvoor: Jan koos eerder vandaag voor niet nu." in app.label(f"step-{VOICE}")

    see(office, jan, story)


def test_somebody_else_who_spoke_meanwhile_is_told_and_the_newer_word_counts(office):
    jan = welcomed(office)

    async def story(app):
        await app.tap("group-phase")
        await app.tap(f"step-{VOICE}")
        path.say_of(office.services, jan, VOICE, StepMark(LEFT_OUT), "Karel de Boer")
        await app.tap("do-done")
        assert "staat nu bij Gedaan." in app.text("path-note")
        assert "Karel de Boer liet dit eerder vandaag weg. Uw keuze is nieuwer" in app.text("path-note")

    see(office, jan, story)
    assert [each.mark.status for each in path.said_of(office.services, jan, VOICE)] == [LEFT_OUT, DONE]


def test_a_step_is_found_by_typing_the_teams_own_by_its_letters(office):
    jan = welcomed(office)
    path.add(office.services, jan, "Bel de thuiszorg", "", NURSE)

    async def story(app):
        await app.type("find-step", "stem opnemen")
        assert app.label(f"step-{VOICE}") == "Uw stem opnemen Nu. Hoort bij de fase van nu."
        await app.type("find-step", "thuisz")
        assert "Bel de thuiszorg" in app.texts()
        await app.type("find-step", "xylofoon")
        assert app.text("no-step-found").startswith("Geen stap met deze woorden.")

    see(office, jan, story)


def test_an_own_step_needs_words_and_a_name_that_is_asked_once(office):
    jan = office.welcome("Jan")
    office.fetch()

    async def story(app):
        await app.tap("add-step")
        await app.tap("own-save")
        assert app.text("path-note") == "Schrijf eerst wat de stap is."
        await app.type("own-title", "x" * 81)
        await app.tap("own-save")
        assert app.text("path-note").startswith("Dit is lang voor een stap.")
        await app.type("own-title", "Bel de thuiszorg")
        await app.type("own-note", "x" * 301)
        await app.tap("own-save")
        assert app.text("path-note").startswith("Dit briefje is te lang.")
        await app.type("own-note", "")
        await app.tap("own-save")
        assert app.text("path-note").startswith("Schrijf eerst uw naam.")
        await app.type("path-sender", f" {NURSE} ")
        await app.tap("own-save")
        assert app.text("path-note").startswith("“Bel de thuiszorg” staat klaar.")
        assert not app.has("path-sender")
        assert not app.has("sender")  # nor in the conversation beside it
        await app.tap("phase-last-phase")
        assert app.text("path-note").startswith("De fase is nu: Laatste fase.")
        assert any("Marieke Visser koos deze fase eerder vandaag." in each for each in app.texts())

    see(office, jan, story)
    assert writing.sender(office.services) == NURSE


def test_a_step_that_this_version_does_not_know_is_shown_by_its_words(office):
    jan = welcomed(office)
    mark = StepMark(PLANNED, None, "Een stap van morgen")
    path.say_of(office.services, jan, "of-another-version", mark, "Karel")

    async def story(app):
        assert app.label("step-of-another-version").startswith("Een stap van morgen Karel zette dit")
        await app.tap("step-of-another-version")
        await app.tap("do-left-out")
        await app.tap("group-left-out")
        assert app.label("step-of-another-version").startswith("Een stap van morgen")

    see(office, jan, story)


class FullStore:
    """The real store of the team without room for one byte more."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def add(self, *_):
        raise DeviceFullError("full")


def test_without_a_key_or_a_disk_nothing_is_kept_and_the_words_stay(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))
    office.fetch()
    writing.set_sender(office.services, NURSE)

    async def no_key(app):
        await app.tap("add-step")
        await app.type("own-title", "Bel de thuiszorg")
        await app.tap("own-save")
        assert app.text("path-note").startswith("Deze persoon heeft nog niets verstuurd.")
        assert app.by_key("own-title").value == "Bel de thuiszorg"

    see(office, phone.me, no_key)
    jan = office.welcome("Ria")
    office.fetch()

    async def no_disk(app):
        await app.tap("add-step")
        await app.type("own-title", "Bel de thuiszorg")
        await app.tap("own-save")
        assert app.text("path-note").startswith("Bewaren of lezen lukt nu niet op deze computer.")
        assert app.by_key("own-title").value == "Bel de thuiszorg"

    see(office, jan, no_disk, replace(office.services, store=FullStore(office.team)))


def test_the_views_have_addresses_and_what_is_typed_beside_them_stays(office):
    jan = welcomed(office)

    async def story(app):
        await app.type("message", "Ik bel u")
        await app.tap("view-team")
        assert app.page.route == f"/person/{jan.hex()}/team"
        assert app.by_key("message").value == "Ik bel u"
        assert "Het team van Jan" in app.texts()
        await app.tap("view-course")
        assert app.page.route == f"/person/{jan.hex()}"
        assert app.by_key("message").value == "Ik bel u"
        assert "Hier komt het verloop" in app.texts()
        await app.open(f"/person/{jan.hex()}/nothing")
        assert "Hier komt het verloop" in app.texts()

    see(office, jan, story)


def test_the_phone_ticks_off_what_the_team_set_ready(office):
    jan = welcomed(office)
    path.say_of(office.services, jan, VISIT, StepMark(PLANNED, None, "Bezoek"), NURSE)
    exchange(office)
    said_on_the_phone(office, VISIT, DONE)
    office.study.clock.pass_days(1)
    exchange(office)

    async def story(app):
        await app.tap("group-done")
        assert "Jan vinkte dit gisteren af." in app.label(f"step-{VISIT}")

    see(office, jan, story)
