"""The plan of a chapter: where the judge's names come from, and that every chapter's solutions get through it."""

import json
import re
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import is_grade, is_solution

from neurona.grading.judge_worker import judge
from neurona.grading.plan import PREPARE, UnusableCheck, is_check_cell, plan_file, plan_notebook
from neurona.grading.recorder import encode
from neurona.grading.skeleton import handed_out

ROOT = Path(__file__).resolve().parents[3]
CHAPTERS = sorted(path.relative_to(ROOT / "source") for path in (ROOT / "source").glob("*/*.ipynb"))


def cell(notebook, name):
    return next(one for one in notebook.cells if one.id == name)


def test_the_judge_gets_imports_and_data_of_the_course_and_no_more(source):
    source.cells[1].source += "\nfrom math import tau, pi\nbig = tau * 2\nprint(double)"
    cell(source, "total-check").source = "check(total(numbers), big - big + numbers[2] * 2)"
    plan = plan_notebook(source)["total-check"]
    assert "tau" in plan.context
    assert "numbers = [1, 2, 3]" in plan.context
    assert "pi" not in plan.context
    assert "double" not in plan.context
    assert "numpy" not in plan.context


@pytest.mark.parametrize(
    "line, words",
    [
        ("check(total(numbers), double(3))", "the student writes double"),
        ("check(total(numbers), nowhere)", "reads nowhere, which no cell"),
        ("check(total(numbers), answer_1)", "reads answer_1, which no cell"),
        ("expected = double(3)\ncheck(total(numbers), expected)", "the student writes double"),
    ],
    ids=["student's function", "unknown", "later cell", "through a name"],
)
def test_what_the_judge_cannot_know_is_refused(source, line, words):
    cell(source, "total-check").source = line
    with pytest.raises(UnusableCheck, match=words) as error:
        plan_notebook(source, "tiny")
    assert "tiny, cell total-check, line" in str(error.value)


def test_all_unusable_checks_are_named(source):
    cell(source, "total-check").source = "assert total(numbers) == 6"
    cell(source, "double-check").source = "print(double(2))"
    with pytest.raises(UnusableCheck) as error:
        plan_notebook(source)
    assert "total-check," in str(error.value)
    assert "double-check," in str(error.value)


def test_a_plan_follows_its_file(source, tmp_path):
    path = tmp_path / "tiny.ipynb"
    nbformat.write(source, path)
    assert plan_file(path)["total-check"].points == 1
    cell(source, "total-check").metadata.nbgrader.points = 12
    nbformat.write(source, path)
    assert plan_file(path)["total-check"].points == 12


def test_a_reflection_may_carry_its_mark_scheme(source):
    cell(source, "why").source += "\n### BEGIN MARK SCHEME\n1 point: says because.\n### END MARK SCHEME"
    assert cell(handed_out(source), "why").source == "YOUR ANSWER HERE"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.parent.name)
def test_the_solutions_of_every_chapter_get_every_point(chapter, solution_names):
    source = nbformat.read(ROOT / "source" / chapter, as_version=4)
    names = solution_names(str(chapter.with_suffix("")))
    for one in source.cells:
        if one.metadata.get("nbgrader", {}).get("locked") and not is_grade(one):
            exec(one.source, names)
        elif one.cell_type == "code" and not one.metadata.get("nbgrader"):
            imports = [line for line in one.source.splitlines() if line.startswith(("import ", "from "))]
            exec("\n".join(imports), names)
    contexts = {}
    for name, plan in plan_notebook(source, chapter.stem).items():
        answers = []
        exec(
            plan.record.removeprefix(PREPARE),
            {**names, "__neurona_record__": lambda question, answers=answers: answers.append(encode(question()))},
        )
        answers = json.loads(json.dumps(answers))
        verdict = judge({"context": plan.context, "judge": plan.judge, "answers": answers}, contexts)
        assert verdict["kind"] == "passed", (name, verdict)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.parent.name)
def test_no_chapter_sends_its_explanations(chapter):
    source = nbformat.read(ROOT / "source" / chapter, as_version=4)
    plans = plan_notebook(source, chapter.stem)
    assert set(plans) == {one.metadata.nbgrader.grade_id for one in source.cells if is_check_cell(one)}
    assert any(is_solution(one) for one in source.cells)
    for plan in plans.values():
        for word in ("mistakes", "satisfies", "HIDDEN", "rtol", "atol"):
            assert word not in plan.record, plan.grade_id
        assert not re.search(r"(?<![\w.])check\(", plan.record), plan.grade_id
