"""A page for an appointment, and all of one's own data: made in memory, never on a disk of ours."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app import content
from app.actions import notebook
from app.i18n import Words
from app.report.contents import page
from app.report.drawing import draw
from app.report.page import Audience
from app.report.study_pack import About, pack
from app.services import Services
from monitoring.bundles import bundle
from monitoring.items import Instrument
from monitoring.records import Record
from monitoring.spreadsheets import sheet
from monitoring.tables import tables

BUNDLE = "bundle.json"


@dataclass(frozen=True, slots=True)
class Export:
    """A file to hand over; its name tells nothing about the person."""

    name: str
    data: bytes


def appointment(services: Services, say: Words, audience: Audience) -> Export:
    """Make the page for an appointment, as a PDF in the language of the person."""
    records = notebook.records(services)
    now = services.now()
    return appointment_of(say, records, services.instruments, audience, now)


def appointment_of(
    say: Words,
    records: Sequence[Record],
    instruments: Mapping[str, Instrument],
    audience: Audience,
    now: datetime,
) -> Export:
    """Make the page from the records of a dossier."""
    data = draw(page(say, records, instruments, audience, now), content.assets() / "fonts")
    return Export(f"{say(f'report.file.{audience}')}-{say.local(now):%Y-%m-%d}.pdf", data)


def for_study(services: Services, say: Words, about: About) -> Export:
    """Make the sheet about one study, to take to the neurologist, as a PDF; only the person hands it over."""
    return for_study_of(say, notebook.records(services), services.instruments, about, services.now())


def for_study_of(
    say: Words,
    records: Sequence[Record],
    instruments: Mapping[str, Instrument],
    about: About,
    now: datetime,
) -> Export:
    """Make the sheet about one study from the records of a dossier."""
    data = draw(pack(say, records, instruments, about, now), content.assets() / "fonts")
    return Export(f"{say('studies.pack.file')}-{say.local(now):%Y-%m-%d}.pdf", data)


def everything(services: Services, say: Words) -> Export:
    """Put all that is in the dossier into one file: the Bundle for programs, the tables for people."""
    records = notebook.records(services)
    now = services.now()
    files = files_of(records, services.instruments, say.language, now)
    return Export(f"{say('report.file.data')}-{say.local(now):%Y-%m-%d}.zip", zipped(files, say.local(now)))


def files_of(
    records: Sequence[Record], instruments: Mapping[str, Instrument], language: str, now: datetime
) -> dict[str, bytes]:
    """Write a dossier as files, by name."""
    whole = json.dumps(bundle(records, now), ensure_ascii=False, indent=2)
    sheets = {f"{table.name}.csv": sheet(table) for table in tables(records, instruments, language)}
    return {BUNDLE: whole.encode()} | sheets


def zipped(files: Mapping[str, bytes], made: datetime) -> bytes:
    """Put files together in one."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(ZipInfo(name, made.timetuple()[:6]), data, ZIP_DEFLATED)
    return out.getvalue()
