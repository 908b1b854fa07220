"""A check is folded, so what is said of it must hold the call that it made, as its cell writes it."""

import ast
import linecache
from types import SimpleNamespace

LONGEST = 100  # a longer one is read in the check itself
PLACE = ("lineno", "end_lineno", "col_offset", "end_col_offset")


def call_at(traceback):
    """The call at which a frame of a traceback stands, an ast.Call; None if it is none, or its source is not there."""
    code = traceback.tb_frame.f_code
    place = dict(zip(PLACE, list(code.co_positions())[traceback.tb_lasti // 2], strict=True))
    try:
        source = ast.get_source_segment("".join(linecache.getlines(code.co_filename)), SimpleNamespace(**place))
        call = ast.parse(source, mode="eval").body
    except (SyntaxError, TypeError, IndexError):
        return None
    return call if isinstance(call, ast.Call) else None


def written(node):
    """An expression on one line; "" where it is long."""
    text = ast.unparse(node)
    return text if len(text) <= LONGEST else ""
