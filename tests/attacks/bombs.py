"""Notebooks that are too long, too deep or too strange for whoever reads them."""

# Fragments of homework, one entry a table row: their lines are as long as they are.
# ruff: noqa: E501

import io
import json
import zipfile

from nbformat.v4 import new_code_cell

from tests.attacks.attack import Attack
from tests.attacks.labels import wrong

UNGRADED = "a check without a grade, or a run that stops"
HANGS = "a grader that hangs or dies"


def _filled(size, text):
    def hand_in(notebook, folder):
        wrong(notebook)
        notebook.cells.append(new_code_cell(text * (size // len(text))))
    return hand_in


def _zip_bomb(notebook, folder):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("target.ipynb", b"0" * (64 << 20))
    (folder / "data.zip").write_bytes(packed.getvalue())
    return packed.getvalue()


def _cells(count, make):
    def hand_in(notebook, folder):
        wrong(notebook)
        notebook.cells += [make(number) for number in range(count)]
    return hand_in


def _bare_cell(source):
    return {"cell_type": "code", "source": source, "metadata": {}, "outputs": [], "execution_count": None, "id": "x"}


def _deep(number):
    count = (1500, 2500)[number % 2]
    return ("+".join(["1"] * count), "x" + ".a" * count, "f" + "()" * count, "not " * count + "1")[number // 2]


def _unlabelled_broken(notebook, folder):
    notebook.cells = [_bare_cell("x = = " + "(" * 40 + f"\ndef other_{n}(: pass") for n in range(400)]


def _text(make):
    return lambda notebook, folder: make(notebook)


ATTACKS = [
    Attack("compressed bomb", "hands in a compressed archive of 64 MB of zeros as its notebook", HANGS, hand_in=_zip_bomb),
    Attack("cell of 100 MB", "adds a cell of 100 MB", HANGS, hand_in=_filled(100 << 20, "x = 1\n")),
    Attack("cell of 20 MB", "adds a cell of 20 MB of code", HANGS, hand_in=_filled(20 << 20, "x = 1\n")),
    Attack("expression of 5 MB", "adds one expression of five million signs", HANGS, hand_in=_filled(5 << 20, "1+")),
    Attack("deep expressions", "adds cells whose expressions are nested 1,500 and 2,500 deep, in four ways", UNGRADED,
           hand_in=_cells(8, lambda n: _bare_cell(_deep(n)))),
    Attack("brackets", "adds a cell of 200,000 opening brackets", HANGS, hand_in=_filled(200_000, "(")),
    Attack("merge marks", "adds a cell of 40,000 lines that begin a merge conflict and none that ends it", HANGS,
           hand_in=_filled(320_000, "<<<<<<<\n")),
    Attack("merge marks in the file", "hands in a file that is nothing but beginnings of merge conflicts", HANGS,
           hand_in=_text(lambda notebook: b"{" + b"<<<<<<<\n" * 60_000)),
    Attack("magic lines", "adds a cell of 2,000 lines with magic commands", UNGRADED, hand_in=_filled(8000, "%pwd\n")),
    Attack("questions", "adds a cell of 2,000 lines that end in question marks", UNGRADED, hand_in=_filled(8000, "x?\n")),
    Attack("ten thousand cells", "adds 10,000 cells", HANGS, hand_in=_cells(10_000, lambda n: _bare_cell(f"x = {n}"))),
    Attack("copies without labels", "adds 30,000 copies of one cell of the chapter", HANGS,
           hand_in=_cells(30_000, lambda n: _bare_cell("import numpy as np\nfrom neurona import check, raised, satisfies"))),
    Attack("broken cells without labels", "hands in 400 cells that are not Python, none with a label", HANGS, hand_in=_unlabelled_broken),
    Attack("deep file", "hands in a file of 100,000 brackets inside each other", UNGRADED,
           hand_in=_text(lambda notebook: b'{"cells":' + b"[" * 100_000 + b"]" * 100_000 + b"}")),
    Attack("number in the file", "hands in a notebook with a number of a million digits in its format", UNGRADED,
           hand_in=_text(lambda notebook: (wrong(notebook), json.dumps(notebook))[1].replace('"nbformat": 4', '"nbformat": ' + "9" * 10**6).encode())),
    Attack("unpaired surrogates", "hands in texts and labels that are not Unicode", UNGRADED,
           hand_in=_text(lambda notebook: (wrong(notebook), json.dumps(notebook))[1].replace("Because.", "\\ud800 \\udfff \\u0000").encode())),
]
