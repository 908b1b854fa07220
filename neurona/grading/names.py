"""Which names a piece of a check cell reads, and which it binds."""

from __future__ import annotations

import ast
import builtins

BUILTINS = frozenset(dir(builtins))


def reads(node: ast.AST | None) -> set[str]:
    """Free names that a node reads: comprehension variables and parameters of its own are left out."""
    if node is None:
        return set()
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, ast.Load) else set()
    if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
        return _comprehension_reads(node)
    if isinstance(node, (ast.Lambda, ast.FunctionDef, ast.AsyncFunctionDef)):
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
    if isinstance(node, ast.Name):
        return {node.id} if isinstance(node.ctx, (ast.Store, ast.Del)) else set()
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return {node.name}
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return {bound_by(alias) for alias in node.names}
    if isinstance(node, (ast.Lambda, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)):
        return set()
    found = {node.name} if isinstance(node, ast.ExceptHandler) and node.name else set()
    for child in ast.iter_child_nodes(node):
        found |= binds(child)
    return found


def bound_by(alias: ast.alias) -> str:
    """The name that one part of an import statement binds."""
    return alias.asname or alias.name.split(".")[0]


def root(node: ast.AST) -> str | None:
    """The name at the left end of `a.b[0].c`, or None."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call, ast.Starred)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None
