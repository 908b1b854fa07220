"""`nbgrader export` writes the same table as ever, but as proper CSV: a comma in a name does not make a new column."""

from __future__ import annotations

from pathlib import Path

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from neurona.grading.gradebook import points_of
from neurona.grading.late import settle
from neurona.grading.tables import write_table

HEAD = [
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
]
FINDS = ["student_id", "email"]  # by which another program finds a student
FILE = "grades.csv"
EXPORTING = "Exporting grades to %s"


class QuotedExport(ExportPlugin):
    """nbgrader's CSV export with quotation marks where a text needs them."""

    def export(self, gradebook):
        path = Path(self.to or FILE)
        self.log.info(EXPORTING, path)
        write_table(path, HEAD, self._rows(gradebook), exact=FINDS)

    def _rows(self, gradebook):
        assignments, students = set(map(str, self.assignment)), set(map(str, self.student))
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                if (not assignments or assignment.name in assignments) and (not students or student.id in students):
                    yield self._row(gradebook, assignment, student)

    def _row(self, gradebook, assignment, student) -> list:
        # As in nbgrader's own table, whoever handed in nothing has no time and no points.
        timestamp, raw, penalty, score = None, 0.0, 0.0, 0.0
        try:
            entry = gradebook.find_submission(assignment.name, student.id)
        except MissingEntry:
            pass
        else:
            settle(gradebook, entry, self.config)
            timestamp, raw, penalty = entry.timestamp, entry.score, entry.late_submission_penalty
            score = points_of(entry)
        return [
            assignment.name,
            assignment.duedate,
            timestamp,
            student.id,
            student.last_name,
            student.first_name,
            student.email,
            raw,
            penalty,
            score,
            assignment.max_score,
        ]
