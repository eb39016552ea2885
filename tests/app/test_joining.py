from datetime import timedelta

import pytest

from sync.errors import UnreachableError
from tests.app.phones import new_phone
from tests.support.study import NOON


async def press_join(app):
    await app.tap("join")
    await app.wait(1)


async def join(app, link):
    await app.open("/join")
    await app.type("link", link)
    await press_join(app)


def test_a_link_from_the_nurse_opens_the_app_for_its_owner(tmp_path):
    with new_phone(tmp_path) as (phone, link):

        async def story(app):
            assert "Voor wie is deze app?" in app.texts()
            await app.tap("next")
            await app.type("link", link)
            await press_join(app)
            assert app.page.route == "/"
            assert app.text("status") == "Alles bewaard op dit apparaat"
            assert app.has("task-weekly-check-in")

        phone.use(story)

        assert phone.services.store.me is not None


def test_a_link_that_opened_the_app_stands_ready(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        code = link.partition("#")[2]

        async def story(app):
            await app.open(f"/join/{code}")
            assert app.by_key("link").value == code
            await press_join(app)
            assert app.has("task-weight")

        phone.use(story)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda link: "", "Plak eerst de link die u van uw team kreeg."),
        (lambda link: link[:-3], "Deze link is niet compleet. Kopieer hem opnieuw, van begin tot eind."),
        (
            lambda link: "https://nabij.nl",
            "Deze link is niet compleet. Kopieer hem opnieuw, van begin tot eind.",
        ),
    ],
)
def test_a_link_that_is_not_one_gets_one_clear_sentence(tmp_path, spoil, sentence):
    with new_phone(tmp_path) as (phone, link):

        async def story(app):
            await app.open("/join")
            await app.type("link", spoil(link))
            await press_join(app)
            assert app.text("notice") == sentence

        phone.use(story)


def test_a_link_that_was_used_is_told(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        phone.study.join("somebody else", link)

        async def story(app):
            await join(app, link)
            assert app.text("notice") == "Deze uitnodiging is al gebruikt. Vraag uw team om een nieuwe."

        phone.use(story)


def test_a_link_that_is_too_old_is_told(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        phone.study.clock.at = NOON + timedelta(hours=73)

        async def story(app):
            await join(app, link)
            assert app.text("notice") == "Deze uitnodiging is te oud. Vraag uw team om een nieuwe."

        phone.use(story)


def test_without_a_network_the_link_stays_and_can_be_tried_again(tmp_path):
    with new_phone(tmp_path) as (phone, link):
        network = Network(phone)
        network.is_away = True

        async def story(app):
            await join(app, link)
            assert app.text("notice") == (
                "Geen internet, of de server is even weg. Probeer het straks opnieuw."
            )
            network.is_away = False
            await press_join(app)
            assert app.has("task-weekly-check-in")

        phone.use(story)


class Network:
    """The wire between this phone and the study, that can be cut."""

    def __init__(self, phone):
        self.is_away = False
        self._send = phone.services.send
        object.__setattr__(phone.services, "send", self.send)

    def send(self, call):
        if self.is_away:
            raise UnreachableError("away")
        return self._send(call)


def test_every_address_leads_somewhere_before_joining(tmp_path):
    with new_phone(tmp_path) as (phone, _):

        async def story(app):
            for route in ("/wayfinder", "/settings", "/join"):
                await app.open(route)
                await app.tap("back")
                assert app.page.route == "/"
            for route in ("/course", "/fill/weight", "/nonsense/a/b"):
                await app.open(route)
                await app.tap("back")
                assert app.page.route == "/wayfinder"

        phone.use(story)
