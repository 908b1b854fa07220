"""grades.csv and grades.json tell of every submission what became of it last, in this run or in an earlier one."""

from __future__ import annotations

import contextlib
import json
import sys
from dataclasses import fields
from pathlib import Path

from nbgrader.api import MissingEntry

from neurona.grading.run import Result, read_points

UNREADABLE = "{path} could not be read; results of earlier runs are lost from it, but not from the gradebook."


def merged(path: Path, results: list[Result], root: Path, api) -> list[Result]:
    """The results of this run and, from earlier ones, those of all other submissions that are still there.

    Args:
        path: The file of details that earlier runs have written, if there was one.
        results: Those of this run.
        root: Folder of the course.
        api: nbgrader's API of the course; earlier results get the points that the gradebook has now.
    """
    done = {(one.assignment, one.student) for one in results}
    kept = [one for one in _read(path) if (one.assignment, one.student) not in done and _is_there(root, one)]
    with api.gradebook as gradebook:
        for one in kept:
            with contextlib.suppress(MissingEntry):  # what could not be graded is not in the gradebook
                read_points(gradebook, api.config, one)
    return sorted([*results, *kept], key=lambda one: (one.assignment, one.student))


def write(path: Path, results: list[Result]) -> None:
    """Write the details for later runs; whoever is stopped while writing leaves those of before."""
    new = path.with_name(f"{path.name}.new")
    told = json.dumps([result.to_dict() for result in results], indent=1, ensure_ascii=False)
    new.write_text(f"{told}\n", encoding="utf-8")
    new.replace(path)


def _read(path: Path) -> list[Result]:
    if not path.exists():
        return []
    names = {field.name for field in fields(Result)}
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return [Result(**{name: one[name] for name in names & one.keys()}) for one in known]
    except (OSError, ValueError, TypeError, AttributeError):
        print(UNREADABLE.format(path=path), file=sys.stderr)
        return []


def _is_there(root, result) -> bool:
    return (root / "submitted" / result.student / result.assignment).exists()
