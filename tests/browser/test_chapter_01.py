"""Chapter 01 in a real JupyterLab: it runs from top to bottom, and its labs answer to keyboard and mouse."""

import pytest

SOLVED = "solutions/01-perceptron/perceptron.ipynb"
UNSOLVED = "release/01-perceptron/perceptron.ipynb"

pytestmark = pytest.mark.xdist_group("browser")


def test_solved_chapter_runs_from_top_to_bottom_and_its_labs_answer(open_notebook, lab):
    notebook = open_notebook(SOLVED)
    notebook.run_all()
    assert notebook.errors() == []
    for call, slider in (("labs.neuron()", 1), ("labs.boundary()", 1), ("labs.perceptron_training()", -1)):
        one = lab(notebook, call)
        assert one.changes(lambda: one.press(slider, "End")), f"{call}: End changes nothing"  # noqa: B023
        assert one.changes(lambda: one.press(slider, *5 * ["PageDown"])), f"{call}: PageDown changes nothing"  # noqa: B023
        assert one.changes(lambda: one.drag(slider, 40)), f"{call}: dragging changes nothing"  # noqa: B023
        notebook.screenshot(call.strip("()").replace("labs.", "lab-"), one.cell)
    assert [e for e in notebook.page.console_errors if "widget" in e.lower()] == []
    notebook.screenshot("chapter-01")


def test_unsolved_chapter_stops_at_the_first_exercise_and_names_it(open_notebook):
    notebook = open_notebook(UNSOLVED)
    notebook.run_all()
    (source, name), = notebook.errors()
    assert "check(net_input(" in source
    assert name == "NotImplementedError"
