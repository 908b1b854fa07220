"""What the README shows is what its reader gets."""

import linecache
import re
from pathlib import Path

import nbformat
import pytest

from neurona import CheckFailed

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def first_check():
    """The first check cell of chapter 01 as students see it, kept where IPython keeps cells."""
    notebook = nbformat.read(ROOT / "release" / "01-perceptron" / "perceptron.ipynb", as_version=4)
    cell = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade"))
    source = "from neurona import check\n" + cell.source
    linecache.cache["<check>"] = (len(source), None, source.splitlines(keepends=True), "<check>")
    return compile(source, "<check>", "exec")


def test_right_answer_prints_what_the_readme_shows(first_check, capsys):
    exec(first_check, {"net_input": lambda w, x: w[0] + sum(a * b for a, b in zip(w[1:], x, strict=True))})
    assert f"```\n{capsys.readouterr().out.splitlines()[0]}\n```" in README


def test_wrong_answer_says_what_the_readme_shows(first_check):
    with pytest.raises(CheckFailed) as failed:
        exec(first_check, {"net_input": lambda w, x: sum(a * b for a, b in zip(w[1:], x, strict=True))})
    shown = "\n".join(failed.value._render_traceback_())
    assert f"```\n{shown}\n```" in README


def test_every_make_target_of_the_readme_exists():
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert set(re.findall(r"make ([a-z]+)", README)) <= set(targets)


def test_every_chapter_of_the_readme_is_there():
    chapters = {path.parent.name[:2] for path in (ROOT / "release").glob("*/*.ipynb")}
    assert set(re.findall(r"^\| (\d\d) [^|]+\| (?!in preparation)", README, re.M)) == chapters


def test_every_file_that_is_linked_exists():
    for name in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{name} links {target}"
