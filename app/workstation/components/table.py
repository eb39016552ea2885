"""Numbers as a table that a screen reader walks through by row and column."""

from collections.abc import Sequence

import flet as ft

from app.components.basics import MEDIUM, words
from app.theme import Look
from app.workstation.components.controls import BODY, SECOND


def table(
    look: Look, heads: Sequence[str], rows: Sequence[Sequence[str]], *, remarks: bool = True, key: str
) -> ft.Control:
    """A table; the first column is text, the others are numbers, but the last one where that is a remark."""
    last = len(heads) - remarks
    columns = [
        ft.DataColumn(label=words(look, text, SECOND, weight=MEDIUM, height=1.2), numeric=0 < i < last)
        for i, text in enumerate(heads)
    ]
    sizes = [BODY] * last + [SECOND] * remarks
    lines = [
        ft.DataRow(
            cells=[
                ft.DataCell(words(look, text, size, height=1.2))
                for text, size in zip(row, sizes, strict=True)
            ]
        )
        for row in rows
    ]
    shape = ft.DataTable(
        key=key,
        columns=columns,
        rows=lines,
        heading_row_height=48 * look.total,
        data_row_min_height=40 * look.total,
        data_row_max_height=40 * look.total,
        column_spacing=14,
        horizontal_margin=4,
        divider_thickness=1,
        horizontal_lines=ft.BorderSide(1, look.line),
    )
    # Wider than its place in large text: it scrolls sideways on its own, nothing is cut.
    return ft.Row([shape], scroll=ft.ScrollMode.AUTO)
