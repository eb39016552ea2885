"""What people keep: aids with how long they take, medicines, appointments."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from app import content, guide
from app.actions import contacting, keeping, notebook
from app.actions.writers import Writer
from app.waited import standing
from monitoring import aids, appointments, care, medicines
from monitoring.aids import ASKED, DELIVERED, OFF, PLANNED, Aid
from monitoring.appointments import Appointment
from monitoring.care import Contact
from monitoring.medicines import Medicine
from monitoring.records import Author, Origin
from monitoring.waiting import waiting
from tests.app.phones import WORDS, joined_phone, new_phone
from tests.app.test_joining import Network, join
from tests.support.study import NOON

GUIDE = guide.load(content.assets())
TODAY = NOON.date()


@contextmanager
def kept_phone(tmp_path, opened=joined_phone):
    with opened(tmp_path) as found:
        phone = found if opened is joined_phone else found[0]
        phone.services = replace(phone.services, guide=GUIDE)
        yield phone


def keep(phone, write, said):
    """Something that was written down before; its record is named after it."""
    before = {each.origin.record_id for each in notebook.records(phone.services)}
    keeping.keep(phone.services, lambda origin: write(said, origin), None, Writer())
    [name] = {each.origin.record_id for each in notebook.records(phone.services)} - before
    return name


def from_team(phone, record):
    """The team writes something at the workstation, and it travels here."""
    phone.study.sync(phone.services.store)
    phone.study.sync(phone.team)
    phone.team.add(phone.services.store.me, [record], NOON)
    phone.study.sync(phone.team)
    phone.study.sync(phone.services.store)
    phone.session.read(phone.services)


def team_origin(name):
    return Origin(name, NOON, NOON, Author.CLINICIAN)


def the_aid(phone):
    [found] = keeping.my_aids(phone.services)
    return found.said


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("aid", "dutch"),
    [
        (Aid("x", status=PLANNED), "Nog niet gevraagd"),
        (Aid("x", status=OFF, asked=ago(5)), "Gaat niet door"),
        (Aid("x"), "Gevraagd"),
        (Aid("x", asked=ago(0)), "Gevraagd"),
        (Aid("x", asked=ago(1)), "1 dag geleden gevraagd"),
        (Aid("x", asked=ago(13)), "13 dagen geleden gevraagd"),
        (Aid("x", asked=ago(49)), "7 weken geleden gevraagd"),
        (Aid("x", promised=ago(-3)), "Beloofd voor 24 november"),
        (Aid("x", promised=date(2027, 1, 4)), "Beloofd voor 4 januari 2027"),
        (Aid("x", promised=ago(0)), "Beloofd voor vandaag"),
        (Aid("x", promised=ago(9)), "9 dagen later dan beloofd"),
        (Aid("x", status=DELIVERED), "Is er"),
        (Aid("x", status=DELIVERED, delivered=ago(3)), "Er sinds 18 november"),
        (Aid("x", status=DELIVERED, delivered=ago(3), asked=ago(45)), "Er sinds 18 november, na 6 weken"),
    ],
)
def test_how_it_stands_with_an_aid_is_one_line(aid, dutch):
    assert standing(WORDS["nl"], aid, waiting(aid, TODAY), TODAY) == dutch


def test_before_joining_a_wheelchair_that_takes_long_says_so_and_whom_to_call(tmp_path):
    with kept_phone(tmp_path, new_phone) as phone:
        contacting.write_down(phone.services, Contact("", "Wmo", "14 030", "", "municipality"), Writer())

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("keeping")
            await app.tap("aids")
            await app.tap("add")
            await app.tap("new-wheelchair")
            await app.tap("from-municipality")
            for _ in range(7):
                await app.tap("asked-week-earlier")
            assert app.text("asked-day") == "Zaterdag 3 oktober"
            await app.tap("save")
            [card] = [each for each in app.controls() if str(each.key).startswith("aid-")]
            assert app.label(card.key) == "Rolstoel 7 weken geleden gevraagd\nDit duurt lang. Bellen mag."
            await app.tap(card.key)
            assert app.text("takes-long").startswith("U wacht al 7 weken, en er is nog geen dag beloofd.")
            assert app.label("call-municipality") == "Bel 14 030"
            assert app.text("why-long").startswith("Langer dan 6 weken zonder toezegging")
            await app.tap("question")
            assert app.page.route == "/question/wmo-too-slow"

        phone.use(story)

        assert the_aid(phone) == Aid("Rolstoel", "wheelchair", "Gemeente", "municipality", ASKED, ago(49))


def test_an_aid_is_there_in_two_taps_from_the_list_and_that_can_be_taken_back(tmp_path):
    with kept_phone(tmp_path) as phone:
        name = keep(phone, aids.write, Aid("Bed", asked=ago(10), promised=ago(2)))

        async def story(app):
            await app.open("/aids")
            await app.tap(f"aid-{name}")
            assert app.text("takes-long").startswith("Het is nu 2 dagen later dan beloofd.")
            await app.tap("there")
            assert app.text("standing") == "Er sinds 21 november, na 10 dagen"
            assert not app.has("takes-long")
            await app.tap("not-yet")
            assert app.text("standing") == "2 dagen later dan beloofd"

        phone.use(story)

        assert the_aid(phone) == Aid("Bed", asked=ago(10), promised=ago(2))


def test_an_aid_in_own_words_with_a_day_that_was_promised_and_a_day_that_nobody_knows(tmp_path):
    with kept_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/aids/new/other")
            await app.tap("save")
            assert app.text("trouble") == "Schrijf op wat het is. Dan kunnen wij het bewaren."
            await app.type("what", "Aangepaste fiets")
            await app.type("source", "Fietsmaker Jansen")
            await app.tap("asked-unknown")
            await app.tap("promised-known")
            await app.tap("promised-typing")
            await app.type("promised-typed", "12-2026")  # a month is no day
            assert app.text("promised-day") == "Zaterdag 21 november"
            await app.type("promised-typed", "4 januari 2027")
            assert app.text("promised-day") == "Maandag 4 januari 2027"
            await app.type("note", "zaak 12")
            await app.tap("save")
            assert app.page.route == "/aids"

        phone.use(story)

        assert the_aid(phone) == Aid(
            "Aangepaste fiets", source="Fietsmaker Jansen", promised=date(2027, 1, 4), note="zaak 12"
        )


def test_an_aid_is_changed_taken_away_and_put_back(tmp_path):
    with kept_phone(tmp_path) as phone:
        name = keep(phone, aids.write, Aid("Bed", asked=ago(10)))

        async def story(app):
            await app.open(f"/aid/{name}")
            await app.tap("change")
            await app.tap("status-revoked")
            await app.tap("save")
            assert app.text("standing") == "Gaat niet door"
            assert not app.has("there")
            await app.tap("take-away")
            assert app.has("gone")
            await app.tap("put-back")
            assert app.text("standing") == "Gaat niet door"
            await app.open("/aids")
            assert "Gaat niet door" in app.texts()

        phone.use(story)

        assert the_aid(phone) == Aid("Bed", status=OFF, asked=ago(10))


def test_what_was_never_there_says_so(tmp_path):
    with kept_phone(tmp_path) as phone:

        async def story(app):
            for address in ("/aid/x", "/medicine/x", "/appointment/x", "/aid/x/change", "/medicine/x/stop"):
                await app.open(address)
                assert "Dit staat niet op dit apparaat." in app.texts(), address

        phone.use(story)


def test_what_the_team_wrote_down_is_shown_as_theirs_and_not_changed_here(tmp_path):
    with kept_phone(tmp_path) as phone:
        from_team(phone, aids.write(Aid("Tillift", asked=ago(50)), team_origin("hoist")))
        from_team(phone, medicines.write(Medicine("Riluzol", "2 keer 50 mg"), team_origin("riluzole")))
        from_team(phone, medicines.write_intolerance("Penicilline", team_origin("penicillin")))
        visit = Appointment("Marieke Visser", NOON + timedelta(days=9), video="https://video.example/m")
        from_team(phone, appointments.write(visit, team_origin("visit")))

        async def story(app):
            await app.open("/aids")
            assert app.label("aid-hoist").endswith("Van uw team")
            await app.tap("aid-hoist")
            assert app.text("whose").startswith("Dit schreef uw team op.")
            assert app.has("takes-long")
            assert not [key for key in ("there", "change", "take-away") if app.has(key)]
            await app.open("/medicine/riluzole")
            assert not [key for key in ("stop", "change", "take-away") if app.has(key)]
            await app.open("/medicines")
            assert "Penicilline\nVan uw team" in app.texts()
            await app.open("/appointment/visit")
            assert not [key for key in ("off", "change") if app.has(key)]
            await app.tap("open-video")
            assert app.connection.calls[-1][1]["url"] == "https://video.example/m"

        phone.use(story)


def test_a_medicine_is_added_changed_and_stopped_in_own_words(tmp_path):
    with kept_phone(tmp_path) as phone:

        async def story(app):
            await app.open("/medicines")
            assert not any(str(each.key).startswith("medicine-") for each in app.controls())  # none presumed
            await app.tap("add")
            await app.tap("save")
            assert app.has("trouble")
            await app.tap("suggested-riluzole")
            await app.type("dosage", "1 tablet bij het ontbijt")
            await app.tap("since-known")
            await app.tap("since-week-earlier")
            await app.tap("save")
            [card] = [each.key for each in app.controls() if str(each.key).startswith("medicine-")]
            assert app.label(card) == "Riluzol 1 tablet bij het ontbijt\nSinds 14 november"
            await app.tap(card)
            await app.tap("change")
            await app.type("dosage", "2 tabletten")
            await app.tap("save")
            assert care.medication(notebook.records(phone.services)) == ("Riluzol, 2 tabletten",)
            await app.tap("stop")
            await app.tap("until-day-earlier")
            await app.tap("until-day-later")
            await app.tap("until-day-later")  # not after today
            await app.tap("save")
            [card] = [each.key for each in app.controls() if str(each.key).startswith("medicine-")]
            assert app.label(card) == "Riluzol 2 tabletten\nGestopt op 21 november"
            assert care.medication(notebook.records(phone.services)) == ()
            await app.tap(card)
            await app.tap("again")
            assert care.medication(notebook.records(phone.services)) == ("Riluzol, 2 tabletten",)
            await app.tap("take-away")
            assert care.medication(notebook.records(phone.services)) == ()
            await app.tap("put-back")

        phone.use(story)

        [found] = keeping.my_medicines(phone.services)
        assert found.said == Medicine("Riluzol", "2 tabletten", ago(7))


def test_what_somebody_cannot_have_is_written_down_changed_and_taken_off(tmp_path):
    with kept_phone(tmp_path) as phone:

        async def story(app):
            for text in ("Penicilline: uitslag", "Penicilline en noten"):
                await app.open("/medicines")
                await app.tap("intolerance")
                await app.type("intolerance", text)
                await app.tap("save")
                assert app.label("intolerance") == text
            await app.tap("intolerance")
            await app.type("intolerance", "")
            await app.tap("save")
            assert app.label("intolerance").startswith("Schrijf op waar u niet tegen kunt")

        phone.use(story)

        assert keeping.my_intolerances(phone.services) == ()


def test_an_appointment_is_written_down_without_typing_a_day_and_stands_where_it_belongs(tmp_path):
    with kept_phone(tmp_path) as phone:
        contacting.write_down(phone.services, Contact("Anna Jansen", "Fysio", "1"), Writer())

        async def story(app):
            await app.open("/team")
            assert "Afspraken" in app.texts()
            await app.tap("appointments")
            await app.tap("add")
            assert app.text("day-day") == "Zondag 22 november"
            await app.tap("save")
            assert app.text("trouble") == "Schrijf op met wie. Dan kunnen wij het bewaren."
            await app.tap("known-0")
            await app.tap("day-week-later")
            await app.tap("day-week-earlier")
            await app.tap("time-hour-later")
            await app.tap("time-five-earlier")
            assert app.text("time-day") == "10:55"
            await app.type("video", "http://video.example")
            await app.tap("save")
            assert app.text("trouble").startswith("Wij lezen hier geen veilige link.")
            await app.type("video", "video.example/kamer")
            await app.type("place", "Ziekenhuis, route 12")
            await app.type("bring", "Mijn lijst met vragen")
            await app.tap("save")
            [card] = [each.key for each in app.controls() if str(each.key).startswith("appointment-")]
            assert app.label(card) == "Anna Jansen Morgen om 10:55\nZiekenhuis, route 12"
            await app.open("/")
            assert app.has(card)  # the day before
            await app.open("/team")
            await app.tap(card)
            assert "Mijn lijst met vragen" in app.texts()
            await app.tap("open-video")
            await app.tap("open-route")
            assert [args["url"] for _, args in app.connection.calls if "url" in args] == [
                "https://video.example/kamer",
                "https://www.openstreetmap.org/search?query=Ziekenhuis%2C%20route%2012",
            ]
            await app.tap("off")
            assert app.has("gone")
            await app.tap("put-back")
            assert app.text("when") == "Morgen om 10:55"

        phone.use(story)

        [found] = keeping.my_appointments(phone.services).ahead
        assert found.said == Appointment(
            "Anna Jansen",
            datetime(2026, 11, 22, 10, 55, tzinfo=UTC),
            "Ziekenhuis, route 12",
            "https://video.example/kamer",
            "Mijn lijst met vragen",
        )


def test_an_appointment_further_on_is_not_told_of_today_and_a_past_one_stands_apart(tmp_path):
    with kept_phone(tmp_path) as phone:
        later = keep(phone, appointments.write, Appointment("Anna", NOON + timedelta(days=2)))
        before = keep(phone, appointments.write, Appointment("Bas", NOON - timedelta(days=2)))

        async def story(app):
            await app.open("/")
            assert not app.has(f"appointment-{later}")
            await app.open("/appointments")
            texts = app.texts()
            assert texts.index("Anna") < texts.index("Geweest") < texts.index("Bas")
            await app.tap(f"appointment-{before}")
            await app.tap("change")
            await app.type("note", "Vroeg om foto's")
            await app.tap("save")
            assert "Vroeg om foto's" in app.texts()

        phone.use(story)


def test_the_calendar_file_has_the_place_the_link_and_what_to_bring(tmp_path):
    with kept_phone(tmp_path) as phone:
        visit = Appointment(
            "Anna", NOON + timedelta(days=2), "Kamer 3", "https://video.example/a", "Pas", "Lift is stuk"
        )
        name = keep(phone, appointments.write, visit)

        async def story(app):
            app.page.web = True
            await app.open(f"/appointment/{name}")
            await app.tap("give")
            assert app.text("told").startswith("Het bestand is klaar.")
            [sent] = [args for name, args in app.connection.calls if name == "save_file"]
            assert (sent["file_name"], sent["src_bytes"][:15]) == ("nabij.ics", b"BEGIN:VCALENDAR")

        phone.use(story)
        [found] = keeping.my_appointments(phone.services).ahead
        [event] = Calendar.from_ical(keeping.calendar(phone.services, found, "Anna")).walk("VEVENT")
        keeping.keep(
            phone.services,
            lambda origin: appointments.write(replace(visit, place="Kamer 4"), origin),
            found.origin,
            Writer(),
        )
        [changed] = keeping.my_appointments(phone.services).ahead
        [later] = Calendar.from_ical(keeping.calendar(phone.services, changed, "Anna")).walk("VEVENT")

        assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("Anna", "Kamer 3")
        assert str(event["URL"]) == "https://video.example/a"
        assert str(event["DESCRIPTION"]) == "Pas\nLift is stuk\nhttps://video.example/a"
        assert event["DTSTART"].dt == NOON + timedelta(days=2)
        assert event["DTEND"].dt == NOON + timedelta(days=2, minutes=30)
        assert (later["UID"], str(later["LOCATION"])) == (event["UID"], "Kamer 4")


def test_what_was_kept_before_joining_goes_along_into_the_dossier(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        Network(phone)
        keep(phone, aids.write, Aid("Bed"))
        keep(phone, medicines.write, Medicine("Riluzol"))
        keep(phone, appointments.write, Appointment("Anna", NOON + timedelta(days=1)))

        async def story(app):
            await join(app, link)

        phone.use(story)

        assert the_aid(phone).what == "Bed"
        kinds = {
            each.document["resourceType"] for each in phone.services.store.records(phone.services.store.me)
        }
        assert {"DeviceRequest", "MedicationStatement", "Appointment"} <= kinds
        assert phone.services.store.note(notebook.NOTE) is None
