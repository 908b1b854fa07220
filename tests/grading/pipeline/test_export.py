"""`nbgrader export` gives a table that a program reads as it was meant, whatever students are called."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

RUN = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
HEAD = (
    "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,"
    "max_score"
)


@pytest.fixture
def named(course):
    """A graded submission of somebody with a difficult name, and two students who handed in nothing."""
    assert course.grade("Doe, John", course.perfect).score == 7
    with course.api.gradebook as gradebook:
        gradebook.update_or_create_student("Doe, John", first_name='John "J"', last_name="O'Neil, Jr.")
        gradebook.add_student("ann", first_name="=1+1", email="ann@example.edu")
        gradebook.add_student("-bob")
    return course


def exported(course, *options):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", "--to", "all.csv", *options],
        cwd=course.root,
        env=RUN,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with open(course.root / "all.csv", newline="", encoding="utf-8") as file:
        assert file.readline().strip() == HEAD
        return {row[3]: row for row in csv.reader(file)}


def test_a_comma_makes_no_new_column(named):
    rows = exported(named)
    assert set(rows) == {"Doe, John", "ann", "-bob"}
    assert rows["Doe, John"][:7] == ["00-tiny", "", "", "Doe, John", "O'Neil, Jr.", 'John "J"', ""]
    assert rows["Doe, John"][7:] == ["7.0", "0.0", "7.0", "11.0"]


def test_who_handed_in_nothing_has_no_points_and_no_formulas(named):
    rows = exported(named)
    assert rows["ann"] == ["00-tiny", "", "", "ann", "", "'=1+1", "ann@example.edu", "0.0", "0.0", "0.0", "11.0"]
    assert rows["-bob"][3] == "-bob"


def test_some_of_the_students_and_assignments(named):
    assert set(exported(named, "--student", '["ann"]')) == {"ann"}
    assert exported(named, "--assignment", '["01-more"]') == {}
    assert len(exported(named, "--assignment", '["00-tiny"]')) == 3
