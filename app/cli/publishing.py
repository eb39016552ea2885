"""`nabij study make-key` and `publish-studies`: the study office signs its list of studies."""

import json
from pathlib import Path

import click

from app import content
from app.cli.errors import CommandError
from app.cli.leaving import write_new
from app.cli.output import json_option, remark, say_either
from app.i18n import Words
from monitoring import studies
from monitoring.errors import MonitoringError
from sync.keys import PublishingKey
from sync.publication import STUDIES, Signed, publish

SEED = 32  # bytes


@click.command("make-key")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
@click.pass_obj
def make_key(words: Words, file: Path, *, as_json: bool) -> None:
    """Make a key to publish with, into a new FILE that only its owner reads; print its public half."""
    key = PublishingKey.generate()
    write_new(file, key.seed.hex().encode() + b"\n")
    public = key.sign_key.hex()
    say_either({"public": public}, [public], as_json=as_json)
    remark(words("cli.study-key-made", file=file, public=public))


@click.command("publish-studies")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--key", "key_file", type=click.Path(path_type=Path), required=True, help="Of `make-key`.")
@click.option("--home", type=click.Path(path_type=Path, file_okay=False), help="Also put it in this home.")
@json_option
@click.pass_obj
def publish_studies(words: Words, file: Path, key_file: Path, home: Path | None, *, as_json: bool) -> None:
    """Sign the list of studies in FILE; the signature goes beside it."""
    key, data = _key(key_file), file.read_bytes()
    try:
        read = studies.parse(json.loads(data))
    except (MonitoringError, ValueError, AttributeError, RecursionError) as error:
        raise CommandError("cli.studies-malformed", file=file, reason=error) from None
    signed = publish(data, key, STUDIES)
    if home is not None:
        _place(home, signed, key, read.version)
    signature = file.with_name(file.name + content.SIGNATURE)
    _write(signature, signed.signature.hex().encode() + b"\n")
    answer = {"version": read.version, "studies": len(read.studies), "signature": str(signature)}
    line = words("cli.studies-published", version=read.version, count=len(read.studies), file=signature)
    say_either(answer, [line], as_json=as_json)


def _key(file: Path) -> PublishingKey:
    try:
        seed = bytes.fromhex(file.read_text("ascii").strip())
    except ValueError:
        seed = b""
    if len(seed) != SEED:
        raise CommandError("cli.study-key-none", file=file)
    return PublishingKey(seed)


def _place(home: Path, signed: Signed, key: PublishingKey, version: int) -> None:
    """Put a list where the app looks; one that the app would not show is refused here already."""
    if not home.is_dir():
        raise CommandError("cli.no-home", home=home)
    if key.sign_key != content.publisher():
        raise CommandError("cli.studies-other-key")
    there = home / content.STUDIES
    before = _version(there)
    if version <= before and there.read_bytes() != signed.data:
        raise CommandError("cli.studies-older", version=before)
    # Between the two writes the signature does not fit, and the app shows nothing: never something unsigned.
    _write(there, signed.data)
    _write(there.with_name(there.name + content.SIGNATURE), signed.signature.hex().encode() + b"\n")


def _version(file: Path) -> int:
    try:
        return studies.parse(json.loads(file.read_bytes())).version
    except (OSError, MonitoringError, ValueError, AttributeError, RecursionError):
        return 0  # what cannot be read is no list, and may be replaced


def _write(file: Path, data: bytes) -> None:
    beside = file.with_name(file.name + ".new")
    beside.write_bytes(data)
    beside.replace(file)
