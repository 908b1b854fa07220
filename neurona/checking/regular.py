"""Nested lists of numbers are an array when they are regular: equal lengths on each level, one kind."""

import numpy as np

_ARRAY_KINDS = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex", "U": "text"}
_KINDS = {bool: "bool", int: "int", float: "float", complex: "complex", str: "text", dict: "keys"}


class Irregular(ValueError):
    """No array of numbers. `why` is "ragged", "mixed", "text", "nothing", "keys" or "several"."""

    def __init__(self, why):
        self.why = why
        super().__init__(why)


def as_array(value):
    """A plain value as an array of numbers or of True and False.

    Args:
        value: a plain value: a number, an array, or lists and tuples of these.
    Returns:
        A base np.ndarray of bool, int64, uint64, float64 or complex128; whole numbers too long for these stay
        Python ints in an array of objects.
    Raises:
        Irregular: the value is anything else.
    """
    if isinstance(value, np.ndarray):
        if value.dtype.kind == "U":
            raise Irregular("text")
        return value
    leaves, kinds = [], set()
    shape = _flatten(value, leaves, kinds)
    if kinds - {"bool", "int", "float", "complex"}:
        raise Irregular("text" if "text" in kinds else "keys" if "keys" in kinds else "nothing")
    if "bool" in kinds and len(kinds) > 1:
        raise Irregular("mixed")
    return _array(leaves, kinds).reshape(shape)


def _flatten(value, leaves, kinds):
    """Append the numbers of a value, row by row, and return its shape."""
    if isinstance(value, (list, tuple)):
        shapes = {_flatten(item, leaves, kinds) for item in value}
        if len(shapes) > 1:
            raise Irregular("several" if isinstance(value, tuple) else "ragged")
        return (len(value), *(shapes.pop() if shapes else ()))
    if isinstance(value, np.ndarray):
        leaves.extend(value.ravel().tolist())
        kinds.update(_ARRAY_KINDS[value.dtype.kind] for _ in value.flat[:1])  # an empty array is of any kind
        return value.shape
    leaves.append(value)
    kinds.add(_KINDS.get(type(value), "nothing"))
    return ()


def _array(leaves, kinds):
    if "complex" in kinds:
        return np.array(leaves, dtype=np.complex128)
    if "float" in kinds or not kinds:
        return np.array(leaves, dtype=np.float64)
    if "bool" in kinds:
        return np.array(leaves, dtype=np.bool_)
    try:
        return np.array(leaves, dtype=np.int64)
    except OverflowError:
        return np.array(leaves, dtype=object)
