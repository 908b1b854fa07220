"""Which chapter a notebook belongs to, told by the labels that the cells of one chapter alone have."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from pathlib import Path

FEWEST = 3  # labels of another chapter, before a notebook is said to be of that one
TIMES = 10  # as many labels as of the chapter itself


def another(labels: set[str], folder: Path) -> str | None:
    """The other chapter that a notebook clearly belongs to.

    Labels that several chapters have (`quiz-1`) say nothing, and a notebook that lost most of its own labels is still
    of its chapter, as long as it has not many times more of another one.

    Args:
        labels: Labels (grade ids) of its cells.
        folder: The source folder of the chapter for which it was handed in; the other chapters lie beside it.

    Returns:
        The name of that chapter, or None.
    """
    chapters = {path.name: _labels_in(path) for path in folder.parent.glob("[!.]*") if path.is_dir()}
    owners = Counter(label for has in chapters.values() for label in has)
    found = {name: sum(owners[label] == 1 for label in has & labels) for name, has in chapters.items()}
    own = found.pop(folder.name, 0)
    best = max(sorted(found), key=found.get, default=None)
    return best if best and found[best] >= max(FEWEST, TIMES * own) else None


def _labels_in(folder: Path) -> frozenset[str]:
    paths = [path for path in folder.glob("*.ipynb") if path.is_file()]
    return frozenset().union(*(_labels(path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=64)
def _labels(path: Path, _changed: int) -> frozenset[str]:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        labels = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in cells]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return frozenset()  # a notebook that somebody is writing just now must not stop the grading of another
    return frozenset(label for label in labels if isinstance(label, str))
