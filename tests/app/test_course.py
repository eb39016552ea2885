"""Verloop and the pages behind it, on real screens."""

from decimal import Decimal

from app.actions.preferences import Preferences, read_preferences
from monitoring import fhir
from monitoring.records import Author, Origin
from tests.app.phones import INSTRUMENTS, WORDS, joined_phone
from tests.app.test_places import alsfrs_r
from tests.support.study import NOON


def filled_twice(phone):
    phone.filled("alsfrs-r", alsfrs_r(), days_ago=150)
    phone.filled("alsfrs-r", alsfrs_r(cutting=2, dressing=2, walking=3), days_ago=1)
    phone.filled("weight", {"weight": Decimal(75)}, days_ago=8)
    phone.filled("weight", {"weight": Decimal("74.6")}, days_ago=1)


def test_the_course_says_what_changed_and_each_part_in_words(tmp_path):
    with joined_phone(tmp_path) as phone:
        filled_twice(phone)

        async def story(app):
            await app.open("/course")
            assert app.text("changed-0") == "Uw armen en handen vragen meer hulp dan in juni."
            assert app.text("changed-1") == (
                "Bijna hetzelfde sinds 13 november: ademen, uw gewicht, praten en slikken en bewegen."
            )
            assert app.label("measure-alsfrs-r-bulbar") == "Praten en slikken Hetzelfde als in juni"
            assert app.label("measure-alsfrs-r-fine-motor") == "Armen en handen Minder dan in juni"
            assert app.label("measure-alsfrs-r-gross-motor") == "Bewegen Bijna hetzelfde als in juni"
            assert app.label("measure-weight") == "Gewicht 0,4 kg minder dan op 13 nov"

        phone.use(story)


def test_what_changed_is_on_the_first_screen_too(tmp_path):
    with joined_phone(tmp_path) as phone:

        async def story(app):
            assert "Wat is er veranderd" not in app.texts()
            filled_twice(phone)
            await app.settle()
            assert "Wat is er veranderd" in app.texts()
            assert app.text("changed-0") == "Uw armen en handen vragen meer hulp dan in juni."

        phone.use(story)


def test_the_total_is_shown_only_to_who_asks_and_that_is_kept(tmp_path):
    with joined_phone(tmp_path) as phone:
        filled_twice(phone)

        async def asks(app):
            await app.open("/course/alsfrs-r")
            assert "Wilt u uw score zien?" in app.texts()
            assert not any("48" in text for text in app.texts())
            await app.tap("back")
            assert not app.has("measure-alsfrs-r")
            await app.tap("total")
            assert app.label("measure-alsfrs-r") == "Totaalscore Iets minder dan in juni"
            assert app.text("rate-0").startswith("Dit ziet u als u drie keer hebt ingevuld")
            await app.tap("measure-alsfrs-r")
            assert app.text("sentence") == "Nu 43 van de 48 punten. In juni waren het er 48."

        phone.use(asks)
        assert read_preferences(phone.services) == Preferences(shows_score=True)

        async def hides(app):
            await app.open("/course")
            await app.tap("total")
            assert not app.has("measure-alsfrs-r")

        phone.use(hides)
        assert read_preferences(phone.services) == Preferences()


def test_a_measure_is_a_sentence_a_line_and_the_same_as_a_list(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal(75)}, days_ago=300)
        phone.filled("weight", {"weight": Decimal("71.4")}, days_ago=1)

        async def story(app):
            await app.open("/course/weight")
            assert app.text("sentence") == "U weegt 71,4 kg. Dat is 4,8 % minder dan in januari."
            assert app.text("filled") == "Ingevuld gisteren, door uzelf."
            assert "5 % minder: 71,3" in app.texts()
            await app.tap("form")
            assert [t for t in app.texts() if t.endswith(" kg")] == ["71,4 kg", "75,0 kg"]
            await app.tap("period-quarter")
            assert [t for t in app.texts() if t.endswith(" kg")] == ["71,4 kg"]

        phone.use(story)


def test_a_value_that_a_wrong_clock_dated_after_today_is_not_drawn(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal(75)}, days_ago=8)
        phone.filled("weight", {"weight": Decimal(60)}, days_ago=-30)

        async def story(app):
            await app.open("/course/weight")
            assert app.text("sentence") == "U weegt 75,0 kg."

        phone.use(story)


def test_the_lines_of_the_weight_hang_below_the_weight_at_the_diagnosis(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("weight", {"weight": Decimal("71.4")}, days_ago=1)
        diagnosed = NOON.replace(year=2025)
        recorder = {"type": "Practitioner"}
        condition = {
            "resourceType": "Condition",
            "id": "c",
            "recordedDate": diagnosed.isoformat(),
            "recorder": recorder,
            "code": {"coding": [{"system": "http://snomed.info/sct", "code": "86044005"}]},
        }
        weighed = {
            "resourceType": "Observation",
            "id": "o",
            "status": "final",
            "effectiveDateTime": diagnosed.isoformat(),
            "performer": [recorder],
            "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
            "valueQuantity": {"value": 78, "code": "kg"},
        }
        written = [fhir.from_fhir(condition), fhir.from_fhir(weighed)]
        phone.study.sync(phone.services.store)
        phone.study.sync(phone.team)
        phone.team.add(phone.services.store.me, written, NOON)
        phone.study.sync(phone.team)
        phone.study.sync(phone.services.store)
        phone.session.read(phone.services)

        async def story(app):
            await app.open("/course/weight")
            assert app.text("sentence") == "U weegt 71,4 kg. Dat is 8,5 % minder dan bij de diagnose."
            assert {"bij diagnose 78,0", "5 % minder: 74,1", "10 % minder: 70,2"} <= set(app.texts())
            assert any("onder uw gewicht bij de diagnose" in text for text in app.texts())
            await app.tap("period-all")
            await app.tap("form")
            assert "door uw team" in app.texts()

        phone.use(story)


def test_a_domain_shows_its_questions_as_they_were_last_answered(tmp_path):
    with joined_phone(tmp_path) as phone:
        phone.filled("alsfrs-r", alsfrs_r(), days_ago=150)
        answers = alsfrs_r(walking=3)
        del answers["stairs"]
        origin = Origin("helped", NOON, NOON, Author.CARER, helped=True)
        response = fhir.response(INSTRUMENTS["alsfrs-r"], answers, origin)
        phone.services.store.add(phone.services.store.me, [response], NOON)
        phone.session.read(phone.services)

        async def story(app):
            await app.open("/course/alsfrs-r-gross-motor")
            walking, stairs = app.label("answer-walking"), app.label("answer-stairs")
            assert walking.startswith("Hoe gaat het lopen? ")
            assert "Ingevuld" not in walking
            assert stairs.endswith("Ingevuld 24 juni, door uzelf.")

        phone.use(story)


def test_symptoms_are_told_in_words_with_how_they_were_before(tmp_path):
    with joined_phone(tmp_path) as phone:
        well = {
            id: item.options[0].code for id, item in INSTRUMENTS["symptoms"].by_id.items() if item.options
        }
        well |= {"airway-infection": False, "falls": 0}
        phone.filled("symptoms", well, days_ago=29)
        phone.filled("symptoms", well | {"pain": "pain-2", "cramps": "cramps-1"}, days_ago=1)

        async def story(app):
            assert app.text("changed-0") == "U hebt meer last van pijn dan op 23 oktober."
            await app.open("/course")
            assert app.label("symptoms") == "Klachten Meer last van pijn"
            await app.tap("symptoms")
            assert app.text("when-symptoms") == (
                "Ingevuld gisteren. Wat anders is dan op 23 oktober, staat erbij."
            )
            assert app.label("symptom-pain") == "Hebt u pijn? Nogal wat pijn Eerst: Geen pijn"
            assert app.label("symptom-cramps") == "Hebt u kramp? Af en toe kramp Eerst: Geen kramp"
            assert app.label("symptom-fatigue") == "Bent u moe? Niet moe"

        phone.use(story)


def test_symptoms_that_stayed_the_same_are_said_to(tmp_path):
    with joined_phone(tmp_path) as phone:
        for days in (29, 1):
            phone.filled("eating-drinking", {"appetite": "appetite-1"}, days_ago=days)
        phone.filled("breathing-signs", {"night-signs": ("nightmares", "night-sweats")}, days_ago=1)

        async def story(app):
            await app.open("/course/symptoms")
            assert (
                app.text("when-eating-drinking") == "Ingevuld gisteren. Alles is hetzelfde als op 23 oktober."
            )
            assert app.text("when-breathing-signs") == "Ingevuld gisteren"
            assert app.label("symptom-night-signs").endswith("Nare dromen, Zweten in de nacht")

        phone.use(story)


def test_every_symptom_has_a_name_that_fits_in_a_sentence():
    for name in ("symptoms", "eating-drinking"):
        scored = [item.link_id for item in INSTRUMENTS[name].by_id.values() if item.is_scored]
        assert scored
        for link_id in scored:
            assert all(words.find(f"symptom.{link_id}") for words in WORDS.values()), link_id
