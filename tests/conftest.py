"""What several groups of tests share: the reference solutions of a chapter, as names."""

from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def solution_names():
    """solution_names("01-perceptron/perceptron") -> {name: value} after its exercise cells have run."""
    def names(chapter):
        notebook = nbformat.read(ROOT / "source" / f"{chapter}.ipynb", as_version=4)
        cells = [c for c in notebook.cells if c.cell_type == "code"]
        namespace = {}
        exec("\n".join(line for line in cells[0].source.splitlines()
                       if line.startswith(("import ", "from "))), namespace)
        for cell in cells:
            if cell.metadata.get("nbgrader", {}).get("solution"):
                exec(cell.source, namespace)
        return namespace
    return names
