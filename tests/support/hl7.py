"""The examples that HL7 publishes with FHIR R4, fetched once from the npm registry."""

import hashlib
import json
import shutil
import subprocess
import tarfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

PACKAGE = "hl7.fhir.r4.examples"
VERSION = "4.0.1"
SHA256 = "dce87f1b5b9341867033f7d1f544fa1b5232503f6d62813887ac6b8a8b6cb682"
BUILD = Path(__file__).parents[2] / "build"


@cache
def example(name: str) -> dict[str, Any]:
    """One example, as it was published."""
    with tarfile.open(_package()) as package:
        member = package.extractfile(f"package/{name}.json")
        assert member is not None
        document: dict[str, Any] = json.loads(member.read())
        return document


def need() -> None:
    """Skip a test where the examples are not here and cannot be fetched."""
    if not _package().exists():
        pytest.skip(f"{PACKAGE} {VERSION} is not in build/ and the npm registry cannot be reached")


@cache
def _package() -> Path:
    file = BUILD / f"{PACKAGE}-{VERSION}.tgz"
    npm = shutil.which("npm")
    if not file.exists() and npm:
        BUILD.mkdir(exist_ok=True)
        command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--pack-destination", str(BUILD)]
        subprocess.run(command, capture_output=True, timeout=300, check=False)
    if file.exists():
        found = hashlib.sha256(file.read_bytes()).hexdigest()
        assert found == SHA256, f"{file} is not what HL7 published"
    return file
