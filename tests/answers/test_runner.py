"""The runner of the answers complains exactly where a check is unfair, blind or silent."""

import ast

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.answers import entries, verdicts
from tests.answers.chapter import Chapter, bound_by, needed_by

IMPORTS = "import numpy as np\nfrom neurona import check, raised\nraise RuntimeError('the picture of the first cell')"
STUB = "    # YOUR CODE HERE\n    raise NotImplementedError()"
CELLS = [
    ("", IMPORTS, None),
    ("given-offset", "OFFSET = np.array([1.0])[0]", None),
    ("", "OFFSET_OF_DEMO = 5  # a later cell binds it anew", None),
    ("twice", "def twice(x):\n    return 2 * x", f"def twice(x):\n{STUB}"),
    ("twice-check", "check(twice(3), 6, mistakes={'this is the square': 9})\n"
                    "### BEGIN HIDDEN TESTS\ncheck(twice(-3), -6)\n### END HIDDEN TESTS",
     "check(twice(3), 6, mistakes={'this is the square': 9})"),
    ("", "raise RuntimeError('a demo cell that nobody needs')", None),
    ("", "table = [twice(n) for n in (1, 2)]\nOFFSET_OF_DEMO = 0", None),
    ("shifted", "def shifted(x):\n    return twice(x) + OFFSET", f"def shifted(x):\n{STUB}"),
    ("shifted-check", "for x in (1, 2):\n    check(shifted(x), 2 * x + 1)", None),
    ("shifted-check-2", "check(shifted(len(table)), 5)", None),
    ("quiz-1", 'answer_1 = None\nanswer_1 = "b"', "answer_1 = None"),
    ("quiz-1-check", 'check.choice(answer_1, "b", {"a": "The bias is not multiplied."})', None),
    ("lenient", "value = 1", "value = None"),
    ("lenient-check", "check(True, True)", None),
    ("uses-check-cell", "late = 1", "late = None"),
    ("uses-check-cell-check", "size = 4\ncheck(late, 1)", None),
    ("last", "final = 4", "final = None"),
    ("last-check", "check(final, size)", None),
]


def grading(grade_id):
    check = "-check" in grade_id.removeprefix("uses-check-cell")
    return {"grade_id": grade_id, "grade": check, "solution": not check and not grade_id.startswith("given")}


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A chapter of tiny exercises; the last entry of CELLS is the release's text where it differs."""
    paths = {}
    for name in ("source", "release"):
        notebook = new_notebook(cells=[new_markdown_cell("# Sample")])
        for grade_id, source, release in CELLS:
            text = release if name == "release" and release else source
            notebook.cells.append(new_code_cell(text, metadata={"nbgrader": grading(grade_id)} if grade_id else {}))
        paths[name] = tmp_path_factory.mktemp(name) / "sample.ipynb"
        nbformat.write(notebook, paths[name])
    return Chapter(**paths)


def entry(exercise, kind, source, *sees, hidden=False):
    return entries.Entry("90-sample", exercise, kind, "title", source, sees, hidden)


def test_the_exercises_are_found(sample):
    assert sample.exercises == ["twice", "shifted", "quiz-1", "lenient", "uses-check-cell", "last"]
    assert "NotImplementedError" in sample.stub("twice")


@pytest.mark.parametrize(("exercise", "kind", "source", "sees", "hidden", "complaint"), [
    ("twice", "right", "def twice(x): return x + x", (), False, None),
    ("twice", "right", "def twice(x): return 2", (), False, "A right answer is rejected by twice-check"),
    ("twice", "right", "def twice(x): return abs(2 * x)", (), False, "A right answer is rejected"),
    ("twice", "right", "def twice(x): return 1 / 0", (), False, "ZeroDivisionError"),
    ("twice", "wrong", "def twice(x): return x ** 2", ("this is the square",), False, None),
    ("twice", "wrong", "def twice(x): return x ** 2", ("this is the cube",), False, "The student should read"),
    ("twice", "wrong", "def twice(x): return x ** 2", ("this is the square", "7 is expected"), False, "7 is expected"),
    ("twice", "wrong", "def twice(x): return x + x", ("no",), False, "A wrong answer passes all checks"),
    ("twice", "wrong", "def twice(x): return x + 3", ("-6 is expected",), False, "Only hidden tests catch it"),
    ("twice", "wrong", "def twice(x): return x + 3", ("-6 is expected, 0 came",), True, None),
    ("twice", "wrong", "def twice(x): return x + 3", (), True, None),
    ("twice", "wrong", "def twice(x): return x + 3", ("-7 is expected",), True, "The student should read"),
    ("twice", "wrong", "def twice(x): return 5", (), True, "The visible checks catch it already"),
    ("twice", "wrong", "def twice(x): return y", ("not defined",), False, "crashes, which the entry does not say"),
    ("twice", "wrong", "def twice(x): return y", ("NameError",), False, None),
    ("twice", "wrong", "def twice(x) return x", ("NameError",), False, "SyntaxError"),
    ("twice", "wrong", "def twice(x) return x", ("SyntaxError",), False, None),
    ("shifted", "right", "def shifted(x): return OFFSET + x + x", (), False, None),
    ("shifted", "right", "import math\ndef shifted(x): return math.fsum([OFFSET, twice(x)])", (), False, None),
    ("shifted", "right", "def shifted(x): return OFFSET_OF_DEMO + 1 + twice(x)", (), False, None),
    ("shifted", "wrong", "def shifted(x): return 3", ("5 is expected, 3 came",), False, None),
    ("quiz-1", "right", 'answer_1 = "B"', (), False, None),
    ("quiz-1", "wrong", 'answer_1 = "a"', ("The bias is not multiplied.",), False, None),
    ("quiz-1", "wrong", 'answer_1 = "a"\nraise NotImplementedError()', ("The bias is not multiplied.",), False, None),
    ("quiz-1", "wrong", 'answer = "b"', ("NameError",), False, None),
    ("lenient", "wrong", "value = 2", ("no",), False, "A wrong answer passes all checks"),
    ("last", "right", "final = 2 + 2", (), False, None),
    ("nowhere", "right", "x = 1", (), False, "no exercise nowhere"),
])
def test_an_answer_is_judged(sample, exercise, kind, source, sees, hidden, complaint):
    found = verdicts.complaint(sample, entry(exercise, kind, source, *sees, hidden=hidden))
    assert (found is None) if complaint is None else (complaint in found)


def test_one_answer_leaves_nothing_behind_for_the_next(sample):
    assert verdicts.complaint(sample, entry("twice", "right", "def twice(x): return 2 * x\nanswer_1 = 'b'")) is None
    assert verdicts.complaint(sample, entry("quiz-1", "wrong", "pass", "NameError")) is None


def test_checks_of_other_exercises_are_not_run(sample):
    (outcome,) = sample.try_answer("last", "final = 4", hidden=True)
    assert outcome.message == "✓ Right: 4\n"


def test_every_check_cell_counts(sample):
    outcomes = sample.try_answer("shifted", "def shifted(x): return 2 * x + 1 if x == 2 else 0", hidden=False)
    assert [(outcome.check, outcome.error is None) for outcome in outcomes] == [
        ("shifted-check", False), ("shifted-check-2", True)]


def test_a_stub_that_scores_is_noticed(sample):
    assert verdicts.stub_complaint(sample, "twice") is None
    assert verdicts.stub_complaint(sample, "quiz-1") is None
    assert "lenient-check" in verdicts.stub_complaint(sample, "lenient")


def test_too_few_answers_are_noticed(sample):
    some = [entry("twice", "right", "x")] * 3 + [entry("twice", "wrong", "x")] * 4
    found = verdicts.missing(sample, some)
    assert found[0] == "twice has 4 wrong answers; it needs 5." and len(found) == 1 + 2 * 5


@pytest.mark.parametrize(("source", "bound", "needed"), [
    ("y = x", {"y"}, {"x"}), ("x = 1\ny = x", {"x", "y"}, set()), ("def f(a):\n    return a + b", {"f"}, {"b"}),
    ("y = [n * k for n in z]", {"y"}, {"k", "z"}), ("import numpy as np\nnp.sum(q)", {"np"}, {"q"}),
    ("for i in r:\n    s = i", {"i", "s"}, {"r"}), ("f = lambda a: g(a)", {"f"}, {"g"}),
    ("class A:\n    b = c", {"A"}, {"c"}), ("with open(p) as f:\n    f.read()", {"f"}, {"open", "p"}),
])
def test_names_are_bound_and_needed(source, bound, needed):
    assert {name for statement in ast.parse(source).body for name in bound_by(statement)} == bound
    assert needed_by(source) - bound == needed - bound and needed_by(source) >= needed


FILE = """Notes at the top are not an answer.

# %% net-input | right | a loop
def net_input(w, x):
    return 1

# %% net-input | wrong | no bias
# sees: the bias
# sees: 7 is expected
def net_input(w, x):
    return 2

# %% step | wrong | strange
# caught by: hidden tests
step = None
"""


def written(folder, text):
    path = folder / "01_perceptron.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_of_answers_is_read(tmp_path):
    loop, bias, strange = entries.read(written(tmp_path, FILE))
    assert (loop.chapter, loop.exercise, loop.kind, loop.title) == ("01-perceptron", "net-input", "right", "a loop")
    assert loop.source == "def net_input(w, x):\n    return 1" and loop.sees == ()
    assert bias.sees == ("the bias", "7 is expected") and bias.source.startswith("def") and not bias.hidden
    assert strange.hidden and strange.source == "step = None"


@pytest.mark.parametrize(("text", "says"), [
    ("# %% net-input | good | a\nx = 1", "right"), ("# %% net-input | right\nx = 1", "01_perceptron.py:1"),
    ("# %% a | wrong | b\nx = 1", "what the student is told"),
    ("# %% a | right | b\n# sees: c\nx = 1", "caught by nothing"),
    ("# %% a | right | b\n\n# %% a | right | c\nx = 1", "no code"),
    ("# %% a | right | b\nx = 1\n# %% a | right | b\nx = 2", "two entries"),
])
def test_a_misspelt_file_is_refused(tmp_path, text, says):
    with pytest.raises(ValueError, match=says):
        entries.read(written(tmp_path, text))
