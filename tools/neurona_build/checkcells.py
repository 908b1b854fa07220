"""In a check cell only the first argument of check() may touch what a student wrote.

Everything else is also run by the judge, in a process that never sees the student's code: it has literals,
NumPy, neurona, and what the check cell itself sets up.
"""

import ast
import builtins

from .names import TOOLS, TRUSTED_MODULES, bound_names

CHECKS = {"check", "check.choice"}
# Ways to reach a name without writing it.
REFLECTIVE = {"eval", "exec", "compile", "globals", "locals", "vars", "getattr", "setattr", "delattr", "open",
              "input", "__import__", "breakpoint", "get_ipython", "id", "dir"}  # fmt: skip

NO_CHECK = "Nothing is checked here. Call check(...) or check.choice(...) at least once."
STUDENTS = (
    "'{name}' is the student's, and it is read outside the first argument of check(). "
    "Move it there: the judge does not have it."
)
ELSEWHERE = (
    "'{name}' comes from another cell, which the judge does not run. Set it up in this cell, from literals, "
    "NumPy or neurona, or keep it inside the first argument of check()."
)
UNDEFINED = "'{name}' is defined nowhere in this notebook, nor in this cell before it is used."
REACHES = "'{name}' can reach a student's name without writing it. It may stand only in the first argument of check()."
REBOUND = "This line binds '{name}' anew, and '{name}' is the student's. Choose another name."
SHADOWED = (
    "'{name}' belongs to neurona or NumPy here, and this line gives the name another meaning. Choose another name."
)
RENAMED = "neurona's '{name}' is imported as '{alias}'. Import it under its own name: the grader looks for it."
NOT_CALLED = "'{name}' is used without being called on the spot. Write check(actual, expected), spelt out."
NO_SUCH = "There is no {name}(). Write check(actual, expected) or check.choice(answer, right, others)."
FIRST = "The first argument of check() stands first, without a name or a star: check(actual, expected)."
HIDDEN_CALL = (
    "check() is called inside {place}. Call it as a line of its own (a for loop around it is fine): "
    "otherwise the grader cannot tell which answers belong to it."
)
NESTED = "check() is called inside the first argument of another check(). Give each its own line."
WALRUS = "':=' in the first argument of check() gives the student's answer a name. Ask for it there, once."
MODULE = "A check cell may import only {known}; '{name}' may not be there when the judge runs it."

PLACES = {
    ast.FunctionDef: "a function", ast.AsyncFunctionDef: "a function", ast.ClassDef: "a class",
    ast.ListComp: "a comprehension", ast.SetComp: "a comprehension", ast.DictComp: "a comprehension",
    ast.GeneratorExp: "a comprehension", ast.Lambda: "a lambda", ast.Try: "try", ast.While: "while",
}  # fmt: skip
if hasattr(ast, "TryStar"):
    PLACES[ast.TryStar] = "try"


class CheckCell(ast.NodeVisitor):
    """Walks one check cell and collects (line, message) wherever it breaks the rule.

    Args:
        students: names that exercise cells bind.
        elsewhere: names that other cells bind, apart from trusted imports.
        trusted: names that the notebook imports from NumPy, neurona or math.
    """

    def __init__(self, students, elsewhere, trusted):
        self.students, self.elsewhere = set(students), set(elsewhere)
        self.trusted = set(trusted) | TOOLS | {"np"}
        self.scopes = [set()]
        self.places = []
        self.in_first = False
        self.calls = 0
        self.found = []

    def judge(self, tree):
        """The list of (line, message) for a parsed check cell."""
        for name, line in bound_names(tree).items():
            if name in self.students:
                self.add(line, REBOUND, name=name)
        self.scopes = [set(bound_names(tree))]
        self.visit(tree)
        if not self.calls:
            self.add(1, NO_CHECK)
        return self.found

    def add(self, line, message, **values):
        self.found.append((line, message.format(**values)))

    def visit(self, node):
        place = PLACES.get(type(node))
        if place:
            self.places.append(place)
        super().visit(node)
        if place:
            self.places.pop()

    def visit_Call(self, node):
        called = ast.unparse(node.func)
        if called.startswith("check.") and called not in CHECKS:
            self.calls += 1
            return self.add(node.lineno, NO_SUCH, name=called)
        if called not in CHECKS:
            return self.generic_visit(node)
        self.calls += 1
        if self.in_first:
            self.add(node.lineno, NESTED)
        if self.places:
            self.add(node.lineno, HIDDEN_CALL, place=self.places[-1])
        if not node.args or isinstance(node.args[0], ast.Starred):
            self.add(node.lineno, FIRST)
        else:
            self.visit_first(node.args[0])
        for other in [*node.args[1:], *(keyword.value for keyword in node.keywords)]:
            self.visit(other)

    def visit_first(self, node):
        """The first argument may read anything, but it must not leave the answer behind under a name."""
        outer, self.in_first = self.in_first, True
        for inner in ast.walk(node):
            if isinstance(inner, ast.NamedExpr):
                self.add(inner.lineno, WALRUS)
        self.visit(node)
        self.in_first = outer

    def visit_Name(self, node):
        if isinstance(node.ctx, ast.Store | ast.Del):
            if node.id in self.trusted:
                self.add(node.lineno, SHADOWED, name=node.id)
        elif node.id == "check":
            self.add(node.lineno, NOT_CALLED, name="check")
        elif not self.in_first:
            self.read(node)

    def read(self, node):
        """A name is read where the judge must understand it."""
        name = node.id
        if any(name in scope for scope in self.scopes[1:]):
            return
        if name in self.students:
            self.add(node.lineno, STUDENTS, name=name)
        elif name in self.scopes[0] or name in self.trusted:
            return
        elif name in REFLECTIVE:
            self.add(node.lineno, REACHES, name=name)
        elif name in self.elsewhere:
            self.add(node.lineno, ELSEWHERE, name=name)
        elif not hasattr(builtins, name):
            self.add(node.lineno, UNDEFINED, name=name)

    def visit_Attribute(self, node):
        if ast.unparse(node) in {"check.choice", "neurona.check"}:
            self.add(node.lineno, NOT_CALLED, name=ast.unparse(node))
        elif node.attr.startswith("__") and not self.in_first:
            self.add(node.lineno, REACHES, name=node.attr)
        else:
            self.generic_visit(node)

    def visit_Import(self, node):
        for alias in node.names:
            self.imported(node, alias.name, alias.asname or alias.name.split(".")[0], alias.name)

    def visit_ImportFrom(self, node):
        for alias in node.names:
            self.imported(node, node.module or ".", alias.asname or alias.name, alias.name)

    def imported(self, node, module, name, original):
        if module.split(".")[0] not in TRUSTED_MODULES:
            self.add(node.lineno, MODULE, name=module, known=", ".join(sorted(TRUSTED_MODULES)))
        elif name in TOOLS and original != name:
            self.add(node.lineno, SHADOWED, name=name)

    def inner(self, node, names, outside=()):
        """Visit an inner scope: `names` are its own, `outside` is evaluated before it begins.

        `outside` is visited again with the rest: in `[x for x in x]` the last x is the outer one, and that
        reading must not hide behind the inner name.
        """
        for part in outside:
            self.visit(part)
        for name in names & self.trusted:
            self.add(node.lineno, SHADOWED, name=name)
        self.scopes.append(names)
        self.generic_visit(node)
        self.scopes.pop()

    def visit_Global(self, node):
        for name in set(node.names) & self.students:
            self.add(node.lineno, REBOUND, name=name)

    def visit_Lambda(self, node):
        args = node.args
        names = {a.arg for a in [*args.posonlyargs, *args.args, *args.kwonlyargs, args.vararg, args.kwarg] if a}
        outside = [*args.defaults, *filter(None, args.kw_defaults)]
        if not isinstance(node, ast.Lambda):
            names |= set(bound_names(ast.Module(node.body, [])))
            outside += node.decorator_list
        self.inner(node, names, outside)

    visit_FunctionDef = visit_AsyncFunctionDef = visit_Lambda

    def visit_ClassDef(self, node):
        outside = [*node.bases, *(keyword.value for keyword in node.keywords), *node.decorator_list]
        self.inner(node, set(bound_names(ast.Module(node.body, []))), outside)

    def visit_ListComp(self, node):
        targets = [n for g in node.generators for n in ast.walk(g.target) if isinstance(n, ast.Name)]
        self.inner(node, {t.id for t in targets}, [node.generators[0].iter])

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp
