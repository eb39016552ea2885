"""A page for an appointment and one's own data, saved by a real browser."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.browser import steps
from tests.support.browser import person
from tests.support.pdf import read

pytestmark = pytest.mark.browser
FOR_THE_PAGE = 3  # taps


def test_a_page_and_all_data_are_saved_from_the_phone(chromium, place):
    link = place.invitation("Ayşe Yılmaz")
    with person(chromium) as walker:
        walker.open(place.phone.url)
        steps.join(walker, link)
        steps.check_in(walker, 7)
        steps.finish(walker)

        before = walker.taps
        walker.tap(re.compile("^Mijn team$"))
        walker.tap("Neem mee naar een afspraak")
        walker.sees("Voor wie is het?")
        page = downloaded(walker, re.compile("^De huisarts"))
        walker.sees("Het blad is bewaard als bestand.")
        assert walker.taps - before == FOR_THE_PAGE

        assert page.name.startswith("nabij-huisarts-")
        pdf = read(page.read_bytes())
        assert pdf.pages == 1
        assert "Hoe het gaat: 7, één keer ingevuld." in pdf.text

        walker.tap("Terug")
        walker.tap("Instellingen")
        walker.tap("Bewaar alles als bestand")
        walker.sees("Tabellen die u op een computer kunt openen")
        everything = downloaded(walker, "Bewaar alles als bestand")
        walker.sees("Alles is bewaard als bestand.")

        with ZipFile(BytesIO(everything.read_bytes())) as archive:
            assert "bundle.json" in archive.namelist()


def downloaded(walker, name) -> Path:
    """What the browser keeps after a tap."""
    with walker.page.expect_download() as download:
        walker.tap(name)
    return Path(download.value.path()).rename(
        Path(download.value.path()).with_name(download.value.suggested_filename)
    )
