"""Which names a cell binds, and which of them come from an import that can be trusted."""

import ast

TOOLS = {"check", "raised", "satisfies"}  # what checks are made of: their names keep one meaning everywhere
TRUSTED_MODULES = {"numpy", "neurona", "math"}
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def bound_names(tree, imports=True):
    """{name: line} of what a cell binds at its top level: assignments, functions, classes, loops, imports."""
    names = {}
    for node in _same_scope(tree):
        if imports or not isinstance(node, ast.Import | ast.ImportFrom):
            for name in _binds(node):
                names.setdefault(name, node.lineno)
    return names


def _binds(node):
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [a.asname or a.name.split(".")[0] for a in node.names]
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
        return [node.id]
    if isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
        return [node.name]
    return [node.rest] if isinstance(node, ast.MatchMapping) and node.rest else []


def _same_scope(node):
    """All nodes below `node` in its own scope; of an inner scope only what is evaluated outside it."""
    for child in ast.iter_child_nodes(node):
        yield child
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            for outside in [
                *child.decorator_list,
                *child.args.defaults,
                *filter(None, child.args.kw_defaults),
            ]:
                yield outside
                yield from _same_scope(outside)
        elif isinstance(child, COMPREHENSIONS):
            # A walrus in a comprehension binds outside it; its own variables do not.
            yield from (n.target for n in ast.walk(child) if isinstance(n, ast.NamedExpr))
        elif not isinstance(child, ast.Lambda | ast.ClassDef):
            yield from _same_scope(child)


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
