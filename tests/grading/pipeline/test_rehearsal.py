"""The whole way of a class, as an instructor types it: collect, autograde, feedback, with stock nbgrader commands."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook

from neurona.grading.sample_class import make, solutions, written

ROOT = Path(__file__).resolve().parents[3]
CHAPTER, NOTEBOOK = "01-perceptron", "perceptron"
RUN = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


# Those of the sample class that go the long way, with the real chapter; the tiny course gets all of them below.
CLASS = (
    "sample-perfect",
    "sample-half",
    "sample-blank",
    "sample-mistaken",
    "sample-merged",
    "sample-unlabelled",
    "sample-unreadable",
)


def run(folder, *command, ok=True):
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=folder, env=RUN, capture_output=True, text=True, timeout=600
    )
    assert (done.returncode == 0) is ok, done.stdout + done.stderr
    return done.stdout + done.stderr


def scores(course, assignment=CHAPTER):
    """Points and open hand-marking by student, as the gradebook has them."""
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        entries = gradebook.assignment_submissions(assignment)
        return {entry.student.id: (entry.score, entry.needs_manual_grade) for entry in entries}


def checks(path):
    """Points of the machine-graded check cells of a source notebook, in order."""
    cells = nbformat.read(path, 4).cells
    labels = [cell.metadata.nbgrader for cell in cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return {label.grade_id: label.points for label in labels if not label.solution}


@pytest.fixture(scope="module")
def points():
    return checks(ROOT / "source" / CHAPTER / f"{NOTEBOOK}.ipynb")


def expected(path):
    """What every student of the sample class must get: points, and whether an answer waits for a person."""
    points = checks(path)
    code = [
        name for name in solutions(nbformat.read(path, 4)) if any(check.startswith(f"{name}-check") for check in points)
    ]
    whole = sum(points.values())
    worth = {
        name: sum(p for check, p in points.items() if re.fullmatch(rf"{name}-check(-\d+)?", check)) for name in code
    }
    half = sum(worth[name] for name in code[: len(code) // 2])
    return {
        "sample-perfect": (whole, True),
        "sample-noisy": (whole, True),
        "sample-unlabelled": (whole, True),
        "sample-doubled": (whole, True),
        "sample-merged": (whole, True),
        "sample-half": (half, False),
        "sample-blank": (0, False),
        "sample-wrong": (0, False),
        "sample-unreadable": (0, False),
        "sample-deleted": (whole - worth[code[-1]], True),
        "sample-cut": ("some", False),
        "sample-mistaken": ("less", False),
    }


def agree(got, wanted):
    assert set(got) == set(wanted)
    for student, (score, by_hand) in wanted.items():
        if score in ("some", "less"):
            assert (0 if score == "some" else -1) < got[student][0] < wanted["sample-perfect"][0]
        else:
            assert got[student] == (score, by_hand), student


def graded_class(base):
    """A copy of the course after collect, autograde and generate_feedback of the sample class."""
    course, exchange = base / "course", base / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    for name in ("source", "release"):
        shutil.copytree(ROOT / name / CHAPTER, course / name / CHAPTER)
    shutil.copy(ROOT / "nbgrader_config.py", course)
    (course / "tests" / "answers").mkdir(parents=True)
    shutil.copy(ROOT / "tests" / "answers" / "01_perceptron.py", course / "tests" / "answers")
    make(course, CHAPTER)
    inbound = exchange / "neurona" / "inbound"
    run(course, "nbgrader", "release_assignment", CHAPTER, f"--Exchange.root={exchange}")
    for number, student in enumerate(CLASS):
        target = inbound / f"{student}+{CHAPTER}+2026-03-01 10:00:0{number}.000000 UTC+{number:032x}"
        shutil.copytree(course / "submitted" / student / CHAPTER, target)
    shutil.rmtree(course / "submitted")
    run(course, "nbgrader", "collect", CHAPTER, f"--Exchange.root={exchange}")
    run(course, "nbgrader", "autograde", CHAPTER)
    run(course, "nbgrader", "generate_feedback", CHAPTER)
    return course


def test_a_class_from_collecting_to_feedback(tmp_path, points):
    course = graded_class(tmp_path)  # one test, because it is the grading that takes the time
    every_score(course)
    no_machine_graded_cell_is_left_open(course, points)
    feedback_names_points_and_repairs(course, points)
    feedback_hides_what_is_hidden(course)
    nothing_is_graded_twice(course)
    the_docs_show_these_points(course)


def the_docs_show_these_points(course):
    got = scores(course)
    for page, least in (("README.md", 1), ("docs/grading.md", len(CLASS))):
        shown = re.findall(r"^(sample-\w+) +(\d+) of 30  ", (ROOT / page).read_text(encoding="utf-8"), re.M)
        told = {student: float(points) for student, points in shown if student in CLASS}
        assert len(told) >= least
        assert told == {student: got[student][0] for student in told}


def every_score(course):
    wanted = expected(ROOT / "source" / CHAPTER / f"{NOTEBOOK}.ipynb")
    agree(scores(course), {student: wanted[student] for student in CLASS})


def no_machine_graded_cell_is_left_open(course, points):
    with Gradebook(f"sqlite:///{course}/gradebook.db") as gradebook:
        for entry in gradebook.assignment_submissions(CHAPTER):
            for grade in entry.notebooks[0].grades:
                if grade.name in points:
                    assert grade.auto_score in (0, points[grade.name])
                    assert not grade.needs_manual_grade


def page(course, student):
    return (course / "feedback" / student / CHAPTER / f"{NOTEBOOK}.html").read_text(encoding="utf-8")


def feedback_names_points_and_repairs(course, points):
    perfect = page(course, "sample-perfect")
    assert f"{sum(points.values())} of 30 points. 3 more points wait to be given by hand." in perfect
    assert perfect.count("✓") >= len(points)
    assert "set right in your notebook" not in perfect
    assert "merge conflict" in page(course, "sample-merged")
    assert "lost their labels" in page(course, "sample-unlabelled")
    assert "web page" in page(course, "sample-unreadable")
    assert page(course, "sample-blank").count("<td>not answered</td>") > 5
    assert "Likely mistake: the bias w[0] is left out." in page(course, "sample-mistaken")


def feedback_hides_what_is_hidden(course):
    source = nbformat.read(course / "source" / CHAPTER / f"{NOTEBOOK}.ipynb", 4)
    release = (course / "release" / CHAPTER / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8")
    hidden = set()
    for cell in source.cells:
        inside = False
        for line in cell.source.splitlines():
            if "HIDDEN TESTS" in line or "MARK SCHEME" in line:
                inside = "BEGIN" in line
            elif inside and json.dumps(line, ensure_ascii=False)[1:-1] not in release:
                hidden.add(line.strip())
    assert len(hidden) > 10
    for student in sorted((course / "feedback").iterdir()):
        text = re.sub(r"<[^>]*>", "", page(course, student.name))
        text = (
            text.replace("&quot;", '"')
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
        )
        assert "HIDDEN TESTS" not in text
        assert "__neurona" not in text
        assert not [line for line in hidden if line in text], student.name


def nothing_is_graded_twice(course):
    before = {path: path.stat().st_mtime_ns for path in (course / "autograded").rglob("*.ipynb")}
    log = run(course, "nbgrader", "autograde", CHAPTER)
    assert log.count("graded before and unchanged") == len(before)
    assert before == {path: path.stat().st_mtime_ns for path in (course / "autograded").rglob("*.ipynb")}


def test_make_grade_offers_and_grades_the_sample_class(course):
    root, assignment = course.root, course.source.parent.name
    assert "--sample" in run(root, "neurona.grading")
    said = run(root, "neurona.grading", "--sample", "--jobs", "2")
    wanted = expected(course.source)
    agree(scores(root, assignment), wanted)
    for student in wanted:
        status = "NOTHING READABLE: " if student == "sample-unreadable" else "graded"
        assert re.search(rf"^{student} .*  {status}", said, re.M)
        assert (root / "feedback" / student / assignment / "tiny.html").exists()
    rows = list(csv.DictReader((root / "grades.csv").open(encoding="utf-8")))
    graded = scores(root, assignment)
    assert {row["student"]: float(row["points"]) for row in rows} == {name: got[0] for name, got in graded.items()}
    details = json.loads((root / "grades.json").read_text(encoding="utf-8"))
    assert all(one["cells"] for one in details if one["student"] != "sample-unreadable")


def test_plain_nbgrader_grades_the_same_notebooks(tmp_path, points):
    course = tmp_path / "course"
    shutil.copytree(ROOT / "source" / CHAPTER, course / "source" / CHAPTER)
    (course / "nbgrader_config.py").write_text(
        'c = get_config()\nc.CourseDirectory.course_id = "neurona"\nc.ClearMarkScheme.enforce_metadata = False\n'
    )
    run(course, "nbgrader", "generate_assignment", CHAPTER)
    release = nbformat.read(course / "release" / CHAPTER / f"{NOTEBOOK}.ipynb", 4)
    right = solutions(nbformat.read(course / "source" / CHAPTER / f"{NOTEBOOK}.ipynb", 4))
    for student, answers in (("perfect", right), ("blank", {})):
        for cell in release.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            if name in answers and cell.metadata.nbgrader.solution:
                cell.source = answers[name]
        folder = course / "submitted" / student / CHAPTER
        folder.mkdir(parents=True)
        (folder / f"{NOTEBOOK}.ipynb").write_bytes(written(release))
        release = nbformat.read(course / "release" / CHAPTER / f"{NOTEBOOK}.ipynb", 4)
    run(course, "nbgrader", "autograde", CHAPTER)
    assert scores(course) == {"perfect": (sum(points.values()), True), "blank": (0, False)}
