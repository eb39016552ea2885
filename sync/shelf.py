"""The dossiers of this device, each read from its disk once and held verified in memory."""

from sync.dossier import Dossier, Epoch, Trust
from sync.errors import NotJoinedError
from sync.keys import Device, KeyPair, team_card
from sync.ledger import Ledger
from sync.protocol import SIGN_KEY, read_team_card
from sync.vault import Vault

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

    def _load(self, participant: bytes) -> Dossier:
        pinned = self._vault.read(f"trust/{participant.hex()}")
        if pinned is None:
            raise NotJoinedError("there is no such dossier on this device")
        readers = {self._device.id: self._device.keys}
        if (team := self.team) is not None:
            readers[team_card(team).team] = team
        trust = Trust(pinned[:SIGN_KEY], read_team_card(pinned[SIGN_KEY:]))
        dossier = Dossier(participant, trust, readers)
        for name in self._vault.names(_epochs_of(participant)):
            value = self._vault.read(name) or b""
            *_, stream, number = name.split("/")
            epoch = Epoch.of(int(number), int.from_bytes(value[:_OPENED]), value[_OPENED:])
            dossier.open_epoch(int(stream), epoch)
        dossier.restore(self._ledger.items(participant))
        return dossier


def _epochs_of(participant: bytes) -> str:
    return f"epoch/{participant.hex()}/"


def _epoch_name(participant: bytes, stream: int, number: int) -> str:
    return f"{_epochs_of(participant)}{stream}/{number:08}"
