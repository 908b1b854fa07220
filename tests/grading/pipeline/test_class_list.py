"""The list of a class: a line at once for each submission, a word when it takes long, and every status by its name."""

import csv
import re
import time

import pytest

from neurona.grading.class_list import ClassList, lines
from neurona.grading.run import Result
from neurona.grading.sample_class import students

TINY = "00-tiny"


def result(student, status="graded", **about):
    return Result(student, TINY, status, 3.0, 11.0, **about)


def said_until(capsys, words):
    """What was printed until these words came."""
    said, until = "", time.monotonic() + 30
    while words not in said:
        assert time.monotonic() < until, said
        time.sleep(0.005)
        said += "".join(capsys.readouterr())
    return said


def test_who_is_still_running_is_said_when_there_is_no_news(capsys):
    with ClassList(TINY, ["ana", "ben", "cy", "di"], 2, (60.0, 900.0), quiet=0.02) as told:
        assert "00-tiny: grading 4 submissions, 2 at a time ..." in said_until(capsys, "...")
        assert said_until(capsys, "Still").endswith("running: ana, ben. A cell may take 60 s, a notebook 900 s.\n")
        told.add(result("ben"))
        said_until(capsys, "Still running: ana, cy. ")
        for student in ("ana", "cy"):
            told.add(result(student))
        said_until(capsys, "Still running: di. ")
        told.add(result("di"))
        capsys.readouterr()
        time.sleep(0.1)
        assert capsys.readouterr().err == "", "nobody is running any more"
    assert "4 graded, 0 unchanged, 0 unreadable, 0 could not be graded" in capsys.readouterr().out


def test_it_waits_longer_each_time_that_there_is_no_news(capsys):
    with ClassList(TINY, ["ana"], 1, (60.0, 900.0), quiet=0.05):
        time.sleep(1.0)
    assert 1 <= capsys.readouterr().err.count("Still running") <= 4  # after 0.05, 0.15, 0.35 and 0.75 s


def test_each_line_is_there_before_the_next_submission_is_graded(course, here, capsys, monkeypatch):
    before = {}

    def grade_class(_root, _assignment, students, *_):
        for student in students:
            before[student] = capsys.readouterr().out
            yield result(student)

    monkeypatch.setattr("neurona.grading.__main__.grade_class", grade_class)
    for student in ("ana", "ben"):
        course.submit(student, course.blank)
    here("--jobs", "1")
    assert before["ana"] == "00-tiny: grading 2 submissions, 1 at a time ...\n"
    assert re.fullmatch(r"ana +3 of 11  graded\n", before["ben"])


def test_a_fault_that_stops_it_is_not_summed_up(capsys):
    with pytest.raises(KeyError), ClassList(TINY, ["ana"], 1, (60.0, 900.0)):
        raise KeyError
    assert "0 graded" not in "".join(capsys.readouterr())


REFUSED, OTHERS = "a.zip is an archive.", "There are other notebooks."


@pytest.mark.parametrize(
    "one, text",
    [
        (result("ana", manual=True), ["graded, answers to be marked by hand"]),
        (result("ana", "unchanged", repairs=["Cells had been moved."]), ["unchanged, notebook was repaired"]),
        (result("ana", repairs=[OTHERS], notes=[OTHERS]), ["graded", OTHERS]),
        (result("ana", "failed", reason="OSError: no space"), ["NOT GRADED, OSError: no space"]),
        (
            result("ana", "unreadable", reason=f"No notebook. {REFUSED}", repairs=[REFUSED], notes=[REFUSED]),
            [f"NOTHING READABLE: No notebook. {REFUSED}"],
        ),
        (
            result("ana", "unreadable", reason="It is empty.", repairs=[OTHERS], notes=[OTHERS]),
            ["NOTHING READABLE: It is empty.", OTHERS],
        ),
    ],
    ids=["by hand", "repaired", "other notebooks", "failed", "unreadable", "unreadable beside others"],
)
def test_what_is_said_about_one_submission(one, text):
    said = lines(one, 8)
    assert len(said) == len(text)
    assert all(line.endswith(end) for line, end in zip(said, text, strict=True))
    assert ("repaired" in said[0]) == ("repaired" in text[0])


def test_a_name_does_not_act_in_the_terminal(capsys):
    with ClassList(TINY, ["\x1b[2Jana"], 1, (60.0, 900.0), quiet=0.02) as told:
        assert "\x1b" not in said_until(capsys, "Still running: ?[2Jana.")
        told.add(result("\x1b[2Jana"))
    assert "\x1b" not in said_until(capsys, "?[2Jana  ")


def test_what_nobody_could_read_is_not_called_graded(course, here):
    course.submit("cut", b"")
    course.submit("full", course.perfect)
    course.submit("zip", b"PK", "tiny.zip")
    for _ in range(2):
        said = here("--jobs", "1")
        assert re.search(r"^cut +0 of 11  NOTHING READABLE: .*empty", said, re.M)
        assert re.search(r"^zip +0 of 11  NOTHING READABLE: .*no notebook.*compressed archive", said, re.M)
        assert "2 unreadable, 0 could not be graded" in said
        with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
            status = {row["student"]: row["status"] for row in csv.DictReader(file)}
        assert (status["cut"], status["zip"]) == ("unreadable", "unreadable")
        assert status["full"] in ("graded", "unchanged")


def test_other_notebooks_are_named_in_the_list(course, here):
    course.submit("ana", course.blank)
    course.submit("ana", course.perfect, "tiny-Copy1.ipynb")
    course.submit("ben", students(course.blank, course.right, {})["sample-merged"])
    said = here("--jobs", "1")
    assert re.search(r"^ben .*notebook was repaired\n", said, re.M)
    assert "merge conflict" not in said, "that is for the feedback page"
    assert re.search(r"^ana +0 of 11  graded\n +There are other .*: tiny-Copy1\.ipynb\. Only tiny\.ipynb", said, re.M)
