"""The gradebook: filled before the first submission, written at once, and never against other cells."""

import threading

import pytest
from nbgrader.api import Comment, Grade, Gradebook

from neurona.grading.database import copied
from neurona.grading.gradebook import GradebookMismatch, prepare
from neurona.grading.run import grade_one

TINY = "00-tiny"


def entry(course, gradebook, student="ann"):
    return gradebook.find_submission_notebook("tiny", TINY, student)


def open_answers(course):
    with course.api.gradebook as gradebook:
        return {grade.name for grade in entry(course, gradebook).grades if grade.needs_manual_grade}


def test_points_of_a_person_stay_and_are_to_be_looked_at_again(course):
    course.grade("ann", course.perfect)
    assert open_answers(course) == {"why"}
    course.mark(why=3, double_check=1)
    course.grade("ann", course.answered(total="def total(values): return 0", why="Therefore."))
    assert open_answers(course) == {"why", "double-check"}
    course.grade("ann")
    assert open_answers(course) == {"why", "double-check"}, "nobody has looked yet"
    with course.api.gradebook as gradebook:
        grades = {grade.name: grade for grade in entry(course, gradebook).grades}
        assert grades["why"].manual_score == 3
        assert (grades["double-check"].auto_score, grades["double-check"].score) == (2, 1)
        assert (grades["total-check"].auto_score, grades["total-check"].needs_manual_grade) == (0, False)


def test_points_of_a_person_for_what_did_not_change_need_no_second_look(course):
    course.grade("ann", course.perfect)
    course.mark(why=3, double_check=1)
    course.source.write_text(course.source.read_text().replace("check(total(numbers), 6)", "check(total(numbers), 7)"))
    assert course.grade("ann", force=False).score == 8
    assert open_answers(course) == set()
    course.grade("ann", course.answered(total="def total(values): return 0"))
    assert open_answers(course) == {"double-check"}  # its code may have changed; the written answer has not
    course.mark(double_check=1)
    with course.api.gradebook as gradebook:
        gradebook.find_grade("double-check", "tiny", TINY, "ann").auto_score = 0
        gradebook.db.commit()
    course.grade("ann")
    assert open_answers(course) == {"double-check"}  # by chance or in less time, the machine gave other points
    course.source.write_text(course.source.read_text().replace('"points": 4', '"points": 5'))
    course.grade("ann")
    assert open_answers(course) == {"double-check", "why"}


def test_an_answer_that_changed_in_a_run_that_was_killed_is_looked_at_again(course):
    course.grade("ann", course.answered(why="Because."))
    course.mark(why=3)
    path = course.root / "autograded" / "ann" / TINY / "tiny.ipynb"
    path.chmod(0o644)
    path.write_text(path.read_text().replace("Because.", "Therefore.").replace('"course"', '"coarse"'))
    course.grade("ann", course.answered(why="Therefore."))
    assert open_answers(course) == {"why"}


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


WITHOUT = ("total-check-2", "quiz-1", "quiz-1-check")
MORE = [
    ("check", "double-check-2", 5, "check(double(5), 10)"),
    ("reflection", "how", 2, "### BEGIN SOLUTION\nSo.\n### END SOLUTION"),
]


def test_other_cells_than_those_that_were_graded_are_exchanged(course):
    for student in ("ann", "bob"):
        course.grade(student, course.perfect)
    course.mark(why=3, double_check=1, quiz_1_check=1)
    with course.api.gradebook as gradebook:
        gradebook.update_or_create_assignment(TINY, duedate="2027-03-01 12:00:00")
        gradebook.find_comment("why", "tiny", TINY, "ann").manual_comment = "Well said."
        gradebook.find_comment("quiz-1", "tiny", TINY, "ann").manual_comment = "A guess?"
        gradebook.db.commit()
    course.other_cells(WITHOUT, MORE)
    exchange, lost = prepare(course.api.coursedir, TINY, course.api.config)
    assert "gone: quiz-1, quiz-1-check, total-check-2; new: double-check-2, how" in exchange
    assert "that are gone: 2." in lost  # a mark and a comment
    (copy,) = course.root.glob("gradebook.db.before-*")
    assert str(copy) in exchange
    with Gradebook(f"sqlite:///{copy}") as before:
        old = {grade.name: grade.manual_score for grade in entry(course, before).grades}
        assert (old["quiz-1-check"], old["why"], old["total-check-2"]) == (1, 3, None)
    assert prepare(course.api.coursedir, TINY, course.api.config) == []
    assert course.grade("ann", force=False).status == "graded"
    assert course.grade("bob").score == 2 + 1 + 5
    assert course.grade("new", course.perfect).score == 2 + 1 + 5
    with course.api.gradebook as gradebook:
        grades = {grade.name: grade for grade in entry(course, gradebook).grades}
        assert {name: one.score for name, one in grades.items()} == {
            "double-check": 1,
            "total-check": 1,
            "double-check-2": 5,
            "why": 3,
            "how": 0,
        }
        assert not grades["why"].needs_manual_grade
        assert gradebook.find_comment("why", "tiny", TINY, "ann").comment == "Well said."
        assert gradebook.find_assignment(TINY).duedate.year == 2027
        assert gradebook.find_notebook("tiny", TINY).max_score == 2 + 1 + 5 + 4 + 2
        assert gradebook.db.query(Grade).count() == 3 * 5
        assert gradebook.db.query(Comment).count() == 3 * 4
        names = {cell.name for cell in gradebook.find_notebook("tiny", TINY).source_cells}
        assert "quiz-1" not in names and "how" in names


def test_a_cell_that_became_one_of_another_kind_is_exchanged(course):
    course.grade("ann", course.perfect)
    course.mark(why=3)
    course.other_cells(["why"], [("exercise", "why", 0, "### BEGIN SOLUTION\nanswer = 1\n### END SOLUTION")])
    exchange, lost = prepare(course.api.coursedir, TINY, course.api.config)
    assert "gone: why; new: none" in exchange
    assert "that are gone: 1." in lost
    result = course.grade("ann")
    assert (result.status, result.score, result.max_score, result.manual) == ("graded", 7, 7, False)


def test_cells_are_exchanged_without_a_word_and_a_copy_while_nothing_is_graded(course):
    course.other_cells(WITHOUT, MORE)
    assert prepare(course.api.coursedir, TINY, course.api.config) == []
    assert not list(course.root.glob("gradebook.db.before-*"))
    assert course.grade("ann", course.perfect).score == 2 + 1 + 5


def test_cells_are_not_exchanged_without_a_copy(course, monkeypatch):
    course.grade("ann", course.perfect)
    course.other_cells(WITHOUT, MORE)
    monkeypatch.setattr("neurona.grading.gradebook.copied", lambda url: None)  # as for PostgreSQL
    with pytest.raises(GradebookMismatch, match=r"double-check-2, how.*remove 00-tiny --force"):
        prepare(course.api.coursedir, TINY, course.api.config)
    result = grade_one(str(course.root), TINY, "ann", force=True, feedback=False)
    assert result.status == "failed"
    assert "quiz-1-check" in result.reason


def test_a_second_grader_waits_until_cells_are_exchanged(course, monkeypatch):
    course.grade("ann", course.perfect)
    course.other_cells(WITHOUT, MORE)
    told = []
    second = threading.Thread(target=lambda: told.append(prepare(course.api.coursedir, TINY, course.api.config)))

    def copied_slowly(url):
        if not second.ident:
            second.start()
            second.join(1)  # time to do the same, if nothing holds it back
        return copied(url)

    monkeypatch.setattr("neurona.grading.gradebook.copied", copied_slowly)
    (first,) = prepare(course.api.coursedir, TINY, course.api.config)
    second.join()
    assert "new: double-check-2, how" in first
    assert told == [[]]
    assert len(list(course.root.glob("gradebook.db.before-*"))) == 1


def test_copies_of_the_gradebook_have_names_of_their_own(course, monkeypatch):
    monkeypatch.setattr("neurona.grading.database.time.strftime", lambda form: "20270301-120000")
    names = [copied(course.api.coursedir.db_url).name for _ in range(2)]
    assert names == ["gradebook.db.before-20270301-120000", "gradebook.db.before-20270301-120000-2"]
    assert copied("postgresql://grader@localhost/neurona") is None
