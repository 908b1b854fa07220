"""Leave out the chapter's own demonstrations: grading needs what the checks ask for, and nobody looks at the rest.

A cell of the course that the student did not touch is left out when nothing that runs depends on it: no answer, no
check, no cell of the student's own. Where only its imports are needed, only they run. When in doubt the cell runs.
"""

from __future__ import annotations

import ast

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
    trees, ours, wanted = {}, set(), set()
    for place, cell in enumerate(cells):
        if cell.cell_type != "code":
            continue
        if is_check_cell(cell):
            wanted |= asked.get(cell.metadata.nbgrader.grade_id, frozenset())
            continue
        trees[place] = parsed(cell.source)
        if not is_solution(cell) and course.get(cell.id) == cell.source:
            ours.add(place)
    if any(tree is None for tree in trees.values()):
        return {}
    theirs = [trees[place] for place in set(trees) - ours]
    wanted |= _union(map(_touches, theirs))
    if wanted & ANYTHING or any(_mentions(tree, ANYWHERE) for tree in theirs):
        return {}
    kept, wanted = _kept({place: trees[place] for place in ours}, wanted)
    return {cells[place].id: _imports(trees[place], wanted) for place in ours - kept}


def _kept(trees: dict[int, ast.Module], wanted: set[str]) -> tuple[set[int], set[str]]:
    """Cells that must run as they are, and all names that are read then.

    One that binds a wanted name must; so must all that read it, because they might change what it stands for.
    """
    bound = {place: _bound_by_values(tree) for place, tree in trees.items()}
    touched = {place: _touches(tree) for place, tree in trees.items()}
    values = _union(bound.values())
    kept = {place for place, tree in trees.items() if _acts_elsewhere(tree, values)}
    while True:
        wanted = wanted | _union(touched[place] for place in kept)
        shared = wanted & values
        more = {place for place in set(trees) - kept if (bound[place] | touched[place]) & shared}
        if not more:
            return kept, wanted
        kept |= more


def _bound_by_values(tree: ast.Module) -> set[str]:
    return _union(binds(node) for node in tree.body if not isinstance(node, (ast.Import, ast.ImportFrom)))


def _touches(tree: ast.Module) -> set[str]:
    """The names that a cell needs to be there: those that it reads, changes (`k += 1`), deletes or calls global."""
    found = reads(tree)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            found |= set(node.names)
        elif isinstance(node, (ast.AugAssign, ast.Delete)):
            found |= _union(binds(one) for one in (node.targets if isinstance(node, ast.Delete) else [node.target]))
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


def _acts_elsewhere(tree: ast.Module, values: set[str]) -> bool:
    """Could cells feel it that share no name with it? `values` are the names that cells bind by other than imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            changed = isinstance(node.ctx, (ast.Store, ast.Del)) and root(node) not in values
            drawn = getattr(node.value, "attr", None) == "random" and node.attr not in DRAWS_APART
            if changed or drawn:
                return True
    return _mentions(tree, ELSEWHERE)


def _mentions(tree: ast.Module, names: frozenset[str]) -> bool:
    """Is one of the names read in it, or an attribute of anything, or imported?"""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            here = node.id
        elif isinstance(node, ast.Attribute):
            here = node.attr
        else:
            here = getattr(node, "module" if isinstance(node, ast.ImportFrom) else "name", None)
        if isinstance(here, str) and not names.isdisjoint(here.split(".")):
            return True
    return False


def _union(sets) -> set[str]:
    return set().union(*sets)
