"""What lies near somebody, the way that fits, and everything it takes to reach somebody."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from app.actions import contacting, preferences
from app.actions.preferences import Preferences
from app.actions.writers import Writer
from app.context import figures
from app.guide import Guide
from app.opening import hours_said
from monitoring import care, fhir
from monitoring.care import Contact
from monitoring.opening_hours import ALWAYS, Period
from monitoring.question_routes import parse_contacts
from monitoring.records import Author, Origin
from monitoring.regions import parse as parse_regions
from monitoring.steps import parse as parse_theme
from tests.app.phones import WORDS, joined_phone, new_phone
from tests.monitoring.wayfinder_files import CITED, contact, step, text, theme
from tests.support.study import NOON

STEPS = (
    step("visit", where="regional", ways=["visit"]),
    step("talk", where="regional", ways=["home", "video", "visit"]),
    step("mask", where="national", ways=["visit"], who=["home-ventilation-centre"]),
    step("read"),
)
CONTACTS = (
    contact("als-team"),
    contact("home-ventilation-centre") | {"name": text("CTB")},
    contact("ctb-b", kind="home-ventilation-centre", own=False) | {"name": text("CTB Berg")},
    contact("ctb-a", kind="home-ventilation-centre", own=False) | {"name": text("CTB Aa")},
    contact("gp"),
)
TEAM = {"name": text("Rijndam"), "place": text("Rotterdam"), "sources": CITED["sources"]}
REGIONS = [
    {"id": name, "name": text(name.title()), "centre": centre, "teams": teams} | CITED
    for name, centre, teams in (("west", "ctb-a", [TEAM]), ("noord", "ctb-b", []))
]
GUIDE = Guide(
    (parse_theme(theme(*STEPS)),),
    (),
    {each.id: each for each in parse_contacts({"contacts": list(CONTACTS)})},
    (),
    {each.id: each for each in parse_regions({"regions": REGIONS})},
)
LIST = "Hebt u nog geen team? Vraag het uw neuroloog of huisarts. De ALS-teams staan op als-centrum.nl."


@contextmanager
def reader(tmp_path):
    """Somebody who only reads the wayfinder."""
    with new_phone(tmp_path) as (phone, _):
        phone.services = replace(phone.services, guide=GUIDE)
        yield phone


def order(app, *names):
    keys = [str(control.key) for control in app.controls()]
    return sorted(names, key=lambda name: keys.index(name))


def test_who_says_nothing_sees_the_path_as_it_is(tmp_path):
    with reader(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            assert order(app, "step-read", "step-mask", "step-talk", "step-visit")[0] == "step-visit"
            assert not any(str(control.key).startswith("fit-") for control in app.controls())
            await app.open("/contacts")
            assert order(app, "contact-ctb-a", "contact-ctb-b") == ["contact-ctb-b", "contact-ctb-a"]

        phone.use(story)


def test_a_choice_works_at_once_and_changes_the_path(tmp_path):
    with reader(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("more")
            await app.tap("near")
            await app.tap("meeting-video")
            await app.tap("travel-hour")
            await app.tap("back")
            await app.tap("back")
            names = ["step-talk", "step-read", "step-visit", "step-mask"]
            assert order(app, *names) == names
            assert app.text("fit-talk") == "Dit kan ook met beeldbellen. Vraag het als u een afspraak maakt."
            assert app.label("step-visit").endswith("U gaat hiervoor op pad")
            assert app.label("step-mask").endswith("Misschien verder dan u wilt")
            await app.tap("step-mask")
            assert app.text("fit-mask") == (
                "Hiervoor gaat u naar uw CTB. Dat is misschien verder dan u wilt. "
                "Vraag of afspraken op één dag kunnen, en of u met beeldbellen kunt beginnen."
                "\nU koos hoe ver u wilt reizen."
            )

        phone.use(story)

        kept = preferences.read_preferences(phone.services)
        assert (kept.meeting, kept.travel, kept.at_home) == ("video", "hour", False)


def test_what_another_version_kept_is_left_out(tmp_path):
    with reader(tmp_path) as phone:
        note = {"travel": "moon", "meeting": "letter", "at_home": True, "region": "atlantis"}
        phone.services.store.set_note(preferences.NOTE, note)
        phone.session.preferences = preferences.read_preferences(phone.services)

        async def story(app):
            await app.open("/wayfinder/near")
            assert app.label("region").startswith("Zeg ik liever niet")
            await app.open("/contacts")
            assert LIST in app.texts()

        phone.use(story)

        assert phone.session.preferences == Preferences(region="atlantis", at_home=True)


def test_a_province_puts_its_centre_first_and_names_its_team(tmp_path):
    with reader(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder/near")
            await app.tap("region")
            await app.tap("region-west")
            near = "Het dichtst bij West: CTB Aa. Vraag uw team welk centrum bij u hoort."
            team = "In West kent Nabij Rijndam in Rotterdam. Er kunnen er meer zijn."
            assert {near, f"{team} {LIST}"} <= set(app.texts())
            await app.open("/contacts")
            assert order(app, "contact-ctb-a", "contact-ctb-b") == ["contact-ctb-a", "contact-ctb-b"]
            assert app.texts().count(near) == 2  # at the kind, and at the centre itself
            await app.open("/step/mask")
            assert f"Bij een landelijk centrum. {near}" in app.texts()

        phone.use(story)


def test_another_province_changes_it_and_without_a_team_the_list_is_named(tmp_path):
    with reader(tmp_path) as phone:

        async def story(app):
            await app.open("/wayfinder/region")
            await app.tap("region-noord")
            assert f"Van Noord kent Nabij nog geen ALS-team. {LIST}" in app.texts()
            await app.tap("region-")
            assert app.has("region-")
            assert not any("Noord kent" in said for said in app.texts())

        phone.use(story)


def test_the_team_that_is_known_nearby_is_written_down_with_a_tap(tmp_path):
    with reader(tmp_path) as phone:
        phone.session.prefer(phone.services, Preferences(region="west"))

        async def story(app):
            await app.open("/contacts/als-team")
            assert app.label("team-0") == "Rijndam in Rotterdam"
            await app.tap("team-0")
            assert not app.has("team-0")
            await app.tap("save")
            assert app.text("person-als-team") == "Rijndam"
            assert not any("In West" in said for said in app.texts())  # nobody guesses any more
            assert "Er staat nog geen telefoonnummer bij." in app.texts()
            await app.open("/step/visit")
            assert "Bij uw ALS-team in de regio: Rijndam" in app.texts()

        phone.use(story)


def test_the_name_of_the_team_in_the_dossier_wins_over_any_guess(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.services = replace(phone.services, guide=GUIDE)
        phone.session.prefer(phone.services, Preferences(region="west"))
        at = NOON - timedelta(days=1)
        written = care.team([], Origin("team", at, at, Author.CLINICIAN))
        named = fhir.from_fhir(written.document | {"name": "ALS-team Zuid"})
        phone.study.sync(phone.services.store)
        phone.study.sync(phone.team)
        phone.team.add(phone.services.store.me, [named], NOON)
        phone.study.sync(phone.team)
        phone.study.sync(phone.services.store)

        async def story(app):
            await app.open("/contacts")
            assert app.text("person-als-team") == "ALS-team Zuid"
            assert not any("Rijndam" in said for said in app.texts())
            await app.open("/team")
            assert app.label("known-0") == "ALS-team Zuid Er staat nog geen telefoonnummer bij."
            await app.tap("known-0")
            assert app.page.route == "/contacts"

        phone.use(story)


def test_where_and_when_is_written_down_shown_and_opened(tmp_path):
    with reader(tmp_path) as phone:
        contacting.write_down(phone.services, Contact("dr. Bakker", "huisarts", "030 1", "", "gp"), Writer())

        async def story(app):
            await app.open("/contacts")
            await app.tap("reach-gp")
            for day in (0, 1, 2, 3, 4):
                await app.tap(f"day-{day}")
            await app.type("opens", "8")
            await app.tap("save")
            assert app.text("trouble").startswith("Kies de dagen en schrijf beide tijden")
            await app.type("closes", "17.00 uur")
            await app.type("address", "Plein 1, Utrecht")
            await app.type("video", "bellen met Anna")
            await app.tap("save")
            assert app.text("trouble") == WORDS["nl"]("appointments.no-link")
            await app.type("video", "bellen.example.org/bakker")
            await app.tap("save")
            said = app.texts()
            hours = "Maandag tot en met vrijdag, van 08:00 tot 17:00."
            assert f"{hours} Nu dicht. {HOLIDAYS}" in said  # it is a Saturday
            assert "Plein 1, Utrecht" in said
            await app.tap("video-gp")
            await app.tap("route-gp")
            assert [args["url"] for _, args in app.connection.calls if "url" in args] == [
                "https://bellen.example.org/bakker",
                "https://www.openstreetmap.org/search?query=Plein%201%2C%20Utrecht",
            ]
            await app.open("/contacts/gp/more")
            assert app.by_key("opens").value == "08:00"
            await app.tap("save")  # unchanged
            await app.open("/contacts/gp")
            await app.type("phone", "030 2")
            await app.tap("save")

        phone.use(story)

        [known] = contacting.people(phone.services)
        assert (known.phone, known.address) == ("030 2", "Plein 1, Utrecht")
        assert known.hours == (Period((0, 1, 2, 3, 4), time(8), time(17)),)


def test_what_cannot_be_called_or_opened_is_shown_and_says_so(tmp_path):
    with reader(tmp_path) as phone:
        odd = Contact("Balie", "", "via de balie", "", "gp", "http://example.org")
        contacting.write_down(phone.services, odd, Writer())

        async def story(app):
            await app.open("/contacts")
            said = (
                "Nabij kan hier niet mee bellen: via de balie. "
                "Nabij opent alleen een link met https. Deze niet: http://example.org."
            )
            assert said in app.texts()
            assert [way for way in ("call", "video", "route") if app.has(f"{way}-gp")] == []

        phone.use(story)


@pytest.mark.parametrize("route", ["/contacts/gp/more", "/contacts/ctb-a/more", "/contacts/none/more"])
def test_where_and_when_is_only_of_somebody_of_ones_own(tmp_path, route):
    with reader(tmp_path) as phone:

        async def story(app):
            await app.open(route)
            assert "Dit staat niet op dit apparaat." in app.texts()

        phone.use(story)


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("(088) 000-00 12", "0880000012"),
        ("+31 (0)88 000 00 12", "+31880000012"),
        ("0031 88 000 00 12", "0031880000012"),
        ("06-12345678, na vijven", "0612345678"),
        ("112", "112"),
        ("088 000 00 12 of 06 12 34 56 78", ""),  # two numbers are none
        ("via de balie", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_which_figures_of_a_number_are_dialled(written, dialled):
    assert figures(written) == dialled


MONDAY_MORNING = datetime(2026, 11, 23, 10, tzinfo=UTC)
HOLIDAYS = "Op feestdagen kan het anders zijn."
OFFICE = Period((0, 1, 2, 3, 4), time(8, 30), time(17))


@pytest.mark.parametrize(
    ("hours", "named", "said"),
    [
        ((), "", ""),
        ((), "Op werkdagen", "Op werkdagen"),
        ((ALWAYS,), "", "Dag en nacht. Nu open."),
        ((ALWAYS,), "Dag en nacht voor wie beademd wordt", "Dag en nacht voor wie beademd wordt. Nu open."),
        (
            (OFFICE,),
            "",
            f"Maandag tot en met vrijdag, van 08:30 tot 17:00. Nu open. {HOLIDAYS}",
        ),
        (
            (Period((0, 3), time(13), time(17)),),
            "",
            f"Maandag en donderdag, van 13:00 tot 17:00. Nu dicht. {HOLIDAYS}",
        ),
        (
            (Period((5, 6), time(), time()),),
            "",
            f"Zaterdag en zondag, de hele dag. Nu dicht. {HOLIDAYS}",
        ),
        (
            (Period((0, 1, 2, 3, 4, 5, 6), time(9), time(17)),),
            "",
            f"Elke dag, van 09:00 tot 17:00. Nu open. {HOLIDAYS}",
        ),
    ],
)
def test_hours_are_said_in_words_with_whether_it_is_open(hours, named, said):
    assert hours_said(WORDS["nl"], hours, MONDAY_MORNING, named) == said


def test_days_keep_their_capitals_in_english():
    assert hours_said(WORDS["en"], (OFFICE,), MONDAY_MORNING).startswith("Monday to Friday, from 08:30")
