import base64

import pytest

from monitoring.records import Author, Patient
from sync import enrolment
from sync.enrolment import LIFETIME, read_link
from sync.errors import (
    AlreadyJoinedError,
    ExpiredInvitationError,
    MangledInvitationError,
    NotJoinedError,
    OtherTeamError,
    RefusedError,
    UnknownInvitationError,
    UnreachableError,
    UsedInvitationError,
)
from sync.exchange import run
from sync.items import read_item
from sync.protocol import Kind
from tests.support.study import NOON, message, texts
from tests.support.study import study as whole_study


def test_a_person_joins_with_the_link_and_the_team_knows_them_by_name(study):
    team = study.team()

    phone = study.join("phone", study.invite(team, "Jan de Wit"))
    study.sync(phone)
    study.sync(team)
    study.sync(phone)

    assert phone.me in team.participants()
    (name,) = [r for r in phone.records(phone.me) if isinstance(r, Patient)]
    assert (name.name, name.origin.author) == ("Jan de Wit", Author.CLINICIAN)


def test_the_name_waits_until_the_phone_has_given_a_key(study):
    team = study.team()
    phone = study.join("phone", study.invite(team))

    study.sync(team)
    assert team.records(phone.me) == []
    study.sync(phone)
    study.sync(team)

    assert [r.name for r in team.records(phone.me)] == ["Jan"]


def test_a_link_keeps_its_secret_behind_the_fragment(study):
    link = study.invite(study.team())

    server, _, code = link.partition("#")

    assert server == f"{study.server}/join"
    assert read_link(code) == read_link(link) == read_link(f" {link[:40]}\n{link[40:]} ")


@pytest.mark.parametrize("at", range(0, 130, 7))
def test_a_mistyped_link_is_said_to_be_mistyped(study, at):
    link = study.invite(study.team())
    code = link.partition("#")[2]
    wrong = code[:at] + ("A" if code[at] != "A" else "B") + code[at + 1 :]

    with pytest.raises(MangledInvitationError):
        read_link(wrong)


@pytest.mark.parametrize(
    "link", ["", "hallo", "https://example.org/join#", "https://example.org/join#é", "#////"]
)
def test_what_is_no_link_is_said_to_be_mistyped(link):
    with pytest.raises(MangledInvitationError):
        read_link(link)


def test_half_a_link_is_said_to_be_mistyped(study):
    link = study.invite(study.team())

    with pytest.raises(MangledInvitationError):
        read_link(link[:-10])


def test_a_link_of_a_later_form_is_said_to_be_mistyped():
    body = b"\x02" + bytes(80)
    code = enrolment._text(body + enrolment.hashlib.sha256(body).digest()[:4])

    with pytest.raises(MangledInvitationError):
        read_link(code.replace("+", "-").replace("/", "_"))


def test_a_link_works_once(study):
    link = study.invite(study.team())
    study.join("phone", link)

    with pytest.raises(UsedInvitationError):
        study.join("other phone", link)


def test_a_link_works_for_three_days(study):
    link = study.invite(study.team())
    study.clock.at += LIFETIME
    study.clock.pass_days(0.01)

    with pytest.raises(ExpiredInvitationError):
        study.join("phone", link)


def test_a_link_of_another_server_is_said_to_be_unknown(study, tmp_path):
    with whole_study(tmp_path / "other") as other:
        invitation = read_link(other.invite(other.team("other team")))
        link = enrolment.write_link(
            enrolment.Invitation(
                study.server,
                invitation.participant,
                invitation.secret,
                invitation.expires,
                invitation.team_fingerprint,
            )
        )

        with pytest.raises(UnknownInvitationError):
            study.join("phone", link)


def test_a_server_that_shows_another_team_gets_nothing(study):
    link = study.invite(study.team())
    store = study.open("phone")
    steps = enrolment.join(store, link, NOON)
    next(steps)
    other = enrolment.team_card(enrolment.KeyPair.generate())

    with pytest.raises(OtherTeamError):
        steps.send(other.raw)
    assert store.me is None


def test_a_join_that_broke_off_goes_on_with_the_same_link(study):
    link = study.invite(study.team())
    store = study.open("phone")
    steps = enrolment.join(store, link, NOON)
    enrol = steps.send(study.send(store, next(steps)))
    study.send(store, enrol)
    steps.close()  # the phone went out before the answer came
    store.close()

    phone = study.join("phone", link)

    assert phone.me == read_link(link).participant


def test_a_join_without_a_network_can_be_tried_again(study):
    link = study.invite(study.team())
    store = study.open("phone")

    def away(_):
        raise UnreachableError("the server cannot be reached now")

    with pytest.raises(UnreachableError):
        run(enrolment.join(store, link, NOON), away)
    store.close()

    assert study.join("phone", link).me is not None


def test_a_tampered_link_tried_first_does_not_spoil_the_right_one(study):
    team = study.team()
    link = study.invite(team)
    invitation = read_link(link)
    wrong = enrolment.write_link(
        enrolment.Invitation(
            invitation.server,
            invitation.participant,
            bytes(16),
            invitation.expires,
            invitation.team_fingerprint,
        )
    )
    with pytest.raises(UnknownInvitationError):
        study.join("phone", wrong)

    phone = study.join("phone", link)
    study.sync(phone)

    assert study.sync(team).problems == {}
    assert team.participants() == [phone.me]


def test_who_joined_cannot_join_again(study):
    team = study.team()
    phone = study.join("phone", study.invite(team))

    with pytest.raises(AlreadyJoinedError):
        study.run(phone, enrolment.join(phone, study.invite(team), NOON))
    with pytest.raises(AlreadyJoinedError):
        study.run(team, enrolment.found_team(team, study.server, study.code(), NOON))
    with pytest.raises(AlreadyJoinedError):
        study.run(team, enrolment.join(team, study.invite(team), NOON))


def test_only_a_team_invites(study):
    with pytest.raises(NotJoinedError):
        study.invite(study.open("phone"))


def test_a_code_of_the_study_office_founds_one_team(study):
    code = study.code()
    first = study.open("first")
    study.run(first, enrolment.found_team(first, study.server, code, NOON))

    second = study.open("second")
    with pytest.raises(UsedInvitationError):
        study.run(second, enrolment.found_team(second, study.server, code, NOON))
    with pytest.raises(UnknownInvitationError):
        study.run(second, enrolment.found_team(second, study.server, "00" * 16, NOON))


def test_founding_that_broke_off_goes_on_with_the_same_code(study):
    code, store = study.code(), study.open("team")
    steps = enrolment.found_team(store, study.server, code, NOON)
    study.send(store, next(steps))
    steps.close()

    study.run(store, enrolment.found_team(store, study.server, code, NOON))

    assert store.team is not None


def enrolled(study, team, name="phone"):
    phone = study.join(name, study.invite(team))
    raw = phone._ledger.find(phone.me, Kind.ENROLMENT, b"")
    return phone, raw


def test_an_enrolment_that_the_server_made_up_is_refused(study):
    team = study.team()
    phone, raw = enrolled(study, team)
    note = f"invitation/{phone.me.hex()}"

    altered = raw[:-1] + bytes([raw[-1] ^ 1])
    with pytest.raises(RefusedError, match="did not hold the invitation"):
        enrolment.admit(team, read_item(Kind.ENROLMENT, phone.me, altered))
    team.set_note(note, None)
    with pytest.raises(RefusedError, match="nobody here invited"):
        enrolment.admit(team, read_item(Kind.ENROLMENT, phone.me, raw))


def test_an_enrolment_with_another_team_is_refused(study):
    team = study.team()
    link = study.invite(team)
    invitation = read_link(link)
    other = enrolment.Invitation(
        invitation.server, invitation.participant, invitation.secret, invitation.expires, bytes(32)
    )
    store = study.open("phone")
    kept = enrolment._new_root(store, other, NOON)

    statement = bytes.fromhex(kept["statement"])
    item = read_item(Kind.ENROLMENT, invitation.participant, statement + other.mac(statement))
    with pytest.raises(RefusedError, match="another team"):
        enrolment.admit(team, item)


def test_an_invitation_shows_its_secret_nowhere(study):
    invitation = read_link(study.invite(study.team()))

    assert invitation.secret.hex() not in repr(invitation)
    assert base64.b64encode(invitation.secret).decode() not in repr(invitation)


def test_two_people_of_one_team_have_nothing_of_each_other(study):
    team = study.team()
    jan, ria = (study.join(name, study.invite(team, name)) for name in ("jan", "ria"))
    jan.add(jan.me, [message("jan")], NOON)
    ria.add(ria.me, [message("ria")], NOON)

    for store in (jan, ria, team, jan, ria):
        study.sync(store)

    assert texts(jan, jan.me) == ["tekst jan"]
    assert texts(ria, ria.me) == ["tekst ria"]
    assert ria.participants() == [ria.me]
    assert texts(team, jan.me) == ["tekst jan"]
