from tests.content.instruments import (
    DOCUMENTS,
    FHIR,
    OWN,
    by_language,
    codings,
    extension,
    item,
    items,
    parsed,
)

NAME = "alsfrs-r"
BEFORE = {"nl": "vóór uw ziekte", "en": "before your illness"}


def test_it_has_four_domains_of_three_items_and_one_alternative():
    assert {
        group["linkId"]: [inner["linkId"] for inner in group["item"]] for group in DOCUMENTS[NAME]["item"]
    } == {
        "bulbar": ["speech", "salivation", "swallowing"],
        "fine-motor": ["handwriting", "gastrostomy", "cutting", "cutting-gastrostomy", "dressing"],
        "gross-motor": ["turning", "walking", "stairs"],
        "respiratory": ["dyspnea", "orthopnea", "ventilation"],
    }


def test_every_scored_item_offers_four_to_no_points_in_that_order():
    scored = [each for each in parsed(NAME).by_id.values() if each.is_scored]

    assert len(scored) == 13
    for each in scored:
        assert [option.points for option in each.options] == [4, 3, 2, 1, 0]
        assert [option.code for option in each.options] == [
            f"{each.link_id}-{points}" for points in (4, 3, 2, 1, 0)
        ]
        assert each.required


def test_it_compares_with_the_time_before_the_illness():
    for each in items(DOCUMENTS[NAME]):
        if codings(each) and each["linkId"] != "ventilation":  # a device is there or it is not
            explanation = by_language(each, f"{OWN}explanation")
            assert BEFORE["nl"] in explanation["nl"], each["linkId"]
            assert BEFORE["en"] in explanation["en"], each["linkId"]


def test_it_cites_where_its_structure_comes_from():
    source = extension(DOCUMENTS[NAME], f"{FHIR}cqf-citation", "valueString")

    assert "Cedarbaum" in source
    assert "1999" in source


def test_whether_there_is_a_gastrostomy_costs_no_screen():
    gate = parsed(NAME).item("gastrostomy")

    assert (gate.kind, gate.hidden, gate.required) == ("boolean", True, False)


def test_five_a_and_five_b_are_never_asked_together():
    assert item(NAME, "cutting")["enableWhen"] == [
        {"question": "gastrostomy", "operator": "!=", "answerBoolean": True}
    ]
    assert item(NAME, "cutting-gastrostomy")["enableWhen"] == [
        {"question": "gastrostomy", "operator": "=", "answerBoolean": True}
    ]
