"""What goes to the server and comes from it: owed, acknowledged, shown, and checked before it is believed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from sync.errors import MalformedError, RefusedError
from sync.items import Item, read_item
from sync.ledger import Ledger
from sync.protocol import Kind, Stream
from sync.shelf import Shelf
from sync.vault import Vault
from sync.wire import ChainTip, FeedItem


class Inbox:
    """The travelling side of a store; only `exchange` uses it."""

    def __init__(self, vault: Vault, ledger: Ledger, shelf: Shelf, device: bytes) -> None:
        self._vault, self._ledger, self._shelf, self._device = vault, ledger, shelf, device

    def owing(self) -> list[bytes]:
        """Whose dossiers have something that the server lacks."""
        return self._ledger.owing()

    def batch(self, participant: bytes) -> list[tuple[int, int, bytes]]:
        """One request's worth of what the server lacks, as (number here, kind, raw)."""
        return self._ledger.batch(participant)

    def mark_sent(self, numbers: Sequence[int]) -> None:
        """Mark exactly these as held by the server."""
        with self._vault.transaction():
            self._ledger.mark_sent(numbers)

    def positions(self) -> dict[bytes, int]:
        """How far each dossier's log was read at the server."""
        return self._ledger.positions()

    def receive(self, participant: bytes, given: Sequence[FeedItem]) -> int:
        """Take what the server showed of a dossier; return how many entries were new.

        What a head vouches for is kept; after a refused item the rest is forgotten and read again next time.

        Raises:
            RefusedError: an item does not hold; the text says why.
        """
        dossier = self._shelf.dossier(participant)
        fresh: dict[tuple[Kind, bytes], Item] = {}
        position, refused = self._ledger.position(participant), None
        for item in given:
            try:
                read = read_item(item.kind, participant, item.raw)
                held = fresh.get((read.kind, read.name))
                if not self._known(participant, read, held.raw if held else None):
                    dossier.accept(read)
                    fresh[read.kind, read.name] = read
            except (MalformedError, RefusedError) as error:
                refused = error
                break
            position = item.position
        with self._vault.transaction():
            if any(item.kind is Kind.GRANT for item in fresh.values()):
                self._shelf.keep_new_epochs(dossier)
            self._ledger.add(participant, fresh.values(), mine=False)
            self._ledger.set_position(participant, position)
        if dossier.is_stale:
            self._shelf.drop(participant)
        if refused is not None:
            self._read_again(participant)
            raise RefusedError(str(refused)) from refused
        return sum(item.kind is Kind.ENTRY for item in fresh.values())

    @contextmanager
    def together(self) -> Iterator[None]:
        """Take a whole page durably or none of it."""
        try:
            with self._vault.transaction():
                yield
        except BaseException:
            self._shelf.clear()  # memory may be ahead of the disk
            raise

    def mend_all(self) -> None:
        """Mend the dossiers that were read from the disk so far."""
        for dossier in self._shelf.loaded():
            self.mend(dossier.participant)

    def mend(self, participant: bytes) -> bool:
        """Forget what others wrote and is damaged here, so that it is read anew; whether there was any."""
        dossier = self._shelf.dossier(participant)
        if not dossier.broken:
            return False
        with self._vault.transaction():
            self._ledger.forget(participant, dossier.broken)
            self._ledger.set_position(participant, 0)
        dossier.broken.clear()
        dossier.is_stale = True
        return True

    def caught_up(self, positions: Mapping[bytes, int]) -> None:
        """Remember how far these dossiers go at the server, own items included, when all of it was read."""
        moved = positions.items() - self._ledger.positions().items()
        if not moved:
            return  # a poll that brought nothing writes nothing
        with self._vault.transaction():
            for participant, position in moved:
                self._ledger.set_position(participant, position)

    def check_kept(self, participant: bytes, kept: Sequence[ChainTip], position: int) -> bool:
        """Whether the server still has what it acknowledged and showed; if not, it is owed and read again.

        Args:
            kept: how far the server says it holds this device's own chains in this dossier.
            position: the last position of the dossier's log there.

        Raises:
            RefusedError: the server holds another chain under this device's name.
        """
        dossier = self._shelf.dossier(participant)
        theirs = {tip.stream: tip for tip in kept}
        lost = position < self._ledger.position(participant)
        for stream in Stream:
            tip, sent = theirs.get(stream), self._ledger.last_sent(participant, stream, self._device)
            if tip and not dossier.has(stream, self._device, tip.seq, tip.hash):
                raise RefusedError("the server holds other entries under this device's name")
            lost = lost or sent > (tip.seq if tip else 0)
        if lost:
            self.owe_again(participant)
        return not lost

    def owe_again(self, participant: bytes) -> None:
        """Owe and read all of a dossier again: the server takes what it lost and skips what it has."""
        with self._vault.transaction():
            self._ledger.owe_again(participant)
            self._ledger.set_position(participant, 0)

    def withheld(self, participant: bytes) -> list[str]:
        """What this reader should have been shown and was not; if anything, the log is read anew."""
        missing = self._shelf.dossier(participant).withheld()
        if missing:
            with self._vault.transaction():
                self._ledger.set_position(participant, 0)
        return missing

    def _read_again(self, participant: bytes) -> None:
        confirmed = {chain: head.tip.seq for chain, head in self._shelf.dossier(participant).heads.items()}
        with self._vault.transaction():
            self._ledger.forget_unconfirmed(participant, confirmed)
            self._ledger.set_position(participant, 0)
        self._shelf.drop(participant)

    def _known(self, participant: bytes, item: Item, held: bytes | None) -> bool:
        held = held or self._ledger.find(participant, item.kind, item.name)
        if held is not None and held != item.raw:
            raise RefusedError("other bytes under a name that is taken")
        return held is not None
