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

from neurona.grading.pruning import CannotSplit, refuse_partial_use
from neurona.grading.slicing import Slicer, is_check

RECORD = "__neurona_record__"
VALUE = "__neurona_value__"
HIDDEN = "__neurona_hidden__"
BEGIN_HIDDEN, END_HIDDEN = "BEGIN HIDDEN TESTS", "END HIDDEN TESTS"

NOT_PYTHON = "this check cell is not ordinary Python: {reason}"
NOT_A_STATEMENT = "check(...) must be a statement of its own, not a part of another expression"
IN_A_FUNCTION = (
    "check(...) cannot be called inside a function or class of the check cell; write it out or use a for loop"
)
NO_FIRST = "check(...) needs its first argument written out in first place"
NO_CHECK = "this check cell contains no check(...)"
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
    return Split(
        _unparse(record), _unparse(judge), frozenset(record_reads - {RECORD}), frozenset(judge_reads - {VALUE, HIDDEN})
    )


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
