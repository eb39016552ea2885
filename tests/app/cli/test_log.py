import json
from datetime import date

import pytest

from tests.support.command_line import (
    alsfrs_r,
    response,
    run,
    succeed,
    three_instruments,
    values,
    weight,
    write,
)


def ids(home):
    shown = succeed("show", "--home", home, "--json").json
    return [record["id"] for each in shown["participants"] for record in each["records"]]


def test_what_is_logged_is_there_and_waits_to_be_sent(phone, tmp_path):
    done = succeed("log", "--home", phone, three_instruments(tmp_path / "three.ndjson"), "--json")

    assert done.json == {"saved": 3, "known": 0, "skipped": 0, "pending": 3}
    assert ids(phone) == ["check-in-1", "weight-1", "alsfrs-r-1"]


def test_logging_the_same_file_again_keeps_everything_once(phone, tmp_path):
    file = three_instruments(tmp_path / "three.ndjson")
    succeed("log", "--home", phone, file)

    done = succeed("log", "--home", phone, file, file)

    assert done.out == "Bewaard: 0. Was er al: 6. Weggelaten: 0. Nog te versturen: 3.\n"
    assert ids(phone) == ["check-in-1", "weight-1", "alsfrs-r-1"]


def test_one_resource_a_bundle_and_ndjson_may_be_logged_at_once(phone, tmp_path):
    single = tmp_path / "single.json"
    single.write_text(json.dumps(weight(71.9, "single"), indent=2))
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": weight(71, "bundled")}]}
    (tmp_path / "bundle.json").write_text(json.dumps(bundle))
    lines = write(tmp_path / "lines.ndjson", weight(70.5, "line-1"), weight(70, "line-2"))

    succeed("log", "--home", phone, single, tmp_path / "bundle.json", lines)

    assert ids(phone) == ["single", "bundled", "line-1", "line-2"]
    shown = succeed("show", "--home", phone, "--series", "--json").json
    assert values(shown, "weight") == [71, 70.5, 70, 71.9]  # all of one moment: by identifier


def test_fields_that_nabij_does_not_know_survive(phone, tmp_path):
    document = {**weight(72.5), "bodySite": {"text": "n.v.t."}, "_status": {"id": "s"}}

    succeed("log", "--home", phone, write(tmp_path / "one.json", document))

    shown = succeed("show", "--home", phone, "--json").json
    assert shown["participants"][0]["records"] == [document]


def test_all_of_a_call_is_kept_or_nothing(phone, tmp_path):
    good = write(tmp_path / "good.json", weight(72.5, "good"))
    bad = write(tmp_path / "bad.ndjson", weight(72.4, "also-good"), weight(720, "bad"))

    done = run("log", "--home", phone, good, bad)

    assert done.code == 1
    assert done.err == f"{bad}, regel 2: 'weight' ligt niet tussen 20 en 300.\n"
    assert ids(phone) == []


def test_a_weight_may_be_in_grams_or_pounds(phone, tmp_path):
    grams, pounds = weight(72500, "grams"), weight(160, "pounds")
    grams["valueQuantity"]["code"], pounds["valueQuantity"]["code"] = "g", "[lb_av]"

    succeed("log", "--home", phone, write(tmp_path / "units.ndjson", grams, pounds))

    shown = succeed("show", "--home", phone, "--series", "--json").json
    assert values(shown, "weight") == [72.5, 72.5747792]


def test_the_person_s_phone_keeps_nothing_that_a_clinician_wrote(phone, tmp_path):
    by_nurse = {**weight(72.5), "performer": [{"type": "Practitioner"}]}
    file = write(tmp_path / "nurse.ndjson", weight(73, "mine"), by_nurse)

    done = run("log", "--home", phone, file)

    assert (done.code, done.err) == (
        1,
        f"{file}, regel 2: dit schrijft alleen de andere kant (team of deelnemer); laat het weg met "
        "--skip-others.\n",
    )
    skipping = succeed("log", "--home", phone, "--skip-others", file, "--json")
    assert skipping.json == {"saved": 1, "known": 0, "skipped": 1, "pending": 1}
    assert ids(phone) == ["mine"]


def test_the_team_logs_in_a_dossier_that_it_names(phone, team, tmp_path):
    succeed("log", "--home", phone, write(tmp_path / "mine.json", weight(73, "mine")))
    succeed("sync", "--home", phone)
    succeed("sync", "--home", team)
    participant = succeed("show", "--home", phone, "--json").json["participants"][0]["participant"]
    by_nurse = {**weight(72.5, "at-the-clinic"), "performer": [{"type": "Practitioner"}]}
    file = write(tmp_path / "nurse.json", by_nurse)

    succeed("log", "--home", team, "--participant", participant[:12], file)
    succeed("sync", "--home", team)
    succeed("sync", "--home", phone)

    assert {"mine", "at-the-clinic"} < set(ids(phone))


ANSWERS = [
    ("weekly-check-in", {"well-being": 11}, "'well-being' ligt niet tussen 0 en 10."),
    ("weekly-check-in", {"contact": True}, "het antwoord op 'well-being' ontbreekt."),
    ("weight", {"weight": 720}, "'weight' ligt niet tussen 20 en 300."),
    ("weight", {}, "het antwoord op 'weight' ontbreekt."),
    ("background", {"height": 40}, "'height' ligt niet tussen 50 en 250."),
    (
        "background",
        {"diagnosis-date": date(2126, 1, 1)},
        "'diagnosis-date' ligt buiten wat bij de vraag kan.",
    ),
    ("weight", {"weight": 70, "cannot-weigh": True}, "het antwoord op 'weight' past niet bij de vraag."),
    (
        "alsfrs-r",
        {**alsfrs_r(3), "walking": "walking-5"},
        "het antwoord op 'walking' past niet bij de vraag.",
    ),
]


@pytest.mark.parametrize(("name", "answers", "sentence"), ANSWERS)
def test_answers_are_refused_that_the_screens_would_not_take(phone, tmp_path, name, answers, sentence):
    items = [
        {"linkId": link_id, "answer": [{_kind(answer): _coded(answer)}]}
        for link_id, answer in answers.items()
    ]
    file = write(tmp_path / "answers.json", {**response(name, {}, "one"), "item": items})

    done = run("log", "--home", phone, file)

    assert (done.code, done.out, done.err) == (1, "", f"{file}, regel 1: {sentence}\n")
    assert ids(phone) == []


@pytest.mark.parametrize("at_once", [True, False])
def test_another_record_under_a_known_identifier_is_refused_and_nothing_is_lost(phone, tmp_path, at_once):
    first, other = weight(72.5, "w"), weight(71, "w")
    if at_once:
        file, line = write(tmp_path / "both.ndjson", first, other), 2
    else:
        succeed("log", "--home", phone, write(tmp_path / "first.json", first))
        file, line = write(tmp_path / "other.ndjson", other, weight(70, "new")), 1

    done = run("log", "--home", phone, file)

    sentence = "onder w is al iets anders bewaard; een verbetering krijgt een nieuw kenmerk."
    assert (done.code, done.err) == (1, f"{file}, regel {line}: {sentence}\n")
    assert ids(phone) == ([] if at_once else ["w"])


def _kind(answer):
    kinds = {bool: "valueBoolean", str: "valueCoding", date: "valueDate"}
    return kinds.get(type(answer), "valueInteger")


def _coded(answer):
    if isinstance(answer, date):
        return answer.isoformat()
    return {"code": answer} if isinstance(answer, str) else answer
