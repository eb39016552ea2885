"""Find a Chromium, or get one; `python -m tests.support.chromium` does it before the tests begin."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
WHAT_TO_DO = (
    "The browser tests need Chromium: install the package `chromium`, or set CHROMIUM to where it is."
)


def find() -> str | None:
    """Where a Chromium or Chrome is, if there is one."""
    if named := os.environ.get("CHROMIUM"):
        return named
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    if installed or ON_A_MAC.exists():
        return installed or str(ON_A_MAC)
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def get() -> str:
    """Find one, or install one, or say in one line what to install."""
    ways = [[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.append(["sh", "-c", "apt-get update -q && apt-get install -qy chromium"])
    for way in [None, *ways]:
        if way:
            subprocess.run(
                way, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900
            )
        if found := find():
            return found
    sys.exit(WHAT_TO_DO)


if __name__ == "__main__":
    sys.stdout.write(f"Chromium: {get()}\n")
