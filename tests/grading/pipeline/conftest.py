"""A tiny course on disk, whose submissions the tests write, break, grade and look at."""

import copy
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from neurona.grading.__main__ import main
from neurona.grading.autograde import told_by
from neurona.grading.gradebook import prepare
from neurona.grading.run import course_api, grade_one
from neurona.grading.sample_class import filled, solutions, written
from neurona.grading.skeleton import skeleton_of

ROOT = Path(__file__).resolve().parents[3]
ASSIGNMENT = "00-tiny"

# (kind, name, points, text); a kind is what the cell is to nbgrader.
CELLS = [
    ("text", "", 0, "# Tiny"),
    ("plain", "", 0, "import numpy as np\nfrom neurona import check, raised, satisfies"),
    ("given", "given-numbers", 0, "numbers = [1, 2, 3]"),
    ("text", "", 0, "Write `double`."),
    (
        "exercise",
        "double",
        0,
        "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * np.asarray(x)\n    ### END SOLUTION",
    ),
    (
        "check",
        "double-check",
        2,
        """\
check(double(3), 6, mistakes={"this is the square of x": 9})
### BEGIN HIDDEN TESTS
for x, expected in [(1234, 2468), ([20, 30], [40, 60])]:
    check(double(x), expected)
### END HIDDEN TESTS""",
    ),
    ("plain", "", 0, "print('twice two is', double(2))"),
    (
        "exercise",
        "total",
        0,
        "def total(values):\n    ### BEGIN SOLUTION\n    return float(sum(values))\n    ### END SOLUTION",
    ),
    ("check", "total-check", 1, "check(total(numbers), 6)"),
    (
        "check",
        "total-check-2",
        3,
        """\
rng = np.random.default_rng(5)
values = rng.integers(0, 9, size=4)
secret = 271828
check(total(values), values.sum())
check(raised(total, 5), "TypeError")
### BEGIN HIDDEN TESTS
three = satisfies("a sum of three", lambda s: s == 3 and secret == 271828)
check(total([item for item in (1, 2)]), three)
### END HIDDEN TESTS""",
    ),
    ("exercise", "quiz-1", 0, 'answer_1 = None\n### BEGIN SOLUTION\nanswer_1 = "b"\n### END SOLUTION'),
    ("check", "quiz-1-check", 1, 'check.choice(answer_1, "b", {"a": "No: that is the other one.", "c": "No: never."})'),
    ("reflection", "why", 4, "### BEGIN SOLUTION\nBecause.\n### END SOLUTION"),
]
FLAGS = {
    "exercise": {"grade": False, "solution": True, "locked": False},
    "check": {"grade": True, "solution": False, "locked": True},
    "given": {"grade": False, "solution": False, "locked": True},
    "reflection": {"grade": True, "solution": True, "locked": False},
}
MACHINE_POINTS = 7


def source_notebook(cells=CELLS):
    """The instructor's notebook."""
    notebook = new_notebook()
    notebook.metadata.update(
        kernelspec={"name": "python3", "display_name": "Python 3", "language": "python"},
        language_info={"name": "python"},
    )
    for number, (kind, name, points, text) in enumerate(cells):
        cell = (new_markdown_cell if kind in ("text", "reflection") else new_code_cell)(
            text, id=name or f"cell-{number}"
        )
        if kind in FLAGS:
            label = {**FLAGS[kind], "task": False, "grade_id": name, "schema_version": 3}
            cell.metadata["nbgrader"] = {**label, **({"points": points} if FLAGS[kind]["grade"] else {})}
        notebook.cells.append(cell)
    return notebook


class Course:
    """A course folder with one assignment."""

    def __init__(self, root, notebook=None):
        self.root = root
        self.source = root / "source" / ASSIGNMENT / "tiny.ipynb"
        self.source.parent.mkdir(parents=True)
        nbformat.write(notebook or source_notebook(), self.source)
        shutil.copy(ROOT / "nbgrader_config.py", root)

    def other_cells(self, without=(), more=()):
        """Take cells out of the instructor's notebook, by name, and put others at its end."""
        cells = [cell for cell in CELLS if cell[1] not in without]
        nbformat.write(source_notebook([*cells, *more]), self.source)

    @property
    def blank(self):
        return skeleton_of(self.source)

    @property
    def perfect(self):
        return filled(self.blank, self.right)

    @property
    def right(self):
        return solutions(nbformat.read(self.source, 4))

    def answered(self, **answers):
        """The perfect notebook with some answers replaced; underscores stand for hyphens."""
        return filled(self.perfect, {name.replace("_", "-"): text for name, text in answers.items()})

    def folder(self, student):
        folder = self.root / "submitted" / student / ASSIGNMENT
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def submit(self, student, content, name="tiny.ipynb"):
        """Hand in a notebook, or bytes."""
        content = content if isinstance(content, bytes) else written(content)
        (self.folder(student) / name).write_bytes(content)

    def grade(self, student="ann", content=None, **options):
        """Grade one submission; returns its Result."""
        if content is not None:
            self.submit(student, content)
        options = {"force": True, "feedback": False, **options}
        return grade_one(str(self.root), ASSIGNMENT, student, **options)

    @property
    def api(self):
        return course_api(str(self.root))

    def mark(self, student="ann", **marks):
        """Give points by hand; underscores stand for hyphens."""
        with self.api.gradebook as gradebook:
            entry = gradebook.find_submission_notebook("tiny", ASSIGNMENT, student)
            grades = {grade.name: grade for grade in entry.grades}
            for name, points in marks.items():
                grade = grades[name.replace("_", "-")]
                grade.manual_score, grade.needs_manual_grade = points, False
            gradebook.db.commit()

    def grades(self, student="ann"):
        """Machine-given points by check cell, as the gradebook has them."""
        with self.api.gradebook as gradebook:
            entry = gradebook.find_submission_notebook("tiny", ASSIGNMENT, student)
            return {grade.name: grade.auto_score for grade in entry.grades}

    def graded(self, student="ann"):
        return nbformat.read(self.root / "autograded" / student / ASSIGNMENT / "tiny.ipynb", 4)

    def told(self, student="ann"):
        return told_by(self.root / "autograded" / student / ASSIGNMENT / "tiny.ipynb")

    def sentence(self, check, student="ann"):
        """What the student is told about a check cell."""
        return self.told(student)["verdicts"][check]["text"]


@pytest.fixture(scope="session")
def empty_gradebook(tmp_path_factory):
    """A gradebook that knows the tiny course and no student; making one takes seconds, copying it nothing."""
    course = Course(tmp_path_factory.mktemp("template") / "course")
    prepare(course.api.coursedir, ASSIGNMENT, course.api.config)
    return course.root / "gradebook.db"


@pytest.fixture
def course(tmp_path, empty_gradebook):
    """A Course of its own for each test."""
    course = Course(tmp_path / "course")
    shutil.copy(empty_gradebook, course.root)
    return course


@pytest.fixture
def here(course, capsys):
    """`python -m neurona.grading` in the course, without a new process: here("--jobs", "1", code=0) is what it said."""

    def run(*arguments, code=0):
        assert main([*arguments, "--course", str(course.root), "--no-feedback"]) == code
        return "".join(capsys.readouterr())

    return run


@pytest.fixture
def course_by_hand(tmp_path):
    """A Course without a check: its only answer is marked by hand."""
    cells = [cell for cell in CELLS if cell[0] in ("text", "reflection")]
    return Course(tmp_path / "course-by-hand", source_notebook(cells))


@pytest.fixture
def source():
    """A copy of the tiny course's source notebook."""
    return copy.deepcopy(source_notebook())
