"""The points of a class in the files that Canvas and Moodle import, in the columns by which they find a student."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from neurona.grading.gradebook import points_of
from neurona.grading.tables import write_table

# Canvas wants these five first, under these names, and the assignments after them; it looks for a student by its own
# number, then by the two others, then by name (lib/gradebook_importer.rb in its source).
CANVAS_HEAD = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
CANVAS_FINDS = CANVAS_HEAD[1:4]
CANVAS_POSSIBLE = "    Points Possible"
# Moodle asks which column is what; these are the names of its own export.
MOODLE_HEAD = ["First name", "Last name", "Username", "ID number", "Email address"]
MOODLE_FINDS = MOODLE_HEAD[2:]


@dataclass(frozen=True)
class Student:
    """What the gradebook knows of one student; only `name`, that of the folder in submitted/, is always there."""

    name: str
    points: float
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    number: str = ""  # nbgrader's lms_user_id

    @property
    def sorted_name(self) -> str:
        """Last name, first name, as Canvas shows it."""
        known = [part for part in (self.last_name, self.first_name) if part]
        return ", ".join(known) or self.name


def student_of(submission) -> Student:
    """The student of a nbgrader SubmittedAssignment, with the points for it."""
    one = submission.student
    known = (one.first_name, one.last_name, one.email, getattr(one, "lms_user_id", None))
    return Student(one.id, points_of(submission), *(str(part or "") for part in known))


def write_canvas(path: Path, assignment: str, maximum: float, students: list[Student]) -> None:
    """Write a file for Canvas: Grades > Import.

    Args:
        path: The new file.
        assignment: Heading of the column; "Perceptron (4711)" as in an export of Canvas names an assignment exactly.
        maximum: Points that can be had.
        students: One row each.
    """
    rows = [[CANVAS_POSSIBLE, "", "", "", "", _number(maximum)]]
    for one in students:
        number = one.number if one.number.isdecimal() else ""
        rows.append([one.sorted_name, number, one.name, one.name, "", _number(one.points)])
    write_table(path, [*CANVAS_HEAD, assignment], rows, exact=CANVAS_FINDS)


def write_moodle(path: Path, assignment: str, students: list[Student]) -> None:
    """Write a file for Moodle: Grades > Import > CSV file; the arguments are those of `write_canvas`."""
    rows = [[one.first_name, one.last_name, one.name, one.number, one.email, _number(one.points)] for one in students]
    write_table(path, [*MOODLE_HEAD, assignment], rows, exact=MOODLE_FINDS)


def _number(points: float) -> str:
    return f"{round(points, 4):.10g}"
