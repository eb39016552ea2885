"""The rest of the wayfinder: research, what was put away, and what fits whom."""

import flet as ft

from app.components.basics import gap, title
from app.components.frame import frame
from app.context import use_here
from app.parts.wayfinder import ways
from app.parts.ways import back

WAYS = (
    ("studies", ft.Icons.BIOTECH_OUTLINED, "/studies"),
    ("put-away", ft.Icons.TASK_ALT_ROUNDED, "/put-away"),
    ("near", ft.Icons.NEAR_ME_OUTLINED, "/wayfinder/near"),
    ("about", ft.Icons.TUNE_ROUNDED, "/wayfinder/about"),
)


@ft.component
def MoreScreen() -> ft.View:
    """What is seldom needed, so that the first screen stays calm."""
    here = use_here()
    leave = back(here, "/wayfinder")
    head = title(here.look, here.say("wayfinder.more"))
    return frame(here.look, head, *ways(here, WAYS), gap(), foot=[leave], key="more")
