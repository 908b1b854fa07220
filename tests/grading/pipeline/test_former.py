"""grades.csv and grades.json tell of the whole class, also after a run for one student."""

import csv
import json
import shutil
from pathlib import Path

import pytest

from neurona.grading import former
from neurona.grading.run import Result

TINY, MORE = "00-tiny", "01-more"


@pytest.fixture
def graded(course, here):
    """Two assignments, graded: ann handed in both, bob the first."""
    for student in ("ann", "bob"):
        course.submit(student, course.perfect)
    shutil.copytree(course.root / "source" / TINY, course.root / "source" / MORE)
    shutil.copytree(course.root / "submitted" / "ann" / TINY, course.root / "submitted" / "ann" / MORE)
    here("--jobs", "1")
    return course


def rows(course):
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {(row["assignment"], row["student"]): (row["points"], row["status"]) for row in csv.DictReader(file)}


def test_the_rows_of_all_others_stay(graded, here):
    graded.submit("bob", graded.answered(double="def double(x): return 0"))
    here("--student", "bob", "--jobs", "1")
    assert rows(graded) == {
        (TINY, "ann"): ("7", "graded"),
        (TINY, "bob"): ("5", "graded"),
        (MORE, "ann"): ("7", "graded"),
    }
    here(MORE, "--jobs", "1")
    assert rows(graded)[MORE, "ann"] == ("7", "unchanged")
    details = json.loads((graded.root / "grades.json").read_text(encoding="utf-8"))
    assert [(one["assignment"], one["student"]) for one in details] == list(rows(graded))
    assert all(one["cells"] for one in details)


def test_they_have_the_points_of_now(graded, here):
    graded.mark("ann", why=3)
    here(TINY, "--student", "bob", "--jobs", "1")
    assert rows(graded)[TINY, "ann"] == ("10", "graded")


def test_whoever_is_gone_from_submitted_is_gone_from_them(graded, here):
    shutil.rmtree(graded.root / "submitted" / "ann")
    here("--jobs", "1")
    assert rows(graded) == {(TINY, "bob"): ("7", "unchanged")}


def test_what_could_not_be_graded_stays_so(graded, here):
    graded.submit("cy", graded.perfect)
    (graded.root / "autograded" / "cy").mkdir()
    (graded.root / "autograded" / "cy" / TINY).write_text("a file where a folder should be")
    here(TINY, "--jobs", "1", code=1)
    assert rows(graded)[TINY, "cy"] == ("0", "failed")
    here(MORE, "--jobs", "1")
    assert rows(graded)[TINY, "cy"] == ("0", "failed")


@pytest.mark.parametrize("text", ["", "[1]", '{"a": 1}', '[{"student": "ann"}]'])
def test_details_that_cannot_be_read_are_told_and_made_anew(graded, here, text):
    (graded.root / "grades.json").write_text(text)
    assert "grades.json could not be read" in here(TINY, "--jobs", "1")
    assert set(rows(graded)) == {(TINY, "ann"), (TINY, "bob")}
    assert "could not be read" not in here("--jobs", "1")


def test_a_run_that_is_stopped_while_it_writes_leaves_the_results_of_before(tmp_path, monkeypatch):
    path, ann, bob = tmp_path / "grades.json", Result("ann", TINY, "graded"), Result("bob", TINY, "graded")
    former.write(path, [ann])
    write_text = Path.write_text

    def stopped(self, text, **options):
        write_text(self, text[: len(text) // 2], **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "write_text", stopped)
    with pytest.raises(KeyboardInterrupt):
        former.write(path, [ann, bob])
    assert [one["student"] for one in json.loads(path.read_text(encoding="utf-8"))] == ["ann"]
