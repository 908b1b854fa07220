"""Damaged notebooks: each kind is graded, costs only what is lost, and is explained to the student in a sentence."""

import copy
import json

import nbformat
import pytest

from neurona.grading.matching import defines
from neurona.grading.mending import mend_code, mend_text
from neurona.grading.reading import Unreadable, read
from neurona.grading.repair import repair
from neurona.grading.sample_class import doubled, filled, solutions, unlabelled, written
from neurona.grading.skeleton import handed_out

ALL = {"double-check": 2, "total-check": 1, "total-check-2": 3, "quiz-1-check": 1}
NOTHING = dict.fromkeys(ALL, 0)


def cell_of(notebook, name):
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def change(name, **attributes):
    def damage(notebook):
        cell_of(notebook, name).update(attributes)
        return written_anyway(notebook)

    return damage


def relabel(name, **label):
    def damage(notebook):
        cell_of(notebook, name).metadata.nbgrader.update(label)
        return written_anyway(notebook)

    return damage


def written_anyway(notebook):
    """The bytes of a notebook that nbformat would refuse to write."""
    return json.dumps(notebook, indent=1, ensure_ascii=False).encode("utf-8", "surrogatepass")


def text_change(old, new, count=-1):
    return lambda notebook: written(notebook).decode().replace(old, new, count).encode()


def delete(*names):
    def damage(notebook):
        notebook.cells = [
            cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") not in names
        ]
        return written(notebook)

    return damage


def delete_plain(notebook):
    notebook.cells = [cell for cell in notebook.cells if "nbgrader" in cell.metadata]
    return written(notebook)


def reorder(notebook):
    notebook.cells.reverse()
    return written(notebook)


def copies_with_an_empty_one(notebook):
    empty = copy.deepcopy(cell_of(notebook, "double"))
    empty.source = "def double(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    empty.id = "again"
    notebook.cells.append(empty)
    return written(notebook)


def helper_in_own_cell(notebook):
    cell = cell_of(notebook, "double")
    notebook.cells.insert(notebook.cells.index(cell), nbformat.v4.new_code_cell("def helper(x): return x + x"))
    cell.source = "def double(x):\n    return helper(np.asarray(x))"
    return reorder_tail(notebook)


def reorder_tail(notebook):
    notebook.cells.append(notebook.cells.pop(0))
    return written(notebook)


def old_format(notebook):
    notebook.metadata.name = "tiny"
    old = nbformat.convert(copy.deepcopy(notebook), 3)
    return json.dumps(old).encode()


def no_ids(notebook):
    for cell in notebook.cells:
        cell.pop("id")
    notebook.nbformat_minor = 4
    return written(notebook)


def huge_outputs(notebook):
    cell_of(notebook, "double").outputs = [nbformat.v4.new_output("stream", text="x" * 20_000_000)]
    return written(notebook)


def broken_cells(notebook):
    tree = json.loads(written(notebook))
    tree["cells"][0] = "not a cell"
    tree["cells"][1].update(outputs="none", execution_count="many", metadata=[])
    tree["cells"].append({"cell_type": "banana", "source": ["a = 1"], "outputs": []})
    tree["cells"].append({"cell_type": "code", "source": 5})
    return json.dumps(tree).encode()


def conflict_in_file(notebook):
    text = written(notebook).decode()
    old = ' "nbformat_minor": 5\n'
    return text.replace(old, f'<<<<<<< HEAD\n{old}=======\n "nbformat_minor": 4\n>>>>>>> theirs\n').encode()


def cut(share):
    def damage(notebook):
        content = written(notebook)
        return content[: int(len(content) * share)]

    return damage


def as_javascript_text(notebook):
    return json.dumps(written(notebook).decode()).encode()


RIGHT = "def double(x):\n    return 2 * np.asarray(x)"
CONFLICT = f"<<<<<<< HEAD\n{RIGHT}\n=======\ndef double(x):\n    return x ** 2\n>>>>>>> theirs\n"

# kind: (damage, points that are lost, words of the sentence for the student; None where there is nothing to say)
DAMAGES = {
    # the file
    "byte order mark": (lambda nb: b"\xef\xbb\xbf" + written(nb), {}, "byte order mark"),
    "UTF-16": (lambda nb: written(nb).decode().encode("utf-16"), {}, "converted"),
    "UTF-16 without mark": (lambda nb: written(nb).decode().encode("utf-16-le"), {}, "converted"),
    "Windows-1252": (
        lambda nb: written(filled(nb, {"why": "weil es für zwölf gilt"})).decode().encode("cp1252"),
        {},
        "Windows-1252",
    ),
    "NUL bytes at the end": (lambda nb: written(nb) + b"\0" * 4096, {}, None),
    "text after the end": (lambda nb: written(nb) + b"\n}\n]", {}, "after the end"),
    "two notebooks in one": (lambda nb: written(nb) + written(nb), {}, "after the end"),
    "text in a text": (as_javascript_text, {}, "text inside a text"),
    "merge conflict in the file": (conflict_in_file, {}, "merge conflict"),
    "cut off": (cut(0.55), {"quiz-1-check": 0}, "cut off"),
    "other line ends": (lambda nb: written(nb).replace(b"\n", b"\r\n"), {}, None),
    "lone surrogates": (text_change("twice two is", "twice two is \\ud800"), {}, "question mark"),
    # the format
    "format 3": (old_format, {}, "old format"),
    "format unknown": (text_change('"nbformat": 4', '"nbformat": "four"'), {}, "read as format 4"),
    "format of the future": (text_change('"nbformat": 4', '"nbformat": 9'), {}, "read as format 4"),
    "no cell ids": (no_ids, {}, None),
    "same id everywhere": (lambda nb: written_anyway(_same_ids(nb)), {}, None),
    "cells that are no cells": (broken_cells, {}, "damaged"),
    "huge outputs": (huge_outputs, {}, None),
    "list of cells only": (lambda nb: json.dumps(json.loads(written(nb))["cells"]).encode(), {}, "format"),
    # the metadata
    "other kernel": (lambda nb: written(_kernel(nb)), {}, None),
    "old nbgrader schema": (relabel("double", schema_version=1), {}, None),
    "newer nbgrader schema": (relabel("double", schema_version=99), {}, None),
    "points raised": (relabel("double-check", points=396), {}, None),
    "check turned into a hand-marked cell": (relabel("double-check", solution=True, locked=False), {}, None),
    "label of another exercise": (relabel("double", grade_id="total"), {"double-check": 0}, "more than once"),
    "label that does not exist": (relabel("double", grade_id="triple"), {}, "does not have"),
    "all metadata lost": (lambda nb: written(unlabelled(nb)), {}, "lost their labels"),
    # the cells
    "cells copied": (lambda nb: written(doubled(nb)), {}, "more than once"),
    "an empty copy after the answer": (copies_with_an_empty_one, {}, "more than once"),
    "answer deleted": (delete("double"), {"double-check": 0}, "count as not answered: double"),
    "check deleted": (delete("double-check"), {}, "put back: double-check"),
    "given cell deleted": (delete("given-numbers"), {}, "put back: given-numbers"),
    "all plain cells deleted": (delete_plain, {}, "cells of the chapter were missing"),
    "cells reversed": (reorder, {}, "moved"),
    "own cells and moved ones": (helper_in_own_cell, {}, "moved"),
    "answer became text": (change("double", cell_type="markdown"), {}, "another type"),
    "answer became raw": (change("double", cell_type="raw"), {}, "another type"),
    "written answer became code": (change("why", cell_type="code"), {}, "another type"),
    "check changed": (change("double-check", source="print('fine')"), {}, "had been changed"),
    "given changed": (change("given-numbers", source="numbers = [6]"), {}, "had been changed"),
    # the text of an answer
    "merge conflict in an answer": (change("double", source=CONFLICT), {}, "merge conflict"),
    "no-break spaces": (change("double", source=RIGHT.replace("    ", "\u00a0   ")), {}, "invisible"),
    "typographic quotes": (change("quiz-1", source="answer_1 = “b”"), {}, "quotation"),
    "fenced": (change("double", source=f"```python\n{RIGHT}\n```"), {}, "```"),
}


def _same_ids(notebook):
    for cell in notebook.cells:
        cell.id = "same"
    return notebook


def _kernel(notebook):
    notebook.metadata.kernelspec = {"name": "julia-9", "display_name": "Julia", "language": "julia"}
    return notebook


@pytest.mark.parametrize("kind", DAMAGES)
def test_damage_is_repaired_and_told(course, kind):
    damage, lost, words = DAMAGES[kind]
    result = course.grade("ann", damage(course.perfect))
    assert result.status == "graded", result.reason
    grades = course.grades()
    assert {name: grades[name] for name in ALL} == {**ALL, **lost}
    if words is None:
        assert result.repairs == []
    else:
        assert any(words in sentence for sentence in result.repairs), result.repairs


UNREADABLE = {
    "empty": (b"", "empty"),
    "zeros": (b"\0" * 5000, "empty"),
    "web page": (b"<!DOCTYPE html><html>Please log in</html>", "web page"),
    "archive": (b"PK\x03\x04" + bytes(range(256)) * 10, "archive"),
    "PDF": (b"%PDF-1.7 ...", "PDF"),
    "script": (b"def double(x):\n    return 2 * x\n", "not a notebook"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, "not text"),
    "number": (b"42", "no notebook cells"),
    "no cells": (b'{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "no notebook cells"),
    "cells are not a list": (b'{"cells": {"a": 1}, "nbformat": 4}', "no notebook cells"),
    "damaged from the start": (b'{"cells": [ {"cell_type": "code", ', "no cell of it"),
    "thousands of brackets": (b'{"cells": ' + b"[" * 200_000, "brackets"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_unreadable_files_get_nothing_and_the_reason(course, kind):
    content, words = UNREADABLE[kind]
    result = course.grade("ann", content)
    assert (result.status, result.score, result.manual) == ("unreadable", 0, False)
    assert words in result.reason
    assert {name: course.grades()[name] for name in ALL} == NOTHING
    assert words in course.sentence("double-check")


# Small steps, without a kernel ----------------------------------------------------------------------------------


@pytest.fixture
def blank(source):
    return handed_out(source)


def submitted(notebook):
    return read(written(notebook)).notebook.cells


def test_an_undamaged_notebook_is_not_touched(blank, source):
    perfect = filled(blank, solutions(source))
    result = repair(copy.deepcopy(blank.cells), submitted(perfect))
    assert result.notes == []
    assert [cell.source for cell in result.cells] == [cell.source for cell in perfect.cells]
    assert [cell.metadata.get("nbgrader") for cell in result.cells] == [
        cell.metadata.get("nbgrader") for cell in blank.cells
    ]


def test_own_cells_stay_where_they_are(blank, source):
    perfect = filled(blank, solutions(source))
    perfect.cells.insert(5, nbformat.v4.new_code_cell("mine = 1"))
    perfect.cells.insert(0, nbformat.v4.new_markdown_cell("My name"))
    result = repair(copy.deepcopy(blank.cells), submitted(perfect))
    assert [cell.source for cell in result.cells] == [cell.source for cell in perfect.cells]


def test_of_two_changed_copies_the_last_one_counts(blank):
    first, last = copy.deepcopy(cell_of(blank, "double")), copy.deepcopy(cell_of(blank, "double"))
    first.source, last.source = "def double(x): return 1", "def double(x): return 2"
    blank_cells = copy.deepcopy(blank.cells)
    blank.cells[4:5] = [first, last]
    assert cell_of(type(blank)(cells=repair(blank_cells, submitted(blank)).cells), "double").source == last.source


def test_an_answer_is_not_taken_for_another_one(blank):
    stray = nbformat.v4.new_code_cell("def total(values): return 3\ndef double(x): return 4")
    stray.id = "stray"
    cells = repair(
        copy.deepcopy(blank.cells), submitted(type(blank)(**{**blank, "cells": [*blank.cells, stray]}))
    ).cells
    assert "NotImplementedError" in cell_of(type(blank)(cells=cells), "double").source


@pytest.mark.parametrize(
    "broken, name",
    [
        ('answer_1 = ("b"', "quiz-1"),
        ('answer_1: str = "b"', "quiz-1"),
        ("def double(x:\n    return 2 * x", "double"),
    ],
)
def test_an_answer_without_labels_is_found_by_what_it_defines(blank, broken, name):
    theirs = [cell for cell in blank.cells if cell.id not in (name, f"{name}-check")]
    theirs.append(nbformat.v4.new_code_cell(broken, id="new"))
    result = repair(copy.deepcopy(blank.cells), submitted(type(blank)(**{**blank, "cells": theirs})))
    assert cell_of(type(blank)(cells=result.cells), name).source == broken


@pytest.mark.parametrize(
    "source, names",
    [
        ("answer = (", {"answer"}),
        ("weight: float = (\nbias=2", {"weight", "bias"}),
        ("class Net(:\n    rate = 3\ndef f(x=1:\n    y = 2", {"Net", "f"}),
        ("a == (\nb.c = 3\nd[0] = 1\ne += 2\nprint(x=3", set()),
        ("w: int = 3\nv: float\ndef g(): z = 1", {"w", "v", "g"}),
    ],
)
def test_names_that_a_cell_defines(source, names):
    assert defines(source) == names


@pytest.mark.parametrize(
    "source", ["x = 1", "%matplotlib inline\nx = 1", "!ls\nx = 'it’s'", "def f(:\n  what", "“not code at all", ""]
)
def test_code_is_left_alone_unless_that_mends_it(source):
    assert mend_code(source).text == source
    assert mend_code(source).notes == []


def test_several_accidents_at_once():
    mended = mend_code("```\nx\u00a0= “a”\n```")
    assert mended.text == 'x = "a"'
    assert len(mended.notes) == 3


def test_written_answers_keep_their_typography():
    assert mend_text("“yes” – it’s `x`").text == "“yes” – it’s `x`"
    assert mend_text("<<<<<<< HEAD\nmine\n=======\nyours\n>>>>>>> other\n").text == "mine\n"


def test_reading_never_fails_otherwise():
    whole = written(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x = 1", metadata={"nbgrader": {"grade_id": "x"}})])
    )
    for place in range(len(whole)):
        for broken in (
            whole[:place],
            whole[:place] + b"\xff" + whole[place + 1 :],
            whole[place:],
            whole[:place] + whole[place + 1 :],
        ):
            try:
                assert read(broken).notebook.cells
            except Unreadable as error:
                assert str(error).endswith(".")


def test_an_unfolded_check_is_nobodys_fault_and_is_folded_again():
    course = nbformat.v4.new_code_cell("check(1, 1)", metadata={
        "jupyter": {"source_hidden": True},
        "nbgrader": {"grade": True, "grade_id": "one-check", "locked": True, "points": 1, "schema_version": 3,
                     "solution": False, "task": False}})
    theirs = nbformat.v4.new_code_cell("check(1, 1)", metadata={"grade_id": "one-check"})

    result = repair([course], [theirs])

    assert result.notes == [] and [cell.metadata.jupyter.source_hidden for cell in result.cells] == [True]
