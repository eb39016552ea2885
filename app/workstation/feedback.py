"""What went wrong, in words for the team: error class to translation key, one table."""

from collections.abc import Mapping

from sync import errors

FETCHING: dict[type[Exception], str] = {
    errors.SyncError: "desk.error.other",
    errors.ServerError: "desk.error.server",
    errors.UnreachableError: "desk.error.unreachable",
    errors.NotAdmittedError: "desk.error.not-admitted",
    errors.NotJoinedError: "desk.error.not-joined",
    errors.NotGrantedError: "desk.error.not-granted",
    errors.VaultError: "desk.error.disk",
}

INVITING = FETCHING | {
    errors.ServerError: "desk.invite-error.server",
    errors.UnreachableError: "desk.invite-error.unreachable",
}


def key(error: Exception, table: Mapping[type[Exception], str] = FETCHING) -> str:
    """The translation key of an error: its own, or that of the nearest class above it."""
    return next(table[kind] for kind in type(error).__mro__ if kind in table)
