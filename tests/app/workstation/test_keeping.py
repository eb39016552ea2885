"""What a person keeps, at the workstation: read there, and an appointment written for them."""

from datetime import UTC, date, datetime, timedelta

from app.actions.planning import local_now
from app.workstation.actions import keeping, writing
from monitoring import aids, appointments, medicines
from monitoring.aids import Aid
from monitoring.appointments import Appointment
from monitoring.medicines import Medicine
from monitoring.records import Origin
from tests.app.workstation.test_plan import see, welcomed


def on_the_phone(office, write, said, record_id, name="Jan"):
    """Something that the person wrote down, and that travelled here."""
    phone, now = office.phones[name], office.study.clock.now()
    phone.add(phone.me, [write(said, Origin(record_id, now, now))], now)
    office.send_all()
    office.fetch()


def test_the_team_sees_the_next_appointments_the_aids_that_take_long_and_the_medicines(office):
    jan = welcomed(office)
    today, now = local_now(office.services).date(), office.study.clock.now()
    weeks = timedelta(weeks=7)
    on_the_phone(office, aids.write, Aid("Bed", asked=today, promised=today), "bed")
    on_the_phone(office, aids.write, Aid("Rolstoel", source="Gemeente", asked=today - weeks), "chair")
    on_the_phone(office, aids.write, Aid("Fiets", status=aids.OFF), "bike")
    on_the_phone(office, medicines.write, Medicine("Riluzol", "2 keer 50 mg", date(2026, 3, 1)), "m1")
    on_the_phone(office, medicines.write, Medicine("Baclofen", is_stopped=True), "m2")
    on_the_phone(office, medicines.write_intolerance, "Penicilline", "i")
    on_the_phone(office, appointments.write, Appointment("Anna", now - timedelta(days=1)), "past")
    soon = Appointment("Bas", now + timedelta(days=1), video="https://video.example")
    on_the_phone(office, appointments.write, soon, "soon")

    async def story(app):
        texts = app.texts()
        assert texts.index("Rolstoel") < texts.index("Bed")  # what takes long first
        assert "7 weken geleden gevraagd\nGemeente" in texts
        assert "Beloofd voor vandaag" in texts
        assert "2 keer 50 mg\nSinds 1 maart" in texts
        assert {"Penicilline", "Bas", "Zondag 22 november om 13:00\nVia video"} <= set(texts)
        assert not {"Fiets", "Baclofen", "Anna"} & set(texts)

    see(office, jan, story)


def test_where_nothing_was_written_down_the_box_says_so(office):
    jan = welcomed(office)

    async def story(app):
        assert "Jan schreef hier nog niets op." in app.texts()

    see(office, jan, story)


def test_the_team_writes_an_appointment_that_appears_on_the_phone_as_theirs(office):
    jan = welcomed(office)
    writing.set_sender(office.services, "Marieke Visser")

    async def story(app):
        await app.tap("appointment-add")
        assert app.by_key("appointment-who").value == "Marieke Visser"
        await app.tap("appointment-save")
        assert app.text("appointment-note").startswith("Wij lezen hier geen dag en tijd.")
        await app.type("appointment-when", "1-12-2026 14:30")
        await app.type("appointment-video", "geen link")
        await app.tap("appointment-save")
        assert app.text("appointment-note").startswith("Wij lezen hier geen veilige link.")
        await app.type("appointment-video", "https://video.example/jan")
        await app.type("appointment-bring", "Uw vragen")
        await app.tap("appointment-save")
        for _ in range(200):
            await app.wait(0.01)
            if app.text("appointment-note") == "Bewaard en verstuurd.":
                break
        assert "Dinsdag 1 december om 14:30\nVia video\nVan het team" in app.texts()

    see(office, jan, story)
    office.send_all()

    phone = office.phones["Jan"]
    [found] = appointments.appointments(phone.records(phone.me))
    assert found.is_of_team
    assert found.said == Appointment(
        "Marieke Visser",
        datetime(2026, 12, 1, 13, 30, tzinfo=UTC),
        video="https://video.example/jan",
        bring="Uw vragen",
    )


def test_an_appointment_that_cannot_be_kept_says_why_and_the_words_stay(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))  # has sent no key
    office.fetch()

    async def story(app):
        await app.tap("appointment-add")
        await app.type("appointment-who", "Anna")
        await app.type("appointment-when", "1-12-2026 14:30")
        await app.tap("appointment-save")
        assert app.has("appointment-note")
        assert app.by_key("appointment-who").value == "Anna"
        await app.tap("appointment-leave")
        assert app.has("appointment-add")

    see(office, phone.me, story)

    assert keeping.kept_things(office.services, phone.me).appointments == ()
