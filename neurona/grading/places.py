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
    return [MISPLACED.format(path=_printable(path), assignment=_likely(path, sources)) for path in found]


def _entries(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in sorted(folder.iterdir()) if path.name not in IGNORED and not path.name.startswith(".")]


def _likely(path: Path, sources: dict[str, list[str]]) -> str:
    """The assignment whose name, or whose notebook's name, the path has about it: 01, 01_Perceptron, my-perceptron."""
    parts = [_letters(part) for part in path.parts[1:]]
    for assignment, notebooks in sources.items():
        names = [name for name in map(_letters, notebooks) if name]
        for part in parts:
            if (len(part) > 1 and _letters(assignment).startswith(part)) or any(name in part for name in names):
                return assignment
    return SOME_ASSIGNMENT


def _letters(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def _printable(path: Path) -> str:
    return "".join(mark if mark.isprintable() else "?" for mark in path.as_posix())
