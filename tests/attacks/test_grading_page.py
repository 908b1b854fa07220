"""docs/grading.md says what is true: its program for Canvas works, and its columns are those of the files."""

import csv
import re
import textwrap
from pathlib import Path

import pytest

from neurona.grading.report import POINTS_HEAD
from tests.attacks.chapter import CHAPTER, RIGHT
from tests.attacks.target import Target

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
# As Canvas writes it: a byte order mark, quoted names, a line with the points possible.
CANVAS = '''\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,Perceptron (4711)
"    Points Possible",,,,,9
"Half, Ana",1,u1,ana,"A, B",
"Noisy, José",2,u2,josé,A,3
"Gone, Li",3,u3,li,A,4
'''


def columns(file):
    """The columns that the page names for a file."""
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| {file} |"))
    return re.search(r"`([^`]*,[^`]*)`", row.split("|")[3]).group(1).split(", ")


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    target = Target(tmp_path_factory.mktemp("lms"))
    target.hand_in("ana", {"double": "def double(x):\n    return 0"})
    target.hand_in("josé", RIGHT)
    assert target.grade() == 0, target.said
    yield target
    target.close()


def test_points_for_canvas(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "canvas.csv").write_text(CANVAS, encoding="utf-8")
    (tmp_path / "grades.csv").write_bytes((course.root / "grades.csv").read_bytes())
    program = textwrap.dedent(re.search(r"```python\n(.*?)```", PAGE, re.S).group(1))
    exec(program.replace("01-perceptron", CHAPTER), {})
    with open("filled.csv", newline="", encoding="utf-8") as file:
        rows = {row["Student"]: row for row in csv.DictReader(file)}
    assert {name: row["Perceptron (4711)"] for name, row in rows.items()} == {
        "    Points Possible": "9", "Half, Ana": "1", "Noisy, José": "9", "Gone, Li": "4"}
    assert rows["Half, Ana"]["Section"] == "A, B"


def test_columns(course):
    with open(course.root / "grades.csv", newline="", encoding="utf-8") as file:
        assert next(csv.reader(file)) == columns("`grades.csv`")
    assert columns("`report/01-perceptron-points.csv`") == POINTS_HEAD
