"""A check that the untouched stub passes checks nothing: here every stub meets its checks, in a real kernel.

The solutions run in order. Just before each check, its exercise is undone, the stub that students get takes
its place, the check runs as students see it, and the exercise is put back: only this one answer is missing.
"""

import ast

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from .names import bound_names
from .nbgrading import QUIET, private_channels
from .notebook import KERNEL

STUB_PASSES = "The untouched stub passes this check. Check something that only an answer can give."
NEEDS_CHECK = (
    "Without what the check cells set up, this cell raises {name}: {text}. A student's check may stop "
    "halfway: set up what you need here, or in a plain cell."
)
NO_VERDICT = "The stubs could not be tried on their checks: {error}."

TRIAL = '''
def _stub_passes(names, stub, check):
    """Run a check against a stub, with the answer's names taken away, and leave all names as they were."""
    import contextlib, io
    space = globals()
    before = dict(space)
    for name in names:
        space.pop(name, None)
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            with contextlib.suppress(Exception):
                exec(stub, space)
            exec(check, space)
    except Exception:
        return False
    finally:
        for name in set(space) - set(before):
            del space[name]
        space.update(before)
    return True
'''
PASSED = "the stub passes"
TRY = "if _stub_passes({names!r}, {stub!r}, {check!r}): print({said!r})"


def stubs_that_pass(chapter, source, release, course, timeout=300):
    """Try every stub on its checks.

    Args:
        chapter: the text.Chapter.
        source, release: its notebooks, cell for cell the same.
        course: the nbgrading.Course that holds the source notebook.
        timeout: seconds for a cell.

    Returns:
        A list of problems, one for each check that a stub passes.
    """
    trial, pairs = _trial(chapter, source, release)
    client = NotebookClient(
        trial,
        timeout=timeout,
        kernel_name=KERNEL["name"],
        allow_errors=True,
        record_timing=False,
        store_widget_state=False,
        shutdown_kernel="immediate",
        extra_arguments=QUIET,
        config=private_channels(course.root / "trial"),
        resources={"metadata": {"path": str(course.folder("source", chapter.name))}},
    )
    try:
        client.execute()
    except (CellTimeoutError, DeadKernelError) as error:
        reason = str(error).strip().splitlines()[0]
        return [chapter.problem(1, "stub trial", NO_VERDICT, error=reason)]
    return [problem for cell, node in pairs for problem in _verdict(chapter, cell, node)]


def _verdict(chapter, cell, node):
    for output in node.outputs:
        if output.output_type == "error":
            text = " ".join(output.evalue.split())[:200]
            yield chapter.problem(cell.line, "needs a check cell", NEEDS_CHECK, name=output.ename, text=text)
    if cell.kind == "check" and any(o.get("text", "").endswith(PASSED + "\n") for o in node.outputs):
        yield chapter.problem(cell.first, "stub passes", STUB_PASSES)


def _trial(chapter, source, release):
    """The notebook that tries the stubs, and its cells as pairs (the chapter's cell, node)."""
    trial = nbformat.v4.new_notebook(metadata={"kernelspec": dict(KERNEL)})
    trial.cells.append(nbformat.v4.new_code_cell(TRIAL))
    stubs, pairs = {}, []
    for cell, full, seen in zip(chapter.cells, source.cells, release.cells, strict=True):
        if cell.type != "code":
            continue
        text = full.source
        if cell.kind == "exercise":
            names = {*bound_names(ast.parse(full.source)), *bound_names(ast.parse(seen.source))}
            stubs[cell.name] = (sorted(names), seen.source)
        elif cell.kind == "check":
            names, stub = stubs[cell.name]
            text = TRY.format(names=names, stub=stub, check=seen.source, said=PASSED)
        trial.cells.append(nbformat.v4.new_code_cell(text))
        pairs.append((cell, trial.cells[-1]))
    return trial, pairs
