"""The console script `nabij`: everything the apps do, without a screen."""

import os

import click

from app.cli.group import Sentences, preferred_language
from app.i18n import LANGUAGES
from app.services import load_words

COMMANDS = {
    "app": "app.cli.phone:app",
    "demo": "app.cli.demo:demo",
    "enrol": "app.cli.enrol:enrol",
    "export-mine": "app.cli.export_mine:export_mine",
    "instrument": "app.cli.instrument:instrument",
    "invite": "app.cli.invite:invite",
    "log": "app.cli.log:log",
    "path": "app.cli.path:path",
    "plan": "app.cli.plan:plan",
    "questions": "app.cli.questions:questions",
    "report": "app.cli.report:report",
    "score": "app.cli.score:score",
    "server": "app.cli.server:server",
    "show": "app.cli.show:show",
    "simulate": "app.cli.simulate:simulate",
    "study": "app.cli.study:study",
    "sync": "app.cli.sync:sync",
    "team": "app.cli.team:team",
}


@click.group(cls=Sentences, places=COMMANDS)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=preferred_language,
    help="Of what is said; that of the terminal (LANG) when absent, and else Dutch.",
)
@click.version_option(package_name="nabij")
@click.pass_context
def nabij(ctx: click.Context, language: str) -> None:
    """Nabij: the companion app for people with ALS, the people around them and their care team."""
    ctx.obj = load_words()[language]
    _reach_this_machine_directly()


def _reach_this_machine_directly() -> None:
    # A proxy of the hospital or of a laptop's owner knows no way back to 127.0.0.1.
    others = os.environ.get("NO_PROXY") or os.environ.get("no_proxy")
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = ",".join(filter(None, [others, "127.0.0.1,localhost"]))
