"""The dossiers of this device, each read from its disk once and held verified in memory."""

from sync.credentials import read_certificate, read_team_card
from sync.dossier import Dossier, Epoch, Trust
from sync.errors import NotJoinedError
from sync.keys import Device, KeyPair, team_card
from sync.ledger import Ledger
from sync.protocol import CARD, SIGN_KEY
from sync.vault import Vault

_TRUST = "trust/"
_OPENED = 8  # bytes before an epoch's key: Unix seconds at which it began


class Shelf:
    """Dossiers by participant."""

    def __init__(self, vault: Vault, ledger: Ledger, device: Device) -> None:
        self._vault, self._ledger, self._device = vault, ledger, device
        self._dossiers: dict[bytes, Dossier] = {}

    @property
    def team(self) -> KeyPair | None:
        """The team's keys, at a workstation."""
        seeds = self._vault.read("team")
        return None if seeds is None else KeyPair(seeds)

    def dossier(self, participant: bytes) -> Dossier:
        """One dossier; NotJoinedError when it is not on this device."""
        if participant not in self._dossiers:
            self._dossiers[participant] = self._load(participant)
        return self._dossiers[participant]

    def drop(self, participant: bytes) -> None:
        """Forget what is in memory, so that the disk is read again."""
        self._dossiers.pop(participant, None)

    def clear(self) -> None:
        """Forget everything that is in memory: it may be ahead of the disk."""
        self._dossiers.clear()

    def keep_epoch(self, participant: bytes, stream: int, epoch: Epoch) -> None:
        """Seal an epoch's key into the vault; part of the running transaction."""
        self._vault.write(
            _epoch_name(participant, stream, epoch.number), epoch.opened.to_bytes(_OPENED) + epoch.key
        )

    def keep_new_epochs(self, dossier: Dossier) -> None:
        """Seal the keys that grants brought since the last time; part of the running transaction."""
        kept = set(self._vault.names(_epochs_of(dossier.participant)))
        for stream, epochs in dossier.epochs.items():
            for epoch in epochs:
                if _epoch_name(dossier.participant, stream, epoch.number) not in kept:
                    self.keep_epoch(dossier.participant, stream, epoch)

    def holds(self, participant: bytes) -> bool:
        """Whether the dossier was read from the disk already."""
        return participant in self._dossiers

    def loaded(self) -> list[Dossier]:
        """The dossiers that were read from the disk so far."""
        return list(self._dossiers.values())

    def knows(self, participant: bytes) -> bool:
        """Whether there is such a dossier on this device."""
        return self._vault.read(_trust_name(participant)) is not None

    def participants(self) -> list[bytes]:
        """Whose dossiers are here."""
        return [bytes.fromhex(name.removeprefix(_TRUST)) for name in self._vault.names(_TRUST)]

    def pin(self, participant: bytes, trust: Trust) -> None:
        """Pin root, team and first device; part of the running transaction."""
        self._vault.write(_trust_name(participant), trust.root_key + trust.team.raw + trust.first.raw)

    def _load(self, participant: bytes) -> Dossier:
        pinned = self._vault.read(_trust_name(participant))
        if pinned is None:
            raise NotJoinedError("there is no such dossier on this device")
        readers = {self._device.id: self._device.keys}
        if (team := self.team) is not None:
            readers[team_card(team).team] = team
        card, certificate = pinned[SIGN_KEY : SIGN_KEY + CARD], pinned[SIGN_KEY + CARD :]
        trust = Trust(pinned[:SIGN_KEY], read_team_card(card), read_certificate(certificate))
        dossier = Dossier(participant, trust, self._device.id, readers)
        for name in self._vault.names(_epochs_of(participant)):
            value = self._vault.read(name) or b""
            *_, stream, number = name.split("/")
            epoch = Epoch.of(int(number), int.from_bytes(value[:_OPENED]), value[_OPENED:])
            dossier.open_epoch(int(stream), epoch)
        dossier.restore(self._ledger.items(participant))
        dossier.is_stale = False
        return dossier


def _trust_name(participant: bytes) -> str:
    return f"{_TRUST}{participant.hex()}"


def _epochs_of(participant: bytes) -> str:
    return f"epoch/{participant.hex()}/"


def _epoch_name(participant: bytes, stream: int, number: int) -> str:
    return f"{_epochs_of(participant)}{stream}/{number:08}"
