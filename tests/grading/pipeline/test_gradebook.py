"""The gradebook: filled before the first submission, written at once, and never against other cells."""

import pytest
from nbgrader.api import Gradebook

from neurona.grading.gradebook import GradebookMismatch, prepare
from neurona.grading.run import grade_one

TINY = "00-tiny"


def entry(course, gradebook, student="ann"):
    return gradebook.find_submission_notebook("tiny", TINY, student)


def test_points_of_a_person_stay_and_are_to_be_looked_at_again(course):
    course.grade("ann", course.perfect)
    with course.api.gradebook as gradebook:
        grades = {grade.name: grade for grade in entry(course, gradebook).grades}
        assert grades["why"].needs_manual_grade
        grades["why"].manual_score, grades["why"].needs_manual_grade = 3, False
        grades["double-check"].manual_score = 1
        gradebook.db.commit()
    course.grade("ann", course.answered(total="def total(values): return 0"))
    with course.api.gradebook as gradebook:
        grades = {grade.name: grade for grade in entry(course, gradebook).grades}
        assert (grades["why"].manual_score, grades["why"].needs_manual_grade) == (3, True)
        assert (grades["double-check"].auto_score, grades["double-check"].score) == (2, 1)
        assert grades["double-check"].needs_manual_grade
        assert (grades["total-check"].auto_score, grades["total-check"].needs_manual_grade) == (0, False)


def test_untouched_answers_are_called_so(course):
    course.grade("ann", course.answered(double=next(c.source for c in course.blank.cells if c.id == "double")))
    with course.api.gradebook as gradebook:
        said = {comment.name: comment.auto_comment for comment in entry(course, gradebook).comments}
    assert said == {"double": "No response.", "total": None, "quiz-1": None, "why": None}


def test_nothing_needs_to_be_told_about_a_new_course(course):
    (course.root / "gradebook.db").unlink()
    assert course.grade("ann", course.perfect).score == 7
    with Gradebook(course.api.coursedir.db_url) as gradebook:
        assert gradebook.find_assignment(TINY).max_score == 11
        assert gradebook.find_notebook("tiny", TINY).max_score == 11


def test_an_assignment_that_was_removed_comes_back(course):
    course.grade("ann", course.perfect)
    with course.api.gradebook as gradebook:
        gradebook.remove_assignment(TINY)
    assert course.grade("ann").score == 7


def test_other_points_are_taken_over(course):
    course.grade("ann", course.perfect)
    course.source.write_text(course.source.read_text().replace('"points": 2', '"points": 6'))
    assert course.grade("ann").score == 11


def test_other_cells_than_those_that_were_graded_are_refused(course):
    course.grade("ann", course.perfect)
    course.source.write_text(
        course.source.read_text().replace('"grade_id": "total-check-2"', '"grade_id": "total-check-3"')
    )
    with pytest.raises(GradebookMismatch, match="total-check-3"):
        prepare(course.api.coursedir, TINY, course.api.config)
    result = grade_one(str(course.root), TINY, "ann", force=True, feedback=False)
    assert result.status == "failed"
    assert "total-check-3" in result.reason
