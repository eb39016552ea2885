"""`nabij app`: the phone app on this computer."""

from pathlib import Path

import click
import flet_web.fastapi

from app import content
from app.cli.homes import home_option, open_new_home, take_home
from app.cli.output import say
from app.cli.serving import Asgi, address, listen, open_in_browser, serve_here
from app.i18n import Words
from app.main import phone
from app.services import Studies
from app.workstation.loopback import OwnPages

PORT = 8302


@click.command()
@home_option
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.pass_obj
def app(words: Words, home: Path, port: int, *, no_browser: bool) -> None:
    """Show the phone app of a home, to this computer only."""
    with open_new_home(words, home):
        pass  # what stands in the way is said here too, before anything is shown
    with listen(port) as taken, take_home(home):
        url = address(taken)

        def ready() -> None:
            say(words("cli.app-ready", url=url))
            if not no_browser:
                open_in_browser(url)

        serve_here([(phone_pages(home, url), taken)], ready)


def phone_pages(home: Path, url: str, published: Studies | None = None) -> Asgi:
    """The phone app of a home, as pages; the fonts and pictures come from here, not from elsewhere."""
    shown, assets = phone(home, published), str(content.assets())
    pages = flet_web.fastapi.app(shown, app_name="Nabij", assets_dir=assets, no_cdn=True)
    return OwnPages(pages, url)
