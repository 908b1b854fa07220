"""What several groups of tests share: the order of their files, and the reference solutions of a chapter, as names."""

from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
# Begun first, because they take longest: the short files then fill the gaps, and no worker waits long for another.
# The browser's files stand together, because a worker keeps its JupyterLab open from one to the next.
LONG = [
    "browser/test_chapters.py",
    "browser/test_release.py",
    "attacks/test_more_attacks.py",
    "browser/test_accessibility.py",
    "browser/test_nbgrader.py",
    "browser/test_notebook7.py",
    "browser/test_playground.py",
    "browser/test_frames.py",
    "browser/test_exploration_01.py",
    "browser/test_site.py",
    "attacks/test_attacks.py",
    "grading/pipeline/test_rehearsal.py",
    "labs/test_regularization_labs.py",
    "answers/test_answers.py",
    "grading/test_sandbox.py",
    "grading/pipeline/test_hardening.py",
    "grading/test_warm_kernels.py",
    "labs/test_network_labs.py",
    "build/test_command.py",
]


def pytest_collection_modifyitems(items):
    """Put the files of LONG in front; `make test` hands out files in this order."""
    places = {ROOT / "tests" / name: place for place, name in enumerate(LONG)}
    assert all(path.is_file() for path in places), "LONG names a file that is gone"
    items.sort(key=lambda item: places.get(item.path, len(LONG)))


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
