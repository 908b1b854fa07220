"""Which names a piece of code reads, and which it binds."""

from __future__ import annotations

import ast
import builtins

BUILTINS = frozenset(dir(builtins))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)


def reads(node: ast.AST | None) -> set[str]:
    """Free names that a node reads: comprehension variables and parameters of its own are left out."""
    if node is None:
        return set()
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Load) else set()
    if isinstance(node, COMPREHENSIONS):
        return _comprehension_reads(node)
    if isinstance(node, FUNCTIONS):
        return _function_reads(node)
    found = set()
    for child in ast.iter_child_nodes(node):
        found |= reads(child)
    return found


def _comprehension_reads(node) -> set[str]:
    found, own = set(), set()
    for generator in node.generators:
        found |= reads(generator.iter) - own
        own |= binds(generator.target)
        for condition in generator.ifs:
            found |= reads(condition) - own
    results = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
    for result in results:
        found |= reads(result) - own
    return found


def _function_reads(node) -> set[str]:
    arguments = node.args
    everything = arguments.posonlyargs + arguments.args + arguments.kwonlyargs
    everything += [one for one in (arguments.vararg, arguments.kwarg) if one]
    own = {argument.arg for argument in everything}
    body = node.body if isinstance(node.body, list) else [node.body]
    found = set()
    for statement in body:
        own |= binds(statement)
    for statement in body:
        found |= reads(statement)
    found -= own
    for outside in arguments.defaults + arguments.kw_defaults + getattr(node, "decorator_list", []):
        found |= reads(outside)
    return found


def binds(node: ast.AST) -> set[str]:
    """Names that a statement or a target binds in its own scope."""
    return set(bound_at(node))


def bound_at(node: ast.AST, imports: bool = True) -> dict[str, int]:
    """The names that a node binds in its own scope, each with the line where it does so first.

    Args:
        node: A cell, a statement or a target.
        imports: Do those count that an import binds?
    """
    names = {}
    for one in _own_scope(node):
        if imports or not isinstance(one, (ast.Import, ast.ImportFrom)):
            for name in _bound_here(one):
                names.setdefault(name, one.lineno)
    return names


def _bound_here(node):
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return [node.name]
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return [bound_by(alias) for alias in node.names]
    if isinstance(node, ast.Name) and isinstance(node.ctx, (ast.Store, ast.Del)):
        return [node.id]
    if isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        return [node.name]
    return [node.rest] if isinstance(node, ast.MatchMapping) and node.rest else []


def _own_scope(node):
    """The node and all below it, in order of the text; of an inner scope only what is evaluated outside it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(_outside(node)))


def _outside(node):
    if isinstance(node, FUNCTIONS):
        defaults = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        return [*getattr(node, "decorator_list", []), *defaults]
    if isinstance(node, ast.ClassDef):
        return [*node.decorator_list, *node.bases, *node.keywords]
    if isinstance(node, COMPREHENSIONS):
        # A walrus in a comprehension binds outside it; its own variables do not.
        return [one.target for one in ast.walk(node) if isinstance(one, ast.NamedExpr)]
    return list(ast.iter_child_nodes(node))


def bound_by(alias: ast.alias) -> str:
    """The name that one part of an import statement binds."""
    return alias.asname or alias.name.split(".")[0]


def root(node: ast.AST) -> str | None:
    """The name at the left end of `a.b[0].c`, or None."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Starred)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None
