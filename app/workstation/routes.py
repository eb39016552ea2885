"""Every screen of the workstation and its address."""

import flet as ft

from app.workstation.screens.invite import InviteScreen
from app.workstation.screens.overview import OverviewScreen
from app.workstation.screens.person import PersonScreen
from app.workstation.screens.questions import QuestionsScreen
from app.workstation.screens.rules import RulesScreen
from app.workstation.screens.settings import SettingsScreen

# Side by side, not below each other: a screen that is not seen is not kept.
ROUTES = [
    ft.Route(path="/", component=OverviewScreen),
    ft.Route(path="/person/:code/:view?", component=PersonScreen),
    ft.Route(path="/invite", component=InviteScreen),
    ft.Route(path="/questions", component=QuestionsScreen),
    ft.Route(path="/rules", component=RulesScreen),
    ft.Route(path="/settings", component=SettingsScreen),
]
