"""Choose the file of a submission that is the notebook, whatever it is called, and keep in mind which ones were not."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Choice:
    """The file that is read as a notebook (None: there is none), and files that might have been meant instead."""

    given: str | None
    others: list[str] = field(default_factory=list)


def choose(names: list[str], files: list[str]) -> dict[str, Choice]:
    """A Choice for each notebook of an assignment.

    Args:
        names: Names (without .ipynb) of its notebooks.
        files: Paths of the files that were handed in.
    """
    candidates = {name: _candidates(name, names, files) for name in names}
    given = {
        name: f"{name}.ipynb"
        if f"{name}.ipynb" in files
        else max(candidates[name], key=lambda file: _likeness(name, file), default=None)
        for name in names
    }
    return {
        name: Choice(given[name], [file for file in candidates[name] if file not in given.values()]) for name in names
    }


def _candidates(name: str, names: list[str], files: list[str]) -> list[str]:
    """Notebooks that have none of the right names."""
    taken = {f"{other}.ipynb" for other in names}
    candidates = [file for file in files if re.search(r"\.ipynb(\.txt|\.json)?$", file, re.I) and file not in taken]
    if len(names) > 1:  # which of several notebooks it is can only be told by its name
        candidates = [file for file in candidates if _likeness(name, file) > 0.7]
    return candidates


def _likeness(name: str, file: str) -> float:
    stem = os.path.basename(file).lower().split(".ipynb")[0]
    return SequenceMatcher(None, name.lower(), stem).ratio() - file.count("/") * 0.01
