"""Every solved chapter in a real JupyterLab: it runs from top to bottom, and its labs answer to keyboard and mouse."""

import re

import pytest

from tests.browser.chapters import CHAPTERS, labs_in
from tests.browser.lab import Lab

COULD_NOT = "could not be drawn"


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_a_solved_chapter_runs_and_its_labs_answer(open_notebook, course, chapter):
    notebook = open_notebook(f"solutions/{chapter.as_posix()}")
    notebook.run_all()
    assert notebook.errors() == [] and notebook.warnings() == []
    calls = labs_in(course / "solutions" / chapter)
    assert calls, "a chapter has labs"
    for call in calls:
        one = Lab(notebook, call)
        assert one.answers(one.press_away), f"{call}: no key changes picture and sentence"
        assert one.answers(one.drag_away), f"{call}: the mouse changes nothing"
        for slider in range(one.handles.count()):
            one.press_away(slider)
        one.rest()
        assert COULD_NOT not in one.status(), f"{call}: {one.status()}"
        notebook.screenshot("lab-" + re.sub(r"\W+", "-", call.removeprefix("labs.")).strip("-"), one.cell)
    assert notebook.widget_errors() == []
