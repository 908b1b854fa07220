"""What a student opens: it stops at the first exercise, and beyond it only what needs an answer fails."""

import ast

import pytest

from neurona.check import CheckFailed
from tests.browser.chapters import CHAPTERS, code_cells, labs_in, purpose
from tests.browser.lab import Lab

UNSOLVED = {"NotImplementedError", CheckFailed.__name__}


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_an_unsolved_chapter_fails_at_its_exercises_only(open_notebook, course, chapter):
    path = f"release/{chapter.as_posix()}"
    notebook = open_notebook(path)
    checks = [cell.source for cell in code_cells(course / path) if purpose(cell) == "check"]

    notebook.run_all()
    (stopped, name, _), = notebook.errors()
    assert (stopped, name) == (checks[0], "NotImplementedError")

    notebook.run_each()
    failed = {source: (name, text) for source, name, text in notebook.errors()}
    assert [source for source in checks if source not in failed] == [], "checks that pass without an answer"
    # What a cell with an error should have made is missing, or older than the text takes it for.
    lost = set().union(*(_names(source, ast.Store) for source in failed))
    for source, (name, text) in failed.items():
        assert name in UNSOLVED or lost & _names(source, ast.Load), f"{name}: {text}\n{source}"
    for source, text in notebook.warnings():
        assert lost & _names(source, ast.Load), f"{text}\n{source}"
    for call in labs_in(course / path):
        assert Lab(notebook, call).status(), f"{call} says nothing"
    assert notebook.widget_errors() == []


def _names(source, use):
    """The names that a cell makes (ast.Store) or reads (ast.Load)."""
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name) and isinstance(node.ctx, use)}
