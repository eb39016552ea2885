"""A list of studies: what it may hold, and what is refused by name."""

from datetime import date
from decimal import Decimal

import pytest

from monitoring.errors import MalformedContentError
from monitoring.number_triggers import Limit
from monitoring.studies import parse
from monitoring.study_criteria import InRange, IsSo, OneOf, Unjudged
from tests.monitoring.study_files import study, study_list
from tests.monitoring.wayfinder_files import text


def test_a_study_is_read_whole():
    criteria = (
        {"diagnosis": {"one-of": ["als", "pls"]}},
        {"age": {"at-least": 18, "at-most": 80}},
        {"alsfrs-r-item": {"item": "dyspnea", "at-least": 3}},
        {"gastrostomy": {"is": False}},
        {"other": {"text": text("a gene")}},
    )
    found = parse(study_list(study("glow", *criteria, registry="NL-0", site="https://example.org")))

    [read] = found.studies
    assert (found.version, found.published, found.valid_until) == (3, date(2026, 3, 1), date(2027, 3, 1))
    assert (read.registry, read.site, read.contact) == ("NL-0", "https://example.org", "als-centre")
    assert read.is_open
    assert read.criteria == (
        OneOf(("als", "pls")),
        InRange("age", (Limit("at-most", Decimal(80)), Limit("at-least", Decimal(18)))),
        InRange("alsfrs-r-item", (Limit("at-least", Decimal(3)),), "dyspnea"),
        IsSo("gastrostomy", wanted=False),
        Unjudged(text("a gene")),
    )
    assert found.find("glow") is read
    assert found.find("other") is None


@pytest.mark.parametrize(
    ("document", "named"),
    [
        (study_list(study(status="open")), "glow.status"),
        (study_list(study(status_since="soon")), "glow.status_since"),
        (study_list(study(site="http://example.org")), "glow.site"),
        (study_list(study(colour="red")), "glow.colour"),
        (study_list(study(), study()), "two of one id"),
        (study_list(study(), version="3"), "studies.version"),
        (study_list(study(), extra=1), "studies.extra"),
        (study_list(study(title={"nl": "Alleen Nederlands"})), "glow.title"),
        (study_list(study("glow", {})), "glow.criteria[0]"),
        (study_list(study("glow", {"age": {"at-least": 18}, "slope": {}})), "glow.criteria[0]"),
        (study_list(study("glow", {"age": 18})), "glow.criteria[0].age"),
        (study_list(study("glow", {"age": {}})), "glow.criteria[0].age"),
        (study_list(study("glow", {"age": {"at-least": "18"}})), "glow.criteria[0].age.at-least"),
        (study_list(study("glow", {"age": {"over": 18}})), "glow.criteria[0].age.over"),
        (study_list(study("glow", {"shoe-size": {"at-least": 40}})), "glow.criteria[0].shoe-size"),
        (study_list(study("glow", {"alsfrs-r-item": {"at-least": 1}})), "glow.criteria[0].alsfrs-r-item"),
        (study_list(study("glow", {"riluzole": {"is": 1}})), "glow.criteria[0].riluzole.is"),
        (study_list(study("glow", {"diagnosis": {"one-of": ["ms"]}})), "glow.criteria[0].diagnosis"),
        (study_list(study("glow", {"other": {"text": "a gene"}})), "glow.criteria[0].other"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_not_understood_is_refused_and_named(document, named):
    with pytest.raises(MalformedContentError, match=named.replace("[", r"\[").replace("]", r"\]")):
        parse(document)
