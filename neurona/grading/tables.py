"""Tables for spreadsheets: what a student wrote or is called is never taken for a formula."""

from __future__ import annotations

import csv
from pathlib import Path

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")  # a spreadsheet takes a text that begins so for a formula


def write_table(path: Path, head: list[str], rows, exact=()) -> None:
    """Write a table as CSV.

    Args:
        path: The new file.
        head: Headings of the columns.
        rows: One list of cells each.
        exact: Headings of columns by which another program finds a row; they are written as they are.
    """
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        for row in rows:
            writer.writerow([cell if name in exact else plain_text(cell) for name, cell in zip(head, row, strict=True)])


def plain_text(cell):
    """A cell that a spreadsheet shows as it is: before a text that looks like a formula stands an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULAS) else cell
