"""Read whatever was handed in as a notebook, mend what can be mended, and say what was wrong.

Nothing here looks at the course: the result is an ordinary notebook of format 4, or the reason why there is none.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

import nbformat
from nbformat.v4 import new_notebook

from neurona.grading.mending import one_side

NOTES = {
    "mark": "The file began with a byte order mark; it was left out.",
    "encoding": "The file was not saved as UTF-8 but as {name}; it was converted.",
    "conflict": "The file held the leftovers of a merge conflict (<<<<<<<); one of the two sides was used.",
    "cut": "The file is damaged or cut off; {count} cells could be read, and what comes after them is lost.",
    "tail": "There was something after the end of the notebook; it was left out.",
    "twice": "The notebook was packed as a text inside a text; it was unpacked.",
    "old": "The notebook was saved in an old format ({version}); it was converted.",
    "format": "The notebook did not say clearly which format it has; it was read as format 4.",
    "cells": "{count} cells were damaged and could not be read; they were left out.",
    "shape": "Parts of some cells were missing or of the wrong kind; they were set right.",
    "long": "{count} cells were left out: one cell may have {longest:,} characters, a notebook {most:,} cells and "
    "{together:,} characters.",
    "bytes": "Some characters could not be read; each was replaced by a question mark sign.",
}
UNREADABLE = {
    "empty": "The file is empty. Save the notebook, check that it opens, and hand it in again.",
    "web": "The file is a web page, not a notebook. Download the notebook (File > Download) and hand it in again.",
    "zip": "The file is a compressed archive with the name of a notebook. Hand in the notebook itself.",
    "pdf": "The file is a PDF document, not a notebook. Hand in the .ipynb file.",
    "script": "The file is not a notebook but some other text. Hand in the .ipynb file.",
    "binary": "The file is not a notebook (its content is not text). Hand in the .ipynb file.",
    "json": "The file is damaged: no cell of it can be read. Check that it opens in Jupyter, and hand it in again.",
    "no cells": "The file holds no notebook cells. Check that it opens in Jupyter, and hand it in again.",
    "deep": "The file is built in a way that no notebook is (thousands of brackets inside each other).",
}
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OTHERS = ((b"PK\x03\x04", "zip"), (b"\x1f\x8b", "zip"), (b"7z\xbc\xaf", "zip"), (b"Rar!", "zip"), (b"%PDF", "pdf"))
LONGEST_CELL = 1_000_000  # characters
LONGEST_TEXT = 4_000_000  # characters of all cells together; outputs do not count
MOST_CELLS = 2000


class Unreadable(ValueError):
    """There is no notebook in this file; the message tells the student why."""


@dataclass
class Reading:
    """A notebook and what had to be mended to read it."""

    notebook: nbformat.NotebookNode
    notes: list[str] = field(default_factory=list)


def read(content: bytes) -> Reading:
    """Read the bytes of a file.

    Raises:
        Unreadable: No notebook can be made out.
    """
    notes = []
    text = _decode(content, notes)
    tree = _parse(text, notes)
    return Reading(_notebook(tree, notes), notes)


def _note(notes, key, **parts):
    sentence = NOTES[key].format(**parts)
    if sentence not in notes:
        notes.append(sentence)


def _decode(content: bytes, notes) -> str:
    if content.endswith(bytes(8)):  # what a crashed disk leaves at the end
        content = content.rstrip(b"\0")
    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable(UNREADABLE["empty"])
    for start, name in _OTHERS:
        if content.startswith(start):
            raise Unreadable(UNREADABLE[name])
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            _note(notes, "mark")
            if encoding != "utf-8":
                _note(notes, "encoding", name=encoding.upper())
            return content.decode(encoding, "replace").lstrip("\ufeff")
    if content.count(b"\0") > len(content) // 4:
        _note(notes, "encoding", name="UTF-16")
        return content.decode("utf-16-le" if content[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    start = text[:4096]
    if sum(not mark.isprintable() and mark not in "\r\n\t" for mark in start) > len(start) // 10:
        raise Unreadable(UNREADABLE["binary"])
    _note(notes, "encoding", name="Windows-1252")
    return text


def _parse(text: str, notes):
    text = text.strip("\0\ufeff \t\r\n")
    for candidate in _sides(text):
        try:
            tree, end = json.JSONDecoder().raw_decode(candidate)
        except ValueError:
            continue
        except RecursionError:
            raise Unreadable(UNREADABLE["deep"]) from None
        if isinstance(tree, str) and tree.lstrip().startswith("{"):
            _note(notes, "twice")
            return _parse(tree, notes)
        if candidate is not text:
            _note(notes, "conflict")
        if candidate[end:].strip():
            _note(notes, "tail")
        return tree
    return _salvage(text, notes)


def _sides(text: str):
    yield text
    if "<<<<<<<" in text:
        for number in (1, 2):
            side = one_side(text, number)
            if side != text:
                yield side


def _salvage(text: str, notes):
    """The cells before the place where the file breaks off or goes wrong."""
    head = text[:400].lstrip().lower()
    if head.startswith(("<!doctype", "<html", "<?xml")):
        raise Unreadable(UNREADABLE["web"])
    start = re.search(r'"cells"\s*:\s*\[', text)
    if not text.startswith("{") and not start:
        raise Unreadable(UNREADABLE["script"])
    cells, place = [], start.end() if start else len(text)
    decoder, between = json.JSONDecoder(), re.compile(r"[\s,]*")
    while True:
        place = between.match(text, place).end()
        try:
            cell, place = decoder.raw_decode(text, place)
        except ValueError:
            break
        except RecursionError:
            raise Unreadable(UNREADABLE["deep"]) from None
        cells.append(cell)
    if not cells:
        raise Unreadable(UNREADABLE["json"])
    _note(notes, "cut", count=len(cells))
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def _notebook(tree, notes):
    if isinstance(tree, list) and any(isinstance(cell, dict) and "cell_type" in cell for cell in tree):
        tree = {"cells": tree}
    if not isinstance(tree, dict):
        raise Unreadable(UNREADABLE["no cells"])
    cells = tree.get("cells")
    if isinstance(tree.get("worksheets"), list):
        _note(notes, "old", version=tree.get("nbformat", 3))
        sheets = [sheet for sheet in tree["worksheets"] if isinstance(sheet, dict)]
        cells = [cell for sheet in sheets for cell in sheet.get("cells") or []]
    elif tree.get("nbformat") != 4 or not isinstance(tree.get("nbformat_minor"), int):
        _note(notes, "format")
    if not isinstance(cells, list):
        raise Unreadable(UNREADABLE["no cells"])
    notebook = new_notebook()
    kept = [_cell(cell, notes) for cell in cells]
    if None in kept:
        _note(notes, "cells", count=kept.count(None))
    notebook.cells = _not_too_long([cell for cell in kept if cell is not None], notes)
    if not notebook.cells:
        raise Unreadable(UNREADABLE["no cells"])
    return notebook


def _not_too_long(cells: list, notes) -> list:
    """The cells that a person could have written; later steps look at each of them several times."""
    kept, left = [], LONGEST_TEXT
    for cell in cells:
        length = len(cell.source)
        if length <= min(left, LONGEST_CELL) and len(kept) < MOST_CELLS:
            kept.append(cell)
            left -= length
    if len(kept) < len(cells):
        _note(notes, "long", count=len(cells) - len(kept), longest=LONGEST_CELL, most=MOST_CELLS, together=LONGEST_TEXT)
    return kept


def _cell(cell, notes):
    """One cell rebuilt from its text and its nbgrader label; outputs and all other metadata stay behind."""
    if not isinstance(cell, dict):
        return None
    source = cell.get("source", cell.get("input", ""))
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        return None
    whole = source.encode("utf-8", "replace").decode("utf-8")
    if whole != source:
        _note(notes, "bytes")
    kind, metadata = cell.get("cell_type"), cell.get("metadata")
    known = kind in ("code", "markdown", "raw", "heading", "html")
    if not known or not isinstance(metadata, dict):
        _note(notes, "shape")
    if not known:
        kind = "code" if "outputs" in cell else "markdown"
    new = _new(kind if kind in ("code", "raw") else "markdown", whole.replace("\r\n", "\n").replace("\r", "\n"))
    label = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    if isinstance(label, dict) and isinstance(label.get("grade_id"), str):
        new.metadata["grade_id"] = label["grade_id"]
    new.id = cell["id"] if isinstance(cell.get("id"), str) else ""
    return new


def _new(kind: str, source: str):
    # As nbformat's new_code_cell and its like, which check each cell against the schema; the notebook is, as a whole.
    shape = {"cell_type": kind, "id": "", "metadata": {}, "source": source}
    return nbformat.from_dict({**shape, "execution_count": None, "outputs": []} if kind == "code" else shape)
