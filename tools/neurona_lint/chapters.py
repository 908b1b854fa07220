"""The code of a chapter as one Python file whose lines are the lines of its text: so ruff names the right ones."""

import subprocess
import sys

from neurona_build.text import read

# What is a fault in a package and none in a notebook: import where it is first used, an expression as the last line of
# a cell, a short loop or function without ceremony; the first cell also imports what students draw with.
ALLOWED = ("I", "E402", "E501", "E731", "F401", "B007", "B018", "B023", "B905", "UP031")


def code(text, path):
    """The chapter's code cells, each on its own lines; everything else is an empty line.

    Args:
        text: a chapter, as in course/.
        path: its path, for messages.

    Returns:
        Python source with as many lines as the text, or fewer.
    """
    lines = [""] * (len(text.splitlines()) + 1)
    for cell in read(text, "", "", path)[0].cells:
        if cell.type == "code":
            source = cell.source.splitlines()
            lines[cell.line - 1 : cell.line - 1 + len(source)] = source
    return "\n".join(lines).rstrip("\n") + "\n"


def findings(root):
    """What ruff says about the chapters' code, one line each, with the chapter's own line numbers."""
    found = []
    for path in sorted((root / "course").glob("*/*.md")):
        name = path.relative_to(root).as_posix()
        python = name.removesuffix(".md") + ".py"
        said = subprocess.run(
            [sys.executable, "-m", "ruff", "check", "--quiet", "--output-format", "concise",
             "--extend-ignore", ",".join(ALLOWED), "--stdin-filename", python, "-"],
            input=code(path.read_text(encoding="utf-8"), name), cwd=root, capture_output=True, text=True)
        if said.returncode > 1:
            raise RuntimeError(said.stderr)
        found += [line.replace(python, name) for line in said.stdout.splitlines()]
    return found
