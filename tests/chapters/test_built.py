"""Are the committed notebooks what the texts give, do the solutions run, and do students see no answer?"""

import json
import re

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from neurona_build.chapters import compare, left_over
from neurona_build.nbgrading import Course

from neurona.grading.plan import is_check_cell, plan_file

STEPS = ("source", "release", "solutions")


def read(place, step):
    return nbformat.read(place.notebook(step), as_version=4)


def outputs(notebook):
    return [(cell, output) for cell in notebook.cells for output in cell.get("outputs", [])]


def test_committed_notebooks_are_what_the_text_gives(place, tmp_path):
    problems = compare(place, Course(tmp_path))

    assert not problems, "\n".join(map(str, problems))


def test_no_notebook_is_left_over_from_a_chapter_that_is_gone(root):
    from neurona_build.chapters import find

    assert not [str(problem) for problem in left_over(root, find(root)[0])]


@pytest.mark.parametrize("step", STEPS)
def test_notebooks_are_valid_for_jupyter_and_nbgrader(place, step):
    notebook = read(place, step)

    nbformat.validate(notebook)
    MetadataValidator().validate_nb(notebook)
    assert notebook.metadata.kernelspec.name == "python3"


def test_source_and_release_have_no_outputs(place):
    for step in ("source", "release"):
        assert not outputs(read(place, step))
        assert not any(cell.get("execution_count") for cell in read(place, step).cells)


def test_solutions_ran_from_top_to_bottom_without_error(place):
    notebook = read(place, "solutions")
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]

    assert counts == list(range(1, len(counts) + 1))
    assert not [(cell.id, output.evalue) for cell, output in outputs(notebook) if output.output_type == "error"]
    assert not [(cell.id, output.text) for cell, output in outputs(notebook) if output.get("name") == "stderr"]


def test_every_check_of_the_solutions_says_right(place):
    for cell in read(place, "solutions").cells:
        if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code":
            lines = "".join(output.text for output in cell.outputs).splitlines()
            assert lines and all(line.startswith("✓") for line in lines), cell.id


def test_every_picture_of_the_solutions_is_described_in_words(place):
    pictures = [(cell, out) for cell, out in outputs(read(place, "solutions")) if "image/png" in out.get("data", {})]

    assert pictures, "a chapter opens with a picture"
    for cell, output in pictures:
        words = output.data.get("text/plain", "")
        assert len(words.split()) >= 5 and not re.match(r"\s*<|\w+\(", words), (cell.id, words)


def regions(source):
    """(lines inside BEGIN ... END, lines outside) of a cell."""
    inside, outside, now = [], [], False
    for line in source.splitlines():
        if re.search(r"### (BEGIN|END) ", line):
            now = "BEGIN" in line
        else:
            (inside if now else outside).append(line.strip())
    return inside, outside


def test_no_line_of_an_answer_is_in_any_release(root):
    """As `git grep` would find it: each hidden line of each chapter, in each released notebook."""
    hidden, visible = set(), set()
    for path in sorted((root / "source").rglob("*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            inside, outside = regions(cell.source)
            hidden.update(inside)
            visible.update(outside)
    secret = {line for line in hidden - visible if len(line) > 8}
    assert len(secret) > 20
    for path in sorted((root / "release").rglob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        assert "BEGIN SOLUTION" not in text and "HIDDEN TESTS" not in text
        lines = {line.strip() for cell in nbformat.read(path, as_version=4).cells for line in cell.source.splitlines()}
        assert not secret & lines, path
        # Also as a part of a longer line, for lines that could not stand there by chance.
        assert not [line for line in secret if len(line) > 20 and json.dumps(line, ensure_ascii=False)[1:-1] in text]


def test_release_folders_hold_the_notebook_and_nothing_else(place):
    for step in STEPS:
        files = {path.name for path in place.notebook(step).parent.iterdir() if path.name != ".ipynb_checkpoints"}
        assert files == {f"{place.topic}.ipynb"}


def test_cell_ids_come_from_the_exercises(place):
    for cell in read(place, "release").cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        assert cell.id == grade_id if grade_id else "--" in cell.id


def test_every_check_can_be_split_for_grading(place):
    plans = plan_file(place.notebook("source"))
    checks = [cell for cell in read(place, "source").cells if is_check_cell(cell)]

    assert sorted(plans) == sorted(cell.metadata.nbgrader.grade_id for cell in checks)
