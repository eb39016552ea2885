"""Handing a file over: made in memory, and the device asks where it goes."""

from collections.abc import Callable

from app import feedback
from app.actions.exporting import Export
from app.context import hand_over
from sync.errors import SyncError


def give(make: Callable[[], Export], tell: Callable[[str], None], kept: str) -> None:
    """Make a file and hand it over; tell the key of how that went.

    Args:
        make: makes the file.
        tell: told what stands in the way, that the file was not kept, or `kept`.
        kept: the key for a file that was kept.
    """
    tell("")
    try:
        file = make()
    except SyncError as error:
        tell(feedback.key(error))
    else:
        hand_over(file.name, file.data, lambda is_kept: tell(kept if is_kept else "export.not-kept"))
