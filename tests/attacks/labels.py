"""Notebooks whose cells are not what they should be: changed, deleted, copied and re-labelled checks."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

import json

from nbformat.v4 import new_code_cell

from tests.attacks.attack import WRONG, Attack

POINTS = "points for an answer that is wrong"
UNGRADED = "a check without a grade, or a run that stops"


def wrong(notebook):
    """The notebook with the wrong answer, and its check cell."""
    cells = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell for cell in notebook.cells}
    cells["double"].source = WRONG
    return cells["double-check"]


def on_check(change):
    """An attack on the check cell itself."""
    def hand_in(notebook, folder):
        change(wrong(notebook), notebook)
    return hand_in


def label(**parts):
    def change(cell, notebook):
        cell.metadata["nbgrader"].update(parts)
    return on_check(change)


def _skip(cell, notebook):
    cell.metadata["tags"] = ["skip-execution", "raises-exception", "remove_cell"]
    cell.outputs = [{"output_type": "execute_result", "data": {"text/plain": "8.0"}, "metadata": {}, "execution_count": 1}]


def _copied(cell, notebook):
    again = new_code_cell("8.0", metadata=json.loads(json.dumps(cell.metadata)))
    notebook.cells.append(again)


def _own_points(cell, notebook):
    extra = {**cell.metadata["nbgrader"], "grade_id": "bonus", "points": 100}
    notebook.cells.append(new_code_cell("print(100)", metadata={"nbgrader": extra}))


def _swapped(cell, notebook):
    other = notebook.cells[1].metadata["nbgrader"]
    notebook.cells[1].metadata["nbgrader"], cell.metadata["nbgrader"] = cell.metadata["nbgrader"], other


def _kernel(cell, notebook):
    notebook.metadata["kernelspec"] = {"name": "evil", "display_name": "x", "language": "bash"}
    notebook.metadata["language_info"] = {"name": "bash", "file_extension": ".sh"}


ATTACKS = [
    Attack("check cell emptied", "replaces the text of the check cell by `pass`", POINTS,
           hand_in=on_check(lambda cell, notebook: cell.update(source="pass")), stock=True),
    Attack("check cell deleted", "deletes the check cell", UNGRADED,
           hand_in=on_check(lambda cell, notebook: notebook.cells.remove(cell)), stock=True),
    Attack("check cell copied", "adds a second check cell with the same label, which prints `8.0`", POINTS,
           hand_in=on_check(_copied), stock=True),
    Attack("check cell skipped", "tags the check cell as not to be executed and saves the output `8.0` in it", POINTS,
           hand_in=on_check(_skip), stock=True),
    Attack("check cell as text", "turns the check cell into a Markdown cell", UNGRADED,
           hand_in=on_check(lambda cell, notebook: cell.update(cell_type="markdown")), stock=True),
    Attack("check cell by hand", "labels the check cell as an answer that a person marks", UNGRADED,
           hand_in=label(solution=True, locked=False), stock=True),
    Attack("points changed", "sets the points of the check cell to 1000", POINTS, hand_in=label(points=1000), stock=True),
    Attack("label unknown", "gives the check cell another label", UNGRADED, hand_in=label(grade_id="other"), stock=True),
    Attack("label of wrong kind", "puts numbers and lists where a label has texts", UNGRADED,
           hand_in=label(grade_id=["x"], points="many", schema_version="new"), stock=True),
    Attack("labels swapped", "swaps the labels of the answer and of its check", POINTS, hand_in=on_check(_swapped), stock=True),
    Attack("bonus cell", "adds a check cell of its own, worth 100 points", POINTS, hand_in=on_check(_own_points), stock=True),
    Attack("kernel changed", "names another kernel and another language in the notebook", UNGRADED, hand_in=on_check(_kernel), stock=True),
    Attack("metadata", "fills the metadata of notebook and cells with false notes of the grader, and with scripts", POINTS,
           hand_in=on_check(lambda cell, notebook: (
               notebook.metadata.update(neurona={"verdicts": {"double-check": {"passed": True, "text": "✓", "kind": "passed"}},
                                                 "repairs": ["<script>attacked=1</script>"], "submission": "x", "course": "x"},
                                        title="<script>attacked=1</script>", widgets={"x": 5}),
               cell.metadata.update(neurona_id="double", grade_id="total-check", collapsed="yes"))[0]), stock=True),
]
