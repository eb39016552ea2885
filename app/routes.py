"""Every screen and its address."""

import flet as ft

from app.screens.acute import AcuteScreen
from app.screens.cards.card import CardScreen
from app.screens.cards.list import CardsScreen
from app.screens.contact import ContactScreen
from app.screens.course import CourseScreen
from app.screens.fill.screen import FillScreen
from app.screens.join import JoinScreen
from app.screens.keeping.aid import AidScreen
from app.screens.keeping.aid_form import AidFormScreen, NewAidFormScreen
from app.screens.keeping.aids import AidsScreen, NewAidScreen
from app.screens.keeping.appointment_form import AppointmentFormScreen, NewAppointmentScreen
from app.screens.keeping.appointments import AppointmentScreen, AppointmentsScreen
from app.screens.keeping.home import KeepingScreen
from app.screens.keeping.medicine import MedicineFormScreen, MedicineScreen, NewMedicineScreen, StopScreen
from app.screens.keeping.medicines import IntoleranceScreen, MedicinesScreen
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
from app.screens.studies.listed import StudiesScreen
from app.screens.studies.one import StudyScreen
from app.screens.studies.take_along import TakeAlongScreen
from app.screens.symptoms import SymptomsScreen
from app.screens.talks.home import TalksScreen
from app.screens.talks.subject import SubjectScreen
from app.screens.team import TeamScreen
from app.screens.today import TodayScreen
from app.screens.visit.before import VisitsBeforeScreen
from app.screens.visit.home import VisitScreen
from app.screens.visit.show import ShowVisitScreen
from app.screens.visit.write import WriteVisitScreen
from app.screens.wayfinder.about import AboutScreen
from app.screens.wayfinder.contacts import ContactNumberScreen, ContactsScreen
from app.screens.wayfinder.home import WayfinderScreen
from app.screens.wayfinder.more import MoreScreen
from app.screens.wayfinder.near import NearScreen, RegionScreen
from app.screens.wayfinder.occasion import OccasionScreen
from app.screens.wayfinder.own_week import OwnWeekScreen
from app.screens.wayfinder.questions import QuestionScreen, SubjectsScreen
from app.screens.wayfinder.reach import ReachScreen
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
    ft.Route(path="wayfinder/more", component=MoreScreen),
    ft.Route(path="wayfinder/near", component=NearScreen),
    ft.Route(path="wayfinder/region", component=RegionScreen),
    ft.Route(path="step/:step", component=StepScreen),
    ft.Route(path="phase/:phase", component=PhaseScreen),
    ft.Route(path="put-away", component=PutAwayScreen),
    ft.Route(path="question/:question", component=QuestionScreen),
    ft.Route(path="subjects", component=SubjectsScreen),
    ft.Route(path="own-week", component=OwnWeekScreen),
    ft.Route(path="occasion/:occasion", component=OccasionScreen),
    ft.Route(path="visit", component=VisitScreen),
    ft.Route(path="visit/write", component=WriteVisitScreen),
    ft.Route(path="visit/show/:period", component=ShowVisitScreen),
    ft.Route(path="visit/before", component=VisitsBeforeScreen),
    ft.Route(path="talks", component=TalksScreen),
    ft.Route(path="talks/:subject", component=SubjectScreen),
    ft.Route(path="contacts", component=ContactsScreen),
    ft.Route(path="contacts/:kind", component=ContactNumberScreen),
    ft.Route(path="contacts/:kind/more", component=ReachScreen),
    ft.Route(path="studies", component=StudiesScreen),
    ft.Route(path="studies/:study", component=StudyScreen),
    ft.Route(path="studies/:study/take-along", component=TakeAlongScreen),
    ft.Route(path="keeping", component=KeepingScreen),
    ft.Route(path="aids", component=AidsScreen),
    ft.Route(path="aids/new", component=NewAidScreen),
    ft.Route(path="aids/new/:code", component=NewAidFormScreen),
    ft.Route(path="aid/:record", component=AidScreen),
    ft.Route(path="aid/:record/change", component=AidFormScreen),
    ft.Route(path="medicines", component=MedicinesScreen),
    ft.Route(path="medicines/new", component=NewMedicineScreen),
    ft.Route(path="medicine/:record", component=MedicineScreen),
    ft.Route(path="medicine/:record/change", component=MedicineFormScreen),
    ft.Route(path="medicine/:record/stop", component=StopScreen),
    ft.Route(path="intolerance", component=IntoleranceScreen),
    ft.Route(path="appointments", component=AppointmentsScreen),
    ft.Route(path="appointments/new", component=NewAppointmentScreen),
    ft.Route(path="appointment/:record", component=AppointmentScreen),
    ft.Route(path="appointment/:record/change", component=AppointmentFormScreen),
    ft.Route(path="cards", component=CardsScreen),
    ft.Route(path="cards/:name", component=CardScreen),
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
