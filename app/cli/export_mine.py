"""`nabij export-mine`: all of one's own data, to take wherever one likes."""

from pathlib import Path

import click

from app import clock
from app.actions.exporting import BUNDLE, files_of, zipped
from app.cli.homes import home_option, open_home
from app.cli.leaving import write_all_new, write_new
from app.cli.output import json_option, remark, say_either
from app.content import load_instruments
from app.i18n import Words
from sync.errors import NotJoinedError


@click.command("export-mine")
@home_option
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="A new file (.json for the Bundle alone, .zip for all) or a folder, new or empty.",
)
@json_option
@click.pass_obj
def export_mine(words: Words, home: Path, out: Path, *, as_json: bool) -> None:
    """Write all that is in this phone's dossier: a FHIR R4 Bundle of the records as kept, and CSV tables."""
    now = clock.now()
    with open_home(home, alone=False) as store:
        if store.me is None:
            raise NotJoinedError("only a person's own device has data of one's own")
        records = store.records(store.me)
        damaged = len(store.damage(store.me))
    files = files_of(records, load_instruments(home), words.language, now)
    match out.suffix:
        case ".json":
            files = {BUNDLE: files[BUNDLE]}
            write_new(out, files[BUNDLE])
        case ".zip":
            write_new(out, zipped(files, words.local(now)))
        case _:
            write_all_new(out, files)
    answer = {"out": str(out), "files": list(files), "records": len(records), "damaged": damaged}
    say_either(answer, [words.count("cli.exported", len(records), out=out)], as_json=as_json)
    if damaged:
        remark(words.count("cli.export-damaged", damaged))
    remark(words("cli.unprotected"))
