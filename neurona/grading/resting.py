"""What a mark given by hand rests on; as long as none of it changes, the mark needs no second look."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from nbformat import NotebookNode, from_dict
from nbgrader.utils import is_grade, is_solution

from neurona.grading.plan import is_check_cell


def rests_on(cells: list[NotebookNode]) -> dict[str, str]:
    """By graded cell, a text that changes when its mark should be looked at again.

    The mark of a written answer rests on that answer; the mark of a check rests on the check and on all code that it
    might ask. Both rest on how many points there are.
    """
    code = [cell.source for cell in cells if cell.cell_type == "code" and not is_check_cell(cell)]
    found = {}
    for cell in cells:
        if is_grade(cell):
            label = cell.metadata.nbgrader
            texts = [float(label.points), cell.source, *([] if is_solution(cell) else code)]
            found[label.grade_id] = hashlib.sha256(repr(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return found


def rested_on(path: Path) -> dict[str, str]:
    """The same for a notebook that was graded before; nothing where there is none, or none that was finished."""
    try:
        tree = json.loads(path.read_text(encoding="utf-8"))
        if not tree["metadata"]["neurona"]["course"]:  # the last thing that grading writes
            return {}
        cells = [{**cell, "source": "".join(cell["source"])} for cell in tree["cells"]]
        return rests_on([from_dict(cell) for cell in cells])
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}
