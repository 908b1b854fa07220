"""docs/grading.md says what is true: its columns are those of the files."""

import re
from pathlib import Path

import pytest

from neurona.grading.__main__ import GRADES_HEAD
from neurona.grading.lms import CANVAS_HEAD, MOODLE_HEAD
from neurona.grading.report import POINTS_HEAD

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "grading.md").read_text(encoding="utf-8")
HEADS = {
    "grades.csv": GRADES_HEAD,
    "report/01-perceptron-points.csv": POINTS_HEAD,
    "report/01-perceptron-canvas.csv": CANVAS_HEAD,
    "report/01-perceptron-moodle.csv": MOODLE_HEAD,
}


@pytest.mark.parametrize("file", HEADS)
def test_columns(file):
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{file}` |"))
    assert re.search(r"`([^`]*,[^`]*)`", row.split("|")[3]).group(1).split(", ") == HEADS[file]
