"""Notebook 7, the plainer front end: a chapter runs there too, and its labs answer."""

from tests.browser.chapters import labs_in
from tests.browser.lab import Lab
from tests.browser.notebook import open_notebook_7, screenshot

CHAPTER = "01-perceptron/perceptron.ipynb"


def test_a_chapter_runs_in_notebook_7(chromium, server, course):
    context = chromium.new_context(viewport={"width": 1280, "height": 1000})
    notebook = open_notebook_7(context, server, f"solutions/{CHAPTER}")
    notebook.run_all()
    assert notebook.errors() == [] and notebook.warnings() == []
    for call in labs_in(course / "solutions" / CHAPTER):
        one = Lab(notebook, call)
        assert one.answers(one.press_away) and one.answers(one.drag_away), call
    screenshot("notebook-7", notebook.page)
    assert notebook.widget_errors() == []
    notebook.end_kernel()
    context.close()
