"""The class report says of whom it knows what, in the same words as the feedback pages."""

import shutil

from neurona.grading import report
from neurona.grading.skeleton import skeleton_of


def test_whoever_is_gone_from_submitted_is_named(course, capsys):
    for student in ("ann", "bob"):
        assert course.grade(student, course.perfect).status == "graded"

    def said():
        assert report.main(["--course", str(course.root), "--to", str(course.root / "report")]) == 0
        return capsys.readouterr().err

    assert "submitted" not in said()
    shutil.rmtree(course.root / "submitted" / "bob")
    assert "00-tiny: in the gradebook, but not in submitted/: bob." in said()


def test_what_was_left_blank_is_called_so_whatever_its_check_says(course, tmp_path):
    blank = {cell.id: cell.source for cell in skeleton_of(course.source, course.api.config).cells}
    course.grade("ann", course.answered(quiz_1=blank["quiz-1"], total=blank["total"]))
    course.grade("bob", course.answered(quiz_1='answer_1 = "a"'))

    entries = report.collect(course.api, "00-tiny")

    assert report.mistakes(entries, "quiz-1-check") == {"No: that is the other one.": ["bob"], "not answered": ["ann"]}
    assert report.mistakes(entries, "total-check-2") == {"not answered": ["ann"]}


def test_one_student_who_waits_is_one_student(course, tmp_path, capsys):
    for student, who in (("ann", "of 1 student;"), ("bob", "of 2 students;")):
        course.grade(student, course.perfect)
        report.write(course.api, "00-tiny", tmp_path)
        assert who in capsys.readouterr().err
