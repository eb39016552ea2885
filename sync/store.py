"""The one door for data: what a person or a nurse saves goes in here, sealed, and is read here, verified."""

import gc
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from monitoring import fhir
from monitoring.errors import MalformedRecordError
from monitoring.records import Author, Record
from sync import envelope
from sync.chains import Entry, Head, Tip, chain_name
from sync.credentials import Certificate, Grant
from sync.dossier import Damage, Dossier, Epoch, Opened, Trust
from sync.errors import MalformedError, NotGrantedError, NotJoinedError, VaultError
from sync.inbox import Inbox
from sync.items import Item, read_item
from sync.keys import Device, KeyPair, certify, team_card
from sync.ledger import Ledger
from sync.protocol import ID, Kind, Role, Stream
from sync.shelf import Shelf
from sync.vault import Vault


class LocalStore:
    """The dossiers on one device. One connection: use it from the thread that opened it.

    Args:
        path: the SQLite file; made when it is not there.
        device_key: 32 bytes from the platform's keystore.

    Raises:
        VaultError: the file and the key do not fit, or the disk refuses.
    """

    def __init__(self, path: Path, device_key: bytes) -> None:
        self._vault = Vault(path, device_key)
        self._ledger = Ledger(self._vault)
        self._records: dict[bytes, tuple[Dossier, dict[str, Record]]] = {}
        self._own: dict[tuple[bytes, bytes], str] = {}  # by dossier and entry of this device: its record
        self.device = self._own_device()
        self._shelf = Shelf(self._vault, self._ledger, self.device)
        self.inbox = Inbox(self._vault, self._ledger, self._shelf, self.device.id)

    def close(self) -> None:
        """Close the file."""
        self._vault.close()

    # Who this device is

    @property
    def me(self) -> bytes | None:
        """The participant whose phone this is; None at a workstation and before joining."""
        return self._vault.read("me")

    @property
    def team(self) -> KeyPair | None:
        """The team's keys, at a workstation."""
        return self._shelf.team

    @property
    def owner(self) -> bytes:
        """On whose behalf this device speaks: the participant, or the team; NotJoinedError before either."""
        if (me := self.me) is not None:
            return me
        if (team := self.team) is not None:
            return team_card(team).team
        raise NotJoinedError("this device belongs to no dossier and no team yet")

    def participants(self) -> list[bytes]:
        """Whose dossiers are here."""
        return self._shelf.participants()

    def knows(self, participant: bytes) -> bool:
        """Whether there is such a dossier on this device."""
        return self._shelf.knows(participant)

    def become_team(self, team: KeyPair) -> None:
        """Hold a team's keys: this is one of its workstations from now on."""
        with self._vault.transaction():
            self._vault.write("team", team.seeds)

    def begin(self, participant: bytes, trust: Trust, enrolment: Item, *, mine: bool) -> None:
        """Begin a dossier: pin its root and its team, and, on the person's own phone, become its device."""
        with self._vault.transaction():
            self._shelf.pin(participant, trust)
            self._ledger.add(participant, [enrolment], mine=False)
            if mine:
                self._vault.write("me", participant)

    def open_up(self, participant: bytes, now: datetime) -> None:
        """Open the first epoch, so that the team can write before the person does."""
        dossier = self._shelf.dossier(participant)
        epoch, opening = self._writing(dossier, Stream.CARE, now)
        self._commit(dossier, epoch, opening)

    # Values that never leave this device

    def note(self, name: str) -> Any:
        """Read a sealed note (a draft, a preference) as it was set; None when there is none."""
        value = self._vault.read(f"note/{name}")
        return None if value is None else json.loads(value)

    def set_note(self, name: str, value: Any) -> None:
        """Keep a JSON value, sealed and durable; None forgets it."""
        with self._vault.transaction():
            if value is None:
                self._vault.forget(f"note/{name}")
            else:
                self._vault.write(f"note/{name}", json.dumps(value).encode())

    # Records

    def add(self, participant: bytes, records: Sequence[Record], now: datetime) -> int:
        """Save records, durably when this returns, and owe them to the server; return how many were new.

        A record that is here already is skipped, so that saving twice saves once. All of them or none.

        Raises:
            VaultError: the disk refuses; nothing of it was saved.
            NotGrantedError: the team has no key in this dossier yet.
        """
        held = self._read(participant)
        fresh = list({r.origin.record_id: r for r in records if r.origin.record_id not in held}.values())
        if not fresh:
            return 0
        dossier = self._shelf.dossier(participant)
        epoch, opening = self._writing(dossier, Stream.CARE, now)
        payloads = [_written(record) for record in fresh]
        items = [*opening, *self._sealed(dossier, Stream.CARE, epoch, payloads)]
        self._commit(dossier, epoch, items)
        self._read(participant)
        return len(fresh)

    def records(self, participant: bytes) -> list[Record]:
        """Every record of a dossier that this reader can open and vouch for, in the order of its chains."""
        return list(self._read(participant).values())

    def damage(self, participant: bytes) -> list[Damage]:
        """What lies on this device and no longer holds."""
        self._read(participant)
        return list(self._shelf.dossier(participant).damage.values())

    def unsent(self) -> int:
        """How many entries the server still lacks."""
        return self._ledger.unsent()

    def waiting(self, participant: bytes) -> frozenset[str]:
        """The records of a dossier that the server still lacks."""
        self._read(participant)
        entries = [(participant, name) for name in self._ledger.unsent_names(participant)]
        return frozenset(self._own[each] for each in entries if each in self._own)

    def _commit(self, dossier: Dossier, epoch: Epoch, items: Sequence[Item]) -> None:
        try:
            with self._vault.transaction():
                if dossier.epoch(Stream.CARE) is not epoch:  # a new one
                    self._shelf.keep_epoch(dossier.participant, Stream.CARE, epoch)
                self._ledger.add(dossier.participant, items, mine=True)
        except VaultError:
            self._shelf.drop(dossier.participant)  # another process may have been here: read the disk again
            raise
        dossier.open_epoch(Stream.CARE, epoch)
        for item in items:
            dossier.accept(item)

    def _writing(self, dossier: Dossier, stream: Stream, now: datetime) -> tuple[Epoch, list[Item]]:
        """The epoch to write in, and the items that must go before the first entry under it."""
        seconds = int(now.timestamp())
        if (team := self.team) is not None:
            epoch = dossier.epoch(stream)
            if epoch is None:
                raise NotGrantedError("this team was not given a key in this dossier yet")
            if self.device.id in dossier.writers:
                return epoch, []
            certificate = certify(self.device, team_card(team).team, Role.TEAM, seconds, team)
            return epoch, [_item(dossier, Kind.CERTIFICATE, certificate)]
        newest = dossier.epoch(stream)
        if newest is not None and newest.lasts(now):
            return newest, []
        number = newest.number + 1 if newest else 1
        epoch = Epoch.of(number, seconds, envelope.new_epoch_key())
        card = dossier.trust.team
        where = dossier.participant, stream, number, seconds
        granted = envelope.grant(epoch.key, *where, card.team, card.kem_key, self.device)
        return epoch, [_item(dossier, Kind.GRANT, granted)]

    def _sealed(
        self, dossier: Dossier, stream: Stream, epoch: Epoch, payloads: Iterable[bytes]
    ) -> list[Item]:
        tip = dossier.tip(stream, self.device.id)
        items = []
        for payload in payloads:
            where = dossier.participant, stream, epoch.number, self.device.id
            entry = envelope.seal(payload, epoch.cipher, *where, tip)
            tip = Tip(self.device.id, entry.seq, entry.hash)
            items.append(_item(dossier, Kind.ENTRY, entry))
        if tip is not None:
            seen = dossier.seen(stream, besides=self.device.id)
            head = envelope.sign_head(self.device, dossier.participant, stream, tip, seen)
            items.append(_item(dossier, Kind.HEAD, head))
        return items

    def _read(self, participant: bytes) -> dict[str, Record]:
        if self._shelf.holds(participant):
            return self._read_all(participant)
        with _collector_paused():
            return self._read_all(participant)

    def _read_all(self, participant: bytes) -> dict[str, Record]:
        dossier = self._shelf.dossier(participant)
        read = self._records.get(participant)
        if read is None or read[0] is not dossier:  # read again when the dossier was
            read = self._records[participant] = (dossier, {})
        records = read[1]
        for opened in dossier.news():
            try:
                record = _understood(dossier, opened)
            except MalformedRecordError as error:
                name = f"{opened.stream}/{opened.device.hex()}/{opened.seq}"
                dossier.note(Damage("record", name, str(error)))
            else:
                records.setdefault(record.origin.record_id, record)
                if opened.device == self.device.id:
                    entry = chain_name(opened.stream, opened.device, opened.seq)
                    self._own[participant, entry] = record.origin.record_id
        return records

    def _own_device(self) -> Device:
        if self._vault.read("device") is None:
            device = Device.generate()
            with self._vault.transaction():
                self._vault.write_first("device", device.id + device.keys.seeds)
        kept = self._vault.read("device") or b""
        return Device(kept[:ID], KeyPair(kept[ID:]))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """What is read from the disk stays; looking through it for garbage took two fifths of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()


def _written(record: Record) -> bytes:
    try:
        return json.dumps(fhir.to_fhir(record), ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError as error:
        raise MalformedError("a record with letters that there are not") from error


def _item(dossier: Dossier, kind: Kind, what: Certificate | Grant | Entry | Head) -> Item:
    return read_item(kind, dossier.participant, what.raw)


def _understood(dossier: Dossier, opened: Opened) -> Record:
    """Read a record; who may say that a clinician wrote it is not up to the record."""
    try:
        document = json.loads(opened.payload)
    except (ValueError, RecursionError) as error:
        raise MalformedRecordError("not JSON") from error
    if not isinstance(document, dict):
        raise MalformedRecordError("not a resource")
    record = fhir.from_fhir(document)
    by_team = dossier.writers[opened.device].role == Role.TEAM
    if by_team != (record.origin.author is Author.CLINICIAN):
        raise MalformedRecordError("author: not the one whose device wrote it")
    return record
