"""From one text to three notebooks: read, refuse, let nbgrader cut and run, look again, only then write."""

import json
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .problems import Problem, Refused

STEPS = ("source", "release", "solutions")

ONE_TEXT = "A chapter's folder holds one .md file, which gives the notebook its name; here are {n}: {names}."
NO_CHAPTERS = "There is no chapter in course/. A chapter is course/NN-topic/topic.md."
NOT_UTF8 = "This text is not UTF-8 ({error}). Save it as UTF-8."
NBGRADER = "nbgrader refused: {error}"
STALE = "The committed {step} notebook is not what this text gives. Run: make build"
MISSING = "The {step} notebook is missing. Run: make build"
WORKED_IN = (
    "The released notebook holds somebody's work: its cells were run. Copy {path} to another folder, then give it up "
    "here with: git restore {path}"
)
LEFT_OVER = "There is no chapter {name} in course/ any more. Delete this folder."


@dataclass(frozen=True)
class Place:
    """Where a chapter's text lies and where its notebooks go: `name` is NN-topic, `text` the .md file."""

    root: Path
    name: str
    text: Path

    @property
    def topic(self):
        return self.text.stem

    @property
    def shown(self):
        return self.text.relative_to(self.root).as_posix()

    def notebook(self, step, root=None):
        return (root or self.root) / step / self.name / f"{self.topic}.ipynb"

    @property
    def built(self):
        return [self.notebook(step) for step in STEPS]


def find(root):
    """The chapters of a course, in order.

    Args:
        root: the folder that holds course/.

    Returns:
        (places, problems).
    """
    places, problems = [], []
    for folder in sorted(p for p in (root / "course").glob("*") if p.is_dir() and not p.name.startswith(".")):
        texts = sorted(folder.glob("*.md"))
        if len(texts) == 1:
            places.append(Place(root, folder.name, texts[0]))
        else:
            message = ONE_TEXT.format(n=len(texts), names=", ".join(t.name for t in texts) or "none")
            problems.append(Problem(f"course/{folder.name}", 1, "one text", message))
    if not places and not problems:
        problems.append(Problem("course", 1, "no chapters", NO_CHAPTERS))
    return places, problems


def left_over(root, places):
    """A problem for every built folder whose chapter is gone."""
    names = {place.name for place in places}
    for step in STEPS:
        for folder in sorted((root / step).glob("*")):
            if folder.is_dir() and folder.name not in names and any(folder.glob("*.ipynb")):
                message = LEFT_OVER.format(name=folder.name)
                yield Problem(f"{step}/{folder.name}", 1, "left over", message)


def read_chapter(place):
    """Read a chapter and judge its text.

    Returns:
        (chapter, warnings).

    Raises:
        Refused: when it breaks a rule.
    """
    from . import rules, style, text

    try:
        written = place.text.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused([Problem(place.shown, 1, "unreadable text", NOT_UTF8.format(error=error.reason))]) from None
    chapter, problems = text.read(written, place.name, place.topic, place.shown)
    problems += rules.check_text(chapter)
    if problems:
        raise Refused(problems)
    return chapter, style.warnings(chapter)


def student_notebooks(place, chapter, course):
    """Make the source and the release notebook in a nbgrading.Course.

    Returns:
        {"source": notebook, "release": notebook}.

    Raises:
        Refused: when nbgrader refuses, or an answer leaks.
    """
    from . import leaks, notebook
    from .nbgrading import NbgraderFailed

    source = notebook.instructor_notebook(chapter)
    path = place.notebook("source", course.root)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(notebook.to_bytes(source))
    try:
        course.generate_assignment(place.name)
    except NbgraderFailed as error:
        raise Refused([chapter.problem(1, "nbgrader", NBGRADER, error=error)]) from error
    release = notebook.settle(notebook.from_bytes(place.notebook("release", course.root).read_bytes()))
    problems = leaks.check_release(chapter, release)
    if problems:
        raise Refused(problems)
    return {"source": source, "release": release}


def solutions_notebook(place, chapter, course, made, timeout):
    """Run the solutions, and every stub against its checks, side by side.

    Args:
        place, chapter: the chapter.
        course: the nbgrading.Course that holds its source notebook.
        made: what student_notebooks() returned.
        timeout: seconds for a cell.

    Raises:
        Refused: when a solution raises, a stub passes, or an output breaks a rule.
    """
    from . import notebook, outputs, stubs
    from .nbgrading import NbgraderFailed, neutral_environment

    with neutral_environment(course.root / "ipython"), ThreadPoolExecutor(1) as pool:
        trial = pool.submit(stubs.stubs_that_pass, chapter, made["source"], made["release"], course, timeout)
        try:
            course.generate_solution(place.name)
        except NbgraderFailed as error:
            raise Refused([chapter.problem(1, "nbgrader", NBGRADER, error=error)]) from error
        solved = notebook.from_bytes(place.notebook("solutions", course.root).read_bytes())
        problems = outputs.check_solutions(chapter, solved, private=[str(course.root)])
        if not any(p.rule == "solution raises" for p in problems):
            problems += trial.result()
    if problems:
        raise Refused(problems)
    return notebook.to_read(notebook.settle(solved))


def build(place, course, timeout=300):
    """Build one chapter and write its three notebooks; when anything is refused, nothing is written.

    Returns:
        The warnings about it, as problems.

    Raises:
        Refused: with everything that must be mended.
    """
    from nbformat import ValidationError

    from .notebook import from_bytes, to_bytes
    from .outputs import keep_pictures

    chapter, warnings = read_chapter(place)
    refuse_to_lose_work(place, chapter)
    made = student_notebooks(place, chapter, course)
    made["solutions"] = solutions_notebook(place, chapter, course, made, timeout)
    with suppress(OSError, ValueError, ValidationError):  # it is not there, or no notebook
        keep_pictures(made["solutions"], from_bytes(place.notebook("solutions").read_bytes()))
    for step in STEPS:
        write(place.notebook(step), to_bytes(made[step]))
    return warnings


def refuse_to_lose_work(place, chapter):
    """Raise Refused where a student has worked in release/ itself: what we write has never been run."""
    path = place.notebook("release")
    try:
        was_run = any(cell.get("execution_count") for cell in json.loads(path.read_bytes())["cells"])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return  # it is not there, or no notebook
    if was_run:
        shown = path.relative_to(place.root).as_posix()
        raise Refused([chapter.problem(1, "work in release/", WORKED_IN, path=shown)])


def compare(place, course):
    """Problems where the committed notebooks of a chapter differ from what its text gives; nothing is run.

    In source/ and release/ every byte counts; in solutions/ the cells do, and their outputs must keep the
    rules.
    """
    from . import outputs
    from .notebook import from_bytes, to_bytes, to_read

    chapter, _ = read_chapter(place)
    made = student_notebooks(place, chapter, course)
    problems = []
    for step in STEPS:
        path = place.notebook(step)
        if not path.exists():
            problems.append(chapter.problem(1, "missing", MISSING, step=step))
        elif step != "solutions":
            # Git may have put other line ends into the working copy.
            if path.read_bytes().replace(b"\r\n", b"\n") != to_bytes(made[step]):
                problems.append(chapter.problem(1, "stale", STALE, step=step))
        else:
            solved = from_bytes(path.read_bytes())
            if _cells(solved) != _cells(to_read(made["source"])):
                problems.append(chapter.problem(1, "stale", STALE, step=step))
            else:
                problems += outputs.check_solutions(chapter, solved)
    return problems


def _cells(notebook):
    kept = ("nbgrader", "jupyter")
    return [(cell.id, cell.cell_type, cell.source, *map(cell.metadata.get, kept)) for cell in notebook.cells]


def write(path, content):
    """Put a file in its place in one move, and leave one that is already right alone."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
