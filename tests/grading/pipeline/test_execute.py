"""Submissions in real kernels: what is recorded, what is judged, and what happens when everything goes wrong."""

import base64
import json

import pytest

ALL = {"double-check": 2, "total-check": 1, "total-check-2": 3, "quiz-1-check": 1}


def points(**lost):
    return {**ALL, **{name.replace("_", "-"): 0 for name in lost}}


@pytest.fixture
def machine(course):
    """Grade a notebook with some answers replaced; returns the points of the machine-graded checks."""

    def grade(settings=None, student="ann", **answers):
        result = course.grade(student, course.answered(**answers), settings=settings)
        assert result.status == "graded", result.reason
        return {name: score for name, score in course.grades(student).items() if name in ALL}

    return grade


def test_right_answers_get_every_point(course):
    result = course.grade("ann", course.perfect)
    assert result.status == "graded", result.reason
    assert {name: score for name, score in course.grades().items() if name in ALL} == ALL
    assert result.manual
    for cell in course.graded().cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") in ALL:
            assert [output.output_type for output in cell.outputs] == ["stream"]
            assert cell.outputs[0].text.startswith("✓")


def test_untouched_stubs_get_nothing(course):
    result = course.grade("ann", course.blank)
    assert (result.score, result.manual) == (0, False)
    assert set(result.failed_checks) == set(ALL)


def test_a_wrong_answer_is_diagnosed(machine, course):
    assert machine(double="def double(x):\n    return np.asarray(x) ** 2") == points(double_check=0)
    assert "square of x" in course.sentence("double-check")


def test_only_hidden_tests_catch_it_and_do_not_show(machine, course):
    assert machine(double="def double(x):\n    return 6") == points(double_check=0)
    cell = next(cell for cell in course.graded().cells if cell.id == "double-check")
    assert "HIDDEN" in cell.source
    assert "hidden test" in cell.outputs[0].evalue
    assert "2468" not in cell.outputs[0].evalue
    assert len(cell.outputs) == 1
    assert cell.outputs[0].traceback == [cell.outputs[0].evalue]


def test_errors_are_told_with_their_line(machine, course):
    assert machine(double="def double(x):\n    y = x / 0\n    return y") == points(double_check=0)
    for part in ("ZeroDivisionError", "division by zero", "line 2", "y = x / 0"):
        assert part in course.sentence("double-check")


def test_a_syntax_error_costs_one_exercise(machine):
    assert machine(double="def double(x:\n    return") == points(double_check=0)


@pytest.mark.parametrize(
    "extra",
    [
        "import warnings, sys; warnings.warn('careful'); print('hm', file=sys.stderr)",
        "import logging; logging.error('careful')",
        "for i in range(30_000): print('line', i)",
        "print('x' * 3_000_000)",
        "import threading; t = threading.Thread(target=sum, args=([1],)); t.start(); t.join()",
        "json = list = str = None; dumps = plain = 5",
        "print = len = repr = type = None",
        "import io, sys; sys.stdout = io.StringIO()",
        "__neurona_record__ = 3",
        "import matplotlib.pyplot as plt; plt.plot([1, 2])",
    ],
    ids=[
        "warning",
        "logging",
        "many lines",
        "one long line",
        "thread",
        "names",
        "builtins",
        "stdout",
        "name",
        "figure",
    ],
)
def test_harmless_habits_keep_their_points(machine, course, extra):
    right = course.right["double"]
    assert machine(double=f"{right}\n{extra}") == ALL


def test_output_is_cut_while_it_arrives(machine, course):
    assert (
        machine(
            settings={"RecordAndJudge": {"max_output": 5000}},
            double=course.right["double"] + "\nfor i in range(3000): print('y' * 100, flush=True)",
        )
        == ALL
    )
    cell = next(cell for cell in course.graded().cells if cell.id == "double")
    assert 1000 < len(str(cell.outputs)) < 12_000
    assert "left out" in str(cell.outputs)


@pytest.mark.parametrize(
    "body", ["import os; os._exit(0)", "import ctypes; ctypes.string_at(0)"], ids=["exit", "crash"]
)
def test_a_dead_kernel_costs_the_check_that_it_died_in(machine, course, body):
    assert machine(double=f"def double(x):\n    {body}") == points(double_check=0)
    assert course.told()["verdicts"]["double-check"]["kind"] == "died"
    assert "ended" in course.sentence("double-check")


def test_exit_is_an_error_like_others(machine):
    assert machine(double="def double(x):\n    raise SystemExit(0)") == points(double_check=0)


def test_an_endless_loop_costs_one_check(machine, course):
    assert machine(settings={"Execute": {"timeout": 2}}, double="def double(x):\n    while True: pass") == points(
        double_check=0
    )
    assert "longer than 2 seconds" in course.sentence("double-check")


def test_a_loop_that_cannot_be_interrupted_is_cut_off(machine, course):
    loop = "        try:\n            while True: pass\n        except BaseException: pass"
    stubborn = f"def double(x):\n    while True:\n{loop}"
    assert machine(settings={"Execute": {"timeout": 2}}, double=stubborn) == points(double_check=0)
    assert "longer than 2 seconds" in course.sentence("double-check")


def test_a_kernel_that_was_broken_is_not_waited_for(machine, course):
    broken = course.right["total"] + "\nimport sys\nsys.stdout = None"
    assert machine(total=broken) == {**points(), "total-check": 0, "total-check-2": 0, "quiz-1-check": 0}
    assert "inner works" in course.sentence("total-check")


def test_without_execution_nobody_gets_points(course):
    result = course.grade("ann", course.perfect, settings={"Execute": {"enabled": False}})
    assert result.score == 0


def test_a_kernel_that_does_not_start_is_nobody_s_fault(course):
    result = course.grade("ann", course.perfect, settings={"RecordAndJudge": {"kernel_name": "no-such-kernel"}})
    assert result.status == "failed"
    assert "no-such-kernel" in result.reason
    assert not (course.root / "autograded" / "ann" / "00-tiny").exists()


WRONG = "def double(x): return 0\n"
PUBLISH = "from neurona.grading.recorder import publish\n"
FORGERIES = {
    "number": "import sys\ndef double(x):\n    sys.displayhook(2.0)\n    return 0",
    "tick": "def double(x):\n    print('✓')\n    return 0",
    "equal to all": "class E(int):\n    __eq__ = lambda s, o: True\n    __hash__ = None\ndef double(x): return E(0)",
    "check patched": WRONG + "import neurona\nneurona.check = check = lambda *a, **k: print('✓')",
    "input transformer": WRONG + "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    "recorder patched": WRONG + "import neurona.grading.recorder as r\nr.Recorder.__call__ = lambda s, q: None",
    "more records": PUBLISH + "def double(x):\n    publish({'n': 0, 'value': '6'})\n    return 2 * np.asarray(x)",
    "record in an earlier cell": PUBLISH + WRONG + "publish({'n': 0, 'value': '6'})",
    "metadata": WRONG + "# nbgrader: points 100",
    "leaves early": "import os, threading\ndef double(x):\n    threading.Timer(0, os._exit, [0]).start()\n    return 6",
}


@pytest.mark.parametrize("code", FORGERIES.values(), ids=FORGERIES)
def test_forged_verdicts_count_nothing(machine, code):
    assert machine(double=code)["double-check"] == 0


def test_questions_are_not_in_the_history(machine, course):
    look = "print([str(12) + str(34) in str(kept) for kept in (In, get_ipython().history_manager.input_hist_raw)])"
    assert machine(total=f"{course.right['total']}\n{look}") == ALL
    cell = next(cell for cell in course.graded().cells if cell.id == "total")
    assert cell.outputs[0].text == "[False, False]\n"


def test_expectations_never_reach_the_kernel(machine, course, tmp_path):
    (course.folder("ann") / "data.csv").write_text("1,2")
    assert machine(settings={"RecordAndJudge": {"transcript": str(tmp_path / "heard")}}) == ALL
    entries = [json.loads(line) for line in (tmp_path / "heard" / "ann+00-tiny+tiny.jsonl").read_text().splitlines()]
    heard = "\n".join(entry.get("code", "") for entry in entries)
    assert "1234" in heard  # the hidden question is asked
    for secret in (
        "2468",
        "40, 60",
        "271828",
        "square",
        "HIDDEN",
        "TypeError",
        "sum of three",
        "that is the other one",
    ):
        assert secret in course.source.read_text()
        assert secret not in heard
    files = {entry["file"]: base64.b64decode(entry["base64"]) for entry in entries if "file" in entry}
    assert files == {"data.csv": b"1,2"}
