"""The tools behind the commands can be imported; the website is written once by its own command."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))


@pytest.fixture(scope="session")
def website(tmp_path_factory):
    """website("students") -> the folder in which `make html` has put this edition."""
    made = {}

    def folder(edition):
        if edition not in made:
            made[edition] = tmp_path_factory.mktemp(edition)
            subprocess.run([sys.executable, ROOT / "tools" / "website.py", "--edition", edition, "--to", made[edition]],
                           check=True, capture_output=True, text=True)
        return made[edition]

    return folder
