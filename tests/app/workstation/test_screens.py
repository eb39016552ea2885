"""What the nurse sees and does, on the real components, without a browser."""

import asyncio
import gc
import sqlite3
import threading
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal

import flet as ft

from app.workstation.actions import writing
from app.workstation.main import App
from app.workstation.office import open_office
from monitoring.records import Author, Communication
from tests.app.workstation.office import alsfrs
from tests.support.headless import mounted


@asynccontextmanager
async def _window(office, gate=None):
    """The workstation in a window, on the store as it is now; a gate that is closed holds the network up."""
    services = office.services
    if gate:
        send = services.send
        services = replace(services, send=lambda call: gate.wait(20) and send(call))
    shown = open_office(services, "/charts/secret")
    async with mounted(App, services, shown) as app:
        app.office = shown
        yield app


async def _until(app, holds):
    for _ in range(400):
        if holds():
            return
        await app.wait(0.01)
    raise AssertionError(app.texts())


def _see(office, story, gate=None):
    async def run():
        async with _window(office, gate) as app:
            await story(app)

    asyncio.run(run())


def _jan(office):
    jan = office.welcome("Jan de Wit")
    office.log("Jan de Wit", "weight", {"weight": Decimal("75.0"), "cannot-weigh": False}, days_ago=28)
    office.log("Jan de Wit", "weight", {"weight": Decimal("71.4"), "cannot-weigh": False})
    office.log("Jan de Wit", "weekly-check-in", {"well-being": 7, "contact": True}, helped=True)
    office.log("Jan de Wit", "alsfrs-r", alsfrs(3))
    office.send_all()
    return jan


def test_an_empty_workstation_says_what_will_be_here(office):
    async def story(app):
        assert "Hier komen de mensen die u volgt" in app.texts()
        assert "0 mensen. Nog niets opgehaald." in app.texts()
        assert not app.has("search")

    _see(office, story)


def test_fetching_shows_how_far_it_is_and_then_who_is_there(office):
    jan, gate = _jan(office), threading.Event()

    async def story(app):
        await app.tap("fetch")
        assert app.by_key("progress").value == 0.0
        await app.tap("fetch")  # a second press does nothing
        gate.set()
        await _until(app, lambda: app.has(f"person-{jan.hex()}"))
        said = app.label(f"person-{jan.hex()}")
        assert not app.has("progress")
        assert said.startswith("Jan de Wit Wil contact vandaag 9 9 9 9 71,4 kg −4,8 % 7 vandaag")
        assert app.text("fetched") == "1 persoon. Opgehaald vandaag om 13:00 uur, daarna niet bijgewerkt."

    _see(office, story, gate)


def test_who_hears_a_row_hears_what_each_number_is(office):
    jan = _jan(office)
    office.fetch()

    async def story(app):
        spoken = [
            each.semantics_label.replace("\N{NO-BREAK SPACE}", " ")
            for each in app.controls()
            if isinstance(each, ft.Text) and each.semantics_label
        ]
        assert spoken == [
            "Bulbair 9 van 12",
            "Handen 9 van 12",
            "Bewegen 9 van 12",
            "Ademen 9 van 12",
            "Gewicht 71,4 kg, −4,8 % sinds het begin",
            "Welzijn 7 van 10",
            "Laatst ingevuld: vandaag",
        ]
        assert app.has(f"person-{jan.hex()}")

    _see(office, story)


def test_a_server_that_is_away_is_said_calmly_and_what_was_here_stays(office):
    jan = _jan(office)
    office.fetch()
    office.team.set_note("server", "http://127.0.0.1:9")

    async def story(app):
        await app.tap("fetch")
        await _until(app, lambda: app.has("trouble"))
        assert app.text("trouble").startswith("Ophalen lukt nu niet: de server is niet te bereiken.")
        assert app.has(f"person-{jan.hex()}")

    _see(office, story)


def test_a_dossier_that_does_not_hold_says_so_in_its_row(office):
    jan = _jan(office)
    office.fetch()
    note = office.team.note("desk/fetched")
    office.team.set_note("desk/fetched", note | {"troubles": {jan.hex(): "refused", "00" * 16: "refused"}})

    async def story(app):
        assert "klopt niet. Het is niet overgenomen" in app.label(f"person-{jan.hex()}")
        assert app.text("strangers").startswith("De server liet 1 dossier zien")
        await app.tap(f"person-{jan.hex()}")
        assert "klopt niet. Het is niet overgenomen" in app.text("person-trouble")

    _see(office, story)


def test_a_dossier_that_does_not_open_pretends_nothing(office):
    jan = _jan(office)
    office.fetch()
    with sqlite3.connect(office.study.home / "team.db") as db:
        db.execute("delete from sealed where name = ?", [f"trust/{jan.hex()}"])
        db.execute(
            "insert into sealed select ?, value from sealed where name = 'device'", [f"trust/{jan.hex()}"]
        )
    office.team.close()
    office.team = office.study.open("team")

    async def story(app):
        said = app.label(f"person-{jan.hex()}")
        assert said.startswith(f"Zonder naam ({jan.hex()[:4]})")
        assert said.endswith("Dit dossier gaat op deze computer niet open. Bel de beheerder.")
        assert "Nog niets" not in said

    _see(office, story)


def test_somebody_is_found_by_name(office):
    ans, bea = office.welcome("Ans"), office.welcome("Béa")
    office.fetch()

    async def story(app):
        await app.type("search", "bea")
        assert app.has(f"person-{bea.hex()}")
        assert not app.has(f"person-{ans.hex()}")
        await app.type("search", "zz")
        assert app.text("none-found") == "Niemand met deze letters in de naam."

    _see(office, story)


def test_the_page_of_a_person_shows_charts_and_the_same_numbers_as_a_table(office):
    jan = _jan(office)
    office.fetch()

    def address(app):
        [view] = [each for each in app.controls() if type(each).__name__ == "WebView"]
        return view.url

    async def story(app):
        await app.tap(f"person-{jan.hex()}")
        shown = f"http://test/charts/secret/{jan.hex()}?period=all&look=light&scale=1&language=nl"
        assert address(app) == shown
        assert "Totaal 36 van 48, vandaag." in app.texts()
        await app.tap("period-quarter")
        assert address(app) == shown.replace("all", "quarter")
        await app.tap("table")
        rows = [[cell.content.value for cell in row.cells] for row in app.by_key("numbers").rows]
        assert rows == [
            ["21\N{NO-BREAK SPACE}nov 2026", "9", "9", "9", "9", "36", "71,4", "–", "zelf"],
            ["21\N{NO-BREAK SPACE}nov 2026", "–", "–", "–", "–", "–", "–", "7", "zelf, met hulp"],
            ["24\N{NO-BREAK SPACE}okt 2026", "–", "–", "–", "–", "–", "75,0", "–", "zelf"],
        ]

    _see(office, story)


def test_the_table_has_a_column_for_each_other_measure_with_values(office):
    jan = office.welcome("Jan")
    office.log("Jan", "quality-of-life", {"quality": 7})
    office.log("Jan", "carer-week", {"carer-well-being": 4}, author=Author.CARER)
    office.send_all()
    office.fetch()

    async def story(app):
        await app.tap(f"person-{jan.hex()}")
        await app.tap("table")
        heads = [column.label.value for column in app.by_key("numbers").columns]
        assert heads[-4:] == ["Welzijn", "Kwaliteit", "Naaste", "Door"]
        rows = [[cell.content.value for cell in row.cells][-4:] for row in app.by_key("numbers").rows]
        assert sorted(rows) == [["–", "7", "–", "zelf"], ["–", "–", "4", "naaste"]]

    _see(office, story)


def test_a_person_without_data_has_a_page(office):
    jan = office.welcome("Jan")
    office.fetch()

    async def story(app):
        assert "Nog niets ingevuld" in app.label(f"person-{jan.hex()}")
        await app.tap(f"person-{jan.hex()}")
        assert "Hier komt het verloop" in app.texts()
        assert "Nog geen berichten." in app.texts()

    _see(office, story)


def test_an_address_of_nobody_says_so(office):
    async def story(app):
        await app.open("/person/1234")
        assert "Deze persoon staat niet op deze werkplek." in app.texts()

    _see(office, story)


def test_a_message_is_shown_at_once_and_told_to_be_sent_only_when_it_was(office):
    jan, gate = _jan(office), threading.Event()
    office.fetch()

    async def story(app):
        await app.tap(f"person-{jan.hex()}")
        await app.tap("send")
        assert app.text("message-note") == "Schrijf eerst een bericht."
        await app.type("message", "Ik bel u morgen.")
        await app.tap("send")
        assert app.text("message-note").startswith("Schrijf eerst uw naam.")
        await app.type("sender", "Marieke Visser")
        await app.tap("send")
        assert app.text("message-note") == "Bewaard op deze computer. Bezig met versturen."
        assert "Ik bel u morgen." in app.texts()
        gate.set()
        await _until(app, lambda: app.text("message-note") == "Bewaard en verstuurd.")
        assert app.by_key("message").value == ""
        assert "Marieke Visser, vandaag 13:00" in app.texts()

    _see(office, story, gate)
    office.send_all()
    written = [r for r in office.phones["Jan de Wit"].records(jan) if isinstance(r, Communication)]
    assert [(each.sender, each.text) for each in written] == [("Marieke Visser", "Ik bel u morgen.")]


def test_a_message_without_a_network_is_saved_and_says_that_it_was_not_sent(office):
    jan = _jan(office)
    office.fetch()
    writing.set_sender(office.services, "Marieke")
    office.team.set_note("server", "http://127.0.0.1:9")

    async def story(app):
        await app.tap(f"person-{jan.hex()}")
        await app.type("message", "Dag")
        await app.tap("send")
        await _until(app, lambda: app.text("message-note").startswith("Bewaard op deze computer, nog niet"))
        await app.open("/")
        assert app.text("pending").startswith("1 bericht is hier bewaard en nog niet verstuurd.")

    _see(office, story)


def test_a_message_that_is_too_long_stays_in_its_field(office):
    jan = _jan(office)
    office.fetch()
    writing.set_sender(office.services, "Marieke")

    async def story(app):
        await app.tap(f"person-{jan.hex()}")
        await app.type("message", "a" * 70_000)
        await app.tap("send")
        assert app.text("message-note") == "Dit bericht is te lang. Maak er twee van."
        assert len(app.by_key("message").value) == 70_000

    _see(office, story)


def test_a_person_is_invited_by_name_and_the_link_works(office):
    links = []

    async def story(app):
        await app.tap("invite")
        await app.tap("make")
        assert app.text("invite-note").startswith("Schrijf eerst een naam.")
        await app.type("name", "Ria Jansen")
        await app.tap("make")
        await _until(app, lambda: app.has("link"))
        assert "Uitnodiging voor Ria Jansen" in app.texts()
        assert app.text("valid") == "Geldig tot 24 november 2026, 13:00 uur. De link werkt één keer."
        assert app.by_key("qr").src.startswith(b"\x89PNG")
        links.append(app.by_key("link").value)

    _see(office, story)
    office.phones["Ria"] = office.study.join("Ria", links[0])
    assert [each.hex() for each in office.team.participants()] == []
    office.fetch()
    assert len(office.team.participants()) == 1


def test_an_invitation_without_a_network_invites_nobody_and_says_so(office):
    office.team.set_note("server", "http://127.0.0.1:9")

    async def story(app):
        await app.tap("invite")
        await app.type("name", "Ria")
        await app.tap("make")
        await _until(app, lambda: app.text("invite-note").startswith("Uitnodigen lukt nu niet"))
        assert app.by_key("name").value == "Ria"

    _see(office, story)


def test_settings_work_at_once_and_stay(office):
    async def story(app):
        await app.tap("place-settings")
        await app.tap("language-en")
        assert "Settings" in app.texts()
        await app.tap("size-2.0")
        await app.tap("look-dark")
        await app.type("sender", "Marieke Visser")
        await app.tap("save-name")
        assert app.text("name-note") == "Saved."
        assert app.page.views is not None

    _see(office, story)
    shown = open_office(office.services, "")
    assert (shown.preferences.language, shown.preferences.scale, shown.preferences.look) == (
        "en",
        2.0,
        "dark",
    )
    assert writing.sender(office.services) == "Marieke Visser"


def test_in_large_text_a_row_says_each_value_with_its_name(office):
    jan = _jan(office)
    office.fetch()

    async def story(app):
        app.office.text_size = 2.0
        await app.settle()
        said = app.label(f"person-{jan.hex()}")
        assert "Bulbair 9 van 12 Handen 9 van 12" in said
        assert "Gewicht 71,4 kg, −4,8 % sinds het begin" in said

    _see(office, story)


def test_opening_a_page_ten_times_leaves_nothing_behind(office):
    jan = _jan(office)
    office.fetch()

    def held(app):
        gc.collect()
        return len(app.session.index)

    async def story(app):
        counts = []
        for _ in range(10):
            await app.tap(f"person-{jan.hex()}")
            await app.tap("period-year")
            await app.tap("back")
            counts.append(held(app))
        assert len(set(counts[1:])) == 1

    _see(office, story)
