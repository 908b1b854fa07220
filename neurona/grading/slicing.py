"""Backward slicing: keep the statements of a cell that some of its values depend on, and drop the rest.

The slice is precise rather than cautious: what is kept goes to a student's process, so a line that is kept without
need could give an expected value away, while one that is missing shows at once, because right answers then fail.
"""

from __future__ import annotations

import ast

from neurona.grading.names import binds, bound_by, reads, root
from neurona.grading.pruning import CannotSplit, prune_loop, prune_pair

UNSUPPORTED = "a check cell cannot contain a {kind} statement; use check(...), assignments, for, if and with"


def is_check(node: ast.AST) -> bool:
    """Is this node a call of check(...) or check.choice(...)?"""
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    if isinstance(function, ast.Attribute):
        function = function.value
    return isinstance(function, ast.Name) and function.id == "check"


class Slicer:
    """Backward slice of a block: `replace` says what becomes of a check, and so what the rest must provide."""

    def __init__(self, replace, tree: ast.Module | None = None):
        self.replace = replace
        self.tree = tree
        self.own = binds(tree) if tree is not None else set()

    def block(self, statements: list[ast.stmt], live: set[str]) -> tuple[list[ast.stmt], set[str]]:
        """Keep what the checks and the names in `live` need; returns it with the names needed before it."""
        kept = []
        for statement in reversed(statements):
            new, live = self.statement(statement, set(live))
            kept[:0] = new
        return kept, live

    def statement(self, statement, live):
        visit = getattr(self, f"on_{type(statement).__name__.lower()}", None)
        if visit is None:
            raise CannotSplit(UNSUPPORTED.format(kind=type(statement).__name__.lower()), statement.lineno)
        return visit(statement, live)

    def on_pass(self, statement, live):
        return [], live

    def on_expr(self, statement, live):
        call = statement.value
        if is_check(call):
            if self.replace is None:
                return [], live
            new = self.replace(call)
            return [new], live | reads(new)
        if isinstance(call, ast.Call) and self._may_change(call, live):
            return [statement], live | reads(call)
        return [], live

    def _may_change(self, call, live):
        # `rows.append(3)`, `shuffle(rows)` and `np.random.seed(1)` matter though they bind no name.
        receiver = root(call.func)
        if receiver in live or (isinstance(call.func, ast.Attribute) and call.func.attr == "seed"):
            return True
        if isinstance(call.func, ast.Attribute) and receiver in self.own:
            return False
        return any(root(argument) in live for argument in call.args)

    def on_assign(self, statement, live):
        wanted = set().union(*(self._targets(target) for target in statement.targets)) & live
        if not wanted:
            return [], live
        bound = binds(statement)
        if len(statement.targets) == 1:
            statement = prune_pair(statement, live)
        return [statement], (live - bound) | reads(statement)

    def on_annassign(self, statement, live):
        plain = ast.Assign([statement.target], statement.value, lineno=statement.lineno)
        return self.on_assign(plain, live) if statement.value else ([], live)

    def on_augassign(self, statement, live):
        if root(statement.target) not in live and not self._targets(statement.target) & live:
            return [], live
        return [statement], live | self._targets(statement.target) | reads(statement)

    def _targets(self, target):
        names = binds(target)
        for part in ast.walk(target):
            if isinstance(part, (ast.Subscript, ast.Attribute)) and root(part):
                names.add(root(part))
        return names

    def on_for(self, statement, live):
        after, body = set(live), []
        while True:  # what one round needs, the round before it must leave
            body, before = self.block(statement.body, after)
            if before <= after:
                break
            after |= before
        if not body:
            return [], live
        if statement.orelse:
            raise CannotSplit(UNSUPPORTED.format(kind="for ... else"), statement.lineno)
        target, iterable = prune_loop(statement, before | live, self.tree)
        loop = ast.For(target, iterable, body, [], lineno=statement.lineno)
        return [loop], live | (before - binds(statement.target)) | reads(iterable)

    def on_if(self, statement, live):
        body, first = self.block(statement.body, live)
        orelse, second = self.block(statement.orelse, live)
        if not body and not orelse:
            return [], live
        new = ast.If(statement.test, body or [ast.Pass()], orelse, lineno=statement.lineno)
        return [new], live | first | second | reads(statement.test)

    def on_with(self, statement, live):
        body, before = self.block(statement.body, live)
        if not body:
            return [], live
        needs = set().union(*(reads(item) for item in statement.items))
        bound = set().union(*(binds(item) for item in statement.items))
        return [ast.With(statement.items, body, lineno=statement.lineno)], (before - bound) | needs

    def on_functiondef(self, statement, live):
        if statement.name not in live:
            return [], live
        return [statement], (live - {statement.name}) | reads(statement)

    def on_classdef(self, statement, live):
        if statement.name not in live:
            return [], live
        return [statement], (live - {statement.name}) | reads(statement)

    def on_import(self, statement, live):
        names = [alias for alias in statement.names if bound_by(alias) in live]
        if not names:
            return [], live
        new = ast.copy_location(type(statement)(**{**dict(ast.iter_fields(statement)), "names": names}), statement)
        return [new], live - binds(new)

    on_importfrom = on_import
