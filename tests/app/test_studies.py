"""Studies on the phone: what is shown, in which words, and that nothing of it leaves the phone."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import flet as ft
import pytest

from app import content, guide
from app.actions import studies as reading
from app.actions.exporting import for_study
from app.report.study_pack import About
from app.study_words import criterion_text
from monitoring import fhir, studies
from monitoring.records import Origin
from monitoring.study_criteria import AMOUNTS, YES_NO, read_criterion
from monitoring.study_fit import fit
from sync.errors import DeviceFullError, UnreachableError
from sync.keys import PublishingKey
from sync.publication import STUDIES, Signed, publish
from tests.app.phones import WORDS, joined_phone, new_phone
from tests.app.test_i18n import messages
from tests.app.test_places import alsfrs_r
from tests.monitoring.study_files import study, study_list
from tests.monitoring.wayfinder_files import text
from tests.support.pdf import read
from tests.support.study import NOON

KEY = PublishingKey(bytes(range(32)))
GUIDE = guide.load(content.assets())

# Clearly invented: the studies of a lamp, a lantern and a candle.
LAMP = study(
    "lamp",
    {"diagnosis": {"one-of": ["als"]}},
    {"age": {"at-least": 18, "at-most": 80}},
    {"months-since-first-sign": {"at-most": 24}},
    {"alsfrs-r": {"at-least": 30}},
    {"vital-capacity": {"at-least": 70}},
    {"riluzole": {"is": False}},
    {"other": {"text": text("a gene")}},
    registry="NL-0000",
    site="https://example.org/lamp",
)
LANTERN = study(
    "lantern",
    {"alsfrs-r": {"at-least": 30}},
    {"gastrostomy": {"is": False}},
    status="unconfirmed",
    status_note=text("Ask."),
)
CANDLE = study("candle", {"age": {"at-least": 18}}, status="stopped")


def signed(*those, key=KEY, **more):
    document = study_list(*(those or (LAMP, LANTERN, CANDLE)), **({"valid_until": "2026-12-31"} | more))
    return publish(json.dumps(document).encode(), key, STUDIES)


def with_studies(phone, *lists):
    lists = lists or (signed(),)
    phone.services = replace(phone.services, publisher=KEY.sign_key, study_lists=lists, guide=GUIDE)
    return phone


def born(phone, year=1960):
    at = NOON - timedelta(days=30)
    patient = fhir.patient("Jan de Wit", date(year, 3, 1), Origin("patient-2", at, at))
    phone.services.store.add(phone.services.store.me, [patient], at)
    phone.session.read(phone.services)


def test_the_list_says_what_may_be_asked_and_what_ended(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)
        phone.filled("alsfrs-r", alsfrs_r(), days_ago=3)

        async def story(app):
            await app.open("/wayfinder")
            await app.tap("more")
            await app.tap("studies")
            assert app.page.route == "/studies"
            assert app.label("study-lamp") == "lamp title lamp brief\nZoekt mensen · nog niet alles is bekend"
            assert app.label("study-lantern") == (
                "lantern title lantern brief\nNiet zeker of dit loopt · misschien iets om te vragen"
            )
            assert app.label("study-candle") == "candle title candle brief\nEerder gestopt"
            assert not app.has("none-recruits")
            assert app.text("list-age") == "Lijst van 1 maart 2026. Deze geldt tot en met 31 december 2026."
            assert app.has("mail-als-centre")
            await app.tap("back")
            assert app.page.route == "/wayfinder/more"

        phone.use(story)


def test_a_study_says_what_fits_what_does_not_and_what_is_missing(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)
        phone.filled("alsfrs-r", alsfrs_r(), days_ago=3)
        phone.filled("background", {"first-symptom": "2023-03"}, days_ago=200)
        born(phone)

        async def story(app):
            await app.open("/studies/lamp")
            said = app.texts()
            assert app.text("verdict").startswith("Nu past dit waarschijnlijk niet.")
            assert "Bekend: 44 maanden, sinds maart 2023." in said
            assert "Bekend: 66 jaar." in said
            assert "Bekend, ingevuld op 18 november 2026." in said  # the score is only for who asks
            assert "Longinhoud: 70 % of meer" in said
            assert app.label("fill-breathing-test").startswith("Vul in: ")
            assert app.text("team-knows") == "Uw team of uw neuroloog weet dit. Vraag het hun."
            assert "a gene" in said
            order = [
                said.index(each)
                for each in (
                    "Dit is nu anders",
                    "Dit past",
                    "Dit is nog niet bekend",
                    "Dit bekijken de onderzoekers",
                )
            ]
            assert order == sorted(order)
            assert app.text("nothing-left").startswith("Dit is op dit apparaat vergeleken.")
            await app.tap("fill-breathing-test")
            assert app.page.route == "/fill/breathing-test"

        phone.use(story)


def test_who_wants_to_see_the_score_sees_it_here_too(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)
        phone.filled("alsfrs-r", alsfrs_r(), days_ago=3)
        phone.session.preferences = replace(phone.session.preferences, shows_score=True)

        async def story(app):
            await app.open("/studies/lantern")
            assert "Bekend: 48 punten, op 18 november 2026." in app.texts()
            assert "Bekend: geen voedingssonde door de buik, op 18 november 2026." in app.texts()
            assert app.text("verdict").startswith("Dit is misschien iets om te vragen.")

        phone.use(story)


def test_what_ended_is_not_held_against_anybody(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)

        async def story(app):
            await app.open("/studies/candle")
            assert not app.has("verdict")
            assert not app.has("take-along")
            assert "Dit vroeg de studie" in app.texts()
            await app.open("/studies/candle/take-along")
            assert not app.has("make")
            await app.open("/studies/nothing")
            assert "Dit staat niet op dit apparaat." in app.texts()

        phone.use(story)


def test_it_works_before_joining_with_the_little_that_is_known(tmp_path):
    with new_phone(tmp_path) as (phone, _):
        with_studies(phone)

        async def story(app):
            await app.open("/studies/lamp")
            assert app.text("verdict").startswith("Er is nog niet genoeg bekend")
            assert "Bekend: ALS, zoals gekozen in de app." in app.texts()
            assert not app.has("fill-alsfrs-r")  # no team would read it yet
            assert app.has("team-knows")

        phone.use(story)


def test_one_choice_hides_all_of_it_and_is_remembered(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)

        async def story(app):
            await app.open("/studies")
            await app.tap("hide")
            assert not app.has("study-lamp")
            assert not app.has("stays-here")
            await app.open("/step/trials")
            assert not app.has("studies")
            await app.open("/studies")
            await app.tap("hide")
            assert app.has("study-lamp")
            await app.open("/step/trials")
            await app.tap("studies")
            assert app.page.route == "/studies"

        phone.use(story)
        assert phone.services.store.note("preferences")["shows_studies"] is True


def test_a_disk_that_is_full_is_told(tmp_path, monkeypatch):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)

        async def story(app):
            await app.open("/studies")
            monkeypatch.setattr(type(phone.services.store), "set_note", refuse)
            await app.tap("hide")
            assert app.has("trouble")

        def refuse(*_):
            raise DeviceFullError

        phone.use(story)


FLIPPED = Signed(signed().data.replace(b"lamp", b"limp", 1), signed().signature)


@pytest.mark.parametrize(
    ("why", "lists", "sentence"),
    [
        ("one letter was changed", [FLIPPED], "handtekening onder de lijst met studies klopt niet"),
        (
            "another key",
            [signed(key=PublishingKey(b"x" * 32))],
            "handtekening onder de lijst met studies klopt niet",
        ),
        ("no signature", [Signed(signed().data, b"")], "handtekening onder de lijst met studies klopt niet"),
        ("a forgery beside it", [signed(), FLIPPED], "handtekening onder de lijst met studies klopt niet"),
        ("it expired", [signed(valid_until="2026-11-20")], "is verlopen"),
        ("older than one seen before", [signed(version=2)], "is ouder dan een die hier eerder was"),
        ("signed and not understood", [signed(study("x", status="open"))], "kan Nabij niet lezen"),
        ("there is none", [], "Er is hier geen lijst met studies"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_a_list_that_is_not_to_be_believed_is_not_shown_and_one_sentence_says_so(
    tmp_path, why, lists, sentence
):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)
        assert reading.study_list(phone.services).version == 3  # seen before
        phone.services = replace(phone.services, study_lists=tuple(lists))

        async def story(app):
            for route in ("/studies", "/studies/lamp"):
                await app.open(route)
                assert sentence in app.text("no-list"), why
                assert app.has("mail-als-centre")  # where to ask instead
                assert not app.has("study-lamp")
                assert not app.has("verdict")
            await app.open("/studies/lamp/take-along")
            assert not app.has("make")

        phone.use(story)


def test_the_newer_of_two_lists_is_shown_and_remembered(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone, signed(), signed(LANTERN, version=4))

        assert [each.id for each in reading.study_list(phone.services).studies] == ["lantern"]
        assert phone.services.store.note(reading.NOTE) == 4


def test_where_none_recruits_it_is_said_plainly(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone, signed(LANTERN, CANDLE, version=5))

        async def story(app):
            await app.open("/studies")
            assert app.text("none-recruits").startswith("In deze lijst staat nu geen studie")

        phone.use(story)


def test_nothing_about_it_is_written_or_sent(tmp_path):
    calls = []

    def send(call):
        calls.append(call)
        raise UnreachableError

    with joined_phone(tmp_path) as phone:
        with_studies(phone)
        phone.filled("alsfrs-r", alsfrs_r(), days_ago=3)
        phone.study.sync(phone.services.store)
        phone.services = replace(phone.services, send=send)
        store = phone.services.store
        before = [each.origin.record_id for each in store.records(store.me)]
        asked = []

        async def story(app):
            app.page.platform = ft.PagePlatform.ANDROID
            for route in ("/studies", "/studies/lamp", "/studies/lantern", "/studies/candle"):
                await app.open(route)
            await app.open("/studies/lamp/take-along")
            await app.type("question", "Kan ik dit vragen?")
            await app.tap("make")
            await app.wait(0.1)
            await app.open("/studies")
            await app.tap("hide")
            asked.extend(name for name, _ in app.connection.calls if name != "push_route")

        phone.use(story)

        assert [each.origin.record_id for each in store.records(store.me)] == before
        assert store.unsent() == 0
        assert calls == []
        assert asked == ["save_file"]  # the one thing that leaves is the sheet, where the person puts it
        assert phone.session.wake.is_set() is False


def sheet(phone, question="", language="nl", study_id="lamp"):
    found = reading.study_list(phone.services).find(study_id)
    held = fit(found, reading.known_here(phone.services, "als"), NOON)
    return for_study(phone.services, WORDS[language], About(held, question, "als"))


def test_the_sheet_tells_what_a_screening_asks_for_and_what_is_missing(tmp_path):
    with joined_phone(tmp_path) as phone:
        with_studies(phone)
        phone.filled(
            "background",
            {
                "first-symptom": "2025-03",
                "diagnosis-date": "2025-11",
                "onset-region": "arm",
                "weight-diagnosis": Decimal(80),
            },
            days_ago=200,
        )
        for days, points in ((120, 4), (60, 3), (3, 2)):
            phone.filled("alsfrs-r", alsfrs_r(cutting=points, dressing=points), days_ago=days)
        phone.filled("weight", {"weight": Decimal(76)}, days_ago=2)
        phone.filled("breathing-test", {"vc-percent": 84, "position": "sitting"}, days_ago=5)

        made = sheet(phone, "Is dit iets voor mij? Ik kan niet ver reizen.")
        pdf = read(made.data)
        said = pdf.text.replace("\N{NO-BREAK SPACE}", " ").replace("\n", " ")

    assert made.name == "nabij-onderzoek-2026-11-21.pdf"
    assert (pdf.pages, pdf.language) == (1, "nl")
    for each in (
        "Is dit iets voor mij? Ik kan niet ver reizen.",
        "lamp title (NL-0000)",
        "Diagnose: ALS, sinds november 2025",
        "Eerste klachten: maart 2025. Begin: In een arm of hand",
        "18 nov 2026: 44 (12, 8, 12, 12)",
        "Longinhoud (VC): 84 % van voorspeld, 16 nov 2026",
        "Thuis, zonder toezicht",
        "−5,0 % sinds de diagnose (80,0 kg)",
        "Beademing: nee, 18 nov 2026",
        "(48 − laatste totaal) / 20,1 maanden",
        "kleinste kwadraten",
        "Nog niet bekend",
        "Geen riluzol",
        "Niet bekend in de app",
        "Het TRICALS-risicoprofiel is hier niet berekend.",
    ):
        assert each in said, each


def test_the_sheet_of_an_empty_phone_names_everything_as_missing(tmp_path):
    with new_phone(tmp_path) as (phone, _):
        with_studies(phone)

        said = read(sheet(phone, language="en").data).text.replace("\n", " ")

    assert "Is this study, or another one, something to talk over together?" in said
    assert "Diagnosis: ALS, since not known" in said
    assert "Not known yet" in said


def test_a_long_question_is_told_whole(tmp_path):
    with new_phone(tmp_path) as (phone, _):
        with_studies(phone)
        question = " ".join(f"woord{number}" for number in range(90))

        said = read(sheet(phone, question).data).text.replace("\n", " ")

    assert question in said


EVERY = [
    {"diagnosis": {"one-of": ["als", "pls"]}},
    *({each: {"at-least": 1}} for each in AMOUNTS if each != "alsfrs-r-item"),
    *({each: {"at-most": 24}} for each in AMOUNTS if each != "alsfrs-r-item"),
    *({each: {"below": 24, "at-least": 1}} for each in AMOUNTS if each != "alsfrs-r-item"),
    {"age": {"at-least": 18, "at-most": 80}},
    {"age": {"below": 80}},
    {"alsfrs-r-item": {"item": "dyspnea", "at-least": 3}},
    *({each: {"is": wanted}} for each in YES_NO for wanted in (True, False)),
    {"other": {"text": text("a gene")}},
]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_criterion_has_words(tmp_path, language):
    with new_phone(tmp_path) as (phone, _):
        said = [
            criterion_text(WORDS[language], phone.services.instruments, read_criterion(each, "x"))
            for each in EVERY
        ]

    assert all(said)
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("criterion", "words"),
    [
        ({"age": {"at-least": 18, "at-most": 80}}, "Leeftijd: 18 jaar tot en met 80 jaar"),
        ({"months-since-first-sign": {"at-most": 1}}, "Tijd sinds de eerste klachten: 1 maand of minder"),
        ({"slope": {"at-least": 0.35}}, "Verlies op de ALSFRS-R: 0,35 punten per maand of meer"),
        ({"alsfrs-r": {"below": 40}}, "Totaal van de ALSFRS-R: minder dan 40 punten"),
        ({"alsfrs-r-item": {"item": "dyspnea", "at-least": 3}},
            "Bent u benauwd? (ALSFRS-R): 3 punten of meer"),
    ],
)  # fmt: skip
def test_a_criterion_in_words(tmp_path, criterion, words):
    with new_phone(tmp_path) as (phone, _):
        said = criterion_text(WORDS["nl"], phone.services.instruments, read_criterion(criterion, "x"))

    assert said.replace("\N{NO-BREAK SPACE}", " ") == words


# Nobody is told here that they may take part: not even that they may not.
PROMISES = re.compile(
    r"aanmerking|voldoe[nt]|\bgeschikt|toegelaten|gegarandeerd|kunt meedoen|kan ik meedoen|mag meedoen|"
    r"eligib|qualif|suitable|you can (join|take part)|you (may|will) (join|take part)|guarantee|"
    r"genez|\bcure\b|doorbraak|breakthrough|veelbelovend|promising|hoopvol|laatste kans|last chance",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_word_promises_anything(language):
    texts = [each for said in messages(language, "studies.po").values() for each in said]
    shipped = (content.assets() / "studies.json").read_text("utf-8").replace("TRICALS", "")

    assert [each for each in texts if PROMISES.search(each)] == []
    assert PROMISES.findall(shipped) == []
    assert PROMISES.search("U komt in aanmerking")  # the net holds
    assert PROMISES.search("You are eligible")


def test_the_list_that_ships_is_believed_by_the_app_that_ships_it():
    assert len(content.publisher()) == 32
    [shipped] = content.study_lists()

    assert studies.parse(json.loads(shipped.data)).version >= 1
    assert len(shipped.signature) == 64
