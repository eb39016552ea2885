from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from icalendar import Calendar

from app.actions import planning, reminding
from app.actions.reminding import Reminding
from monitoring.plan import Pause
from monitoring.reminders import ZONE, Quiet, Wish
from tests.app.phones import WORDS, joined_phone

# Fixed: it is Saturday 21 November 2026, 13:00 in Amsterdam.


def events(phone, language="nl"):
    """What a calendar reads, by title and first time."""
    content = reminding.calendar(phone.services, WORDS[language])
    file = Calendar.from_ical(content)
    assert file["VERSION"] == "2.0"
    assert file["METHOD"] == "PUBLISH"
    assert b"\r\n" in content
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return file


def named(phone):
    reminding.keep(phone.services, replace(reminding.reminding(phone.services), is_named=True))
    return {str(event["SUMMARY"]): event for event in events(phone).walk("VEVENT")}


def test_a_lock_screen_shows_only_the_name_of_the_app_unless_the_person_wants_more(tmp_path):
    with joined_phone(tmp_path) as phone:
        shown = {str(event["SUMMARY"]) for event in events(phone).walk("VEVENT")}
        alarms = {str(alarm["DESCRIPTION"]) for alarm in events(phone).walk("VALARM")}

        assert shown == alarms == {"Nabij"}
        text = reminding.calendar(phone.services, WORDS["nl"]).decode().lower()
        assert not [word for word in ("als", "gewicht", "weight") if f" {word}" in text or f":{word}" in text]
        assert {"Gewicht", "Hoe gaat het deze week?", "Dagelijks leven (ALSFRS-R)"} <= named(phone).keys()


def test_a_weekly_question_recurs_for_four_weeks_in_dutch_time_with_an_alarm(tmp_path):
    with joined_phone(tmp_path) as phone:
        weekly = named(phone)["Gewicht"]

        assert weekly["DTSTART"].dt == datetime(2026, 11, 23, 10, tzinfo=ZONE)
        assert weekly["DTSTART"].params["TZID"] == "Europe/Amsterdam"
        assert weekly["RRULE"]["FREQ"] == ["WEEKLY"]
        assert weekly["RRULE"]["INTERVAL"] == [1]
        assert weekly["RRULE"]["UNTIL"] == [datetime(2026, 12, 14, 9, tzinfo=UTC)]  # 10:00 in winter
        [alarm] = weekly.walk("VALARM")
        assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(0))
        assert (weekly["CLASS"], weekly["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
        [zone] = events(phone).walk("VTIMEZONE")
        assert str(zone["TZID"]) == "Europe/Amsterdam"


def test_what_is_due_every_four_weeks_comes_once_and_a_rhythm_of_days_in_days(tmp_path):
    with joined_phone(tmp_path) as phone:
        instruments, writer = phone.services.instruments, phone.session.writer
        planning.ask(phone.services, instruments["weight"], timedelta(days=10), writer)

        found = named(phone)

        assert "RRULE" not in found["Dagelijks leven (ALSFRS-R)"]
        assert found["Gewicht"]["RRULE"]["FREQ"] == ["DAILY"]
        assert found["Gewicht"]["RRULE"]["INTERVAL"] == [10]


def test_a_holiday_is_left_out(tmp_path):
    with joined_phone(tmp_path) as phone:
        away = Pause(date(2026, 11, 28), date(2026, 12, 8))
        planning.pause(phone.services, away, phone.session.writer)

        weekly = named(phone)["Gewicht"]

        left_out = [each.dt for part in weekly["EXDATE"] for each in part.dts]
        assert left_out == [datetime(2026, 11, 30, 10, tzinfo=ZONE), datetime(2026, 12, 7, 10, tzinfo=ZONE)]


def test_what_is_put_into_the_calendar_again_replaces_what_was_there(tmp_path):
    with joined_phone(tmp_path) as phone:
        first = named(phone)["Gewicht"]
        phone.filled("weight", {"weight": Decimal(70)}, days_ago=0)
        phone.study.clock.pass_days(1)

        second = named(phone)["Gewicht"]

        assert second["UID"] == first["UID"]
        assert second["SEQUENCE"] > first["SEQUENCE"]
        assert second["DTSTART"].dt == datetime(2026, 11, 30, 10, tzinfo=ZONE)
        uids = [str(event["UID"]) for event in events(phone).walk("VEVENT")]
        assert len(set(uids)) == len(uids)


def test_the_wishes_are_kept_on_this_device(tmp_path):
    with joined_phone(tmp_path) as phone:
        wish = Wish(3, time(19), Quiet(time(22), time(8)))

        reminding.keep(phone.services, Reminding(wish, is_named=True, calendar="c"))

        assert reminding.reminding(phone.services) == Reminding(wish, is_named=True, calendar="c")
        assert phone.services.store.unsent() == 0


def test_nothing_planned_is_no_file(tmp_path):
    with joined_phone(tmp_path) as phone:
        planning.pause(phone.services, Pause(date(2026, 11, 1)), phone.session.writer)

        assert reminding.calendar(phone.services, WORDS["nl"]) is None
