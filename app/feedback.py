"""What went wrong, in words: error class to translation key, one table."""

from monitoring import errors as monitoring
from sync import errors as sync

KEYS: dict[type[Exception], str] = {
    monitoring.MonitoringError: "error.record",
    monitoring.MalformedRecordError: "error.record",
    monitoring.MalformedInstrumentError: "error.instrument",
    monitoring.MalformedRuleError: "error.rule",
    monitoring.MalformedContentError: "error.content",
    monitoring.UnknownInstrumentError: "error.instrument",
    monitoring.AnswerError: "error.answer",
    monitoring.MissingAnswerError: "error.missing",
    monitoring.NotOfferedError: "error.answer",
    monitoring.OutOfRangeError: "error.out-of-range",
    monitoring.NotANumberError: "error.not-a-number",
    monitoring.NotADateError: "error.not-a-date",
    monitoring.TooLongError: "error.too-long",
    monitoring.TooPreciseError: "error.too-precise",
    monitoring.ExpressionError: "error.instrument",
    sync.SyncError: "error.refused",
    sync.MalformedError: "error.refused",
    sync.RefusedError: "error.refused",
    sync.CapabilityError: "error.capability",
    sync.NotGrantedError: "error.not-granted",
    sync.VaultError: "error.vault",
    sync.MissingKeyError: "error.missing-key",
    sync.WrongKeyError: "error.wrong-key",
    sync.NewerDatabaseError: "error.newer-database",
    sync.DamagedDatabaseError: "error.damaged-database",
    sync.DeviceFullError: "error.device-full",
    sync.DeviceFailedError: "error.device-failed",
    sync.InvitationError: "error.invitation",
    sync.MangledInvitationError: "error.invitation-mangled",
    sync.ExpiredInvitationError: "error.invitation-expired",
    sync.UsedInvitationError: "error.invitation-used",
    sync.UnknownInvitationError: "error.invitation-unknown",
    sync.OtherTeamError: "error.other-team",
    sync.AlreadyJoinedError: "error.already-joined",
    sync.PublicationError: "error.publication-forged",
    sync.NoPublicationError: "error.publication-none",
    sync.ForgedPublicationError: "error.publication-forged",
    sync.OlderPublicationError: "error.publication-older",
    sync.ExpiredPublicationError: "error.publication-expired",
    sync.NotJoinedError: "error.not-joined",
    sync.ServerError: "error.server",
    sync.UnreachableError: "error.unreachable",
    sync.ServerFailedError: "error.server",
    sync.NotAdmittedError: "error.not-admitted",
    sync.GapError: "error.server",
    sync.ForkError: "error.fork",
}


OPENING = {  # while the app opens there is no answer on the screen yet
    "error.device-full": "opening.device-full",
    "error.device-failed": "opening.device-failed",
    "error.vault": "opening.device-failed",
}


def key(error: Exception) -> str:
    """The translation key of an error: its own, or that of the nearest class above it."""
    return next(KEYS[kind] for kind in type(error).__mro__ if kind in KEYS)


def opening_key(error: Exception) -> str:
    """The translation key of an error that keeps the app from opening."""
    found = key(error)
    return OPENING.get(found, found)
