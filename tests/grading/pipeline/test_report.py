"""The class report names whoever it still knows although the submission is gone."""

import shutil

from neurona.grading import report


def test_whoever_is_gone_from_submitted_is_named(course, capsys):
    for student in ("ann", "bob"):
        assert course.grade(student, course.perfect).status == "graded"

    def said():
        assert report.main(["--course", str(course.root), "--to", str(course.root / "report")]) == 0
        return capsys.readouterr().err

    assert "submitted" not in said()
    shutil.rmtree(course.root / "submitted" / "bob")
    assert "00-tiny: in the gradebook, but not in submitted/: bob." in said()
