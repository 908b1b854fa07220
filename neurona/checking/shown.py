"""A value is shown to a student on one short line, or as a small table with its middle left out."""

import numpy as np

SHAPE_OF_NUMBER = "a single number"
SHAPE_OF_LIST = "shape {shape}"
NO_ERROR = "no error"
MORE_KEYS = "{{{parts}, ... {count} keys in all}}"
MORE_ITEMS = "[{parts}, ... {count} items in all]"

NOTHING_RAISED = "nothing"  # what raised() gives when there was no error

_WIDTH = 88


def shown(value, digits=6):
    """A plain value in at most a few short lines.

    Args:
        value: a plain value.
        digits: significant digits of a number.
    Returns:
        A text without control characters.
    """
    if isinstance(value, np.ndarray) and value.ndim and value.dtype.kind != "U":
        return _shown_array(value, digits)
    if isinstance(value, np.ndarray):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return _shown_items(value, digits)
    if isinstance(value, dict):
        return _shown_keys(value, digits)
    if isinstance(value, str):
        return repr(value if len(value) <= 60 else value[:57] + "...")
    if isinstance(value, (bool, type(None))):
        return str(value)
    return _shown_number(value, digits)


def shown_word(value):
    """The same for a value that may come from raised(): the text "nothing" would read like None."""
    return NO_ERROR if isinstance(value, str) and value == NOTHING_RAISED else shown(value)


def shown_pair(expected, actual):
    """Two values that differ, with as many digits as it takes to see it."""
    for digits in (6, 10, 17):
        pair = shown(expected, digits), shown(actual, digits)
        if pair[0] != pair[1]:
            break
    return pair


def shown_shape(array):
    """The shape in words: "a single number" or "shape (2, 3)"."""
    return SHAPE_OF_LIST.format(shape=array.shape) if array.ndim else SHAPE_OF_NUMBER


def _shown_number(value, digits):
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, int):
        text = str(value)
        return text if len(text) <= 30 else f"{text[:12]}...{text[-12:]}"
    if isinstance(value, np.integer):
        return str(int(value))
    if isinstance(value, (complex, np.complexfloating)):
        return f"({_shown_number(float(value.real), digits)}{float(value.imag):+.{digits}g}j)"
    return _without_minus_zero(f"{float(value):.{digits}g}")


def _without_minus_zero(text):
    return "0" if text == "-0" else text


def _shown_array(array, digits):
    text = np.array2string(array, separator=", ", threshold=24, edgeitems=3, max_line_width=_WIDTH,
                           formatter={"all": lambda number: _shown_number(number, digits)})
    lines = text.splitlines()
    return "\n".join(lines if len(lines) <= 9 else [*lines[:4], " ...", *lines[-3:]])


def _shown_items(items, digits):
    parts, ends = [], "()" if isinstance(items, tuple) else "[]"
    for item in items:
        parts.append(" ".join(shown(item, digits).split()))
        if len(parts) < len(items) and sum(map(len, parts)) > _WIDTH:
            return MORE_ITEMS.format(parts=_cut(", ".join(parts)), count=len(items))
    comma = "," if ends == "()" and len(parts) == 1 else ""
    return ends[0] + _cut(", ".join(parts), 3 * _WIDTH) + comma + ends[1]


def _shown_keys(mapping, digits):
    parts = []
    for key, item in mapping.items():
        parts.append(f"{shown(key)}: {' '.join(shown(item, digits).split())}")
        if len(parts) < len(mapping) and sum(map(len, parts)) > _WIDTH:
            return MORE_KEYS.format(parts=_cut(", ".join(parts)), count=len(mapping))
    return "{" + _cut(", ".join(parts), 3 * _WIDTH) + "}"


def _cut(text, length=2 * _WIDTH):
    return text if len(text) <= length else text[:length - 4] + " ..."
