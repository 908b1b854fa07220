"""In a real kernel a failed check shows its message alone, and nbgrader still sees an error."""

import re

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.utils import determine_grade

from neurona.checking.folded import MISSING, NOTHING

FOLDED = "# Check: half, 2 points. Run this cell.\n"
CELLS = {
    "right": "check(3 + 4, 7)\ncheck.choice('B', 'b', {'a': 'No.'})",
    "wrong": "check(3 + 3, 7, mistakes={'one is missing': 6})\ncheck(7, 7)",
    "partly": "check(7, 7)\nsatisfied = satisfies('a large number', lambda h: h > 9)\ncheck(8, satisfied)",
    "raises": "check(1 / 0, 7)",
    "call": "for n in (2, 3):\n    check(abs(\n        -n), 2,\n        mistakes={'one too many': 3})",
    "long": f"check(sum({list(range(40))}), 7)",
    "quiz": "check.choice('a', 'b', {'a': 'No.'})",
    "given": "def stub(x):\n    raise NotImplementedError()\n\n"
             "def half(x):\n    return stub(x) if x == 1 else 6 / x\n\n"
             "def silent(x):\n    6 / x\n\ndef ask(f):\n    return f(0)",
    "unsolved": FOLDED + "check(half(1), 3, mistakes={'a secret': 6})",
    "stops": FOLDED + "check(abs(half(\n    0)), 3, mistakes={'a secret': 6})",
    "missing": FOLDED + "check(nowhere(0), 3, mistakes={'a secret': 6})",
    "in a list": FOLDED + "check([half(n) for n in (3, 0)], [2, 1], mistakes={'a secret': 6})",
    "in a loop": FOLDED + "check([n for n in silent(3)], [2, 1], mistakes={'a secret': 6})",
    "asked back": FOLDED + "check(ask(lambda n: 6 / n), 3, mistakes={'a secret': 6})",
    "not plain": FOLDED + "check(half(2), 4)",
    "given raises": "half(0)",
}


@pytest.fixture(scope="module")
def cells():
    """The executed cells, by name."""
    notebook = new_notebook(cells=[new_code_cell("from neurona import check, satisfies")])
    for name, source in CELLS.items():
        grade = {"grade": True, "solution": False, "locked": True, "task": False, "points": 2, "grade_id": name,
                 "schema_version": 3, "cell_type": "code"}
        notebook.cells.append(new_code_cell(source, metadata={"nbgrader": grade, "name": name}))
    NotebookClient(notebook, timeout=120, allow_errors=True, kernel_name="python3").execute()
    nbformat.validate(notebook)
    return {cell.metadata.name: cell for cell in notebook.cells[1:]}


def test_a_right_answer_prints_one_line_a_check(cells):
    (output,) = cells["right"].outputs
    assert (output.output_type, output.name, output.text) == ("stream", "stdout", "✓ Right: 7\n✓ Right.\n")
    assert determine_grade(cells["right"]) == (2, 2)


def test_a_wrong_answer_shows_the_message_and_no_traceback(cells):
    (output,) = cells["wrong"].outputs
    message = ["✗ Not yet: 7 is expected, 6 came back.", "  Likely mistake: one is missing."]
    assert output.output_type == "error" and output.traceback == message
    assert output.ename == "CheckFailed" and output.evalue == "\n".join(message)


def test_a_verdict_names_the_call_that_was_checked(cells):
    assert cells["call"].outputs[-1].traceback == [
        "✗ Not yet: 2 is expected, 3 came back.", "  Checked: abs(-n)", "  Likely mistake: one too many."]
    assert "Checked" not in cells["call"].outputs[-1].evalue  # that goes on feedback pages, where calls may be hidden


def test_a_long_call_is_left_to_the_check(cells):
    assert cells["long"].outputs[-1].traceback == ["✗ Not yet: 7 is expected, 780 came back."]


@pytest.mark.parametrize("name", ["wrong", "partly", "raises", "quiz"])
def test_nbgrader_gives_nothing_for_an_error(cells, name):
    assert cells[name].outputs[-1].output_type == "error"
    assert determine_grade(cells[name]) == (0, 2)


def test_other_errors_keep_their_traceback(cells):
    assert "ZeroDivisionError" in "".join(cells["raises"].outputs[0].traceback)
    assert cells["quiz"].outputs[0].traceback == ["✗ No."]


def test_an_error_in_a_folded_check_is_shown_without_the_check(cells):
    def shown(name):
        (output,) = cells[name].outputs
        assert determine_grade(cells[name]) == (0, 2)
        return output.ename, re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(output.traceback))

    assert shown("unsolved") == (
        "NotImplementedError", "✗ Not solved yet: stub() still says `raise NotImplementedError()`.")
    name, text = shown("stops")
    assert text.startswith("The check called half(0).\n") and "return stub(x) if x == 1 else 6 / x" in text
    assert name == "ZeroDivisionError" and text.endswith("ZeroDivisionError: division by zero") and "secret" not in text
    assert shown("missing") == ("NameError", f"NameError: name 'nowhere' is not defined\n{MISSING}")
    text = shown("in a list")[1]
    assert text.startswith("The check called half(n).\n") and "half(x)" in text and "secret" not in text
    assert shown("in a loop")[1] == f"TypeError: 'NoneType' object is not iterable\n{NOTHING}"
    text = shown("asked back")[1]
    assert "return f(0)" in text and text.endswith("ZeroDivisionError: division by zero") and "secret" not in text
    assert shown("not plain") == ("CheckFailed", "✗ Not yet: 4 is expected, 3 came back.\n  Checked: half(2)")
    assert "half(0)" in shown("given raises")[1], "other cells keep their traceback"
