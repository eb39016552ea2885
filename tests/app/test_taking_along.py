import json
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import flet as ft
import pytest

from app.actions import contacting, exporting
from app.actions.writers import Writer
from app.report.page import AUDIENCES
from monitoring.care import Contact
from tests.app.phones import WORDS, joined_phone, new_phone
from tests.support.pdf import read

SAY = WORDS["nl"]


def handed_over(app):
    """What the device was asked to keep: name and bytes."""
    return [
        (args["file_name"], args["src_bytes"]) for name, args in app.connection.calls if name == "save_file"
    ]


@pytest.mark.parametrize(
    ("audience", "title", "name"),
    [
        ("gp", "Voor de huisarts", "nabij-huisarts-2026-11-21.pdf"),
        ("ctb", "Voor het centrum voor thuisbeademing (CTB)", "nabij-ctb-2026-11-21.pdf"),
        ("visit", "Voor een afspraak", "nabij-afspraak-2026-11-21.pdf"),
    ],
)
def test_a_page_for_an_appointment_takes_three_taps_and_leaves_from_memory(tmp_path, audience, title, name):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal("71.4")}, days_ago=1)
        before = {file.name for file in tmp_path.rglob("*")}

        async def story(app):
            app.page.web = True
            await app.tap("place-team")
            await app.tap("share")
            assert "Uw naam en geboortedatum" in app.texts()
            await app.tap(f"for-{audience}")
            [(called, data)] = handed_over(app)
            assert called == name
            said = read(data).text
            assert title in said
            assert "Jan de Wit" in said
            assert app.text("outcome") == (
                "Het blad is bewaard als bestand. Nabij beschermt dit bestand niet meer: "
                "wie het heeft, kan het lezen."
            )
            await app.tap("back")
            assert app.page.route == "/team"

        phone.use(story)

        assert {file.name for file in tmp_path.rglob("*")} == before


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("/storage/emulated/0/Documents/blad.pdf", "Het blad is bewaard als bestand."),
        (None, "Er is geen bestand bewaard. U kunt het opnieuw proberen."),  # the person went back
        (OSError("no space left"), "Er is geen bestand bewaard. U kunt het opnieuw proberen."),
    ],
)
def test_a_phone_tells_whether_the_file_was_kept(tmp_path, answer, said):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            app.page.platform = ft.PagePlatform.ANDROID
            app.connection.answers["save_file"] = answer
            await app.open("/share")
            await app.tap("for-gp")
            assert app.text("outcome").startswith(said)

        phone.use(story)


def test_one_tap_on_my_data_exports_everything(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=2)
        phone.write_from_team("Ik bel u maandag.")

        async def story(app):
            app.page.web = True
            await app.open("/settings")
            await app.tap("my-data")
            await app.tap("save-all")
            [(called, data)] = handed_over(app)
            assert called == "nabij-gegevens-2026-11-21.zip"
            with ZipFile(BytesIO(data)) as archive:
                whole = json.loads(archive.read("bundle.json"))
                assert b"Ik bel u maandag." in archive.read("messages.csv")
            kinds = [entry["resource"]["resourceType"] for entry in whole["entry"]]
            assert sorted(kinds) == ["Communication", "Patient", "QuestionnaireResponse"]
            assert app.text("outcome").startswith("Alles is bewaard als bestand.")
            await app.tap("back")
            assert app.page.route == "/settings"

        phone.use(story)


def test_the_course_leads_to_the_page_too(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weekly-check-in", {"well-being": 7}, days_ago=2)

        async def story(app):
            await app.open("/course")
            await app.tap("share")
            assert app.page.route == "/share"

        phone.use(story)


def test_what_was_written_down_before_joining_can_be_taken_along_too(tmp_path):
    with new_phone(tmp_path) as (phone, _):
        contacting.write_down(phone.services, Contact("Anna", "", "030 1", "", "gp"), Writer())

        async def story(app):
            await app.open("/settings")
            await app.tap("my-data")
            assert app.page.route == "/my-data"

        phone.use(story)

        kept = ZipFile(BytesIO(exporting.everything(phone.services, SAY).data)).read("bundle.json")
        assert [each["resource"]["resourceType"] for each in json.loads(kept)["entry"]] == ["CareTeam"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("audience", AUDIENCES)
def test_an_empty_dossier_gives_a_page_and_a_file(tmp_path, audience, language):
    with joined_phone(tmp_path) as phone:
        page = exporting.appointment(phone.services, WORDS[language], audience)
        file = exporting.everything(phone.services, WORDS[language])

        assert read(page.data).pages == 1
        assert ZipFile(BytesIO(file.data)).testzip() is None
