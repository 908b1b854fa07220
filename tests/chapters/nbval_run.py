"""nbval over notebooks in a process of its own, as `make test` calls it."""

import re
import subprocess
import sys


def verdicts(root, place, env=None):
    """Run a notebook, or a folder of them, and compare what it prints with what it has kept.

    Returns:
        ({(notebook, number of the code cell): whether it passed}, nbval's report).
    """
    folder = place if place.is_dir() else place.parent
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "--color=no", "-p", "no:cacheprovider", "-p", "no:xdist",
         "--rootdir", str(folder), "-c", str(root / "pyproject.toml"),
         "--nbval", "--nbval-sanitize-with", str(root / "tests/sanitize.cfg"), str(place)],
        cwd=folder, env=env, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    report = done.stdout + done.stderr
    found = re.findall(r"(\w+)(?:\.|::)ipynb::Cell (\d+) (PASSED|FAILED|ERROR)", done.stdout)
    assert found and done.returncode == any(verdict != "PASSED" for *_, verdict in found), report
    return {(name, int(cell)): verdict == "PASSED" for name, cell, verdict in found}, report
