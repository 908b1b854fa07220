"""Rebuild a submission: the structure comes from the course, the answers from the student.

Whatever happened to the cells (copied, deleted, moved, re-typed, re-labelled), the result has exactly the cells
that the gradebook knows, and the student's own further cells stay where they were.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors.base import NbGraderPreprocessor
from nbgrader.utils import is_locked, is_solution

from neurona.grading.gradebook import source_notebook
from neurona.grading.matching import match, name_of
from neurona.grading.mending import mend_code, mend_text
from neurona.grading.plan import is_check_cell
from neurona.grading.repair_notes import NOTES, Notes
from neurona.grading.skeleton import skeleton_of
from neurona.grading.verdict import failed, outputs


@dataclass
class Repaired:
    """The rebuilt cells and a sentence for everything that was mended."""

    cells: list
    notes: list[str] = field(default_factory=list)


class Repair(NbGraderPreprocessor):
    """First step of autograding: puts the student's answers into the course's own notebook."""

    def preprocess(self, nb, resources):
        course, names = self.parent.parent.coursedir, resources["nbgrader"]
        skeleton = skeleton_of(source_notebook(course, names["assignment"], names["notebook"]), self.config)
        told = nb.metadata.get("neurona", {})
        unreadable = told.get("unreadable")
        result = Repaired(skeleton.cells) if unreadable else repair(skeleton.cells, nb.cells)
        skeleton.cells = result.cells
        skeleton.metadata["neurona"] = {
            "repairs": [*told.get("notes", []), *result.notes],
            "notes": told.get("custody", []),
            "submission": told.get("submission"),
        }
        if unreadable:
            skeleton.metadata["neurona"]["unreadable"] = unreadable
        for cell in skeleton.cells:
            if is_check_cell(cell):  # no points by default, should a later step be left out
                cell.outputs = outputs(failed("no answer"))
        for note in skeleton.metadata["neurona"]["repairs"]:
            self.log.warning("%s: %s", names["student"], note)
        return skeleton, resources


def repair(course: list, submitted: list) -> Repaired:
    """Put the answers of a submission into the cells of the course.

    Args:
        course: Cells as they were handed out.
        submitted: Cells of a submission in custody (metadata holds at most "grade_id" and "neurona_id").

    Returns:
        The rebuilt cells in the course's order, and what was mended.
    """
    result, notes = Repaired([]), Notes()
    owners = match(course, submitted, notes)
    extras = _extras(submitted, owners)
    missing = 0
    result.cells.extend(extras.get(-1, []))
    for index, cell in enumerate(course):
        theirs = [submitted[place] for place, owner in owners.items() if owner == index]
        missing += _fill(cell, theirs, notes)
        result.cells.append(cell)
        result.cells.extend(extras.get(index, []))
    if missing:
        notes.texts.append(NOTES["plain gone"].format(count=missing))
    if _moved(owners):
        notes.texts.append(NOTES["order"])
    _unique_ids(result.cells)
    result.notes = notes.sentences()
    return result


def _extras(submitted, owners) -> dict[int, list]:
    """The student's own cells, by the cell of the course that they follow."""
    extras, anchor = {}, -1
    for place, cell in enumerate(submitted):
        if place in owners:
            anchor = owners[place]
            continue
        cell.metadata = type(cell.metadata)()
        if cell.cell_type == "code":
            cell.source = mend_code(cell.source).text
        elif cell.cell_type == "raw":
            cell = new_markdown_cell(_quoted(cell.source), id=cell.id)
        extras.setdefault(anchor, []).append(cell)
    return extras


def _quoted(source: str) -> str:
    # A raw cell would be put into a page as it is, scripts and all.
    fence = "~" * (3 + max(map(len, re.findall("~+", source)), default=0))
    return f"{fence}\n{source}\n{fence}"


def _fill(cell, theirs: list, notes) -> int:
    """Put the student's version into a cell of the course; returns 1 if a plain cell had to be put back."""
    name = name_of(cell)
    if is_solution(cell):
        _answer(cell, theirs, notes)
    elif is_locked(cell):
        if not theirs:
            notes.add("locked gone", name)
        elif any(_differ(one.source, cell.source) for one in theirs):
            notes.add("locked", name)
    elif theirs:
        if theirs[-1].cell_type == cell.cell_type:
            cell.source = theirs[-1].source
    else:
        return 1
    return 0


def _answer(cell, theirs: list, notes) -> None:
    name, stub = name_of(cell), cell.source
    if not theirs:
        notes.add("gone", name)
        return
    changed = [one for one in theirs if _differ(one.source, stub)]
    if len(theirs) > 1:
        notes.add("copies", name)
    chosen = (changed or theirs)[-1]
    if chosen.cell_type != cell.cell_type:
        notes.add("type", name)
    mended = mend_code(chosen.source) if cell.cell_type == "code" else mend_text(chosen.source)
    notes.texts.extend(f"{name}: {note}" for note in mended.notes)
    cell.source = mended.text if _differ(mended.text, stub) else stub


def _differ(one: str, other: str) -> bool:
    return [line.rstrip() for line in one.strip().splitlines()] != [
        line.rstrip() for line in other.strip().splitlines()
    ]


def _moved(owners: dict[int, int]) -> bool:
    order = [owners[place] for place in sorted(owners)]
    return order != sorted(order)


def _unique_ids(cells: list) -> None:
    seen = set()
    for number, cell in enumerate(cells):
        if not cell.id or cell.id in seen:
            cell.id = f"added-{number}"
        seen.add(cell.id)
