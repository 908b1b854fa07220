"""Which names a cell binds, and which of them come from an import that can be trusted."""

import ast

from neurona.grading.names import bound_at

TOOLS = {"check", "raised", "returns", "satisfies"}  # what checks are made of: their names keep one meaning everywhere
TRUSTED_MODULES = {"numpy", "neurona", "math"}


def bound_names(tree, imports=True):
    """{name: line} of what a cell binds at its top level: assignments, functions, classes, loops, imports."""
    return bound_at(tree, imports)


def renamed_imports(tree):
    """(line, name, alias) of neurona's tools that a cell imports under another name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "neurona":
            for alias in node.names:
                if alias.name in TOOLS and alias.asname not in (None, alias.name):
                    yield node.lineno, alias.name, alias.asname


def trusted_imports(tree):
    """The names that a cell imports from NumPy, neurona or math: the judge has them too."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found = [(a.name, a.asname or a.name.split(".")[0]) for a in node.names]
        elif isinstance(node, ast.ImportFrom):
            found = [(node.module or "", a.asname or a.name) for a in node.names]
        else:
            continue
        names |= {name for module, name in found if module.split(".")[0] in TRUSTED_MODULES}
    return names
