"""Does the comparison of solutions/ with a fresh run notice when something printed has changed?"""

import re
import subprocess
import sys

import nbformat
import pytest

NUMBER = re.compile(r"\d(?=\D*$)")


def altered(text):
    """The text with its last digit changed."""
    return NUMBER.sub(lambda match: str((int(match.group(0)) + 1) % 10), text)


def run(root, folder):
    """{(notebook, number of the code cell): passed} of nbval over a folder, as `make test` calls it."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-v", "--color=no", "-p", "no:cacheprovider", "-p", "no:xdist",
         "--rootdir", str(folder), "-c", str(root / "pyproject.toml"),
         "--nbval", "--nbval-sanitize-with", str(root / "tests/sanitize.cfg"), str(folder)],
        cwd=folder, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    found = re.findall(r"(\w+)(?:\.|::)ipynb::Cell (\d+) (PASSED|FAILED|ERROR)", done.stdout)
    assert found, done.stdout + done.stderr
    return {(name, int(cell)): verdict == "PASSED" for name, cell, verdict in found}, done.returncode


@pytest.fixture(scope="module")
def first_chapter(root):
    return next(iter(sorted((root / "solutions").glob("*/*.ipynb"))))


def test_nbval_compares_what_is_printed_and_what_pictures_say(root, first_chapter, tmp_path):
    notebook = nbformat.read(first_chapter, as_version=4)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    nbformat.write(notebook, tmp_path / "untouched.ipynb")

    printed = next(i for i, c in enumerate(code) if c.outputs and NUMBER.search(c.outputs[0].get("text", "")))
    described = next(i for i, c in enumerate(code) if c.outputs and "image/png" in c.outputs[-1].get("data", {}))
    code[printed].outputs[0].text = altered(code[printed].outputs[0].text)
    code[described].outputs[-1].data["text/plain"] += " And a dog."
    nbformat.write(notebook, tmp_path / "touched.ipynb")

    verdicts, code_of_run = run(root, tmp_path)

    assert code_of_run == 1
    assert all(passed for (name, _), passed in verdicts.items() if name == "untouched")
    assert {cell for (name, cell), passed in verdicts.items() if name == "touched" and not passed} == {
        printed,
        described,
    }
    assert len(verdicts) == 2 * len(code)
