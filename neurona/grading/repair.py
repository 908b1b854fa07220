"""Rebuild a submission: the structure comes from the course, the answers from the student.

Whatever happened to the cells (copied, deleted, moved, re-typed, re-labelled), the result has exactly the cells
that the gradebook knows, and the student's own further cells stay where they were.
"""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field

from nbformat.v4 import new_markdown_cell
from nbgrader.preprocessors.base import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_locked, is_solution

from neurona.grading.mending import LONGEST_MENDED, mend_code, mend_text
from neurona.grading.skeleton import skeleton_of
from neurona.grading.verdict import tidy

# {names} lists the exercises or cells concerned.
NOTES = {
    "gone": "Missing answer cells, which count as not answered: {names}.",
    "found": "Answers that had lost their labels and were found by what they define: {names}.",
    "place": "Answers that had lost their labels and were found by their place: {names}.",
    "copies": "Answer cells that were there more than once; the last copy that you changed was graded: {names}.",
    "type": "Answer cells that had become cells of another type and were turned back: {names}.",
    "locked": "Cells of the course that had been changed; the originals were used: {names}.",
    "locked gone": "Cells of the course that were missing and were put back: {names}.",
    "plain gone": "{count} cells of the chapter were missing; they were put back.",
    "order": "Cells had been moved; they were put back into the chapter's order.",
    "strange": "Labels that this chapter does not have; their cells were treated as your own: {names}.",
}


class Notes:
    """Collects what was mended, so that each kind becomes one sentence."""

    def __init__(self):
        self.names, self.texts = {}, []

    def add(self, key: str, name: str) -> None:
        self.names.setdefault(key, []).append(name)

    def sentences(self) -> list[str]:
        """One sentence a kind, in the order in which they were met."""
        return [NOTES[key].format(names=", ".join(names)) for key, names in self.names.items()] + self.texts


@dataclass
class Repaired:
    """The rebuilt cells and a sentence for everything that was mended."""

    cells: list
    notes: list[str] = field(default_factory=list)


class Repair(NbGraderPreprocessor):
    """First step of autograding: puts the student's answers into the course's own notebook."""

    def preprocess(self, nb, resources):
        course, names = self.parent.parent.coursedir, resources["nbgrader"]
        folder = course.format_path(course.source_directory, ".", names["assignment"])
        skeleton = skeleton_of(f"{folder}/{names['notebook']}.ipynb", self.config)
        told = nb.metadata.get("neurona", {})
        unreadable = told.get("unreadable")
        result = Repaired(skeleton.cells) if unreadable else repair(skeleton.cells, nb.cells)
        skeleton.cells = result.cells
        skeleton.metadata["neurona"] = {"repairs": [*told.get("notes", []), *result.notes],
                                        "submission": told.get("submission")}
        if unreadable:
            skeleton.metadata["neurona"]["unreadable"] = unreadable
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
    owners = _match(course, submitted, notes)
    extras = _extras(course, submitted, owners)
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


def _match(course, submitted, notes) -> dict[int, int]:
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
        for table, key in ((labels, label), (ids, cell.metadata.get("neurona_id")), (texts, (cell.cell_type, cell.source.strip()))):
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
            found = [place for place in free if place and owners.get(place - 1) == index - 1
                     and submitted[place].source.strip()]
            key = "place"
        if found:
            owners[found[-1]] = index
            notes.add(key, name_of(cell))


def defines(source: str) -> set[str]:
    """Names that a code cell defines at its top level; for text that is not Python, those after `def` or before `=`."""
    try:
        tree = ast.parse(mend_code(source[:LONGEST_MENDED]).text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        lines = [line for line in source.splitlines() if line[:4] == "def "]
        return {line[4:].split("(")[0].strip() for line in lines}
    found = set()
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            found.add(statement.name)
        elif isinstance(statement, ast.Assign):
            found.update(target.id for target in statement.targets if isinstance(target, ast.Name))
    return found


def _extras(course, submitted, owners) -> dict[int, list]:
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
    return [line.rstrip() for line in one.strip().splitlines()] != [line.rstrip() for line in other.strip().splitlines()]


def _moved(owners: dict[int, int]) -> bool:
    order = [owners[place] for place in sorted(owners)]
    return order != sorted(order)


def _unique_ids(cells: list) -> None:
    seen = set()
    for number, cell in enumerate(cells):
        if not cell.id or cell.id in seen:
            cell.id = f"added-{number}"
        seen.add(cell.id)


def name_of(cell) -> str | None:
    """The grade id of a cell that nbgrader knows."""
    known = is_grade(cell) or is_solution(cell) or is_locked(cell)
    return cell.metadata.nbgrader.grade_id if known else None
