"""When a chapter gets other cells after it was graded, the gradebook gets them too, and what was given by hand stays.

nbgrader refuses that: its way is to remove the assignment, with all marks given by hand, all comments and the due date.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from nbgrader.api import Comment, Grade, GradeCell, SolutionCell, SourceCell, TaskCell
from nbgrader.utils import is_grade, is_locked, is_solution, is_task


@dataclass
class Change:
    """Names of the cells that are gone and that are new, and how many marks and comments went with the former."""

    gone: set[str] = field(default_factory=set)
    new: set[str] = field(default_factory=set)
    marks: int = 0


def is_kept(cell) -> bool:
    """Does the gradebook keep the text of this cell?"""
    return bool(is_grade(cell) or is_solution(cell) or is_task(cell) or is_locked(cell))


# What the gradebook has one row for in a notebook, which cells those are, and what each submission has for the row.
KINDS = (
    (GradeCell, is_grade, (Grade,)),
    (SolutionCell, is_solution, (Comment,)),
    (TaskCell, is_task, (Grade, Comment)),
    (SourceCell, is_kept, ()),
)


def difference(gradebook, entry, cells) -> Change:
    """What `migrate` would change, with the same arguments."""
    change = Change()
    for _kind, _parts, have, wanted in _rows(gradebook, entry, cells):
        change.gone |= have.keys() - wanted.keys()
        change.new |= wanted.keys() - have.keys()
    return change


def migrate(gradebook, entry, cells) -> Change:
    """Give a notebook in the gradebook, and its submissions, the rows of other cells; all of them or none.

    Rows of cells that stay are not touched. nbgrader's SaveCells, which comes after this, brings them up to date.

    Args:
        gradebook: nbgrader's Gradebook.
        entry: Its Notebook.
        cells: The cells that the notebook has now, as `stored` gives them.
    """
    change = difference(gradebook, entry, cells)
    for kind, parts, have, wanted in _rows(gradebook, entry, cells):
        for name in have.keys() - wanted.keys():
            change.marks += _remove(gradebook.db, have[name], parts)
        for name in wanted.keys() - have.keys():
            row = _row(kind, entry, wanted[name])
            gradebook.db.add(row)
            gradebook.db.add_all(part(cell=row, notebook=one) for part in parts for one in entry.submissions)
    gradebook.db.commit()
    return change


def _rows(gradebook, entry, cells):
    """For each kind: the kind, what a submission has for it, the rows that there are, and the cells that there are."""
    for kind, belongs, parts in KINDS:
        have = {row.name: row for row in gradebook.db.query(kind).filter(kind.notebook_id == entry.id)}
        yield kind, parts, have, {cell.metadata.nbgrader.grade_id: cell for cell in cells if belongs(cell)}


def _remove(session, row, parts) -> int:
    """Delete a row and what submissions have for it; returns how much of that a person has given."""
    given = 0
    for part in parts:
        for one in session.query(part).filter(part.cell_id == row.id):
            given += (one.manual_score if part is Grade else one.manual_comment) is not None
            session.delete(one)
    session.delete(row)
    return given


def _row(kind, entry, cell):
    values = {"name": cell.metadata.nbgrader.grade_id, "notebook": entry}
    if kind in (GradeCell, TaskCell):
        values |= {"max_score": float(cell.metadata.nbgrader.points), "cell_type": cell.cell_type}
    if kind is SourceCell:
        values |= {"source": cell.source, "cell_type": cell.cell_type, "locked": bool(is_locked(cell))}
    return kind(**values)
