"""Every chapter in a real JupyterLab: it runs from top to bottom, and its labs answer to keyboard and mouse."""

import re
from functools import partial
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [path.relative_to(ROOT / "solutions") for path in sorted((ROOT / "solutions").glob("*/*.ipynb"))]

# At one end of a slider a key may have nothing left to change, so each way has a second try.
WAYS = {
    "a key": (lambda one, n: one.press(n, "End"), lambda one, n: one.press(n, "Home")),
    "the mouse": (lambda one, n: one.drag(n, -30), lambda one, n: one.drag(n, 30)),
}

pytestmark = pytest.mark.xdist_group("browser")


def cells(path):
    return [cell.source for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def labs_in(chapter):
    return re.findall(r"^labs\.\w+\(.*\)$", "\n".join(cells(ROOT / "solutions" / chapter)), re.M)


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_solved_chapter_runs_from_top_to_bottom_and_its_labs_answer(open_notebook, lab, chapter):
    notebook = open_notebook(f"solutions/{chapter.as_posix()}")
    notebook.run_all()
    assert notebook.errors() == []
    assert labs_in(chapter), "a chapter has labs"
    for call in labs_in(chapter):
        one = lab(notebook, call)
        for way, acts in WAYS.items():
            assert any(one.some_slider(partial(act, one)) for act in acts), f"{call}: {way} changes nothing"
        notebook.screenshot("lab-" + call[len("labs.") : call.index("(")], one.cell)
    assert [e for e in notebook.page.console_errors if "widget" in e.lower()] == []


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
def test_unsolved_chapter_stops_at_its_first_exercise(open_notebook, chapter):
    notebook = open_notebook(f"release/{chapter.as_posix()}")
    notebook.run_all()
    (stopped, name), = notebook.errors()
    first = next(source for source in cells(ROOT / "release" / chapter) if "check(" in source)
    assert (stopped, name) == (first, "NotImplementedError")
