"""Tables in the form that a spreadsheet of a Dutch computer opens with two clicks.

A semicolon between cells, a comma in numbers, UTF-8 with its mark. In Dutch, Excel puts a whole row in one
cell when commas part the cells, reads 4.8 as the fourth of August, and spoils the ı of Yılmaz without the
mark. There is one form for both languages: programs read the Bundle instead.
"""

import csv
from collections.abc import Iterable
from decimal import Decimal
from io import StringIO

from monitoring.tables import Cell, Table

# What a spreadsheet may take for a formula when a text begins with it (OWASP, CSV injection).
_FORMULA = frozenset("=+-@＝＋－＠")


def sheet(table: Table) -> bytes:
    """Write a table as CSV; a text that looks like a formula gets an apostrophe in front."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows(_written(row) for row in table.rows)
    return out.getvalue().encode("utf-8-sig")


def _written(row: Iterable[Cell]) -> list[str]:
    return [_cell(cell) for cell in row]


def _cell(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case int():
            return str(cell)
        case Decimal():
            return format(cell, "f").replace(".", ",")
        case _:
            return f"'{cell}" if cell.lstrip()[:1] in _FORMULA or cell[:1].isspace() else cell
