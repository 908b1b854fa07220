"""Find out which cell of a submission is the answer to which cell of the course, by label, id, text or content."""

from __future__ import annotations

import ast
import re

from nbgrader.utils import is_grade, is_locked, is_solution

from neurona.grading.mending import LONGEST_MENDED, mend_code
from neurona.grading.repair_notes import Notes
from neurona.grading.verdict import tidy

# Beginnings of lines that define a name, in text that Python cannot read.
DEFINED = re.compile(r"^(?:def|class)[ \t]+(\w+)", re.M)
ASSIGNED = re.compile(r"^([^\W\d]\w*)[ \t]*(?::[^=\n]*)?=(?!=)", re.M)


def match(course: list, submitted: list, notes: Notes) -> dict[int, int]:
    """Which submitted cell (by place) belongs to which cell of the course."""
    labels = {name_of(cell): index for index, cell in enumerate(course) if name_of(cell)}
    ids = {cell.id: index for index, cell in enumerate(course)}
    texts = {}
    for index, cell in enumerate(course):
        texts.setdefault((cell.cell_type, cell.source.strip()), index)
    owners = {}
    for place, cell in enumerate(submitted):
        label = cell.metadata.get("grade_id")
        if label and label not in labels:
            notes.add("strange", tidy(label)[:60])
        for table, key in (
            (labels, label),
            (ids, cell.metadata.get("neurona_id")),
            (texts, (cell.cell_type, cell.source.strip())),
        ):
            if key and key in table and not (table is not labels and table[key] in owners.values()):
                owners[place] = table[key]
                break
    _match_by_content(course, submitted, owners, notes)
    return owners


def _match_by_content(course, submitted, owners, notes):
    """Find answers that lost label and id: code by what it defines, text by the cell that it follows."""
    defined = {}  # worked out once a cell

    def defines_at(place):
        if place not in defined:
            defined[place] = defines(submitted[place].source)
        return defined[place]

    for index, cell in enumerate(course):
        if not is_solution(cell) or index in owners.values():
            continue
        free = [place for place in range(len(submitted)) if place not in owners]
        if cell.cell_type == "code":
            wanted = defines(cell.source)
            found = [place for place in free if wanted and wanted <= defines_at(place)]
            key = "found"
        else:
            found = [
                place
                for place in free
                if place and owners.get(place - 1) == index - 1 and submitted[place].source.strip()
            ]
            key = "place"
        if found:
            owners[found[-1]] = index
            notes.add(key, name_of(cell))


def defines(source: str) -> set[str]:
    """Names that a code cell defines at its top level; for text that is not Python, those after `def` or before `=`."""
    try:
        tree = ast.parse(mend_code(source[:LONGEST_MENDED]).text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {*DEFINED.findall(source), *ASSIGNED.findall(source)}
    found = set()
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            found.add(statement.name)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign)):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            found.update(target.id for target in targets if isinstance(target, ast.Name))
    return found


def name_of(cell) -> str | None:
    """The grade id of a cell that nbgrader knows."""
    known = is_grade(cell) or is_solution(cell) or is_locked(cell)
    return cell.metadata.nbgrader.grade_id if known else None
