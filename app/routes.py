"""Every screen and its address."""

import flet as ft

from app.screens.acute import AcuteScreen
from app.screens.contact import ContactScreen
from app.screens.course import CourseScreen
from app.screens.fill.screen import FillScreen
from app.screens.join import JoinScreen
from app.screens.measure.screen import MeasureScreen
from app.screens.my_data import MyDataScreen
from app.screens.nowhere import NowhereScreen
from app.screens.others import OthersScreen
from app.screens.plan.holiday import HolidayScreen
from app.screens.plan.later import LaterScreen
from app.screens.plan.pause import PauseScreen
from app.screens.plan.reminders import RemindersScreen
from app.screens.plan.rhythm import RhythmScreen
from app.screens.plan.screen import PlanScreen
from app.screens.saved import SavedScreen
from app.screens.settings import SettingsScreen
from app.screens.share import ShareScreen
from app.screens.signals import SignalsScreen
from app.screens.symptoms import SymptomsScreen
from app.screens.team import TeamScreen
from app.screens.today import TodayScreen
from app.screens.wayfinder.about import AboutScreen
from app.screens.wayfinder.contacts import ContactNumberScreen, ContactsScreen
from app.screens.wayfinder.home import WayfinderScreen
from app.screens.wayfinder.occasion import OccasionScreen
from app.screens.wayfinder.own_week import OwnWeekScreen
from app.screens.wayfinder.questions import QuestionScreen, SubjectsScreen
from app.screens.wayfinder.steps import PhaseScreen, PutAwayScreen, StepScreen
from app.screens.welcome import WelcomeScreen

EVERYWHERE = [
    ft.Route(path="welcome", component=WelcomeScreen),
    ft.Route(path="acute", component=AcuteScreen),
    ft.Route(path="settings", component=SettingsScreen),
    ft.Route(path="my-data", component=MyDataScreen),
    ft.Route(path="fill/:name", component=FillScreen),
    ft.Route(path="change/:record_id", component=FillScreen),
    ft.Route(path="saved/:record_id", component=SavedScreen),
    ft.Route(path="wayfinder", component=WayfinderScreen),
    ft.Route(path="wayfinder/about", component=AboutScreen),
    ft.Route(path="step/:step", component=StepScreen),
    ft.Route(path="phase/:phase", component=PhaseScreen),
    ft.Route(path="put-away", component=PutAwayScreen),
    ft.Route(path="question/:question", component=QuestionScreen),
    ft.Route(path="subjects", component=SubjectsScreen),
    ft.Route(path="own-week", component=OwnWeekScreen),
    ft.Route(path="occasion/:occasion", component=OccasionScreen),
    ft.Route(path="contacts", component=ContactsScreen),
    ft.Route(path="contacts/:kind", component=ContactNumberScreen),
    ft.Route(path="join", component=JoinScreen),
    ft.Route(path="join/:code", component=JoinScreen),
    ft.Route(path=":elsewhere+", component=NowhereScreen),
]

ROUTES = [
    ft.Route(
        path="/",
        component=TodayScreen,
        children=[
            ft.Route(path="others", component=OthersScreen),
            ft.Route(path="course", component=CourseScreen),
            ft.Route(path="course/symptoms", component=SymptomsScreen),
            ft.Route(path="course/:measure", component=MeasureScreen),
            ft.Route(path="team", component=TeamScreen),
            ft.Route(path="contact", component=ContactScreen),
            ft.Route(path="share", component=ShareScreen),
            ft.Route(path="contact/:rule_id", component=ContactScreen),
            ft.Route(path="ask/:question", component=ContactScreen),
            ft.Route(path="signals", component=SignalsScreen),
            ft.Route(path="plan", component=PlanScreen),
            ft.Route(path="plan/rhythm/:name", component=RhythmScreen),
            ft.Route(path="plan/pause", component=PauseScreen),
            ft.Route(path="plan/holiday", component=HolidayScreen),
            ft.Route(path="plan/reminders", component=RemindersScreen),
            ft.Route(path="later/:name", component=LaterScreen),
            *EVERYWHERE,
        ],
    )
]
"""For who has joined."""

BEFORE_JOINING = [ft.Route(path="/", component=WelcomeScreen, children=EVERYWHERE)]
"""For who has not; any other address opens the first question."""

OF_A_CARER = [
    ft.Route(path="wayfinder", component=WayfinderScreen),  # the same screen: not once more on top of itself
    ft.Route(path="/", component=WayfinderScreen, children=EVERYWHERE),
]
"""For a carer, who answered the first question; it stays a tap away in the settings."""
