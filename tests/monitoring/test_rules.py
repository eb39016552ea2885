from copy import deepcopy

import pytest

from monitoring import rules
from monitoring.errors import MalformedRuleError

WORDS = {"nl": "ja", "en": "yes"}
RULE = {
    "id": "T1",
    "version": "1.0.0",
    "title": WORDS,
    "when": WORDS,
    "trigger": {"pressed": {"item": "weekly-check-in/contact"}},
    "urgency": "week",
    "concerns": "person",
    "stays_days": 0,
    "rests_days": 7,
    "person": WORDS,
    "team": WORDS,
    "sources": [{"of": WORDS, "basis": "derived", "citation": WORDS}],
}
LEVEL = {"measure": "pcf", "below": 300, "readings": 2}
CHANGE = {"measure": "weight", "at-most": -5, "unit": "%", "within_days": 30}


def rule(**changed):
    return {name: value for name, value in (RULE | changed).items() if value is not None}


def test_a_rule_is_read_whole():
    read = rules.parse(RULE)

    assert read.canonical == "https://nabij.nl/fhir/PlanDefinition/T1|1.0.0"
    assert (read.urgency, read.concerns, read.stays_days, read.rests_days) == ("week", "person", 0, 7)
    assert not read.is_always_on


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"id": None}, "rule.id is missing"),
        ({"version": None}, "T1.version is missing"),
        ({"title": {"nl": "ja"}}, "T1.title.en is missing"),
        ({"person": WORDS | {"de": "ja"}}, "T1.person.de is not known"),
        ({"urgency": "soon"}, "T1.urgency is none of immediate, same-day"),
        ({"concerns": "nurse"}, "T1.concerns is none of person, carer"),
        ({"stays_days": "7"}, "T1.stays_days is not a whole number"),
        ({"stays_days": -1}, "T1.stays_days is below nothing"),
        ({"sources": []}, "T1.sources is missing"),
        (
            {"sources": [{"of": WORDS, "basis": "hearsay", "citation": WORDS}]},
            "T1.sources[0].basis is none of",
        ),
        ({"sources": [{"of": WORDS, "basis": "derived"}]}, "T1.sources[0].citation is missing"),
        ({"colour": "red"}, "T1.colour is not known"),
        ({"trigger": {}}, "T1.trigger is not one trigger"),
        ({"trigger": {"level": LEVEL, "change": CHANGE}}, "T1.trigger is not one trigger"),
        ({"trigger": {"eval": "weight < 70"}}, "T1.trigger.eval is not a trigger"),
        ({"trigger": {"level": 3}}, "T1.trigger.level is not an element"),
        ({"trigger": {"any": []}}, "T1.trigger.any is empty"),
        ({"trigger": {"any": {}}}, "T1.trigger.any is not a list"),
        ({"trigger": {"all": [{"any": [{"no": {}}]}]}}, "T1.trigger.all[0].any[0].no is not a trigger"),
        (
            {"trigger": {"level": LEVEL | {"at-most": 3}}},
            "T1.trigger.level has none or more than one of below",
        ),
        (
            {"trigger": {"level": LEVEL | {"item": "a/b"}}},
            "T1.trigger.level looks at none or at more than one",
        ),
        ({"trigger": {"level": LEVEL | {"readings": 0}}}, "T1.trigger.level.readings is less than one"),
        (
            {"trigger": {"level": LEVEL | {"readings": True}}},
            "T1.trigger.level.readings is not a whole number",
        ),
        ({"trigger": {"level": LEVEL | {"below": "300"}}}, "T1.trigger.level.below is not a number"),
        ({"trigger": {"level": LEVEL | {"above": 1}}}, "T1.trigger.level.above is not known"),
        (
            {"trigger": {"first": {"item": "speech", "at-most": 2}}},
            "T1.trigger.first.item is not instrument/item",
        ),
        ({"trigger": {"drop": {"item": "a/b"}}}, "T1.trigger.drop.by is missing"),
        ({"trigger": {"change": CHANGE | {"unit": "lb"}}}, "T1.trigger.change.unit is none of %, kg, points"),
        (
            {"trigger": {"change": CHANGE | {"since": ["a/b"]}}},
            "T1.trigger.change has either since or within_days",
        ),
        (
            {"trigger": {"change": {"measure": "weight", "at-most": -5, "unit": "%", "since": [3]}}},
            "T1.trigger.change.since is not instrument/item",
        ),
        ({"trigger": {"pressed": {"measure": "weight"}}}, "T1.trigger.pressed.measure is not known"),
        ({"trigger": {"new-code": {"item": "a/b"}}}, "T1.trigger.new-code.none is missing"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_is_not_right_is_refused_by_the_name_of_the_field(changed, said):
    with pytest.raises(MalformedRuleError) as caught:
        rules.parse(rule(**changed))

    assert str(caught.value).startswith(said)


def test_another_content_is_another_hash_and_another_order_is_not():
    changed = deepcopy(RULE)
    changed["sources"][0]["citation"] = {"nl": "nee", "en": "no"}

    assert rules.parse(dict(reversed(RULE.items()))).hash == rules.parse(RULE).hash
    assert rules.parse(changed).hash != rules.parse(RULE).hash
    assert rules.parse(rule(version="1.0.1")).hash != rules.parse(RULE).hash
