import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest

from app.actions import notebook, planning, reminding
from app.services import Services
from monitoring import plan
from monitoring.records import Author, CarePlan, Origin
from monitoring.schedule import Asking
from sync.errors import DeviceFullError
from tests.app.phones import INSTRUMENTS, joined_phone, new_phone
from tests.app.test_joining import Network, join
from tests.support.study import NOON


def asks(app, title):
    """Whether Today asks for it; what may be filled in too stands under a header of its own."""
    texts = app.texts()
    end = texts.index("Dit mag ook") if "Dit mag ook" in texts else len(texts)
    return title in texts[:end]


def plans(phone):
    store = phone.services.store
    return [record for record in store.records(store.me) if isinstance(record, CarePlan)]


def plan_from_team(phone, name, weeks, writer="Marieke Visser"):
    """A change that travels all the way from the team's workstation."""
    phone.study.sync(phone.services.store)
    phone.study.sync(phone.team)
    about = Origin("team-plan", NOON, NOON, Author.CLINICIAN)
    rhythm = weeks and timedelta(weeks=weeks)
    change = plan.asking(plan.Plan(), INSTRUMENTS[name], rhythm, about, writer)
    phone.team.add(phone.services.store.me, [change], NOON)
    phone.study.sync(phone.team)
    phone.study.sync(phone.services.store)
    phone.session.read(phone.services)


def test_the_rhythm_of_one_thing_is_changed_in_three_taps_and_says_whose_change_it_was(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.tap("to-plan")
            assert app.label("rhythm-weight") == "Gewicht Elke week"
            await app.tap("rhythm-weight")
            await app.tap("every-14")
            assert app.page.route == "/plan"
            assert app.label("rhythm-weight") == "Gewicht Elke 2 weken. U wijzigde dit eerder vandaag."
            await app.tap("rhythm-weight")
            assert app.text("whose") == "U wijzigde dit eerder vandaag."
            await app.tap("every-14")  # what holds already is no change

        phone.use(story)

        [change] = plans(phone)
        assert change.rhythms == {INSTRUMENTS["weight"].url: timedelta(days=14)}


def test_what_is_asked_when_i_like_stands_under_what_may_be_done_too(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/plan/rhythm/weight")
            await app.tap("every-like")
            await app.open("/")
            assert not asks(app, "Gewicht")
            assert app.has("task-weight")

        phone.use(story)


def test_a_change_of_the_team_is_followed_and_named(tmp_path):
    with joined_phone(tmp_path) as phone:
        plan_from_team(phone, "weight", 4)

        async def story(app):
            await app.open("/plan")
            said = "Gewicht Elke 4 weken. Marieke Visser wijzigde dit eerder vandaag."
            assert app.label("rhythm-weight") == said
            await app.tap("rhythm-weight")
            await app.tap("every-7")
            assert app.label("rhythm-weight") == "Gewicht Elke week. U wijzigde dit eerder vandaag."

        phone.use(story)


def test_a_pause_takes_three_taps_and_ends_with_one(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            for key in ("to-plan", "pause", "pause-1"):
                await app.tap(key)
            assert app.text("until") == "Pauze tot en met vrijdag 27 november."
            await app.tap("back")
            assert "Pauze tot en met vrijdag 27 november" in app.texts()
            assert not asks(app, "Gewicht")
            assert app.has("task-weight")  # filling in stays possible
            await app.tap("to-plan")
            await app.tap("resume")
            assert not app.has("until")
            assert app.has("pause")
            await app.tap("back")
            assert asks(app, "Gewicht")

        phone.use(story)


def test_a_pause_until_i_begin_again(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/plan/pause")
            await app.tap("pause-open")
            assert app.text("until") == "Pauze, tot u zelf weer begint."

        phone.use(story)

        assert phone.session.overview.asking is Asking.PAUSED


def test_a_holiday_is_chosen_by_steps_and_its_end_never_lies_before_its_begin(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/plan/pause")
            await app.tap("holiday")
            assert (app.text("first-day"), app.text("last-day")) == (
                "Zondag 22 november",
                "Zaterdag 28 november",
            )
            await app.tap("first-week-earlier")
            assert (app.text("first-day"), app.text("last-day")) == (
                "Zaterdag 21 november",
                "Vrijdag 27 november",
            )
            await app.tap("last-week-earlier")
            assert app.text("last-day") == "Zaterdag 21 november"
            await app.tap("first-week-later")
            await app.tap("last-day-later")
            assert (app.text("first-day"), app.text("last-day")) == (
                "Zaterdag 28 november",
                "Zondag 29 november",
            )
            await app.tap("save")
            said = "Pauze van zaterdag 28 november tot en met zondag 29 november."
            assert app.text("until") == said
            await app.open("/")
            assert asks(app, "Gewicht")  # until then everything goes on

        phone.use(story)


@pytest.mark.parametrize(("days", "again"), [(1, "zondag 22"), (3, "dinsdag 24"), (7, "zaterdag 28")])
def test_not_now_puts_one_thing_off_without_a_record(tmp_path, days, again):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/fill/weight")
            await app.tap("not-now")
            await app.tap(f"later-{days}")
            assert app.page.route == "/"
            assert not asks(app, "Gewicht")
            assert app.label("task-weight") == f"Gewicht Weer op {again} november"
            assert asks(app, "Hoe gaat het deze week?")

        phone.use(story)

        assert plans(phone) == []
        phone.study.clock.pass_days(days)
        listed = planning.due_list(phone.services).each
        assert next(each for each in listed if each.instrument_name == "weight").is_due


def test_not_now_stands_only_on_the_first_question_of_what_is_due(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=2)

        async def story(app):
            await app.open("/fill/weekly-check-in")
            assert not app.has("not-now")
            await app.open("/fill/alsfrs-r")
            assert app.has("not-now")
            await app.tap("answer-speech-4")
            await asyncio.sleep(0.3)
            assert not app.has("not-now")

        phone.use(story)


def test_only_the_wayfinder_takes_two_taps_and_so_does_the_way_back(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal("71.4")}, days_ago=2)

        async def story(app):
            for key in ("to-plan", "measuring-off"):
                await app.tap(key)
            assert "U hoeft niets te meten. De wegwijzer en uw team blijven." in app.texts()
            assert not app.has("rhythm-weight")
            await app.tap("back")
            assert "U gebruikt alleen de wegwijzer" in app.texts()
            assert not any(control.key and str(control.key).startswith("task-") for control in app.controls())
            await app.tap("place-course")
            assert app.has("off")
            assert app.has("measure-weight")  # what was filled in stays
            for key in ("to-plan", "measuring-on"):
                await app.tap(key)
            assert app.has("rhythm-weight")
            await app.open("/")
            assert app.has("task-weekly-check-in")
            await app.tap("place-course")
            assert not app.has("off")

        phone.use(story)

        assert [change.status for change in plans(phone)] == ["revoked", "active"]


def test_without_anything_filled_in_the_course_says_that_measuring_is_off(tmp_path):
    with joined_phone(tmp_path) as phone:
        planning.measure(phone.services, phone.session.writer, is_on=False)
        phone.session.read(phone.services)

        async def story(app):
            await app.open("/course")
            assert app.text("off").startswith("Meten staat uit.")
            assert "Hier komt uw verloop" not in app.texts()

        phone.use(story)


def test_the_choice_in_settings_works_at_once_and_a_tap_on_what_holds_changes_nothing(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/settings")
            await app.tap("measuring-on")
            await app.tap("measuring-off")
            await app.tap("measuring-off")

        phone.use(story)

        assert [change.status for change in plans(phone)] == ["revoked"]


def test_who_chose_the_wayfinder_before_joining_is_asked_nothing_afterwards(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        Network(phone)

        async def story(app):
            await app.open("/settings")
            await app.tap("measuring-off")
            assert planning.only_wayfinder(phone.services)
            await join(app, link)
            assert "U gebruikt alleen de wegwijzer" in app.texts()

        phone.use(story)

        assert not phone.session.overview.plan.is_measuring
        planning.measure(phone.services, phone.session.writer, is_on=True)
        notebook.take_along(phone.services)  # it was taken along once, for good
        assert not planning.only_wayfinder(phone.services)


def test_who_fell_silent_finds_one_calm_card(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.study.clock.pass_days(40)
        phone.session.read(phone.services)

        async def story(app):
            assert "Fijn dat u er bent" in app.texts()
            assert not asks(app, "Gewicht")
            await app.tap("task-weekly-check-in")
            await app.tap("number-7")
            await app.open("/")
            assert "Fijn dat u er bent" not in app.texts()
            assert asks(app, "Gewicht")

        phone.use(story)


def test_a_full_disk_says_so_and_nothing_changed(tmp_path):
    with joined_phone(tmp_path) as phone:
        services = phone.services
        phone.services = full(services)

        async def story(app):
            await app.open("/plan/rhythm/weight")
            await app.tap("every-14")
            assert app.page.route == "/plan/rhythm/weight"
            assert app.has("trouble")
            for route, key in (
                ("/plan/pause", "pause-1"),
                ("/later/weight", "later-1"),
                ("/settings", "measuring-off"),
            ):
                await app.open(route)
                await app.tap(key)
                assert app.has("trouble")
            await app.open("/plan/reminders")
            await app.tap("day-3")
            assert app.has("told")

        phone.use(story)

        assert plans(phone) == []


class FullStore:
    """The real store of a device without room for one byte more."""

    def __init__(self, store):
        self._store = store

    def __getattr__(self, name):
        return getattr(self._store, name)

    def add(self, *_):
        raise DeviceFullError("full")

    def set_note(self, *_):
        raise DeviceFullError("full")


def full(services):
    return Services(
        FullStore(services.store),
        services.instruments,
        services.words,
        services.send,
        services.now,
        services.new_id,
    )


@pytest.mark.parametrize("route", ["/plan/rhythm/nothing", "/later/nothing"])
def test_an_address_that_leads_nowhere_says_so(tmp_path, route):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open(route)
            await app.tap("back")

        phone.use(story)


def test_the_calendar_gets_a_file_by_the_wishes_of_the_person(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/plan")
            await app.tap("reminders")
            for key in ("day-3", "at-14", "from-20", "until-10", "named"):
                await app.tap(key)
            assert not app.has("at-9")  # that is quiet now
            app.page.web = True
            await app.tap("give")
            await app.wait(0.1)
            assert app.text("told").startswith("Het bestand nabij.ics is klaar.")
            [sent] = [args for name, args in app.connection.calls if name == "save_file"]
            assert sent["file_name"] == "nabij.ics"
            assert sent["src_bytes"].startswith(b"BEGIN:VCALENDAR")

        phone.use(story)

        chosen = reminding.reminding(phone.services)
        assert (chosen.wish.weekday, chosen.wish.at.hour, chosen.is_named) == (3, 14, True)
        assert (chosen.wish.quiet.start.hour, chosen.wish.quiet.end.hour) == (20, 10)


def test_with_measuring_off_there_is_no_file(tmp_path):
    with joined_phone(tmp_path) as phone:
        planning.measure(phone.services, phone.session.writer, is_on=False)

        async def story(app):
            app.page.web = True
            await app.open("/plan/reminders")
            await app.tap("give")
            assert app.text("told") == "Er is nu niets om aan te herinneren."
            assert not [name for name, _ in app.connection.calls if name == "save_file"]

        phone.use(story)
