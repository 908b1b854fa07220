"""The class report: who has how many points, and which check failed for whom with which mistake.

`python -m neurona.grading.report` writes a page and two tables for each graded assignment, and the points once more in
the forms that Canvas and Moodle import.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import MissingEntry
from sqlalchemy.exc import SQLAlchemyError

from neurona.grading.autograde import told_by
from neurona.grading.database import trouble
from neurona.grading.feedback_page import NO_ANSWER, exercise_of
from neurona.grading.gradebook import REFUSALS, notebooks_of
from neurona.grading.late import settle
from neurona.grading.lms import Student, student_of, write_canvas, write_moodle
from neurona.grading.plan import plan_file
from neurona.grading.report_page import MISTAKES_HEAD, POINTS_HEAD, page_of
from neurona.grading.run import course_api, frozen
from neurona.grading.tables import write_table
from neurona.grading.verdict import IN_SHORT

NOTHING = "No submission of {assignment} has been graded yet."
NOTHING_AT_ALL = "There is nothing in {folder}/autograded: grade first, or name the assignments."
WRITTEN = "{assignment}: {page}, and tables beside it: {tables}"
WAITING = (
    "{assignment}: answers wait to be marked by hand, of {who}; give Canvas or Moodle the points after that."
)
ONE_STUDENT, STUDENTS = "1 student", "{count} students"
GONE = (
    "{assignment}: in the gradebook, but not in submitted/: {students}. The report counts them; "
    "nbgrader db student remove NAME --force takes a student out, with all points."
)
ENDS = (".html", "-points.csv", "-mistakes.csv", "-canvas.csv", "-moodle.csv")
# Of a check that the graded notebook says nothing about, or where the graded notebook is gone.
NO_VERDICT = {"passed": False, "mistake": "there is no verdict: grade this submission again, with --force", "text": ""}


@dataclass
class Entry:
    """One student: points, whether something waits for a person, the verdict on each check, answers left blank."""

    about: Student
    maximum: float
    manual: bool
    grades: dict = field(default_factory=dict)
    verdicts: dict = field(default_factory=dict)
    blank: set = field(default_factory=set)

    @property
    def student(self) -> str:
        return self.about.name

    @property
    def score(self) -> float:
        return self.about.points

    def verdict(self, check: str) -> dict:
        """The verdict on a check; one that is missing does not count as passed."""
        return self.verdicts.get(check, NO_VERDICT)


def collect(api, assignment: str) -> list[Entry]:
    """What the gradebook and the graded notebooks say about an assignment, by student."""
    entries = []
    with api.gradebook as gradebook:
        try:
            submissions = gradebook.assignment_submissions(assignment)
        except MissingEntry:
            submissions = []
        for one in submissions:
            settle(gradebook, one, api.config)
            entry = Entry(student_of(one), one.max_score, one.needs_manual_grade)
            folder = Path(api.coursedir.format_path(api.coursedir.autograded_directory, entry.student, assignment))
            for notebook in one.notebooks:
                entry.grades.update({grade.name: grade.score for grade in notebook.grades})
                entry.blank.update(comment.name for comment in notebook.comments if comment.comment == NO_ANSWER)
                entry.verdicts.update(told_by(folder / f"{notebook.name}.ipynb").get("verdicts", {}))
            entries.append(entry)
    return sorted(entries, key=lambda entry: entry.student)


def checks(api, assignment: str) -> dict[str, float]:
    """The machine-graded checks of an assignment in their order, with their points."""
    plans = [plan for path in notebooks_of(api.coursedir, assignment) for plan in plan_file(path).values()]
    return {plan.grade_id: plan.points for plan in plans}


def mistakes(entries: list[Entry], check: str) -> dict[str, list[str]]:
    """What went wrong in a check, most frequent first, and for whom."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        verdict = entry.verdict(check)
        if not verdict["passed"]:
            said = verdict.get("mistake") or IN_SHORT.get(verdict["kind"]) or verdict["text"].splitlines()[0]
            blank = exercise_of(check) in entry.blank and verdict.get("kind") != "submission"
            words = IN_SHORT["stub"] if blank else said
            found.setdefault(words, []).append(entry.student)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def write(api, assignment: str, folder: Path) -> list[Path]:
    """Write page and tables of an assignment.

    Args:
        api: nbgrader's API of the course.
        assignment: Its name.
        folder: Where to.

    Returns:
        The page, the tables of points and of mistakes, the files for Canvas and for Moodle; nothing where there are no
        submissions.

    Raises:
        FileNotFoundError: There are submissions and no source notebook.
    """
    entries = collect(api, assignment)
    if not entries:
        return []
    names = checks(api, assignment)
    folder.mkdir(parents=True, exist_ok=True)
    page, points, wrong, canvas, moodle = written = [folder / f"{assignment}{end}" for end in ENDS]
    by_hand = sorted({name for entry in entries for name in entry.grades} - set(names))
    write_table(
        points,
        [*POINTS_HEAD, *names, *by_hand],
        [
            [
                entry.student,
                entry.score,
                entry.maximum,
                "open" if entry.manual else "",
                *(entry.grades.get(name, "") for name in [*names, *by_hand]),
            ]
            for entry in entries
        ],
    )
    rows = [
        [check, words, len(who), "; ".join(who)] for check in names for words, who in mistakes(entries, check).items()
    ]
    write_table(wrong, MISTAKES_HEAD, rows)
    page.write_text(page_of(assignment, entries, names, rows), encoding="utf-8")
    write_canvas(canvas, assignment, entries[0].maximum, [entry.about for entry in entries])
    write_moodle(moodle, assignment, [entry.about for entry in entries])
    if waiting := sum(entry.manual for entry in entries):
        who = ONE_STUDENT if waiting == 1 else STUDENTS.format(count=waiting)
        print(WAITING.format(assignment=assignment, who=who), file=sys.stderr)
    if gone := [entry.student for entry in entries if not _handed_in(api.coursedir, entry.student, assignment)]:
        print(GONE.format(assignment=assignment, students=", ".join(gone)), file=sys.stderr)
    return written


def _handed_in(course, student, assignment) -> bool:
    return Path(course.format_path(course.submitted_directory, student, assignment)).exists()


def main(arguments: list[str] | None = None) -> int:
    """Write the reports; 0 if there was something to report on."""
    parser = argparse.ArgumentParser(prog="python -m neurona.grading.report", description=__doc__)
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="default: all that were graded")
    parser.add_argument("--course", default=".", help="folder of the course (default: this one)")
    parser.add_argument("--to", default="report", help="folder for the reports")
    parser.add_argument("--db", help="address of the gradebook")
    options = parser.parse_args(arguments)
    root = Path(options.course).resolve()
    api = course_api(str(root), frozen({"CourseDirectory": {"db_url": options.db}} if options.db else None))
    names = options.assignments or sorted({path.name for path in (root / "autograded").glob("*/*")})
    if not names:
        print(NOTHING_AT_ALL.format(folder=root), file=sys.stderr)
    written = [_written(api, name, root / options.to) for name in names]
    return 0 if any(written) else 1


def _written(api, assignment, folder) -> bool:
    """Write the report of one assignment and say so, or say why there is none."""
    try:
        page, *tables = write(api, assignment, folder) or [None]
    except REFUSALS as error:
        print(error, file=sys.stderr)
        return False
    except SQLAlchemyError as error:
        print(trouble(api.coursedir.db_url, error), file=sys.stderr)
        return False
    if page is None:
        print(NOTHING.format(assignment=assignment), file=sys.stderr)
        return False
    print(WRITTEN.format(assignment=assignment, page=page, tables=", ".join(path.name for path in tables)))
    return True


if __name__ == "__main__":
    sys.exit(main())
