"""The gradebook knows a chapter before its first submission is graded, without anybody having to tell it."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.preprocessors import SaveCells

from neurona.grading.plan import plan_file
from neurona.grading.skeleton import stored

CHANGED = (
    "The cells of {notebook} are not the ones that {count} graded submissions have: {names}. Remove the assignment "
    "from the gradebook (nbgrader db assignment remove {assignment}), or put the old source notebook back."
)
_prepared = set()  # by this process
NO_SOURCE = "There is no source notebook for {assignment} in {folder}."


class GradebookMismatch(RuntimeError):
    """The source notebooks and the gradebook contradict each other."""


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


def prepare(coursedir, assignment: str, config=None) -> None:
    """Write course, assignment, notebooks and cells into the gradebook, unless they are there already.

    Args:
        coursedir: nbgrader's CourseDirectory.
        assignment: Name of the assignment.
        config: traitlets config.

    Raises:
        GradebookMismatch: Submissions were graded against other cells.
        UnusableCheck: A check cell of the course cannot be graded safely.
    """
    paths = notebooks_of(coursedir, assignment)
    for path in paths:
        plan_file(path)
    key = (coursedir.db_url, assignment, *((path, path.stat().st_mtime_ns) for path in paths))
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        if key in _prepared and _has(gradebook, assignment):
            return
        gradebook.update_or_create_assignment(assignment)
        for path in paths:
            notebook = stored(nbformat.read(path, as_version=4), config)
            if _known(gradebook, assignment, path.stem, notebook):
                continue
            resources = {"nbgrader": {"notebook": path.stem, "assignment": assignment, "db_url": coursedir.db_url}}
            SaveCells(config=config).preprocess(notebook, resources)
    _prepared.add(key)


def _has(gradebook, assignment) -> bool:
    try:
        gradebook.find_assignment(assignment)
    except MissingEntry:
        return False
    return True


def _known(gradebook, assignment, name, notebook) -> bool:
    wanted = {}
    for cell in notebook.cells:
        label = cell.metadata.get("nbgrader")
        if label and (label.get("grade") or label.get("solution") or label.get("locked") or label.get("task")):
            wanted[label["grade_id"]] = (label.get("checksum"), float(label.get("points", 0) or 0))
    try:
        entry = gradebook.find_notebook(name, assignment)
    except MissingEntry:
        return False
    points = {cell.name: cell.max_score for cell in [*entry.grade_cells, *entry.task_cells]}
    have = {cell.name: (cell.checksum, float(points.get(cell.name, 0))) for cell in entry.source_cells}
    if have == wanted:
        return True
    changed = sorted(set(have) ^ set(wanted))
    if changed and entry.submissions:
        raise GradebookMismatch(
            CHANGED.format(notebook=name, count=len(entry.submissions), names=", ".join(changed), assignment=assignment)
        )
    return False
