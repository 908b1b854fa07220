"""Does the comparison of solutions/ with a fresh run notice when something printed has changed?"""

import re

import nbformat
import pytest

from tests.chapters.nbval_run import verdicts

NUMBER = re.compile(r"\d(?=\D*$)")


def altered(text):
    """The text with its last digit changed."""
    return NUMBER.sub(lambda match: str((int(match.group(0)) + 1) % 10), text)


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

    found, _ = verdicts(root, tmp_path)

    assert all(passed for (name, _), passed in found.items() if name == "untouched")
    assert {cell for (name, cell), passed in found.items() if name == "touched" and not passed} == {
        printed,
        described,
    }
    assert len(found) == 2 * len(code)
