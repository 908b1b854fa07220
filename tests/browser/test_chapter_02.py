"""Chapter 02 in a real JupyterLab: it runs from top to bottom, and its labs answer to keyboard and mouse."""

import pytest

SOLVED = "solutions/02-gradient-descent/descent.ipynb"

pytestmark = pytest.mark.xdist_group("browser")


def test_solved_chapter_runs_from_top_to_bottom_and_its_labs_answer(open_notebook, lab):
    notebook = open_notebook(SOLVED)
    notebook.run_all()
    assert notebook.errors() == []
    for call in ("labs.descent()", "labs.surface()", "labs.saddle()"):
        one = lab(notebook, call)
        assert one.changes(lambda: one.press(-1, "PageUp")), f"{call}: PageUp changes nothing"  # noqa: B023
        assert one.changes(lambda: one.drag(-1, 30)), f"{call}: dragging changes nothing"  # noqa: B023
        notebook.screenshot(call.strip("()").replace("labs.", "lab-"), one.cell)
    assert [e for e in notebook.page.console_errors if "widget" in e.lower()] == []
    notebook.screenshot("chapter-02")
