"""Grade a class: one submission is one unit of work, done by whichever worker is free, on this machine or on many.

Every unit goes through nbgrader's own API with the course's own nbgrader_config.py, so the result is what
`nbgrader autograde` gives; a unit that was done before and did not change is skipped.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import threading
import time
import warnings
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path

import joblib

from neurona.grading.autograde import told_by
from neurona.grading.database import held, turn
from neurona.grading.gradebook import points_of, prepare
from neurona.grading.late import settle

# nbgrader changes the working folder while it grades, so one process grades one submission at a time.
_ONE_AT_A_TIME = threading.Lock()
_RAISED = re.compile(r"^ *(?:\w+\.)*([A-Z]\w+): (.+)$", re.M)  # the last line of a traceback
NO_REASON = "nbgrader did not say why."


@dataclass
class Result:
    """What became of one submission.

    Args:
        status: "graded", "unchanged" (graded before), "unreadable" (nothing in it could be read as the notebook) or
            "failed" (a fault of ours, not of the student).
        score, max_score: Points, hand-given ones included.
        manual: Are there answers that wait for a person?
        seconds: Time that grading took.
        cells: Seconds a cell.
        failed_checks: Check cells without points, with the diagnosis.
        repairs: What was mended.
        notes: Those of them that say that something else was graded than one might think.
        reason: Why it failed, or why nothing could be read.
    """

    student: str
    assignment: str
    status: str
    score: float = 0.0
    max_score: float = 0.0
    manual: bool = False
    seconds: float = 0.0
    cells: dict = field(default_factory=dict)
    failed_checks: dict = field(default_factory=dict)
    repairs: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    reason: str = ""

    def to_dict(self) -> dict:
        return asdict(self)


def submissions(root: Path, assignment: str) -> list[str]:
    """Students who handed in an assignment."""
    return sorted(path.parent.name for path in (Path(root) / "submitted").glob(f"*/{assignment}"))


def assignments(root: Path) -> list[str]:
    """Assignments of which there are submissions and a source notebook."""
    handed_in = {path.name for path in (Path(root) / "submitted").glob("*/*")}
    return sorted(path.name for path in (Path(root) / "source").glob("*") if path.name in handed_in)


def grade_class(root, assignment, students, jobs=1, force=False, feedback=True, settings=None, tell=print):
    """Grade submissions side by side, and yield a Result as each is done.

    Args:
        root: Folder of the course.
        assignment: Name of the assignment.
        students: Names of the students.
        jobs: Workers; the backend is joblib's current one.
        force: Grade again what is graded and unchanged?
        feedback: Write the feedback pages too?
        settings: Further traitlets settings, for example {"CourseDirectory": {"db_url": "..."}}.
        tell: Is called with each sentence about a change of the gradebook.
    """
    api = course_api(str(root), frozen(settings))
    for sentence in prepare(api.coursedir, assignment, api.config):  # once, before the workers meet at the gradebook
        tell(sentence)
    work = (
        joblib.delayed(grade_one)(str(root), assignment, student, force, feedback, settings) for student in students
    )
    if jobs == 1:
        yield from (function(*args, **kwargs) for function, args, kwargs in work)
        return
    yield from joblib.Parallel(n_jobs=jobs, return_as="generator_unordered", pre_dispatch="2*n_jobs", batch_size=1)(
        work
    )


def grade_one(root, assignment, student, force=False, feedback=True, settings=None) -> Result:
    """Grade one submission; a fault becomes a Result, never an exception."""
    started = time.monotonic()
    result = Result(student, assignment, "failed")
    with _ONE_AT_A_TIME:
        _grade(result, root, force, feedback, settings)
    result.seconds = round(time.monotonic() - started, 3)
    return result


def _grade(result, root, force, feedback, settings):
    try:
        api = course_api(root, frozen(settings))
        course = api.coursedir
        handed_in = Path(course.format_path(course.submitted_directory, result.student, result.assignment))
        with turn(course.db_url, handed_in.parent):  # two runs at once would write the same files and rows
            _grade_alone(api, result, force, feedback)
    except Exception as error:
        result.status, result.reason = "failed", f"{type(error).__name__}: {error}"


def _grade_alone(api, result, force, feedback):
    assignment, student = result.assignment, result.student
    graded = Path(api.coursedir.format_path(api.coursedir.autograded_directory, student, assignment))
    before = _stamp(graded)
    with held(api.coursedir.db_url):
        outcome = api.autograde(assignment, student, force=force)
        if not outcome["success"]:
            result.reason = _reason(outcome)
            return
        new = force or _stamp(graded) != before
        result.status = "graded" if new else "unchanged"
        with api.gradebook as gradebook:
            read_points(gradebook, api.config, result)
    _read_notes(sorted(graded.glob("*.ipynb")), result)
    if feedback and (new or not _feedback(api, result).exists()):
        outcome = api.generate_feedback(assignment, student, force=True)
        if not outcome["success"]:
            result.status, result.reason = "failed", _reason(outcome)


def frozen(settings) -> tuple:
    """Settings, section by section, in the form that `course_api` takes."""
    return tuple((section, tuple(sorted(values.items()))) for section, values in sorted((settings or {}).items()))


@lru_cache(maxsize=8)
def course_api(root: str, settings: tuple = ()):
    """nbgrader's API with a course's configuration; made once a process."""
    # nbgrader calls `alembic` by name: it lies beside the Python that runs us.
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    warnings.filterwarnings("ignore", message="Object of type .* not in session")
    from nbgrader.apps import NbGrader
    from nbgrader.apps.api import NbGraderAPI
    from traitlets.config import Config

    app = NbGrader(log_level=logging.ERROR)
    app.load_cwd_config = False  # the course's own configuration, wherever we were started
    app.initialize([], root=root)
    config = Config(app.config)
    config.merge(Config({section: dict(values) for section, values in settings}))
    config.CourseDirectory.root = root
    logging.getLogger("traitlets").addHandler(logging.NullHandler())
    api = NbGraderAPI(config=config, log_level=logging.INFO)
    api.log.propagate = False
    api.log.handlers = [logging.NullHandler()]
    return api


def _stamp(graded: Path):
    return [path.stat().st_mtime_ns for path in sorted(graded.glob("*.ipynb"))]


def _feedback(api, result) -> Path:
    course = api.coursedir
    return Path(course.format_path(course.feedback_directory, result.student, result.assignment))


def read_points(gradebook, config, result: Result) -> None:
    """Put the points into a result that nbgrader's Gradebook has now; config says how late work is punished.

    Raises:
        MissingEntry: The gradebook does not know the submission.
    """
    entry = gradebook.find_submission(result.assignment, result.student)
    settle(gradebook, entry, config)
    result.score, result.max_score = points_of(entry), entry.max_score
    result.manual = entry.needs_manual_grade


def _read_notes(paths, result):
    unreadable = []
    for told in map(told_by, paths):
        result.repairs += told.get("repairs", [])
        result.notes += told.get("notes", [])
        result.cells.update(told.get("seconds", {}))
        if "unreadable" in told:
            unreadable.append(told["unreadable"])
        for name, verdict in told.get("verdicts", {}).items():
            if not verdict["passed"]:
                result.failed_checks[name] = verdict["text"]
    if unreadable:
        result.reason = " ".join(unreadable)
        if len(unreadable) == len(paths):
            result.status = "unreadable"


def _reason(outcome: dict) -> str:
    """The exception that nbgrader logged last, or its first error."""
    log = outcome.get("log", "")
    raised = _RAISED.findall(log) or _RAISED.findall(outcome.get("error", ""))
    errors = [line.removeprefix("[ERROR] ") for line in log.splitlines() if line.startswith("[ERROR]")]
    return ": ".join(raised[-1]) if raised else (errors or [NO_REASON])[0]
