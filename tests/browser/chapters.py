"""Which chapters there are, and what the browser tests look for in them."""

import re

import nbformat

from tests.browser.jupyter import ROOT

CHAPTERS = [path.relative_to(ROOT / "solutions") for path in sorted((ROOT / "solutions").glob("*/*.ipynb"))]


def code_cells(notebook):
    """The code cells of the notebook in this file."""
    return [cell for cell in nbformat.read(notebook, as_version=4).cells if cell.cell_type == "code"]


def labs_in(notebook):
    """The calls that show a lab, as the notebook in this file writes them."""
    text = "\n".join(cell.source for cell in code_cells(notebook))
    return re.findall(r"^labs\.\w+\(.*\)$", text, re.M)


def labs_notebook(course):
    """Write labs.ipynb into a course: every lab of its chapters once. Give its path and the calls in it."""
    calls = {}
    for path in sorted((course / "solutions").glob("*/*.ipynb")):
        for call in labs_in(path):
            calls.setdefault(call.partition("(")[0], call)
    cells = [nbformat.v4.new_code_cell(source) for source in ("from neurona import labs", *calls.values())]
    kernel = {"name": "python3", "display_name": "Python 3"}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), course / "labs.ipynb")
    return "labs.ipynb", list(calls.values())


def purpose(cell):
    """What nbgrader takes a cell for: "check", "exercise" or "text" (neither)."""
    marks = cell.metadata.get("nbgrader", {})
    return "check" if marks.get("grade") else "exercise" if marks.get("solution") else "text"
