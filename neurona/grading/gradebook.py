"""The gradebook knows a chapter before its first submission is graded, without anybody having to tell it."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveCells

from neurona.grading.database import alone, copied
from neurona.grading.migration import difference, is_kept, migrate
from neurona.grading.plan import UnusableCheck, UnusableSource, plan_file
from neurona.grading.skeleton import stored

CHANGED = (
    "The cells of {notebook} are not the ones that {count} submissions were graded with: {names}. Put the old source "
    "notebook back, or make a copy of your database and then remove the assignment from the gradebook "
    "(nbgrader db assignment remove {assignment} --force). This deletes marks given by hand, comments and the due date."
)
MIGRATED = (
    "The cells of {notebook} are not the ones that {count} submissions were graded with (gone: {gone}; new: {new}). "
    "The gradebook has been changed to match; points and comments given by hand for all other cells stay. "
    "The gradebook as it was before is {copy}."
)
LOST = "Marks and comments given by hand for the cells that are gone: {marks}. They are in that copy only."
NO_CELLS = "none"
_prepared = set()  # by this process
NO_SOURCE = "There is no source notebook for {assignment} in {folder}."


class GradebookMismatch(RuntimeError):
    """The source notebooks and the gradebook contradict each other."""


REFUSALS = (FileNotFoundError, GradebookMismatch, UnusableCheck, UnusableSource)  # of `prepare`


def notebooks_of(coursedir, assignment: str) -> list[Path]:
    """The source notebooks of an assignment.

    Raises:
        FileNotFoundError: There are none.
    """
    folder = _source_folder(coursedir, assignment)
    found = sorted(folder.glob("*.ipynb"))
    if not found:
        raise FileNotFoundError(NO_SOURCE.format(assignment=assignment, folder=folder))
    return found


def source_notebook(coursedir, assignment: str, name: str) -> Path:
    """Where the source of one notebook of an assignment is; `name` is without its ending."""
    return _source_folder(coursedir, assignment) / f"{name}.ipynb"


def _source_folder(coursedir, assignment) -> Path:
    return Path(coursedir.format_path(coursedir.source_directory, ".", assignment))


def points_of(submission) -> float:
    """Points of a submission in the gradebook, after what is taken off for being late."""
    return max(0.0, submission.score - (submission.late_submission_penalty or 0.0))


def prepare(coursedir, assignment: str, config=None) -> list[str]:
    """Write course, assignment, notebooks and cells into the gradebook, unless they are there already.

    If submissions were graded with other cells, the gradebook's file is copied before its cells are exchanged.

    Args:
        coursedir: nbgrader's CourseDirectory.
        assignment: Name of the assignment.
        config: traitlets config.

    Returns:
        Sentences about cells that were exchanged.

    Raises:
        GradebookMismatch: Submissions were graded with other cells, and the gradebook is in no file to copy.
        UnusableCheck: A check cell of the course cannot be graded safely.
        UnusableSource: A source notebook cannot be read.
    """
    paths = notebooks_of(coursedir, assignment)
    for path in paths:
        plan_file(path)
    key = (coursedir.db_url, assignment, *((path, path.stat().st_mtime_ns) for path in paths))
    # Two graders who both find that cells are new would write them twice.
    with alone(coursedir.db_url), Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        if key in _prepared and _has(gradebook, assignment):
            return []
        told = []
        gradebook.update_or_create_assignment(assignment)
        for path in paths:
            notebook = stored(nbformat.read(path, as_version=4), config)
            if _known(gradebook, assignment, path.stem, notebook):
                continue
            told += _exchanged(gradebook, coursedir, assignment, path.stem, notebook)
            resources = {"nbgrader": {"notebook": path.stem, "assignment": assignment, "db_url": coursedir.db_url}}
            SaveCells(config=config).preprocess(notebook, resources)
    _prepared.add(key)
    return told


def _has(gradebook, assignment) -> bool:
    try:
        gradebook.find_assignment(assignment)
    except MissingEntry:
        return False
    return True


def _known(gradebook, assignment, name, notebook) -> bool:
    wanted = {}
    for cell in filter(is_kept, notebook.cells):
        label = cell.metadata.nbgrader
        wanted[label["grade_id"]] = (label.get("checksum"), float(label.get("points", 0) or 0))
    try:
        entry = gradebook.find_notebook(name, assignment)
    except MissingEntry:
        return False
    points = {cell.name: cell.max_score for cell in [*entry.grade_cells, *entry.task_cells]}
    return wanted == {cell.name: (cell.checksum, float(points.get(cell.name, 0))) for cell in entry.source_cells}


def _exchanged(gradebook, coursedir, assignment, name, notebook) -> list[str]:
    """Exchange the cells that submissions were graded with, if they are other ones; returns sentences about it."""
    try:
        entry = gradebook.find_notebook(name, assignment)
    except MissingEntry:
        return []
    change = difference(gradebook, entry, notebook.cells)
    names = sorted(change.gone | change.new)
    if not names or not entry.submissions:
        return []
    about = {"notebook": name, "count": len(entry.submissions)}
    copy = copied(coursedir.db_url)
    if copy is None:
        raise GradebookMismatch(CHANGED.format(names=", ".join(names), assignment=assignment, **about))
    change = migrate(gradebook, entry, notebook.cells)
    gone, new = (", ".join(sorted(names)) or NO_CELLS for names in (change.gone, change.new))
    told = [MIGRATED.format(gone=gone, new=new, copy=copy, **about)]
    return [*told, LOST.format(marks=change.marks)] if change.marks else told
