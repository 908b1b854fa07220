"""The plan of a chapter: for every check cell of the source notebook, what is asked and how it is judged.

It depends on the source notebook alone, never on a submission, so it is made once for a class.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nbformat
from nbgrader.utils import is_grade, is_solution

from neurona.grading.names import BUILTINS, binds
from neurona.grading.pruning import CannotSplit
from neurona.grading.slicing import Slicer
from neurona.grading.splitting import RECORD, parse, split

PREPARE = f"{RECORD} = __import__('neurona.grading.recorder', fromlist=['Recorder']).Recorder()\n"
NOT_KNOWN = "the check reads {name}, which no cell before it defines"
WRITTEN_BY_STUDENT = (
    "the check reads {name} outside of its first argument, and the student writes {name}; "
    "use literals, NumPy and neurona there"
)
IN_CELL = "{notebook}, cell {grade_id}, line {line}: {sentence}"


UNREADABLE = "The source notebook {path} cannot be read: {error}"


class UnusableCheck(ValueError):
    """A check cell of the course that cannot be graded safely; the sentence names cell and line."""


class UnusableSource(ValueError):
    """A source notebook that cannot be read, so that nothing can be graded with it; the sentence says why."""


@dataclass(frozen=True)
class CheckPlan:
    """One check cell: `record` is for the student's kernel, `context` and `judge` for the trusted process.

    `reads` are the names that `record` takes from the notebook, `source` is the cell as the course has it.
    """

    grade_id: str
    points: float
    record: str
    context: str
    judge: str
    reads: frozenset[str] = frozenset()
    source: str = ""


def is_check_cell(cell) -> bool:
    """Does this cell hold checks that the machine grades?"""
    return cell.cell_type == "code" and bool(is_grade(cell)) and not is_solution(cell)


def plan_file(path: str | Path) -> dict[str, CheckPlan]:
    """The plan of a source notebook on disk; remembered until the file changes.

    Raises:
        UnusableCheck: A check cell cannot be taken apart.
        UnusableSource: It is no notebook.
    """
    return _plan_file(*_version(path))


def code_of(path: str | Path) -> dict[str, str]:
    """The text of each code cell of a source notebook, by cell id; remembered until the file changes."""
    return _code_of(*_version(path))


def _version(path) -> tuple[Path, int, int]:
    about = Path(path).stat()
    return Path(path), about.st_mtime_ns, about.st_size


@lru_cache(maxsize=64)
def _plan_file(path: Path, _changed: int, _size: int) -> dict[str, CheckPlan]:
    try:
        return plan_notebook(nbformat.read(path, as_version=4), path.stem)
    except UnusableCheck:
        raise
    except Exception as error:  # nbformat raises whatever it stumbles over
        raise UnusableSource(UNREADABLE.format(path=path, error=error)) from error


@lru_cache(maxsize=64)
def _code_of(path: Path, _changed: int, _size: int) -> dict[str, str]:
    cells = nbformat.read(path, as_version=4).cells
    return {cell.id: cell.source for cell in cells if cell.cell_type == "code"}


def plan_notebook(notebook, name: str = "notebook") -> dict[str, CheckPlan]:
    """For each check cell, by grade id, its two programs.

    Args:
        notebook: The source notebook, solutions and hidden tests inside.
        name: Its name, for messages.

    Raises:
        UnusableCheck: A check cell cannot be taken apart; all such cells are named.
    """
    plans, problems = {}, []
    for index, cell in enumerate(notebook.cells):
        if not is_check_cell(cell):
            continue
        grade_id = cell.metadata.nbgrader.grade_id
        try:
            parts = split(cell.source)
            context = _context(notebook.cells[:index], set(parts.judge_reads))
        except CannotSplit as error:
            problems.append(IN_CELL.format(notebook=name, grade_id=grade_id, line=error.line, sentence=error.sentence))
            continue
        points = float(cell.metadata.nbgrader.points)
        plans[grade_id] = CheckPlan(
            grade_id, points, PREPARE + parts.record, context, parts.judge, parts.record_reads, cell.source
        )
    if problems:
        raise UnusableCheck("\n".join(problems))
    return plans


def _context(cells, wanted: set[str]) -> str:
    """The lines of earlier cells that the judge needs: imports, and data that the course itself loads."""
    wanted = wanted - BUILTINS
    pieces = []
    for cell in reversed(cells):
        if not wanted or cell.cell_type != "code" or is_check_cell(cell):
            continue
        try:
            tree = parse(cell.source)
        except CannotSplit:
            continue  # a cell with a magic command; it binds nothing a check may read
        found = wanted & binds(tree)
        if not found:
            continue
        if is_solution(cell):
            raise CannotSplit(WRITTEN_BY_STUDENT.format(name=", ".join(sorted(found))), 1)
        body, needs = Slicer(None, tree).block(tree.body, found)
        pieces.append(ast.unparse(ast.fix_missing_locations(ast.Module(body, []))))
        wanted = (wanted - found) | (needs - BUILTINS)
    if wanted:
        raise CannotSplit(NOT_KNOWN.format(name=", ".join(sorted(wanted))), 1)
    return "\n".join(reversed(pieces))
