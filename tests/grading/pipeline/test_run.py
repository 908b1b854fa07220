"""A class at once: workers, resumed runs, two runs at once, other gradebooks, many machines."""

import csv
import fcntl
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI

from neurona.grading import report
from neurona.grading.autograde import CarefulAutograde
from neurona.grading.database import alone
from neurona.grading.run import grade_class, grade_one
from neurona.grading.sample_class import make

TINY = "00-tiny"
SPEC = importlib.util.spec_from_file_location("postgres", Path(__file__).parent / "postgres.py")
postgres = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(postgres)


def cli(course, *arguments, code=0):
    """Run `python -m neurona.grading` in the course; returns what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "neurona.grading", *arguments],
        cwd=course.root,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def hand_in(course, count):
    """Students s00, s01, ... with right answers, the odd ones with one wrong; returns their points."""
    wrong = course.answered(double="def double(x): return -1")
    for number in range(count):
        course.submit(f"s{number:02}", wrong if number % 2 else course.perfect)
    return {f"s{number:02}": 5 if number % 2 else 7 for number in range(count)}


def scores(url):
    with Gradebook(url) as gradebook:
        return {entry.student.id: entry.score for entry in gradebook.assignment_submissions(TINY)}


def everything(url):
    """All that the gradebook says about grades, to compare two runs."""
    with Gradebook(url) as gradebook:
        return sorted(
            (entry.student.id, grade.name, grade.auto_score, grade.needs_manual_grade)
            for entry in gradebook.assignment_submissions(TINY)
            for grade in entry.notebooks[0].grades
        )


def test_two_workers_from_nothing(course):
    (course.root / "gradebook.db").unlink()
    wanted = hand_in(course, 4)
    said = cli(course, TINY, "--jobs", "2")
    assert scores(course.api.coursedir.db_url) == wanted
    assert "4 graded, 0 unchanged, 0 unreadable, 0 could not be graded" in said
    rows = list(csv.DictReader((course.root / "grades.csv").open(encoding="utf-8")))
    assert {row["student"]: float(row["points"]) for row in rows} == wanted
    assert {row["marked by hand"] for row in rows} == {"open"}
    details = {one["student"]: one for one in json.loads((course.root / "grades.json").read_text(encoding="utf-8"))}
    assert details["s01"]["failed_checks"]["double-check"]
    assert details["s00"]["cells"]["double-check"] > 0
    assert (course.root / "feedback" / "s00" / TINY / "tiny.html").exists()


def test_only_what_changed_is_graded_again(course):
    hand_in(course, 2)

    def run(**options):
        return {one.student: one.status for one in grade_class(course.root, TINY, ["s00", "s01"], **options)}

    assert run(feedback=False) == {"s00": "graded", "s01": "graded"}
    assert run(feedback=False) == {"s00": "unchanged", "s01": "unchanged"}
    course.submit("s01", course.perfect)
    assert run(feedback=False) == {"s00": "unchanged", "s01": "graded"}
    assert scores(course.api.coursedir.db_url) == {"s00": 7, "s01": 7}
    assert run(feedback=False, force=True) == {"s00": "graded", "s01": "graded"}


def test_a_run_that_was_killed_half_way_is_finished(course):
    hand_in(course, 1)
    grade_one(str(course.root), TINY, "s00", feedback=False)
    path = course.root / "autograded" / "s00" / TINY / "tiny.ipynb"
    notebook = json.loads(path.read_text())
    del notebook["metadata"]["neurona"]["course"]  # the last thing that grading writes
    path.chmod(0o644)
    path.write_text(json.dumps(notebook))
    assert grade_one(str(course.root), TINY, "s00", feedback=False).status == "graded"


def test_a_changed_course_is_noticed(course):
    hand_in(course, 1)
    assert grade_one(str(course.root), TINY, "s00", feedback=False).status == "graded"
    course.source.write_text(course.source.read_text().replace("check(double(3), 6", "check(double(3), 8"))
    assert grade_one(str(course.root), TINY, "s00", feedback=False).score == 5


def test_whoever_was_taken_out_of_the_gradebook_is_graded_again(course):
    hand_in(course, 1)
    assert grade_one(str(course.root), TINY, "s00", feedback=False).status == "graded"
    with course.api.gradebook as gradebook:
        gradebook.remove_student("s00")
    result = grade_one(str(course.root), TINY, "s00", feedback=False)
    assert (result.status, result.score) == ("graded", 7)
    assert grade_one(str(course.root), TINY, "s00", feedback=False).status == "unchanged"


# The second of two runs: it tells which folders it asks to have for itself, before it has them.
SECOND_RUN = """
import fcntl, os, sys
from neurona.grading.run import grade_one
lock = fcntl.flock
def told(descriptor, operation):
    print(os.path.basename(os.readlink(f"/proc/self/fd/{descriptor}")), flush=True)
    lock(descriptor, operation)
fcntl.flock = told
print(grade_one(*sys.argv[1:]).status)
"""


def test_the_second_of_two_runs_waits_for_the_first(course, monkeypatch):
    course.submit("ann", course.perfect)
    command = [sys.executable, "-c", SECOND_RUN, str(course.root), TINY, "ann"]
    go_on, seconds = NbGraderAPI.autograde, []

    def meet(*arguments, **options):
        second = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        seconds.append(second)
        for line in second.stdout:
            if line == "ann\n":  # it waits here, or else goes on to its end
                break
        return go_on(*arguments, **options)

    monkeypatch.setattr(NbGraderAPI, "autograde", meet)
    first = grade_one(str(course.root), TINY, "ann", feedback=False)
    said = seconds[0].communicate(timeout=60)[0].split()
    assert (first.status, first.score) == ("graded", 7), first.reason
    assert said[-1:] == ["unchanged"]


def test_a_run_that_was_killed_keeps_nobody_waiting(course):
    folder = course.folder("ann").parent
    code = "import sys\nfrom neurona.grading.database import turn\n"
    code += "with turn(*sys.argv[1:]):\n    print('mine', flush=True)\n    sys.stdin.read()"
    command = [sys.executable, "-c", code, course.api.coursedir.db_url, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "mine\n"
        assert not is_free(folder)
        other.kill()
    assert is_free(folder)
    assert course.grade("ann", course.perfect).score == 7
    assert is_free(folder)


def is_free(folder):
    """Could a run have this folder for itself now?"""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


def test_a_run_keeps_others_away_until_the_page_is_written(course, monkeypatch):
    free, write_page = [], NbGraderAPI.generate_feedback

    def look(*arguments, **options):
        free.append(is_free(course.folder("ann").parent))
        return write_page(*arguments, **options)

    monkeypatch.setattr(NbGraderAPI, "generate_feedback", look)
    assert course.grade("ann", course.perfect, feedback=True).status == "graded"
    assert free == [False]


def test_nbgrader_waits_for_a_run_too(course, monkeypatch):
    free = []
    go_on = CarefulAutograde.init_assignment

    def look(self, assignment, student):
        free.append([is_free(course.folder(one).parent) for one in ("s00", "s01")])
        return go_on(self, assignment, student)

    monkeypatch.setattr(CarefulAutograde, "init_assignment", look)
    hand_in(course, 2)
    assert course.api.autograde(TINY, "*")["success"]
    assert free == [[False, True], [True, False]]


def test_two_runs_that_end_at_once_do_not_write_their_tables_at_once(course, here, monkeypatch):
    free = []
    monkeypatch.setattr("neurona.grading.__main__.write", lambda *_: free.append(is_free(course.root)))
    hand_in(course, 1)
    here("--jobs", "1")
    assert free == [False]


def test_nbgrader_looks_into_the_gradebook_once_for_all_who_did_not_change(course, monkeypatch):
    hand_in(course, 3)
    opened = []
    monkeypatch.setattr("neurona.grading.autograde.Gradebook", lambda *names: opened.append(names) or Gradebook(*names))
    assert course.api.autograde(TINY, "*", force=False)["success"]
    assert opened == []
    said = course.api.autograde(TINY, "*", force=False)["log"]
    assert said.count("graded before and unchanged since") == 3
    assert len(opened) == 1
    with course.api.gradebook as gradebook:
        gradebook.remove_student("s01")
    said = course.api.autograde(TINY, "*", force=False)["log"]
    assert said.count("graded before and unchanged since") == 2
    assert set(scores(course.api.coursedir.db_url)) == {"s00", "s01", "s02"}


def test_a_submission_that_cannot_be_graded_does_not_stop_the_others(course, here):
    hand_in(course, 3)
    (course.root / "autograded" / "s01").mkdir(parents=True)
    (course.root / "autograded" / "s01" / TINY).write_text("a file where a folder should be")
    said = here(TINY, "--jobs", "1", code=1)
    assert re.search(r"^s01 .*NOT GRADED", said, re.M)
    assert "2 graded, 0 unchanged, 0 unreadable, 1 could not be graded" in said


@pytest.mark.parametrize(
    "arguments, words",
    [
        ([TINY, "--student", "nobody"], "no submission of 00-tiny by nobody"),
        (["--student", "nobody"], "no submission of 00-tiny by nobody"),
        (["99-none"], "no source notebook for 99-none"),
        (["--db", "postgresql://ana:secret@127.0.0.1:1/none"], "postgresql://ana:***@127.0.0.1:1/none cannot be used"),
        (["--db", "nowhere"], "The gradebook nowhere cannot be used: "),
    ],
    ids=["student", "student of any", "assignment", "server", "address"],
)
def test_what_cannot_be_started_is_said(course, here, arguments, words):
    hand_in(course, 1)
    assert words in here(*arguments, code=2)


ANSWERS = """\
# %% double | right | as a sum
def double(x): return x + x

# %% double | wrong | the square
# sees: this is the square of x
def double(x):
    # not the double
    return x * x

# %% double | wrong | nothing
# sees: nothing
def double(x): pass
"""


def test_the_sample_class_makes_the_first_mistake_of_the_test_answers(course, here):
    path = course.root / "tests" / "answers" / "00_tiny.py"
    path.parent.mkdir(parents=True)
    path.write_text(ANSWERS.replace("# %% double | right", "# %% double : right"), encoding="utf-8")
    assert "00_tiny.py:1: write" in here("--sample", code=2)
    assert not (course.root / "submitted").exists()
    path.write_text(ANSWERS, encoding="utf-8")
    make(course.root, TINY)
    handed_in = (course.root / "submitted" / "sample-mistaken" / TINY / "tiny.ipynb").read_text(encoding="utf-8")
    assert "return x * x" in handed_in
    assert "sees" not in handed_in


def test_an_empty_folder_is_no_fault(here):
    assert "--sample" in here()


def test_one_student(course, here):
    hand_in(course, 2)
    here("--student", "s01", "--jobs", "1")
    assert scores(course.api.coursedir.db_url) == {"s01": 5}


def second_assignment(course, *students):
    """01-more: the same notebook under another name, handed in by these students."""
    shutil.copytree(course.root / "source" / TINY, course.root / "source" / "01-more")
    for student in students:
        shutil.copytree(course.root / "submitted" / student / TINY, course.root / "submitted" / student / "01-more")


def rows(course):
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        return [(row["assignment"], row["student"]) for row in csv.DictReader(file)]


def test_one_student_has_not_handed_in_everything(course, here):
    hand_in(course, 2)
    second_assignment(course, "s01")
    here("--student", "s00", "--jobs", "1")
    assert rows(course) == [(TINY, "s00")]
    assert "no submission of 00-tiny, 01-more by s00" in here(TINY, "01-more", "--student", "s00", code=2)


def test_an_assignment_that_cannot_be_graded_does_not_stop_the_others(course, here):
    hand_in(course, 1)
    second_assignment(course, "s00")
    unusable = course.source.read_text().replace("check(total(numbers), 6)", "assert total(numbers) == 6")
    course.source.write_text(unusable)
    said = here("--jobs", "1", code=1)
    assert "cell total-check" in said
    assert "01-more: 1 graded" in said
    assert "00-tiny: 1 graded" not in said
    assert rows(course) == [("01-more", "s00")]
    assert "no source notebook for 99-none" in here("99-none", "01-more", "--jobs", "1", code=1)


@pytest.mark.parametrize("content", ["{", '{"cells": 3, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'])
def test_a_source_notebook_that_cannot_be_read_does_not_stop_the_others(course, here, content):
    hand_in(course, 1)
    second_assignment(course, "s00")
    course.source.write_text(content)
    said = here("--jobs", "1", code=1)
    assert f"The source notebook {course.source} cannot be read: " in said
    assert rows(course) == [("01-more", "s00")]
    assert not course.api.autograde(TINY, "s00")["success"]


def test_a_damaged_gradebook_is_named(course, here, capsys):
    hand_in(course, 1)
    (course.root / "gradebook.db").write_bytes(b"no database" * 1000)
    assert "gradebook.db?timeout=60 cannot be used: file is not a database" in here(code=2)
    assert report.main([TINY, "--course", str(course.root), "--to", str(course.root / "report")]) == 1
    assert "cannot be used: file is not a database" in capsys.readouterr().err


def test_fewer_than_no_workers_are_refused(here, capsys):
    with pytest.raises(SystemExit, match="2"):
        here("--jobs", "-2")
    assert "-2 is none" in capsys.readouterr().err


def test_a_fault_of_ours_is_no_unknown_student(course, here, monkeypatch):
    hand_in(course, 1)
    monkeypatch.setattr("neurona.grading.__main__.grade_class", lambda *_: {}["no such key"])
    with pytest.raises(KeyError):
        here("--jobs", "1")


def test_names_in_the_table_of_points_start_no_formulas(course, here):
    course.submit("=1+1", course.blank)
    here("--jobs", "1")
    assert rows(course) == [(TINY, "'=1+1")]


def test_a_course_without_usable_checks_is_refused(course, here):
    hand_in(course, 1)
    course.source.write_text(
        course.source.read_text().replace("check(total(numbers), 6)", "assert total(numbers) == 6")
    )
    assert "total-check" in here("--jobs", "1", code=2)


def test_many_machines(course):
    from distributed import LocalCluster

    wanted = hand_in(course, 4)
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        said = cli(course, TINY, "--backend", "dask", "--scheduler", cluster.scheduler_address, "--no-feedback")
    assert scores(course.api.coursedir.db_url) == wanted
    assert "4 graded" in said


def test_one_process_grades_one_submission_at_a_time(course, monkeypatch):
    inside, most = [], []

    def slow(result, *_):
        inside.append(result.student)
        most.append(len(inside))
        time.sleep(0.05)
        inside.remove(result.student)

    monkeypatch.setattr("neurona.grading.run._grade", slow)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: grade_one(str(course.root), TINY, f"s{number}"), range(8)))
    assert most == [1] * 8


@pytest.fixture(scope="module")
def server():
    if postgres.programs() is None:
        pytest.skip(postgres.MISSING)
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = postgres.Server(folder)
        yield server
        server.stop()


def test_a_gradebook_on_postgresql(course, server):
    wanted = hand_in(course, 4)
    url = server.url("two")
    plain = url.replace("+psycopg2", "")
    said = cli(course, TINY, "--jobs", "2", "--no-feedback", "--db", plain)
    assert scores(url) == wanted
    assert "4 graded" in said
    assert report.main(["--course", str(course.root), "--to", str(course.root / "report"), "--db", plain]) == 0
    assert "s03,5.0" in (course.root / "report" / f"{TINY}-points.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", [None, "/course/submitted/ann"])
def test_graders_wait_for_each_other_on_postgresql(server, folder):
    url, order = server.url("alone" if folder is None else "alone-ann"), []

    def second():
        with alone(url, folder):
            order.append("second")

    thread = threading.Thread(target=second)
    with alone(url, folder):
        thread.start()
        thread.join(0.5)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
