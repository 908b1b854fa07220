"""Cut expected values out of the rows that a check cell walks through.

`for x, h in [(1, 2), (4, 5)]: check(f(x), h)` becomes `for x, h in [(1, None), (4, None)]: ...` on the student's
side. What cannot be cut with certainty is refused, because a value that travels along would be a leak.
"""

from __future__ import annotations

import ast

from neurona.grading.names import binds, root


class CannotSplit(ValueError):
    """A check cell that mixes what is asked and what is expected.

    Args:
        sentence: What its author should write instead.
        line: Line of the cell, counted from 1.
    """

    def __init__(self, sentence: str, line: int):
        super().__init__(sentence)
        self.sentence = sentence
        self.line = line


MIXED_LOOP = (
    "this loop hands out {dead} together with {alive}, and they cannot be told apart; "
    "write the rows as a list of tuples right after `in`"
)
MIXED_PAIR = (
    "{dead} is unpacked together with {alive}, and they cannot be told apart; assign them on lines of their own"
)
PARTIAL_USE = (
    "{name} holds both what is asked and what is expected; "
    "write `for x, expected in [(…, …), …]:` with a name for each part"
)


def nothing() -> ast.Constant:
    return ast.Constant(None)


def prune_pair(statement: ast.Assign, live: set[str]) -> ast.Assign:
    """`x, h = 3, 7` where only x is needed → `x, h = 3, None`."""
    target, value = statement.targets[0], statement.value
    dead = binds(target) - live
    if not isinstance(target, (ast.Tuple, ast.List)) or not dead or isinstance(value, ast.Call):
        return statement
    pruned = prune_value(target, value, live)
    if pruned is None:
        raise CannotSplit(MIXED_PAIR.format(dead=_some(dead), alive=_some(binds(target) & live)), statement.lineno)
    return ast.copy_location(ast.Assign([target], pruned, lineno=statement.lineno), statement)


def prune_value(target: ast.AST, value: ast.AST, live: set[str]) -> ast.AST | None:
    """The value with the parts that only dead names receive replaced by None; None where they cannot be found."""
    if isinstance(target, ast.Name):
        return value if target.id in live else nothing()
    if not isinstance(target, (ast.Tuple, ast.List)):
        return value
    if not binds(target) - live:
        return value
    if not binds(target) & live:
        return _hollow(target)
    if not isinstance(value, (ast.Tuple, ast.List)) or len(value.elts) != len(target.elts):
        return None
    if any(isinstance(part, ast.Starred) for part in [*target.elts, *value.elts]):
        return None
    parts = [prune_value(*pair, live) for pair in zip(target.elts, value.elts, strict=True)]
    return None if any(part is None for part in parts) else type(value)(parts, ast.Load())


def _hollow(target: ast.AST) -> ast.AST:
    if isinstance(target, (ast.Tuple, ast.List)):
        return ast.Tuple([_hollow(part) for part in target.elts], ast.Load())
    return nothing()


def prune_loop(loop: ast.For, live: set[str], tree: ast.Module | None) -> tuple[ast.AST, ast.AST]:
    """Target and iterable of a loop, without the values that only dead names receive.

    Raises:
        CannotSplit: Some are dead, and the iterable does not show which values they get.
    """
    target, iterable = loop.target, loop.iter
    dead = binds(target) - live
    if not dead:
        return target, iterable
    alive = binds(target) & live
    pruned = _prune_rows(target, iterable, live, tree)
    if pruned is None:
        raise CannotSplit(MIXED_LOOP.format(dead=_some(dead), alive=_some(alive) or "the loop"), loop.lineno)
    return target, pruned


def _prune_rows(target, iterable, live, tree):
    if isinstance(iterable, ast.Name):
        iterable = _literal_rows(iterable.id, tree)
    if isinstance(iterable, (ast.List, ast.Tuple, ast.Set)):
        rows = [prune_value(target, row, live) for row in iterable.elts]
        bad = any(row is None for row in rows) or any(isinstance(row, ast.Starred) for row in iterable.elts)
        return None if bad else ast.List(rows, ast.Load())
    if isinstance(iterable, ast.Call):
        return _prune_call(target, iterable, live, tree)
    return None


def _prune_call(target, call, live, tree):
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == "range":
        return call  # numbers that the loop itself counts, no expected values
    pair = isinstance(target, (ast.Tuple, ast.List))
    if name == "items" and isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Dict):
        table = call.func.value
        if None in table.keys:
            return None
        rows = [ast.Tuple([key, value], ast.Load()) for key, value in zip(table.keys, table.values, strict=True)]
        return _prune_rows(target, ast.List(rows, ast.Load()), live, tree)
    if name == "enumerate" and pair and len(target.elts) == 2 and call.args:
        inner = _prune_column(target.elts[1], call.args[0], live, tree)
        return None if inner is None else ast.Call(call.func, [inner, *call.args[1:]], call.keywords)
    if name == "zip" and pair and len(target.elts) == len(call.args):
        columns = [_prune_column(*both, live, tree) for both in zip(target.elts, call.args, strict=True)]
        return None if any(one is None for one in columns) else ast.Call(call.func, columns, call.keywords)
    return None


def _prune_column(target, column, live, tree):
    if not binds(target) - live:
        return column
    return _prune_rows(target, column, live, tree)


def _literal_rows(name: str, tree: ast.Module | None) -> ast.AST | None:
    """The literal that a name of the cell stands for, if it is assigned once and never touched otherwise."""
    if tree is None:
        return None
    values = [
        node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and [root(target) for target in node.targets] == [name]
        and isinstance(node.targets[0], ast.Name)
    ]
    stores = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
    ]
    changes = [
        node for node in ast.walk(tree) if isinstance(node, (ast.Attribute, ast.Subscript)) and root(node) == name
    ]
    if len(values) != 1 or len(stores) != 1 or changes:
        return None
    return values[0]


def refuse_partial_use(tree: ast.Module, is_check) -> None:
    """Refuse `check(f(case["x"]), case["h"])`: the whole of `case` would travel.

    Raises:
        CannotSplit: A name is used by parts only, and by other parts for what is asked than for what is expected.
    """
    checks = [node for node in ast.walk(tree) if is_check(node)]
    asked, expected = _parts([call.args[0] for call in checks]), {}
    for call in checks:
        for name, keys in _parts([*call.args[1:], *call.keywords]).items():
            expected.setdefault(name, set()).update(keys)
    for name, keys in asked.items():
        if None in keys or name not in expected or name not in binds(tree):
            continue
        if expected[name] - keys:
            raise CannotSplit(PARTIAL_USE.format(name=name), checks[0].lineno)


def _parts(nodes) -> dict[str, set]:
    """For each name, the constant subscripts it is read under; None stands for the name as a whole."""
    found, inside = {}, set()
    for node in nodes:
        for part in ast.walk(node):
            if (
                isinstance(part, ast.Subscript)
                and isinstance(part.value, ast.Name)
                and isinstance(part.slice, ast.Constant)
            ):
                found.setdefault(part.value.id, set()).add(part.slice.value)
                inside.add(id(part.value))
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and id(part) not in inside:
                found.setdefault(part.id, set()).add(None)
    return found


def _some(names: set[str]) -> str:
    return ", ".join(sorted(names))
