"""A check cell is two programs: one asks the student's kernel for values, the other judges them.

`split(source)` takes the cell apart by backward slicing. The *record* program keeps only what is needed to
compute the first argument of each `check(...)`; expected values, tolerances, mistakes, explanations and
predicates are cut away, also out of the rows that a `for` loop walks through. The *judge* program keeps only
what the other arguments need, and gets each first argument from the record. A cell that cannot be taken apart
safely is refused: its author is told what to write instead.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass

from neurona.grading.names import binds, bound_by, reads, root
from neurona.grading.pruning import CannotSplit, prune_loop, prune_pair, refuse_partial_use

RECORD = "__neurona_record__"
VALUE = "__neurona_value__"
HIDDEN = "__neurona_hidden__"
BEGIN_HIDDEN, END_HIDDEN = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"

NOT_PYTHON = "this check cell is not ordinary Python: {reason}"
NOT_A_STATEMENT = "check(...) must be a statement of its own, not a part of another expression"
IN_A_FUNCTION = "check(...) cannot be called inside a function or class of the check cell; write it out or use a for loop"
NO_FIRST = "check(...) needs its first argument written out in first place"
NO_CHECK = "this check cell contains no check(...)"
UNSUPPORTED = "a check cell cannot contain a {kind} statement; use check(...), assignments, for, if and with"
IN_A_TRY = "check(...) cannot stand inside try: use raised(...) to ask for an error"


@dataclass(frozen=True)
class Split:
    """The two programs of one check cell, and the names each needs from earlier cells."""

    record: str
    judge: str
    record_reads: frozenset[str]
    judge_reads: frozenset[str]


def split(source: str) -> Split:
    """Take a check cell apart.

    Args:
        source: The cell as it stands in the source notebook, hidden tests included.

    Returns:
        The program for the student's kernel and the program for the judge.

    Raises:
        CannotSplit: The cell mixes what is asked and what is expected; the message says how to write it.
    """
    tree = parse(source)
    if not any(is_check(node) for node in ast.walk(tree)):
        raise CannotSplit(NO_CHECK, 1)
    _refuse_misplaced(tree)
    refuse_partial_use(tree, is_check)
    record, record_reads = Slicer(_ask, tree).block(parse(source).body, set())
    hidden = hidden_lines(source)
    judge, judge_reads = Slicer(lambda call: _judge(call, call.lineno in hidden), tree).block(parse(source).body, set())
    return Split(_unparse(record), _unparse(judge), frozenset(record_reads - {RECORD}),
                 frozenset(judge_reads - {VALUE, HIDDEN}))


def hidden_lines(source: str) -> set[int]:
    """Numbers of the lines that students do not get, markers included."""
    found, inside = set(), False
    for number, line in enumerate(source.splitlines(), 1):
        inside = inside or BEGIN_HIDDEN in line
        if inside:
            found.add(number)
        inside = inside and END_HIDDEN not in line
    return found


def parse(source: str) -> ast.Module:
    """Parse a cell; raises CannotSplit where it is not ordinary Python."""
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise CannotSplit(NOT_PYTHON.format(reason=error.msg), error.lineno or 1) from None


def is_check(node: ast.AST) -> bool:
    """Is this node a call of check(...) or check.choice(...)?"""
    if not isinstance(node, ast.Call):
        return False
    function = node.func
    if isinstance(function, ast.Attribute):
        function = function.value
    return isinstance(function, ast.Name) and function.id == "check"


def _refuse_misplaced(tree: ast.Module) -> None:
    statements = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {}
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            inside.update({id(child): IN_A_FUNCTION for child in ast.walk(node)})
        elif isinstance(node, ast.Try):
            inside.update({id(child): IN_A_TRY for child in ast.walk(node)})
    for node in ast.walk(tree):
        if not is_check(node):
            continue
        if id(node) in inside:
            raise CannotSplit(inside[id(node)], node.lineno)
        if id(node) not in statements:
            raise CannotSplit(NOT_A_STATEMENT, node.lineno)
        if not node.args or isinstance(node.args[0], ast.Starred):
            raise CannotSplit(NO_FIRST, node.lineno)


def _ask(call: ast.Call) -> ast.Expr:
    """check(a, b) → __neurona_record__(lambda: a)"""
    nothing = ast.arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])
    first = ast.Lambda(args=nothing, body=call.args[0])
    return ast.Expr(ast.Call(ast.Name(RECORD, ast.Load()), [first], []))


def _judge(call: ast.Call, hidden: bool) -> ast.Expr:
    """check(a, b) → check(__neurona_value__(), b), or __neurona_hidden__(check, __neurona_value__(), b)"""
    arguments = [ast.Call(ast.Name(VALUE, ast.Load()), [], []), *call.args[1:]]
    if hidden:
        return ast.Expr(ast.Call(ast.Name(HIDDEN, ast.Load()), [call.func, *arguments], call.keywords))
    return ast.Expr(ast.Call(call.func, arguments, call.keywords))


def _unparse(body: list[ast.stmt]) -> str:
    return ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))


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
