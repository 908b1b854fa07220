"""What is taken off for being late is taken off marks given later, too, wherever points are told."""

import csv
import re

import pytest

from neurona.grading import report

TINY = "00-tiny"
ZERO = '\nc.LateSubmissionPlugin.penalty_method = "zero"\n'


@pytest.fixture
def late(course):
    """ann handed in an hour late, where that costs all points, and got 3 points by hand after grading."""
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write(ZERO)
    due(course, "2027-03-01 11:00:00")
    course.submit("ann", course.perfect)
    course.submit("ann", b"2027-03-01 12:00:00 UTC", "timestamp.txt")
    assert course.grade("ann").score == 0
    course.mark("ann", why=3)
    return course


def due(course, date):
    with course.api.gradebook as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate=date)


def test_the_class_list_takes_it_off_a_mark_given_later(late):
    result = late.grade("ann", force=False)
    assert (result.status, result.score) == ("unchanged", 0)


def test_so_do_the_report_and_the_files_for_an_lms(late):
    assert report.main(["--course", str(late.root), "--to", str(late.root / "report")]) == 0
    with (late.root / "report" / f"{TINY}-canvas.csv").open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file))[-1][-1] == "0"


def test_so_does_the_export(late):
    from neurona.grading.export import QuotedExport

    path = late.root / "all.csv"
    with late.api.gradebook as gradebook:
        QuotedExport(config=late.api.config, to=str(path)).export(gradebook)
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert [float(row[name]) for name in ("raw_score", "late_submission_penalty", "score")] == [10, 10, 0]


def test_so_does_the_feedback_page(late):
    assert late.api.generate_feedback(TINY, "ann", force=True)["success"]
    page = (late.root / "feedback" / "ann" / TINY / "tiny.html").read_text(encoding="utf-8")
    assert re.search(r"0 of 11 points\. 10 points have been taken off, because it was handed in late\.", page)


def test_a_later_due_date_gives_the_points_back(late):
    due(late, "2027-03-02 11:00:00")
    assert late.grade("ann", force=False).score == 10


def test_a_penalty_is_never_more_than_the_points(late, monkeypatch):
    for penalty, score in [(-1, 10), (4, 6), (99, 0), (None, 10)]:
        monkeypatch.setattr(
            "nbgrader.plugins.LateSubmissionPlugin.late_submission_penalty", lambda *_, penalty=penalty: penalty
        )
        assert late.grade("ann", force=False).score == score
        with late.api.gradebook as gradebook:
            taken_off = gradebook.find_submission(TINY, "ann").late_submission_penalty
        assert taken_off == 10 - score
