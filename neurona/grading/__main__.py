"""`python -m neurona.grading`: grade what lies in submitted/, with progress, and say at the end how everybody did."""

from __future__ import annotations

import argparse
import contextlib
import sys
from pathlib import Path

import joblib
from sqlalchemy.exc import SQLAlchemyError
from tqdm import tqdm

from neurona.grading.answer_files import MisspeltAnswers
from neurona.grading.class_list import ClassList
from neurona.grading.database import alone, trouble
from neurona.grading.execute import RecordAndJudge
from neurona.grading.former import merged, write
from neurona.grading.gradebook import REFUSALS
from neurona.grading.places import misplaced
from neurona.grading.provisioner import SandboxProvisioner
from neurona.grading.run import Result, assignments, course_api, frozen, grade_class, submissions
from neurona.grading.sample_class import AlreadyThere, make
from neurona.grading.tables import write_table

NOTHING = (
    "There is nothing in {folder} to grade.\n"
    "Put each notebook at submitted/STUDENT/ASSIGNMENT/NOTEBOOK.ipynb, or try the sample class first:\n"
    "    make grade SAMPLE=1\n"
    "or, the same without make:\n"
    "    python -m neurona.grading --sample"
)
MADE = "Made a sample class of {count} students in {folder}."
NO_COURSE = "{folder} is not the folder of the course: there is no nbgrader_config.py in it."
UNKNOWN = "There is no submission of {assignments} by {student}."
JOBS = "--jobs takes a number of workers from 1 up; 0 is one a core, and {jobs} is none"
GRADES_HEAD = ["assignment", "student", "points", "of", "marked by hand", "status"]
WRITTEN = "Points: {csv}. Details: {json}. Feedback pages: {feedback}."


class UnknownStudent(LookupError):
    """A student is to be graded who handed nothing in."""


def main(arguments: list[str] | None = None) -> int:
    """Grade; returns 0 if everything was graded, 1 if something was not, 2 if nothing could be started."""
    options = _options(arguments)
    root = Path(options.course).resolve()
    if not (root / "nbgrader_config.py").exists():
        return _stop(NO_COURSE.format(folder=root))
    if options.sample:
        try:
            count = sum(len(make(root, name)) for name in options.assignments or _sources(root))
        except (AlreadyThere, MisspeltAnswers) as error:
            return _stop(str(error))
        print(MADE.format(count=count, folder=root / "submitted"))
    wrong_places = misplaced(root)
    for sentence in wrong_places:
        print(sentence, flush=True)
    names = options.assignments or assignments(root)
    if not names:
        print(NOTHING.format(folder=root / "submitted"))
        return int(bool(wrong_places))
    try:
        students = _students(root, names, options)
    except UnknownStudent as error:
        return _stop(str(error))
    results, stopped = _grade_all(root, students, options)
    if results or not stopped:
        _write(root, options, results)
    for reason in stopped:
        print(reason, file=sys.stderr)
    if stopped and not results:
        return 2
    return int(bool(stopped or wrong_places) or any(result.status == "failed" for result in results))


def _options(arguments):
    parser = argparse.ArgumentParser(prog="python -m neurona.grading", description=__doc__)
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help="default: all that were handed in")
    parser.add_argument("--student", action="append", help="only this student; may be repeated")
    parser.add_argument("--jobs", type=int, default=0, help="workers (default: one a core)")
    parser.add_argument("--backend", choices=("loky", "dask"), default="loky", help="where the workers are")
    parser.add_argument("--scheduler", help="address of the Dask scheduler, for --backend dask")
    parser.add_argument("--force", action="store_true", help="grade again what is graded and unchanged")
    parser.add_argument("--no-feedback", dest="feedback", action="store_false", help="write no feedback pages")
    parser.add_argument("--sample", action="store_true", help="make a sample class first")
    parser.add_argument("--course", default=".", help="folder of the course (default: this one)")
    parser.add_argument("--db", help="address of the gradebook, for example postgresql://…")
    parser.add_argument("--csv", default="grades.csv", help="where to write the points")
    parser.add_argument("--json", default="grades.json", help="where to write all details")
    options = parser.parse_args(arguments)
    if options.jobs < 0:
        parser.error(JOBS.format(jobs=options.jobs))
    return options


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def _sources(root):
    return sorted(path.parent.name for path in (root / "source").glob("*/*.ipynb"))


@contextlib.contextmanager
def _backend(options):
    if options.backend == "loky":
        yield
        return
    from distributed import Client

    with Client(options.scheduler) as client, joblib.parallel_config(backend="dask"):
        options.jobs = options.jobs or sum(client.nthreads().values())
        yield


def _students(root, names, options) -> dict[str, list[str]]:
    """Whom to grade, by assignment; of the assignments that were not named, only those that a student handed in."""
    handed_in = {name: submissions(root, name) for name in names}
    if not options.student:
        return handed_in
    enough = all if options.assignments else any
    for student in options.student:
        if not enough(student in students for students in handed_in.values()):
            raise UnknownStudent(UNKNOWN.format(assignments=", ".join(names), student=student))
    wanted = {name: [one for one in options.student if one in students] for name, students in handed_in.items()}
    return {name: students for name, students in wanted.items() if students}


def _grade_all(root, students, options) -> tuple[list[Result], list[str]]:
    """The results, and why some assignments could not be graded; one of them does not stop the others."""
    results, stopped = [], []
    with _backend(options):
        for name in students:
            try:
                results += _grade(root, name, students[name], options)
            except REFUSALS as error:
                stopped.append(str(error))
            except SQLAlchemyError as error:
                stopped.append(trouble(_api(root, options).coursedir.db_url, error))
    return results, stopped


def _grade(root, assignment, students, options) -> list[Result]:
    jobs = min(options.jobs or joblib.cpu_count(), max(1, len(students)))
    if options.backend == "dask":
        jobs = max(2, jobs)
    config = _api(root, options).config
    limits = (
        config.SandboxProvisioner.get("cell_cpu", SandboxProvisioner.cell_cpu.default_value),
        config.RecordAndJudge.get("notebook_seconds", RecordAndJudge.notebook_seconds.default_value),
    )
    with ClassList(assignment, students, jobs, limits) as told:
        work = grade_class(root, assignment, students, jobs, options.force, options.feedback, _settings(options))
        for result in tqdm(work, total=len(students), desc=assignment, unit="notebook", disable=None):
            told.add(result)
    return told.results


def _settings(options):
    return {"CourseDirectory": {"db_url": options.db}} if options.db else None


def _api(root, options):
    return course_api(str(root), frozen(_settings(options)))


def _write(root, options, results):
    points, details = root / options.csv, root / options.json
    api = _api(root, options)
    with alone(api.coursedir.db_url):  # or two runs that end at once would each leave out what the other has graded
        results = merged(details, results, root, api)
        write_table(points, GRADES_HEAD, map(_row, results))
        write(details, results)
    print(WRITTEN.format(csv=points, json=details, feedback=root / "feedback" if options.feedback else "-"))


def _row(one: Result) -> list[str]:
    points = [f"{one.score:g}", f"{one.max_score:g}"]
    return [one.assignment, one.student, *points, "open" if one.manual else "", one.status]


if __name__ == "__main__":
    sys.exit(main())
