"""Grading for hours, killed at any moment, written to by eight at once: nothing grows and nothing is lost.

`make soak` runs these; their figures go into benchmarks/RESULTS.md.
"""

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.table import report
from tests.grading.pipeline.test_run import TINY, cli, everything, hand_in, scores, server  # noqa: F401

pytestmark = pytest.mark.soak
PACKAGES = ("nbgrader", "ipykernel", "joblib", "sqlalchemy")
STUDENTS, KILLS = 60, 20
SUBMISSIONS, LOOK = 1000, 100


def test_memory_stays_flat_over_a_thousand_submissions(course):
    contents = [course.perfect, course.answered(double="def double(x):\n    return np.ones(10**4)"), course.blank]
    for number, content in enumerate(contents):
        course.submit(f"s{number}", content)
    sizes, started = [], time.monotonic()
    for number in range(SUBMISSIONS):
        assert course.grade(f"s{number % len(contents)}").status == "graded"
        if (number + 1) % LOOK == 0:
            time.sleep(0.5)  # the kernel before the last has ended by then
            sizes.append(resident())
    seconds = time.monotonic() - started
    report(
        "Soak: memory over 1,000 submissions",
        ["submissions", "MB in use"],
        [((number + 1) * LOOK, size) for number, size in enumerate(sizes)],
        notes=[
            f"One process grades {SUBMISSIONS} submissions of a notebook with four checks, in turn right, with ten "
            f"thousand numbers as an answer, and blank; {seconds / SUBMISSIONS:.2f} s each.",
            "In use is what the process and all that it has started hold together (judge, zygote, kernels), shared "
            f"pages counted in each; load of the machine at the end {os.getloadavg()[0]:.1f}.",
        ],
        packages=PACKAGES,
    )
    assert sizes[-1] < 1.1 * sizes[1] + 20


def resident():
    """Megabytes of this process and of all that it has started."""
    total, children = 0, [os.getpid()]
    while children:
        pid = children.pop()
        try:
            status = Path(f"/proc/{pid}/status").read_text()
            for task in Path(f"/proc/{pid}/task").iterdir():
                children += map(int, (task / "children").read_text().split())
        except (FileNotFoundError, ProcessLookupError):
            continue
        found = re.search(r"VmRSS:\s+(\d+)", status)
        total += int(found.group(1)) // 1024 if found else 0
    return total


def test_killed_twenty_times_and_resumed(course):
    wanted = hand_in(course, STUDENTS)
    url = course.api.coursedir.db_url
    moments, kills, runs, finished = random.Random(7), 0, 0, []
    while kills < KILLS:
        runs += 1
        if killed(course, moments.uniform(1, 12)):
            kills += 1
            finished.append(len(graded(course)))
        else:
            for student in graded(course):  # all done: the next run has all to do again
                path = notebook(course, student)
                path.chmod(0o644)
                path.write_text(path.read_text().replace('"course":', '"was":'))
    cli(course, TINY, "--jobs", "2", "--no-feedback")
    disturbed = everything(url)
    assert scores(url) == wanted
    for path in course.root.glob("gradebook.db*"):
        path.unlink()
    cli(course, TINY, "--jobs", "2", "--no-feedback", "--force")
    report(
        "Soak: killed and resumed",
        ["runs", "killed with SIGKILL", "students", "grades in the gradebook", "other than undisturbed"],
        [(runs, kills, STUDENTS, len(disturbed), len(set(disturbed) ^ set(everything(url))))],
        notes=[
            "Two workers grade a class; the whole process group is killed 1 to 12 seconds after its start, at random, "
            "and started again. Then the class is graded once more without disturbance, into a new gradebook.",
            f"Graded submissions at the moments of the kills: {min(finished)} to {max(finished)} of {STUDENTS}.",
        ],
        packages=PACKAGES,
    )
    assert everything(url) == disturbed


def killed(course, seconds):
    """Grade the class, but only so long; False if it was done before."""
    command = [sys.executable, "-m", "neurona.grading", TINY, "--jobs", "2", "--no-feedback"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    run = subprocess.Popen(command, cwd=course.root, start_new_session=True, **quiet)
    try:
        run.wait(timeout=seconds)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        return True


def notebook(course, student):
    return course.root / "autograded" / student / TINY / "tiny.ipynb"


def graded(course):
    """Students whose submission has been graded to the end."""
    paths = {path.name: notebook(course, path.name) for path in course.root.glob("autograded/*")}
    return [name for name, path in paths.items() if path.exists() and '"course":' in path.read_text()]


@pytest.mark.parametrize("where", ["SQLite", "PostgreSQL"])
def test_eight_writers_lose_nothing(course, where, request):
    url, options = course.api.coursedir.db_url, ()
    if where == "PostgreSQL":
        url = request.getfixturevalue("server").url("eight")
        options = ("--db", url)
    wanted = hand_in(course, 32)
    started = time.monotonic()
    cli(course, TINY, "--jobs", "8", "--no-feedback", *options)
    seconds = time.monotonic() - started
    rows = everything(url)
    report(
        f"Soak: eight writers on {where}",
        ["students", "grades written", "lost", "seconds"],
        [(32, len(rows), 32 * 5 - len(rows), seconds)],
        packages=(*PACKAGES, "psycopg2-binary"),
    )
    assert scores(url) == wanted
    assert len(rows) == 32 * 5
