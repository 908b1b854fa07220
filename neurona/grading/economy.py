"""Leave out the chapter's own demonstrations: grading needs what the checks ask for, and nobody looks at the rest.

A cell of the course that the student did not touch is left out when nothing that runs depends on it: no answer, no
check, no cell of the student's own. Where only its imports are needed, only they run. When in doubt the cell runs.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache

from nbgrader.utils import is_solution

from neurona.grading.mending import LONGEST_MENDED, is_code
from neurona.grading.names import binds, reads, root
from neurona.grading.plan import is_check_cell

# Names through which code may reach any other name, and attributes and modules that do the same.
ANYTHING = frozenset(
    ("globals", "locals", "vars", "eval", "exec", "compile", "get_ipython", "In", "Out", "_", "__", "___")
    + ("__builtins__", "__import__")
)
ANYWHERE = frozenset(("__main__", "f_globals", "f_locals", "__globals__", "modules", "get_ipython", "import_module"))
# Names and attributes whose use may be felt in cells that share no name with this one: settings, chance, files.
ELSEWHERE = frozenset(
    ("seed", "seterr", "seterrcall", "rcParams", "set_printoptions", "filterwarnings", "simplefilter", "environ")
    + ("open", "save", "savez", "savez_compressed", "savetxt", "savefig", "tofile", "dump", "to_csv", "write_text")
    + ("write_bytes", "mkdir", "makedirs", "chdir", "urlretrieve", "setattr", "setitem")
)
DRAWS_APART = frozenset(("default_rng", "Generator"))  # of numpy.random, all else draws from one common source


def shortened(cells: list, course: dict[str, str], asked: dict[str, frozenset[str]]) -> dict[str, str]:
    """What to run in place of cells of the course; the empty text for nothing.

    Args:
        cells: The repaired submission.
        course: Text of each code cell of the course, by cell id.
        asked: The names that each check reads, by grade id.

    Returns:
        Programs by cell id, for those cells that need not run as they are.
    """
    try:
        return _shortened(cells, course, asked)
    except RecursionError:  # an expression that is built to exhaust whoever looks at it
        return {}


def _shortened(cells, course, asked):
    seen, ours, wanted = {}, set(), set()
    for cell in cells:
        if cell.cell_type != "code":
            continue
        if is_check_cell(cell):
            wanted |= asked.get(cell.metadata.nbgrader.grade_id, frozenset())
        elif not is_solution(cell) and course.get(cell.id) == cell.source:
            ours.add(cell.id)
            seen[cell.id] = _seen_before(cell.source)
        else:
            seen[cell.id] = _look(cell.source)
    theirs = set(seen) - ours
    if None in seen.values() or any(_reaches_anything(seen[name]) for name in theirs):
        return {}
    kept, wanted = _kept(seen, theirs, wanted)
    return {name: _imports(seen[name].tree, wanted) for name in ours - kept}


def _reaches_anything(seen) -> bool:
    return bool(seen.touches & ANYTHING) or _mentions(seen.tree, ANYWHERE)


@dataclass(frozen=True)
class _Seen:
    """What a cell does with names: needs them, binds them by other than imports, acts beyond them.

    `functions` are those of its names that it binds by `def` or to a `lambda`, and to nothing else.
    """

    tree: ast.Module
    touches: frozenset[str]
    binds: frozenset[str]
    functions: frozenset[str]
    acts: bool


def _look(source: str) -> _Seen | None:
    tree = parsed(source)
    if tree is None:
        return None
    values = [node for node in tree.body if not isinstance(node, (ast.Import, ast.ImportFrom))]
    functions = _union(binds(node) for node in values if _defines(node))
    functions -= _union(binds(node) for node in values if not _defines(node))
    found = (frozenset(names) for names in (_touches(tree), _union(map(binds, values)), functions))
    return _Seen(tree, *found, _acts_elsewhere(tree))


def _defines(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef) or isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda)


_seen_before = lru_cache(maxsize=1024)(_look)  # for cells of the course, which are the same for the whole class


def _kept(seen: dict[str, _Seen], theirs: set[str], wanted: set[str]) -> tuple[set[str], set[str]]:
    """Cells that must run as they are, and all names that are read then.

    The student's must; so must one that binds a wanted name, and all that read it, because they might change what it
    stands for.
    """
    values, fixed = _union(one.binds for one in seen.values()), _fixed(seen)
    kept = theirs | {name for name, one in seen.items() if one.acts or _changed_parts(one.tree) - values}
    while True:
        wanted = wanted | _union(seen[name].touches for name in kept)
        bound, changeable = wanted & values, (wanted & values) - fixed
        more = {name for name, one in seen.items() if one.binds & bound or one.touches & changeable} - kept
        if not more:
            return kept, wanted
        kept |= more


def _fixed(seen: dict[str, _Seen]) -> set[str]:
    """Functions that no reader changes: they are defined and nothing else, and use only imports and each other."""
    values = _union(one.binds for one in seen.values())
    changed = _union((one.binds - one.functions) | _changed_parts(one.tree) for one in seen.values())
    fixed = values - changed
    while True:
        unsure = _union(one.functions for one in seen.values() if one.touches & (values - fixed)) & fixed
        if not unsure:
            return fixed
        fixed -= unsure


def _touches(tree: ast.Module) -> set[str]:
    """The names that a cell needs to be there: those that it reads, changes (`k += 1`), deletes or calls global."""
    found = reads(tree)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            found |= set(node.names)
    inside = list(tree.body)
    while inside:
        node = inside.pop()
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue  # what it changes is its own, or called global
        if isinstance(node, (ast.AugAssign, ast.Delete)):
            found |= _union(binds(one) for one in (node.targets if isinstance(node, ast.Delete) else [node.target]))
        inside.extend(ast.iter_child_nodes(node))
    return found


def _imports(tree: ast.Module, wanted: set[str]) -> str:
    lines = [node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    return "\n".join(ast.unparse(node) for node in lines if binds(node) & (wanted | {"*"}))


def parsed(source: str) -> ast.Module | None:
    """The cell as Python, empty if Python cannot read it; None if it uses commands of IPython or cannot be told."""
    if len(source) > LONGEST_MENDED:
        return None
    try:
        return ast.parse(source)
    except SyntaxError:
        return None if is_code(source) else ast.Module([], [])  # it stops before its first line
    except (ValueError, RecursionError, MemoryError):
        return None


def _acts_elsewhere(tree: ast.Module) -> bool:
    """Could cells feel it that share no name with it?"""
    for node in ast.walk(tree):
        shared = isinstance(node, ast.Attribute) and node.attr not in DRAWS_APART
        if shared and getattr(node.value, "attr", None) == "random":
            return True
    return _mentions(tree, ELSEWHERE)


def _changed_parts(tree: ast.Module) -> set[str]:
    """The `a` of `a.b = 1`: where no cell makes that `a`, it is a module, and everybody has it."""
    parts = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {root(node) or "" for node in parts if isinstance(node.ctx, (ast.Store, ast.Del))}


def _mentions(tree: ast.Module, names: frozenset[str]) -> bool:
    """Is one of the names called in it, or an attribute of anything, or imported? A variable may be called so."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            here = node.func.id
        elif isinstance(node, ast.Attribute):
            here = node.attr
        else:
            here = getattr(node, "module" if isinstance(node, ast.ImportFrom) else "name", None)
        if isinstance(here, str) and not names.isdisjoint(here.split(".")):
            return True
    return False


def _union(sets) -> set[str]:
    return set().union(*sets)
