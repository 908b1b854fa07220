"""A chapter answers for its checks: an answer takes the place of the stub, and only the cells it needs are run."""

import ast
import builtins
import contextlib
import io
import symtable
import warnings
from dataclasses import dataclass
from functools import cached_property

import matplotlib
import nbformat

matplotlib.use("agg")  # a cell that an answer needs may draw


@dataclass(frozen=True)
class Outcome:
    """What became of one check cell: error is None when it passed."""

    check: str
    error: Exception | None
    printed: str

    @property
    def message(self):
        """What the student reads below the cell."""
        if self.error is None:
            return self.printed
        name = type(self.error).__name__
        return f"{self.printed}{'' if name == 'CheckFailed' else name + ': '}{self.error}"


class Cell:
    """A code cell, with the names that it binds and needs."""

    def __init__(self, cell):
        self.source = cell.source
        grading = cell.metadata.get("nbgrader", {})
        self.grade_id = grading.get("grade_id")
        self.is_check = bool(grading.get("grade")) and not grading.get("solution")
        self.is_exercise = bool(grading.get("solution")) and not grading.get("grade")

    @cached_property
    def tree(self):
        return ast.parse(self.source)

    @cached_property
    def binds(self):
        return {name for statement in self.tree.body for name in bound_by(statement)}


class Chapter:
    """The release notebook of a chapter, beside its source notebook with solutions and hidden tests.

    Args:
        release, source: paths of the two notebooks.
    """

    def __init__(self, release, source):
        self.release, self.source = _code_cells(release), _code_cells(source)

    @property
    def exercises(self):
        """The ids of all exercises, in order."""
        return [cell.grade_id for cell in self.source if cell.is_exercise]

    def stub(self, exercise):
        """What a student finds in the cell of an exercise."""
        return next(cell.source for cell in self.release if cell.grade_id == exercise)

    def try_answer(self, exercise, answer, hidden):
        """Put an answer into the exercise's cell and run its checks, each in a fresh namespace.

        Args:
            exercise: its id.
            answer: Python source.
            hidden: whether the checks include their hidden tests.
        Returns:
            A list of Outcome, one a check cell.
        """
        cells = self.source if hidden else self.release
        checks = [cell for cell in cells if cell.is_check and _exercise_of(cell) == exercise]
        return [_Run(self.source, exercise, answer).check(cell) for cell in checks]


class _Run:
    """One fresh namespace, filled on demand by the cells that come before a check."""

    def __init__(self, source, exercise, answer):
        self.cells = {cell.grade_id or index: cell for index, cell in enumerate(source)}
        self.exercise, self.answer = exercise, answer
        self.namespace = {"__name__": "__main__"}
        self.ran = set()

    def check(self, cell):
        printed = io.StringIO()
        try:
            with contextlib.redirect_stdout(printed), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self.put_answer()
                self.provide(needed_by(cell.source), before=cell.grade_id)
                exec(compile(cell.source, cell.grade_id, "exec"), self.namespace)
        except Exception as error:
            return Outcome(cell.grade_id, error, printed.getvalue())
        return Outcome(cell.grade_id, None, printed.getvalue())

    def put_answer(self):
        """The answer comes last of the exercise cells, as if the student had just run it."""
        self.provide(needed_by(self.answer), before=self.exercise)
        self.ran.add(self.exercise)
        # Its cell may stop, as a stub does; the student goes on to the check all the same.
        with contextlib.suppress(Exception):
            exec(compile(self.answer, self.exercise, "exec"), self.namespace)

    def provide(self, names, before):
        """Run what binds these names: for each, the nearest cell before a place."""
        keys = list(self.cells)
        earlier = keys[:keys.index(before)]
        for name in sorted(names - set(self.namespace) - set(dir(builtins))):
            provider = next((key for key in reversed(earlier) if name in self.cells[key].binds), None)
            if provider is not None and provider not in self.ran:
                self.run(provider, name)

    def run(self, key, name):
        cell = self.cells[key]
        statements = [s for s in cell.tree.body if not (cell.is_check and _is_check_call(s))]
        imports = [s for s in statements if isinstance(s, (ast.Import, ast.ImportFrom))]
        if any(name in bound_by(statement) for statement in imports):
            statements = imports  # the rest of the first cell is a picture
        else:
            self.ran.add(key)
        source = ast.unparse(ast.Module(statements, []))
        self.provide(needed_by(source), before=key)
        exec(compile(source, str(key), "exec"), self.namespace)


def needed_by(source):
    """The global names that a source reads, also inside its functions, and does not bind first at its top level."""
    bound, needed = set(), set()
    for statement in ast.parse(source).body:
        needed |= _globals_of(ast.unparse(statement)) - bound
        bound |= bound_by(statement)
    return needed


def bound_by(statement):
    """The global names that a statement binds."""
    table = symtable.symtable(ast.unparse(statement), "statement", "exec")
    return {s.get_name() for s in table.get_symbols() if s.is_assigned() or s.is_imported() or s.is_namespace()}


def _globals_of(source):
    names, tables = set(), [symtable.symtable(source, "cell", "exec")]
    while tables:
        table = tables.pop()
        tables.extend(table.get_children())
        top = table.get_type() == "module"
        names |= {s.get_name() for s in table.get_symbols() if s.is_referenced() and (top or s.is_global())}
    return names


def _code_cells(path):
    return [Cell(cell) for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def _exercise_of(check):
    name, _, number = check.grade_id.rpartition("-")
    return (name if number.isdigit() else check.grade_id).removesuffix("-check")


def _is_check_call(statement):
    """Whether a statement calls check() or check.choice() anywhere."""
    calls = [node.func for node in ast.walk(statement) if isinstance(node, ast.Call)]
    return any("check" in (getattr(f, "id", ""), getattr(getattr(f, "value", None), "id", "")) for f in calls)
