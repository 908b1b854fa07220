"""Students validate in the course's folder, and their machines have no sandbox."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "01-perceptron/perceptron.ipynb"


@pytest.fixture
def validate(tmp_path):
    """validate("release") -> what `nbgrader validate` says of that notebook where there is no bubblewrap."""
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    (tmp_path / "bin").mkdir()  # nothing is on the path, bubblewrap neither

    def said(kind):
        shutil.copy(ROOT / kind / CHAPTER, tmp_path / "notebook.ipynb")
        done = subprocess.run([sys.executable, "-m", "nbgrader", "validate", "notebook.ipynb"], cwd=tmp_path,
                              env=os.environ | {"PATH": str(tmp_path / "bin")}, capture_output=True, text=True)
        return done.stdout + done.stderr

    return said


def test_a_solved_notebook_passes_without_a_sandbox(validate):
    assert "Success! Your notebook passes all the tests." in validate("solutions")


def test_an_unsolved_notebook_names_its_failures_without_a_sandbox(validate):
    said = validate("release")
    assert "NotImplementedError" in said and "bubblewrap" not in said
