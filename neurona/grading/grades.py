"""Write the points of a notebook into the gradebook in one step: all of them or, if we are killed, none."""

from __future__ import annotations

from nbgrader.api import BaseCell, Comment, Grade, Gradebook, MissingEntry
from nbgrader.preprocessors.base import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, determine_grade, is_grade, is_solution, is_task

from neurona.grading.resting import rests_on

NO_RESPONSE = "No response."  # nbgrader's own words
UNKNOWN = "The gradebook does not know the cell {name}."


class SaveGrades(NbGraderPreprocessor):
    """What nbgrader's SaveAutoGrades does, with two queries and one commit instead of a hundred."""

    def preprocess(self, nb, resources):
        names = resources["nbgrader"]
        with Gradebook(names["db_url"]) as gradebook:
            entry = gradebook.find_submission_notebook(names["notebook"], names["assignment"], names["student"])
            grades, comments = _by_name(gradebook, Grade, entry), _by_name(gradebook, Comment, entry)
            before = getattr(self.parent.parent, "marks_rested_on", {}).get(names["notebook"], {})
            now = rests_on(nb.cells)
            for cell in nb.cells:
                if is_grade(cell):
                    name = cell.metadata.nbgrader.grade_id
                    self._grade(_find(grades, cell), cell, before.get(name) == now[name])
                if is_solution(cell) or is_task(cell):
                    _comment(_find(comments, cell), cell)
            gradebook.db.commit()
        return nb, resources

    def _grade(self, grade, cell, same) -> None:
        before = grade.auto_score
        grade.auto_score, _ = determine_grade(cell, self.log)
        # Points that a person has given stay; that person should look again if they are for something else now.
        if grade.manual_score is None or not same or grade.auto_score != before:
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None


def _comment(comment, cell) -> None:
    untouched = cell.metadata.nbgrader.get("checksum") == compute_checksum(cell) and not is_task(cell)
    comment.auto_comment = NO_RESPONSE if untouched else None


def _by_name(gradebook, kind, entry) -> dict:
    rows = gradebook.db.query(kind, BaseCell.name).join(BaseCell, kind.cell_id == BaseCell.id)
    return {name: row for row, name in rows.filter(kind.notebook_id == entry.id)}


def _find(rows: dict, cell):
    name = cell.metadata.nbgrader.grade_id
    if name not in rows:
        raise MissingEntry(UNKNOWN.format(name=name))
    return rows[name]
