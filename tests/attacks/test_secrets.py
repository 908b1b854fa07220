"""Everything that a student's process receives, for every chapter, holds nothing of what is expected."""

import ast
import base64
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from neurona.grading.plan import is_check_cell, plan_file
from neurona.grading.run import grade_one
from neurona.grading.sample_class import filled, solutions, written
from neurona.grading.skeleton import skeleton_of
from neurona.grading.splitting import is_check

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted(ROOT.glob("source/*/*.ipynb"))
FIRST = ROOT / "source" / "01-perceptron" / "perceptron.ipynb"


def expectations(source: str) -> tuple[set[str], set[str]]:
    """What a check cell expects (numbers, texts, tolerances, mistakes), and what it asks with.

    Numbers of one or two digits say nothing: they stand in every question as well.
    """
    tree = ast.parse(source)
    expected, asked = set(), set()
    calls = [node for node in ast.walk(tree) if is_check(node)]
    for call in calls:
        for part in [*call.args[1:], *(keyword.value for keyword in call.keywords)]:
            expected |= telling(part)
        asked |= telling(call.args[0])
    for node in ast.walk(tree):
        if isinstance(node, ast.For):
            expected |= telling(node.iter) - asked
    return expected - asked, asked


def telling(node: ast.AST) -> set[str]:
    """The constants in a piece of code that tell something: texts, and numbers of three digits or more."""
    found = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Constant):
            text = part.value if isinstance(part.value, str) else repr(part.value)
            digits = sum(mark.isdigit() for mark in text.strip("0."))
            if isinstance(part.value, str) and len(text) > 12 or isinstance(part.value, (int, float)) and digits >= 3:
                found.add(text)
    return found


@pytest.fixture(scope="module")
def received(tmp_path_factory):
    """All code and all files that the kernel of a perfect chapter 01 got, and its other cells."""
    root = tmp_path_factory.mktemp("transcript")
    shutil.copytree(FIRST.parent, root / "source" / FIRST.parent.name)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    folder = root / "submitted" / "ann" / FIRST.parent.name
    folder.mkdir(parents=True)
    (folder / FIRST.name).write_bytes(written(filled(skeleton_of(FIRST), solutions(nbformat.read(FIRST, 4)))))
    settings = {"RecordAndJudge": {"transcript": str(root / "heard"), "run_everything": True}}
    result = grade_one(str(root), FIRST.parent.name, "ann", force=True, feedback=False, settings=settings)
    assert result.status == "graded", result.reason
    assert not result.failed_checks
    lines = next((root / "heard").iterdir()).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_chapter_01_sends_nothing_of_what_it_expects(received):
    notebook = nbformat.read(FIRST, 4)
    own = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code" and not is_check_cell(cell))
    sent = "\n".join(entry.get("code", "") for entry in received)
    contents = [base64.b64decode(entry["base64"]) for entry in received if "file" in entry]
    files = b"\n".join(contents).decode(errors="replace")
    looked_for = 0
    for cell in filter(is_check_cell, notebook.cells):
        for secret in expectations(cell.source)[0]:
            if secret in own:
                continue  # the chapter itself shows it, for instance as a worked number
            looked_for += 1
            assert secret not in sent, (cell.metadata.nbgrader.grade_id, secret)
            assert secret not in files
    assert looked_for > 50
    programs = "\n".join(one.record for one in plan_file(FIRST).values())
    for word in ("HIDDEN", "mistakes", "satisfies", "rtol", "atol", "check(", "choice"):
        assert word not in programs, word


def test_the_kernel_gets_only_cells_and_the_programs_that_ask(received):
    plan = plan_file(FIRST)
    programs = {one.record for one in plan.values()}
    sent = [entry["code"] for entry in received if "code" in entry]
    assert programs <= set(sent)
    cells = {cell.source for cell in filled(skeleton_of(FIRST), solutions(nbformat.read(FIRST, 4))).cells}
    assert set(sent) - programs <= cells
    assert not [entry for entry in received if set(entry) - {"code", "file", "base64"}]


@pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.parent.name)
def test_no_program_that_asks_holds_what_is_expected(path):
    plan = plan_file(path)
    for cell in filter(is_check_cell, nbformat.read(path, 4).cells):
        name = cell.metadata.nbgrader.grade_id
        expected, _ = expectations(cell.source)
        sent = telling(ast.parse(plan[name].record))
        assert not expected & sent, name


def test_the_search_finds_what_is_there():
    cell = """
for x, h in [(3, 1234), (5, 98.76)]:
    check(f(x), h, mistakes={"the bias is left out": 5})
check(g(4321), 4.56, rtol=1e-3)"""
    expected, asked = expectations(cell)
    assert {"1234", "98.76", "the bias is left out", "4.56"} <= expected
    assert asked == {"4321"}
