"""Canvas and Moodle find every student and every point in the files that are written for them."""

import csv

import pytest

from neurona.grading import lms
from neurona.grading.lms import Student
from neurona.grading.report import write
from neurona.grading.run import course_api

TINY = "00-tiny"
CLASS = [
    Student("ana", 27.0),
    Student("jose", 12.5, "José", "Núñez, hijo", "jose@example.edu", "1042"),
    Student("li@example.edu", 0.0, 'Li "Lee"', "Wu\nWei", number="u-77"),
]


def table(path):
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def canvas_reads(rows):
    """What Canvas makes of a file, after the rules of its importer: maximum, and points by what finds the student."""
    head, *rest = rows
    assert "Student" in head[0] and "ID" in head[1]
    assert head[2:5] == ["SIS User ID", "SIS Login ID", "Section"]  # from here on, columns are assignments
    (assignment,) = head[5:]
    maximum, found = None, {}
    for row in rest:
        assert len(row) == len(head)
        if "Points Possible" in row[0]:
            maximum = row[5]
        else:
            found[row[1] or row[2] or row[3] or row[0]] = row[5]
    return assignment, maximum, found


def test_canvas(tmp_path):
    lms.write_canvas(tmp_path / "x.csv", "01-perceptron", 30.0, CLASS)
    rows = table(tmp_path / "x.csv")
    assert canvas_reads(rows) == ("01-perceptron", "30", {"ana": "27", "1042": "12.5", "li@example.edu": "0"})
    assert [row[0] for row in rows[1:]] == ["    Points Possible", "ana", "Núñez, hijo, José", 'Wu\nWei, Li "Lee"']
    assert rows[2][2:4] == ["ana", "ana"]  # found by either number, whichever the folders are named by
    assert '"Núñez, hijo, José"' in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_moodle(tmp_path):
    lms.write_moodle(tmp_path / "x.csv", "01-perceptron", CLASS)
    head, *rows = table(tmp_path / "x.csv")
    assert head == ["First name", "Last name", "Username", "ID number", "Email address", "01-perceptron"]
    assert rows[0] == ["", "", "ana", "", "", "27"]
    assert rows[1] == ["José", "Núñez, hijo", "jose", "1042", "jose@example.edu", "12.5"]


def test_names_start_no_formulas_and_numbers_stay(tmp_path):
    strange = [Student("=ana", 27.0, "=1+1", "@x", "-a@example.edu", "+1042")]
    lms.write_canvas(tmp_path / "c.csv", "a", 30.0, strange)
    assert table(tmp_path / "c.csv")[2] == ["'@x, =1+1", "", "=ana", "=ana", "", "27"]
    lms.write_moodle(tmp_path / "m.csv", "a", strange)
    assert table(tmp_path / "m.csv")[1] == ["'=1+1", "'@x", "=ana", "+1042", "-a@example.edu", "27"]


@pytest.mark.parametrize("points, text", [(27.0, "27"), (1 / 3, "0.3333"), (1e6, "1000000"), (0.1 + 0.2, "0.3")])
def test_points_are_plain_numbers(tmp_path, points, text):
    lms.write_moodle(tmp_path / "x.csv", "a", [Student("ana", points)])
    assert table(tmp_path / "x.csv")[1][-1] == text


def test_the_report_writes_both_from_the_gradebook(course, tmp_path, capsys):
    course.submit("ann", course.perfect)
    course.submit("bob", course.answered(double="def double(x):\n    return 0"))
    for student in ("ann", "bob"):
        assert course.grade(student).status == "graded"
    api = course_api(str(course.root))
    with api.gradebook as gradebook:
        gradebook.update_or_create_student("ann", first_name="Ann", last_name="Lee", lms_user_id="7", email="a@b.c")
    *_, canvas, moodle = write(api, TINY, tmp_path)
    assert canvas_reads(table(canvas)) == (TINY, "11", {"7": "7", "bob": "5"})
    assert table(moodle)[1:] == [["Ann", "Lee", "ann", "7", "a@b.c", "7"], ["", "", "bob", "", "", "5"]]
    assert "answers wait to be marked by hand, of 2 students" in capsys.readouterr().err
