"""A link as a picture that a phone's camera reads."""

from io import BytesIO

import flet as ft
import segno

SIDE = 260  # dp; black on white in every theme, as cameras want it


def qr_png(link: str) -> bytes:
    """The QR code of a link as a PNG, with the quiet border that the standard asks."""
    picture = BytesIO()
    segno.make(link, error="m").save(picture, kind="png", scale=8, border=4)
    return picture.getvalue()


def qr_picture(link: str, spoken: str) -> ft.Control:
    """The picture, described for who does not see it."""
    image = ft.Image(
        src=qr_png(link),
        width=SIDE,
        height=SIDE,
        semantics_label=spoken,
        filter_quality=ft.FilterQuality.NONE,
        key="qr",
    )
    return ft.Container(image, bgcolor="#FFFFFF", border_radius=14)
