import asyncio

import pytest

from app.workstation.actions import inviting, writing
from app.workstation.actions.dossier import story
from app.workstation.actions.people import people
from monitoring.records import Author, Communication
from sync.errors import NotGrantedError, UnreachableError


def test_a_message_is_kept_here_at_once_and_reaches_the_phone_by_the_next_exchange(office):
    jan = office.welcome("Jan")
    office.fetch()

    writing.write_message(office.services, jan, " Ik bel u morgen. ", "Marieke  Visser")

    [written] = story(office.services, jan).conversation
    assert (written.text, written.sender) == ("Ik bel u morgen.", "Marieke Visser")
    assert written.origin.author is Author.CLINICIAN
    assert office.team.unsent() == 1

    office.fetch()
    office.send_all()
    phone = office.phones["Jan"]
    assert office.team.unsent() == 0
    assert [r.text for r in phone.records(jan) if isinstance(r, Communication)] == ["Ik bel u morgen."]


def test_the_name_over_the_messages_is_remembered(office):
    jan = office.welcome("Jan")
    office.fetch()
    assert writing.sender(office.services) == ""

    writing.write_message(office.services, jan, "Dag", "Marieke Visser")

    assert writing.sender(office.services) == "Marieke Visser"


def test_a_message_that_cannot_be_sent_stays_here(office):
    jan = office.welcome("Jan")
    office.fetch()
    server = office.team.note("server")
    office.team.set_note("server", "http://127.0.0.1:9")
    writing.write_message(office.services, jan, "Dag", "Marieke")
    with pytest.raises(UnreachableError):
        office.fetch()

    assert office.team.unsent() == 1

    office.team.set_note("server", server)
    office.fetch()
    assert office.team.unsent() == 0


def test_a_person_whose_phone_sent_no_key_cannot_be_written_to_yet(office):
    phone = office.study.join("phone", office.study.invite(office.team, "Jan"))
    office.fetch()

    with pytest.raises(NotGrantedError):
        writing.write_message(office.services, phone.me, "Dag", "Marieke")


def test_an_invitation_lets_a_person_in_and_the_name_is_in_the_list(office):
    invited = asyncio.run(inviting.invite(office.services, "  Jan   de Wit "))

    phone = office.study.join("phone", invited.link)
    office.study.sync(phone)
    office.fetch()

    assert invited.name == "Jan de Wit"
    assert (invited.expires - office.study.clock.now()).total_seconds() == 72 * 3600
    assert [each.name for each in people(office.services, {})] == ["Jan de Wit"]


def test_the_link_is_not_in_what_is_printed_of_an_invitation(office):
    invited = asyncio.run(inviting.invite(office.services, "Jan"))

    assert invited.link not in repr(invited)
