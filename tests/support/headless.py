"""Drive real Flet components without Flutter: a Session whose client only records.

The one file that touches Flet's private names, so the first to run after an upgrade.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager

import flet as ft
import msgpack
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page
from flet.messaging.connection import Connection
from flet.messaging.protocol import MessageAction, configure_encode_object_for_msgpack
from flet.messaging.session import Session
from flet.pubsub.pubsub_hub import PubSubHub

INNER = ("controls", "content", "spans")


class RecordingConnection(Connection):
    """A client that draws nothing, goes where it is sent, and remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.pubsubhub = PubSubHub()
        self.page_url = "http://test"
        self.loop = asyncio.get_running_loop()
        self.session: Session | None = None
        self.messages: list = []
        self.calls: list[tuple[str, dict]] = []  # what the client was asked to do, as in launch_url
        self.answers: dict[str, object] = {}  # what it answers to that; an OSError: that it cannot
        self._answers: set[asyncio.Task] = set()

    def send_message(self, message) -> None:
        self.messages.append(message)
        if message.action == MessageAction.INVOKE_METHOD:
            body = message.body
            self.calls.append((body.name, body.args or {}))
            task = self.loop.create_task(self._answer(body))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def _answer(self, body) -> None:
        if self.session is None:
            return
        if body.name == "push_route":
            page = self.session.page
            page.route = body.args["route"]
            await self.session.dispatch_event(page._i, "route_change", {"route": page.route})
        answer = self.answers.get(body.name)
        result, error = (None, str(answer)) if isinstance(answer, OSError) else (answer, None)
        self.session.handle_invoke_method_results(body.control_id, body.call_id, result, error)


class HeadlessApp:
    """What a person sees and does, on the view that is on top."""

    def __init__(self, session: Session, connection: RecordingConnection) -> None:
        self.session, self.connection = session, connection

    @property
    def page(self) -> ft.Page:
        return self.session.page

    def controls(self) -> Iterator[BaseControl]:
        views = unwrap_component(self.page.views)
        yield from walk(views[-1] if isinstance(views, list) else views)

    def find(self, key: str) -> list[BaseControl]:
        return [control for control in self.controls() if control.key == key]

    def by_key(self, key: str) -> BaseControl:
        found = self.find(key)
        assert len(found) == 1, f"{len(found)} controls with key {key!r}"
        return found[0]

    def has(self, key: str) -> bool:
        return bool(self.find(key))

    def texts(self) -> list[str]:
        """Everything that can be read, in order; spaces that keep words together count as spaces."""
        return [
            control.value.replace("\N{NO-BREAK SPACE}", " ")
            for control in self.controls()
            if isinstance(control, ft.Text) and control.value
        ]

    def text(self, key: str) -> str:
        control = self.by_key(key)
        spans = getattr(control, "spans", None) or []
        said = control.value or "".join(span.text for span in spans)
        return said.replace("\N{NO-BREAK SPACE}", " ")

    def label(self, key: str) -> str:
        """What stands on a button."""
        return " ".join(
            each.value.replace("\N{NO-BREAK SPACE}", " ")
            for each in walk(self.by_key(key))
            if isinstance(each, ft.Text)
        )

    async def tap(self, key: str) -> None:
        await self._fire(key, "click", None)

    async def type(self, key: str, text: str) -> None:
        """Change a field as the client does: patch its value, then raise `change`."""
        self.session.apply_patch(self.by_key(key)._i, {"value": text})
        await self._fire(key, "change", text)

    async def open(self, route: str) -> None:
        self.page.route = route
        await self.session.dispatch_event(self.page._i, "route_change", {"route": route})
        await self.settle()

    async def wait(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.settle()

    async def settle(self, turns: int = 20) -> None:
        for _ in range(turns):
            await asyncio.sleep(0)
        crashed = [m for m in self.connection.messages if m.action == MessageAction.SESSION_CRASHED]
        assert not crashed, crashed[0].body

    async def fire(self, control: BaseControl, event: str, data) -> None:
        """Let something happen to one of several controls with the same key."""
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    async def _fire(self, key: str, event: str, data) -> None:
        await self.fire(self.by_key(key), event, data)


def walk(node) -> Iterator[BaseControl]:
    node = unwrap_component(node)
    if isinstance(node, list | tuple):
        for each in node:
            yield from walk(each)
    elif isinstance(node, BaseControl):
        yield node
        for name in INNER:
            yield from walk(getattr(node, name, None))


@asynccontextmanager
async def mounted(component: Callable, *args, **kwargs):
    """Show a component that draws views, as `page.render_views` does."""
    connection = RecordingConnection()
    connection.session = session = Session(connection)
    session.page.route = "/"
    token = _context_page.set(session.page)
    try:
        session.page.render_views(component, *args, **kwargs)
        # Written out as for a real client: only then does Flet notice a service that is made later.
        msgpack.packb(session.get_page_patch(), default=configure_encode_object_for_msgpack(BaseControl))
        app = HeadlessApp(session, connection)
        await app.settle()
        yield app
        await app.settle()
    finally:
        connection.session = None
        session.close()
        for _ in range(10):
            await asyncio.sleep(0)
        _context_page.reset(token)
