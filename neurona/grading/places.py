"""Whatever lies in submitted/ where no submission is looked for is named, with the place where it belongs."""

from __future__ import annotations

import re
from pathlib import Path

MISPLACED = "NOT GRADED, wrong place: {path}. It belongs in submitted/STUDENT/{assignment}/."
SOME_ASSIGNMENT = "ASSIGNMENT"
IGNORED = ("__MACOSX", "Thumbs.db", "desktop.ini")  # and whatever begins with a point


def misplaced(root: Path) -> list[str]:
    """One sentence for everything that is not submitted/STUDENT/ASSIGNMENT.

    Args:
        root: Folder of the course; its assignments are the folders in source/.
    """
    sources = {path.name: [one.stem for one in path.glob("*.ipynb")] for path in sorted((root / "source").glob("*"))}
    found = []
    for student in _entries(root / "submitted"):
        inside = _entries(student) if student.is_dir() else [student]
        found += [path.relative_to(root) for path in inside if path == student or path.name not in sources]
    return [MISPLACED.format(path=printable(path.as_posix()), assignment=_likely(path, sources)) for path in found]


def _entries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.name not in IGNORED and not path.name.startswith(".")]


def _likely(path: Path, sources: dict[str, list[str]]) -> str:
    """The assignment whose name, or whose notebook's name, the path has about it: 01, 01_Perceptron, my-perceptron."""
    # What was misplaced says more than where it lies: a student may be called 01.
    for part in map(_letters, reversed(path.parts[1:])):
        for assignment, notebooks in sources.items():
            names = [name for name in map(_letters, notebooks) if name]
            if (len(part) > 1 and _letters(assignment).startswith(part)) or any(name in part for name in names):
                return assignment
    return SOME_ASSIGNMENT


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def printable(text: str) -> str:
    """A text that leaves a terminal as it is."""
    return "".join(mark if mark.isprintable() else "?" for mark in text)
