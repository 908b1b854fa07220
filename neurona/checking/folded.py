"""Checks are folded: an error in one is shown without the lines of the check, which give answers away."""

import ast
import linecache
import sys
from types import SimpleNamespace

LABEL = "# Check:"  # how the first line of a check begins
UNSOLVED = "✗ Not solved yet: {function}() still says `raise NotImplementedError()`."
CALLED = "The check called {call}."
MISSING = "  A cell above has not run yet: Kernel > Restart Kernel and Run up to Selected Cell."
LONGEST_CALL = 100


def install():
    """Let IPython, where it runs, show errors in checks in this way; any other cell keeps its traceback."""
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell is not None and not shell.custom_exceptions:
        shell.set_custom_exc((Exception,), _show)


def _show(shell, kind, error, trace, tb_offset=None):
    check = _frame_of_check(trace)
    if check is None or hasattr(error, "_render_traceback_"):  # a verdict says itself how it is shown
        shell.showtraceback((kind, error, trace), tb_offset=tb_offset, running_compiled_code=True)
    else:
        shell._showtraceback(kind, error, _lines(shell, kind, error, check))


def _lines(shell, kind, error, check):
    if check.tb_next is None:
        said = [line.rstrip("\n") for line in shell.InteractiveTB.get_exception_only(kind, error)]
        return [*said, MISSING] if kind is NameError else said
    deepest = check
    while deepest.tb_next:
        deepest = deepest.tb_next
    if kind is NotImplementedError and "raise NotImplementedError" in _source(deepest):
        return [UNSOLVED.format(function=deepest.tb_frame.f_code.co_name)]
    call = _call(check)
    said = [CALLED.format(call=call)] if call else []
    return [*said, *shell.InteractiveTB.structured_traceback(kind, error, check.tb_next)]


def _frame_of_check(trace):
    while trace and not linecache.getline(trace.tb_frame.f_code.co_filename, 1).startswith(LABEL):
        trace = trace.tb_next
    return trace


def _source(trace):
    """The line at which a frame stands."""
    return linecache.getline(trace.tb_frame.f_code.co_filename, trace.tb_lineno)


def _call(trace):
    """The call at which a frame stands, on one line; "" where it is long, or no call."""
    code = trace.tb_frame.f_code
    place = dict(zip(("lineno", "end_lineno", "col_offset", "end_col_offset"),
                     list(code.co_positions())[trace.tb_lasti // 2], strict=True))  # fmt: skip
    try:
        source = ast.get_source_segment("".join(linecache.getlines(code.co_filename)), SimpleNamespace(**place))
        call = ast.parse(source, mode="eval").body
    except (SyntaxError, TypeError):
        return ""
    text = ast.unparse(call)
    return text if isinstance(call, ast.Call) and len(text) <= LONGEST_CALL else ""
