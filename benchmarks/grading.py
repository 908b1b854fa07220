"""How long does a class of mixed quality take: stock `nbgrader autograde` against ours, with one worker and with two?

All grade the same class in turn, each from a fresh copy of the course; then one pass of ours is taken apart by phase.

    python benchmarks/grading.py [--students 60] [--rounds 3]
"""

import argparse
import contextlib
import importlib
import inspect
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial, wraps
from pathlib import Path

from nbgrader.api import Gradebook
from table import interleave, medians, report

from neurona.grading import run, sample_class
from neurona.grading.skeleton import skeleton_of

ROOT = Path(__file__).resolve().parents[1]
ASSIGNMENT, NOTEBOOK = "01-perceptron", "perceptron.ipynb"
GOAL_RATIO, GOAL_OVERHEAD = 8, 0.25
STOCK, ONE, TWO = "nbgrader autograde", "neurona, 1 worker", "neurona, 2 workers"
# Of every ten students: the order is the same for every size of class.
QUALITY = ("right", "mixed", "half", "right", "damaged", "mixed", "half", "right", "mixed", "blank")
DAMAGE = ("noisy", "merged", "deleted", "unlabelled", "cut", "doubled", "unreadable")
OWN, CELLS, NOWHERE = "the student's own code", "messages between grader and kernel", "nbgrader around it"
# What is timed: phase, module, class (or ""), function; the time of an inner one is not counted for the outer.
PHASES = (
    ("taking in and repairing", "neurona.grading.autograde", "CarefulAutograde", "init_destination"),
    ("taking in and repairing", "neurona.grading.repair", "Repair", "preprocess"),
    ("gradebook", "neurona.grading.autograde", "CarefulAutograde", "init_notebooks"),
    ("gradebook", "neurona.grading.autograde", "CarefulAutograde", "init_assignment"),
    ("gradebook", "neurona.grading.grades", "SaveGrades", "preprocess"),
    ("gradebook", "nbgrader.preprocessors", "AssignLatePenalties", "preprocess"),
    ("gradebook", "neurona.grading.run", "", "read_points"),
    ("kernel: start and end", "neurona.grading.patience", "PatientExecute", "_start"),
    ("kernel: start and end", "neurona.grading.patience", "PatientExecute", "_stop"),
    (CELLS, "neurona.grading.patience", "PatientExecute", "_cell"),
    ("judge", "neurona.grading.judge", "Judge", "verdict"),
    ("judge", "neurona.grading.judge", "Judge", "start"),
    ("saving", "nbgrader.converters.base", "BaseConverter", "write_single_notebook"),
    ("saving", "nbgrader.converters.base", "BaseConverter", "set_permissions"),
    ("saving", "neurona.grading.execute", "RecordAndJudge", "_finish"),
)


# The class ------------------------------------------------------------------------------------------------------


def answers():
    """What students may answer: dict kind ("right", "wrong") -> exercise -> list of Python sources."""
    sys.path.insert(0, str(ROOT / "tests" / "answers"))  # the tests' own collection of answers
    entries = importlib.import_module("entries").read(ROOT / "tests" / "answers" / "01_perceptron.py")
    found = {"right": {}, "wrong": {}}
    for entry in entries:
        found[entry.kind].setdefault(entry.exercise, []).append(entry.source)
    return found


def name_of(number):
    """The student with this number."""
    return f"student-{number:03}"


def damage(number):
    """What is wrong with the notebook of the student with this number, or None."""
    if QUALITY[number % len(QUALITY)] != "damaged":
        return None
    return DAMAGE[number // len(QUALITY) % len(DAMAGE)]


def write_class(course, count):
    """Write the submissions of a class, the same for the same count.

    Args:
        course: folder with source/ in it.
        count: how many students.
    """
    blank = skeleton_of(course / "source" / ASSIGNMENT / NOTEBOOK)
    known, rng = answers(), random.Random(2026)
    solved = sample_class.solutions(sample_class.nbformat.read(course / "source" / ASSIGNMENT / NOTEBOOK, 4))
    for number in range(count):
        quality = QUALITY[number % len(QUALITY)]
        right = {name: rng.choice(known["right"].get(name, [text])) for name, text in solved.items()}
        mixed = {name: rng.choice(known["wrong"].get(name, [text]) if rng.random() < 0.4 else [text])
                 for name, text in right.items()}
        turned_in = sample_class.students(blank, mixed if quality == "mixed" else right, {})
        kind = damage(number) or {"right": "perfect", "mixed": "perfect"}.get(quality, quality)
        folder = course / "submitted" / name_of(number) / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / NOTEBOOK).write_bytes(turned_in[f"sample-{kind}"])


# The two courses ------------------------------------------------------------------------------------------------


def environment():
    """What both run in: nbgrader calls `alembic` by name, and byte-compiled modules are kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PATH": os.pathsep.join([str(Path(sys.executable).parent), kept.get("PATH", "")])}


def make_courses(folder, count):
    """A plain nbgrader course and one of ours with the same class; their gradebooks know the assignment.

    Args:
        folder: where to make them.
        count: how many students.

    Returns:
        dict "stock", "ours" -> folder of the course.
    """
    courses = {name: folder / name for name in ("stock", "ours")}
    for course in courses.values():
        shutil.copytree(ROOT / "source" / ASSIGNMENT, course / "source" / ASSIGNMENT)
        write_class(course, count)
    shutil.copy(ROOT / "nbgrader_config.py", courses["ours"])
    # An instructor has done this before the class hands in; ours fills its gradebook by itself while it grades.
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", ASSIGNMENT]
    subprocess.run(command, cwd=courses["stock"], env=environment(), check=True, capture_output=True)
    return courses


class Grader:
    """One contestant: grades a fresh copy of a course with one command, and remembers what that took.

    Args:
        course: folder to copy.
        command: arguments for Python.
        trusted: whether the command must end without an error (stock nbgrader gives up on damaged notebooks).
    """

    def __init__(self, name, course, command, trusted):
        self.name, self.course, self.trusted = name, course, trusted
        self.command = [sys.executable, *command]
        self.cpu, self.points = [], {}

    def __call__(self):
        with tempfile.TemporaryDirectory(prefix="neurona-bench-", ignore_cleanup_errors=True) as folder:
            copy = shutil.copytree(self.course, Path(folder) / "course")
            with open(Path(folder) / "log", "w+b") as log:
                started = time.perf_counter()
                process = subprocess.Popen(self.command, cwd=copy, env=environment(), stdout=log, stderr=log)
                _, status, used = os.wait4(process.pid, 0)
                seconds = time.perf_counter() - started
                process.returncode = os.waitstatus_to_exitcode(status)
                log.seek(0)
                if self.trusted and process.returncode:
                    raise RuntimeError(f"{self.name} failed:\n{log.read().decode(errors='replace')[-3000:]}")
            self.cpu.append(used.ru_utime + used.ru_stime)
            self.points = points(copy)
        print(f"  {self.name:<20} {seconds:7.1f} s, {len(self.points)} graded", file=sys.stderr, flush=True)
        return seconds


def points(course):
    """Points by student of the submissions that were graded to the end."""
    graded = {path.parent.parent.name for path in (course / "autograded").glob(f"*/{ASSIGNMENT}/{NOTEBOOK}")}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        entries = gradebook.assignment_submissions(ASSIGNMENT)
        return {entry.student.id: entry.score for entry in entries if entry.student.id in graded}


def contestants(courses):
    """The three that are compared, by name."""
    ours = ["-m", "neurona.grading", ASSIGNMENT, "--no-feedback", "--jobs"]
    return {
        STOCK: Grader(STOCK, courses["stock"], ["-m", "nbgrader", "autograde", ASSIGNMENT], trusted=False),
        ONE: Grader(ONE, courses["ours"], [*ours, "1"], trusted=True),
        TWO: Grader(TWO, courses["ours"], [*ours, "2"], trusted=True),
    }


# One pass, taken apart ------------------------------------------------------------------------------------------


class Stopwatch:
    """Adds up the time of each phase; while an inner phase runs, the outer one stands still."""

    def __init__(self):
        self.spent, self.stack = {}, []

    @contextlib.contextmanager
    def phase(self, name):
        """Count the time of a block for a phase."""
        started = time.perf_counter()
        self.stack.append(0.0)
        try:
            yield
        finally:
            whole = time.perf_counter() - started
            self.spent[name] = self.spent.get(name, 0.0) + whole - self.stack.pop()
            if self.stack:
                self.stack[-1] += whole

    def around(self, name, function):
        """The function, with its time counted; also for functions that are awaited one after the other."""

        @wraps(function)
        def timed(*args, **kwargs):
            with self.phase(name):
                return function(*args, **kwargs)

        @wraps(function)
        async def timed_async(*args, **kwargs):
            with self.phase(name):
                return await function(*args, **kwargs)

        return timed_async if inspect.iscoroutinefunction(function) else timed


class KernelClock:
    """Adds up how long kernels were busy with cells, by the time stamps that they put on their own messages."""

    def __init__(self):
        self.busy, self.since = 0.0, None

    def around(self, process_message):
        """nbclient's reader of messages, with the clock beside it."""

        @wraps(process_message)
        def read(executor, message, cell, index):
            if message["msg_type"] == "status":
                if message["content"]["execution_state"] == "busy":
                    self.since = message["header"]["date"]
                elif self.since is not None:
                    self.busy += (message["header"]["date"] - self.since).total_seconds()
                    self.since = None
            return process_message(executor, message, cell, index)

        return read


def timed():
    """Give (phase, the module or class, the name in it) of what is timed; AttributeError if one of them is gone."""
    found = []
    for phase, module, owner, function in PHASES:
        place = importlib.import_module(module)
        place = getattr(place, owner) if owner else place
        getattr(place, function)
        found.append((phase, place, function))
    return found


def take_apart(course):
    """Grade a class in this process and measure the phases.

    Args:
        course: folder of a course of ours with nothing graded; it is used up.

    Returns:
        list of dict phase -> seconds, one a submission; NOWHERE is what no phase covers, "cpu" the grader's own.
    """
    run.course_api(str(course))  # loads nbgrader, and with it what is timed
    watch, clock, rows = Stopwatch(), KernelClock(), []
    for phase, place, function in timed():
        setattr(place, function, watch.around(phase, getattr(place, function)))
    executor = importlib.import_module("neurona.grading.patience").PatientExecute
    executor.process_message = clock.around(executor.process_message)
    names = run.submissions(course, ASSIGNMENT)
    grade = partial(run.grade_one, str(course), ASSIGNMENT, feedback=False)
    grade(names[0])  # the first one waits for the imports of zygote and judge
    for student in names:
        watch.spent, clock.busy, clock.since = {}, 0.0, None
        cpu, started = time.process_time(), time.perf_counter()
        result = grade(student, force=True)
        whole = time.perf_counter() - started
        if result.status == "failed":
            raise RuntimeError(f"{student}: {result.reason}")
        row = {**dict.fromkeys((phase for phase, *_ in PHASES), 0.0), **watch.spent}
        row[NOWHERE] = whole - sum(row.values())
        row[OWN], row[CELLS] = clock.busy, row[CELLS] - clock.busy
        rows.append({**row, "cpu": time.process_time() - cpu})
    return rows


# The report -----------------------------------------------------------------------------------------------------


def report_class(seconds, graders, own, options):
    """The table of the class; `own` is how long its cells take, in seconds a submission."""
    count = options.students
    middle = medians(seconds)
    rows = [
        (name, middle[name], f"{min(times):.1f}–{max(times):.1f}", middle[STOCK] / middle[name],
         statistics.median(graders[name].cpu) / count, len(graders[name].points))
        for name, times in seconds.items()
    ]
    stock, ours = graders[STOCK].points, graders[TWO].points
    both = stock.keys() & ours.keys()
    broken = {name_of(number): damage(number) for number in range(count)}
    others = [f"{broken[name] or 'an undamaged one'} ({stock[name]:g} there, {ours[name]:g} here)"
              for name in sorted(both) if abs(stock[name] - ours[name]) > 1e-9]
    ratios = [slow / fast for slow, fast in zip(seconds[STOCK], seconds[TWO], strict=True)]
    reached = "is reached" if middle[STOCK] / middle[TWO] >= GOAL_RATIO else "is not reached"
    report(
        "Grading a class (chapter 01, sandbox on)",
        ["grader", "seconds", "min–max", "× stock", "CPU s a submission", "graded"],
        rows,
        notes=[
            f"{count} students: three in ten right, three with wrong answers among right ones, two half done, one "
            f"blank, one damaged; interleaved rounds: {options.rounds}; load of the machine at the end "
            f"{os.getloadavg()[0]:.1f}.",
            "Start-up, imports and (ours) the new gradebook are included, feedback pages are not.",
            f"Of the {len(both)} submissions that both graded, {len(both) - len(others)} have the same points"
            + (f"; the others: {', '.join(others)}." if others else "."),
            f"Stock nbgrader stops at the {len(ours) - len(stock)} that it has not graded, or gives them up.",
            f"Two workers against stock, round by round: {min(ratios):.2f}–{max(ratios):.2f} times as fast. "
            f"The goal of {GOAL_RATIO} {reached}.",
            f"Cells take {own:.2f} s a submission on average, so that two cores without any overhead would be "
            f"{middle[STOCK] / (own * count / 2):.1f} times as fast as stock.",
        ],
        packages=("nbgrader", "ipykernel", "nbclient", "numpy", "matplotlib"),
        path=options.path,
    )


def report_phases(rows, options):
    """The table of the phases of one worker; returns how long the cells take, in seconds a submission."""
    names = list(dict.fromkeys([OWN, *(phase for phase, *_ in PHASES), NOWHERE]))
    total = statistics.fmean(sum(row[name] for name in names) for row in rows)
    table = []
    for name in names:
        times = [row[name] for row in rows]
        share = f"{100 * statistics.fmean(times) / total:.0f} %"
        table.append((name, statistics.median(times), f"{min(times):.3f}–{max(times):.3f}", share))
    overheads = [sum(row[name] for name in names) - row[OWN] for row in rows]
    overhead = statistics.median(overheads)
    table.append(("**all but the own code**", overhead, f"{min(overheads):.3f}–{max(overheads):.3f}",
                  f"{100 * statistics.fmean(overheads) / total:.0f} %"))
    reached = "is reached" if overhead <= GOAL_OVERHEAD else "is not reached"
    report(
        "Grading: where one submission's time goes (chapter 01, one worker)",
        ["phase", "median s", "min–max", "share"],
        table,
        notes=[
            f"{len(rows)} submissions of the class above, feedback pages excluded; the own code is timed by the "
            "kernel's clock, from busy to idle, with those cells and figures of the chapter that are run.",
            f"The grader's process itself computes {statistics.median(row['cpu'] for row in rows):.3f} s a submission "
            f"(median); load of the machine at the end {os.getloadavg()[0]:.1f}.",
            f"The goal of at most {GOAL_OVERHEAD} s overhead {reached}.",
        ],
        packages=("nbgrader", "ipykernel", "nbclient", "numpy", "matplotlib"),
        path=options.path,
    )
    return statistics.fmean(row[OWN] for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--students", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only-phases", action="store_true", help="leave the comparison out")
    parser.add_argument("--dry", action="store_true", help="print only; leave RESULTS.md alone")
    options = parser.parse_args()
    options.path = None if options.dry else ROOT / "benchmarks" / "RESULTS.md"
    timed()  # a name that is gone is better told now than after the comparison
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="neurona-bench-", ignore_cleanup_errors=True) as folder:
        courses = make_courses(Path(folder), options.students)
        graders = contestants(courses)
        print(f"{options.students} students, {options.rounds} rounds of:", file=sys.stderr, flush=True)
        seconds = {} if options.only_phases else interleave(graders, rounds=options.rounds, warmup=0)
        own = report_phases(take_apart(courses["ours"]), options)
        if seconds:
            report_class(seconds, graders, own, options)
    print(f"All of it took {time.perf_counter() - started:.0f} s.", file=sys.stderr)


if __name__ == "__main__":
    main()
