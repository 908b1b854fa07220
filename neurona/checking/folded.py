"""Checks are folded: an error in one is shown without the lines of the check, which give answers away."""

import linecache
import sys
from types import TracebackType

from neurona.checking.calls import call_at, written

LABEL = "# Check:"  # how the first line of a check begins
UNSOLVED = "✗ Not solved yet: {function}() still says `raise NotImplementedError()`."
CALLED = "The check called {call}."
MISSING = "  A cell above has not run yet: Kernel > Restart Kernel and Run up to Selected Cell."
NOTHING = "  Something is None: is a `return` missing?"


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
    caller, others = _apart(check)
    if not others:
        said = [line.rstrip("\n") for line in shell.InteractiveTB.get_exception_only(kind, error)]
        if kind is NameError:
            return [*said, MISSING]
        return [*said, NOTHING] if kind is TypeError and "NoneType" in str(error) else said
    deepest = others[-1]
    if kind is NotImplementedError and "raise NotImplementedError" in _source(deepest):
        return [UNSOLVED.format(function=deepest.tb_frame.f_code.co_name)]
    call = call_at(caller)
    text = written(call) if call else ""
    said = [CALLED.format(call=text)] if text else []
    return [*said, *shell.InteractiveTB.structured_traceback(kind, error, _linked(others))]


def _frame_of_check(trace):
    while trace and not linecache.getline(_file(trace), 1).startswith(LABEL):
        trace = trace.tb_next
    return trace


def _apart(check):
    """The check's frame that called something else, and all frames that are not the check's, outermost first."""
    caller, others = check, []
    while check:
        if _file(check) != _file(caller):
            others.append(check)
        elif not others:
            caller = check  # inside a comprehension, say
        check = check.tb_next
    return caller, others


def _linked(frames):
    """A traceback of these frames alone."""
    trace = None
    for frame in reversed(frames):
        trace = TracebackType(trace, frame.tb_frame, frame.tb_lasti, frame.tb_lineno)
    return trace


def _file(trace):
    return trace.tb_frame.f_code.co_filename


def _source(trace):
    """The line at which a frame stands."""
    return linecache.getline(_file(trace), trace.tb_lineno)
