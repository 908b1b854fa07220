"""What is left out of a run: nothing that an answer, a check or a cell of the student's own could miss."""

import ast
import shutil
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell
from nbgrader.utils import is_grade, is_solution

from neurona.grading.economy import parsed, shortened
from neurona.grading.names import bound_at
from neurona.grading.plan import code_of, plan_file
from neurona.grading.run import grade_one
from neurona.grading.sample_class import filled, solutions, written
from neurona.grading.skeleton import skeleton_of
from tests.answers.entries import read

ROOT = Path(__file__).resolve().parents[3]
SOLUTION = {"nbgrader": {"grade": False, "solution": True, "locked": False, "grade_id": "f"}}


def left_out(course, answer="def f(x): return x", own=(), asked=("f",)):
    """Which of the course's cells do not run as they are, by number, and what runs instead."""
    cells = [new_code_cell(text, id=f"c{number}") for number, text in enumerate(course)]
    answer = new_code_cell(answer, id="f", metadata=SOLUTION)
    check = new_code_cell("check(f(1), 1)", id="k")
    check.metadata["nbgrader"] = {"grade": True, "solution": False, "locked": True, "grade_id": "f-check", "points": 1}
    everything = [*cells, answer, check, *(new_code_cell(text, id=f"own{n}") for n, text in enumerate(own))]
    known = {cell.id: cell.source for cell in (*cells, check)}
    return {
        int(name[1:]): program for name, program in shortened(everything, known, {"f-check": frozenset(asked)}).items()
    }


def test_demonstrations_are_left_out():
    assert left_out(["print(f(2))", "y = f(3)", "labs.neuron()"]) == {0: "", 1: "", 2: ""}


def test_a_function_that_is_called_elsewhere_stays_alone():
    assert left_out(["def k(x): return x", "y = k(1)", "print(y)"], "def f(x): return k(x)") == {1: "", 2: ""}


LOCAL = {
    "changes a variable of its own": "def f(x):\n    k = 0\n    k += x\n    return k",
    "is a lambda": "f = lambda x: x",
    "binds a variable by the way": "def f(x):\n    y = [k := n for n in x]\n    return k",
    "matches a variable of its own": "def f(x):\n    match x:\n        case [k, *_]: return k",
    "deletes a variable of its own": "def f(x):\n    k = x\n    del k",
}


@pytest.mark.parametrize("answer", LOCAL.values(), ids=LOCAL)
def test_what_stays_inside_an_answer_needs_nothing(answer):
    assert left_out(["k = 3", "print(f(k))"], answer=answer) == {0: "", 1: ""}


def test_imports_stay():
    assert left_out(["import numpy as np\nimport sys\nplot(np)"], "def f(x): return np.sum(x)") == {
        0: "import numpy as np"
    }
    assert left_out(["import numpy as np\nplot(np)"], asked=("f", "np")) == {0: "import numpy as np"}


RUNS = {
    "read by the answer": (["k = 3", "print(1)"], {"answer": "def f(x): return k * x"}),
    "read by the check": (["k = 3", "print(1)"], {"asked": ("f", "k")}),
    "read by an own cell": (["k = 3", "print(1)"], {"own": ["print(k)"]}),
    "read by what is read": (["k = 3", "print(1)", "m = k"], {"answer": "def f(x): return m"}),
    "function": (["def k(x): return x", "print(1)"], {"answer": "def f(x): return k(x)"}),
    "function that keeps count": (["k = []", "print(1)", "def g(): k.append(1)", "g()"], {"asked": ("f", "g")}),
    "function of such a one": (
        ["k = []", "print(1)", "def g(): k.append(1)", "def h(): g()", "h()"],
        {"asked": ("f", "h")},
    ),
    "function with a note on it": (["def g(): pass", "print(1)", "g.calls = 3"], {"asked": ("f", "g")}),
    "changes what the answer made": (["s.append(4)", "print(1)"], {"answer": "s = [3]\ndef f(x): return s"}),
    "calls an answer that keeps count": (
        ["f(4)", "print(1)"],
        {"answer": "s = [3]\ndef f(x):\n    s.append(x)\n    return s"},
    ),
    "changed in place": (["k = [3]", "print(1)", "k.append(4)"], {"answer": "def f(x): return k"}),
    "changed by a call": (["k = [3]", "print(1)", "rng.shuffle(k)"], {"answer": "def f(x): return k"}),
    "drawn from": (["k = rng()", "print(1)", "x = k.normal()"], {"answer": "def f(x): return k"}),
    "counted on": (["k = 0", "print(1)"], {"own": ["k += 1"]}),
    "counted on in a function": (["k = 0", "print(1)"], {"answer": "def f(x):\n    global k\n    k += 1"}),
    "deleted": (["k = 0", "print(1)"], {"own": ["del k"]}),
    "global effect": (["np.random.seed(3)", "print(1)"], {}),
    "common source of chance": (["x = np.random.normal()", "print(1)"], {}),
    "file": (["with open('a', 'w') as file: file.write('b')", "print(1)"], {}),
    "file of NumPy": (["np.save('a', [1])", "print(1)"], {}),
    "attribute of a module": (["nn.flag = 1", "print(1)"], {}),
    "bound by the way": (["[k := n for n in (1, 2)]", "print(1)"], {"own": ["print(k)"]}),
    "bound inside a default": (["def g(x=(k := 3)): pass", "print(1)"], {"own": ["print(k)"]}),
    "matched": (["match 3:\n    case int() as k: pass", "print(1)"], {"own": ["print(k)"]}),
    "matched in a list": (["match [3]:\n    case [*k]: pass", "print(1)"], {"own": ["print(k)"]}),
    "matched in a dict": (["match {}:\n    case {**k}: pass", "print(1)"], {"own": ["print(k)"]}),
}


@pytest.mark.parametrize("course, rest", RUNS.values(), ids=RUNS)
def test_what_something_depends_on_runs(course, rest):
    assert left_out(course, **rest) == {1: ""}


def test_a_name_is_bound_where_it_first_stands():
    cell = ast.parse("if 3:\n    y = [z := 2]\ny = z = 4\nimport numpy as z, y as x")
    assert bound_at(cell) == {"y": 2, "z": 2, "x": 4}
    assert bound_at(cell, imports=False) == {"y": 2, "z": 2}


EVERYTHING = [
    "globals()['k']",
    "eval('k')",
    "exec('k')",
    "print(In)",
    "get_ipython().user_ns",
    "%whos",
    "!ls",
    "x = 1\n?x",
    "import sys; sys.modules['__main__'].k",
    "import __main__",
    "f.__globals__['k']",
    "+".join(["1"] * 1500),  # too deep to look into
    "x" + ".a" * 2500,
    "%pwd\n" * 3000,
    "x?\n" * 3000,
    "x = 1\n" * 200_000,
]


@pytest.mark.parametrize("code", EVERYTHING, ids=lambda code: code[:30].replace("\n", " "))
def test_code_that_may_reach_anything_has_everything(code):
    assert left_out(["k = 3", "print(1)"], own=[code]) == {}


def test_everyday_code_does_not_count_as_such():
    own = ["for _ in range(3): pass", "import re\nre.compile('k')", "rng = np.random.default_rng(1)"]
    assert left_out(["k = 3", "x = np.random.default_rng(1)"], own=own) == {0: "", 1: ""}


def test_a_variable_may_have_any_name():
    assert left_out(["for seed in range(3): print(seed)", "open = 3\nopen + 1"]) == {0: "", 1: ""}
    assert left_out(["from numpy.random import seed\nseed(3)", "print(1)"]) == {1: ""}


def test_imports_of_everything_stay():
    assert left_out(["from math import *\nprint(pi)"]) == {0: "from math import *"}


def test_a_cell_that_the_student_changed_is_the_student_s():
    cells = [new_code_cell("k = 4", id="c0"), new_code_cell("print(k)", id="c1")]
    assert shortened(cells, {"c0": "k = 3", "c1": "print(k)"}, {}) == {"c1": ""}


def test_an_answer_that_python_cannot_read_needs_nothing():
    assert left_out(["k = 3"], answer="def f(x:\n    return k") == {0: ""}
    assert parsed("def f(") is not None


def test_demonstrations_do_not_run(course):
    assert course.grade("ann", course.perfect).score == 7
    demo = next(cell for cell in course.graded().cells if "twice two" in cell.source)
    assert demo.outputs == []
    assert course.grade("ann", settings={"RecordAndJudge": {"run_everything": True}}).score == 7
    demo = next(cell for cell in course.graded().cells if "twice two" in cell.source)
    assert "twice two is 4" in demo.outputs[0].text


CHAPTERS = sorted((ROOT / "source").glob("*/*.ipynb"))


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.parent.name)
def test_chapters_lose_no_point(path, tmp_path, empty_gradebook):
    shutil.copy(empty_gradebook, tmp_path)
    folder = Path("submitted") / "ann" / path.parent.name
    shutil.copytree(path.parent, tmp_path / "source" / path.parent.name)
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / folder).mkdir(parents=True)
    source = nbformat.read(path, as_version=4)
    (tmp_path / folder / path.name).write_bytes(written(filled(skeleton_of(path), solutions(source))))
    result = grade_one(str(tmp_path), path.parent.name, "ann", feedback=False)
    by_hand = [c.metadata.nbgrader.points for c in source.cells if is_grade(c) and is_solution(c)]
    assert (result.status, result.failed_checks) == ("graded", {})
    assert result.score == result.max_score - sum(by_hand)


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.parent.name)
def test_chapters_are_much_shorter(path):
    source = nbformat.read(path, as_version=4)
    notebook = filled(skeleton_of(path), solutions(source))
    known = {cell.id: cell.source for cell in source.cells if cell.cell_type == "code"}
    programs = shortened(notebook.cells, known, {name: plan.reads for name, plan in plan_file(path).items()})
    own = [cell for cell in notebook.cells if cell.cell_type == "code" and "nbgrader" not in cell.metadata]
    assert len([cell for cell in own if programs.get(cell.id, cell.source) != cell.source]) > len(own) / 2


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.parent.name)
def test_other_answers_than_ours_need_no_demonstrations_either(path):
    answers = ROOT / "tests" / "answers" / f"{path.parent.name.replace('-', '_')}.py"
    known, asked = code_of(path), {name: plan.reads for name, plan in plan_file(path).items()}
    others = {name: [text] for name, text in solutions(nbformat.read(path, as_version=4)).items()}
    for entry in read(answers):
        if entry.exercise in others:
            others[entry.exercise].append(entry.source)
    shares = []
    for turn in range(1, 13):
        notebook = filled(skeleton_of(path), {name: texts[turn % len(texts)] for name, texts in others.items()})
        own = {cell.id for cell in notebook.cells if cell.cell_type == "code" and "nbgrader" not in cell.metadata}
        shares.append(len(own - set(shortened(notebook.cells, known, asked))) / len(own))
    assert sorted(shares)[8] < 0.1, shares  # an answer that uses the demonstration's own variables may need it
