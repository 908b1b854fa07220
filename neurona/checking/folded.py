"""Checks are folded: an error in one is shown without the lines of the check, which give answers away."""

import ast
import linecache
import sys
from types import SimpleNamespace, TracebackType

LABEL = "# Check:"  # how the first line of a check begins
UNSOLVED = "✗ Not solved yet: {function}() still says `raise NotImplementedError()`."
CALLED = "The check called {call}."
MISSING = "  A cell above has not run yet: Kernel > Restart Kernel and Run up to Selected Cell."
NOTHING = "  Something is None: is a `return` missing?"
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
    caller, others = _without_check(check)
    if not others:
        said = [line.rstrip("\n") for line in shell.InteractiveTB.get_exception_only(kind, error)]
        if kind is NameError:
            return [*said, MISSING]
        return [*said, NOTHING] if kind is TypeError and "NoneType" in str(error) else said
    deepest = others[-1]
    if kind is NotImplementedError and "raise NotImplementedError" in _source(deepest):
        return [UNSOLVED.format(function=deepest.tb_frame.f_code.co_name)]
    call = _call(caller)
    said = [CALLED.format(call=call)] if call else []
    return [*said, *shell.InteractiveTB.structured_traceback(kind, error, others[0])]


def _frame_of_check(trace):
    while trace and not linecache.getline(_file(trace), 1).startswith(LABEL):
        trace = trace.tb_next
    return trace


def _without_check(check):
    """The check's frame that called something else, and a new traceback, as a list, without any frame of the check."""
    frames, caller = [], check
    while check:
        if _file(check) != _file(caller):
            frames.append(check)
        elif not frames:
            caller = check  # inside a comprehension, say
        check = check.tb_next
    chain = [None]
    for frame in reversed(frames):
        chain.append(TracebackType(chain[-1], frame.tb_frame, frame.tb_lasti, frame.tb_lineno))
    return caller, chain[:0:-1]


def _file(trace):
    return trace.tb_frame.f_code.co_filename


def _source(trace):
    """The line at which a frame stands."""
    return linecache.getline(_file(trace), trace.tb_lineno)


def _call(trace):
    """The call at which a frame stands, on one line; "" where it is long, or no call."""
    code = trace.tb_frame.f_code
    place = dict(zip(("lineno", "end_lineno", "col_offset", "end_col_offset"),
                     list(code.co_positions())[trace.tb_lasti // 2], strict=True))  # fmt: skip
    try:
        source = ast.get_source_segment("".join(linecache.getlines(_file(trace))), SimpleNamespace(**place))
        call = ast.parse(source, mode="eval").body
    except (SyntaxError, TypeError):
        return ""
    text = ast.unparse(call)
    return text if isinstance(call, ast.Call) and len(text) <= LONGEST_CALL else ""
