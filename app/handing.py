"""Handing a file to the person: to another app on a phone, as a download in a browser."""

import flet as ft


async def hand_over(page: ft.Page, name: str, kind: str, content: bytes) -> None:
    """Let the person choose where a file goes.

    Args:
        page: where the person is.
        name: of the file.
        kind: its media type, by which a phone finds the apps that take it.
        content: what is in it; it is never written to this app's own disk.
    """
    # Made here, not in the handler: Flet drops a service as soon as the handler has ended.
    if page.platform and page.platform.is_mobile() and not page.web:
        await ft.Share().share_files([ft.ShareFile.from_bytes(content, mime_type=kind, name=name)])
    else:
        await ft.FilePicker().save_file(file_name=name, src_bytes=content)
