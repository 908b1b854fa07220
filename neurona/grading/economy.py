"""Leave out the chapter's own demonstrations: grading needs what the checks ask for, and nobody looks at the rest.

A cell of the course that the student did not touch is left out when nothing that runs depends on it: no answer, no
check, no cell of the student's own. When in doubt it runs.
"""

from __future__ import annotations

import ast

from IPython.core.inputtransformer2 import TransformerManager
from nbgrader.utils import is_solution

from neurona.grading.names import binds, reads
from neurona.grading.plan import PREPARE, is_check_cell

# Names through which code may reach any other name, and calls whose effect lies outside of all names.
ANYTHING = frozenset("globals locals vars eval exec compile get_ipython In Out _ __ ___ __builtins__ __import__".split())
ELSEWHERE = frozenset("seed seterr seterrcall rcParams set_printoptions filterwarnings simplefilter environ".split())


def needless(cells: list, course: dict[str, str], programs: dict[str, str]) -> set[int]:
    """Which cells need not run.

    Args:
        cells: The repaired submission.
        course: Text of each code cell of the course, by cell id.
        programs: What is sent for each check cell, by grade id.

    Returns:
        Places of cells in the list.
    """
    trees, candidates = {}, set()
    for place, cell in enumerate(cells):
        if cell.cell_type != "code":
            continue
        check = programs.get(cell.metadata.nbgrader.grade_id) if is_check_cell(cell) else None
        trees[place] = parsed(cell.source if check is None else check.removeprefix(PREPARE))
        if check is None and not is_solution(cell) and course.get(cell.id) == cell.source:
            candidates.add(place)
    if any(tree is None for tree in trees.values()):
        return set()
    runs = set(trees) - candidates
    wanted = set().union(*(reads(trees[place]) for place in runs)) if runs else set()
    if wanted & ANYTHING:
        return set()
    return candidates - _kept(candidates, trees, wanted)


def _kept(candidates: set[int], trees: dict, wanted: set[str]) -> set[int]:
    """Those that something depends on, and those that depend on the same things and might change them."""
    imported = set().union(*(_imports(trees[place]) for place in candidates)) if candidates else set()
    kept = {place for place in candidates if _acts_elsewhere(trees[place])}
    while True:
        known = wanted.union(*(reads(trees[place]) for place in kept)) if kept else set(wanted)
        bound = set().union(*(binds(trees[place]) for place in candidates)) if candidates else set()
        shared = (known & bound) - imported
        more = {
            place
            for place in candidates - kept
            if binds(trees[place]) & known or (binds(trees[place]) | reads(trees[place])) & shared
        }
        if not more:
            return kept
        kept |= more


def parsed(source: str) -> ast.Module | None:
    """The cell as Python, or None if it is not that, or uses commands of IPython."""
    try:
        if TransformerManager().transform_cell(source).strip() != source.strip():
            return None
        return ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _imports(tree: ast.Module) -> set[str]:
    return set().union(*(binds(node) for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))))


def _acts_elsewhere(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in ELSEWHERE for node in ast.walk(tree))
