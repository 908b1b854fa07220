"""A plain value is an answer rebuilt from exact builtin types, so that it can claim nothing about itself."""

import json
import types

import numpy as np

from neurona.checking.refusals import (
    MAX_BITS,
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_ITEMS,
    MAX_TEXT,
    NotPlain,
    name_of,
)
from neurona.checking.wire import decode, encode

__all__ = ["NotPlain", "dumps", "loads", "plain", "refusal"]

_ITERATORS = (types.GeneratorType, map, filter, zip, enumerate, reversed, np.nditer, np.flatiter,
              *(type(iter(kind)) for kind in ([], (), range(0), {}, {}.values(), {}.items())))
_VIEWS = (type({}.keys()), type({}.values()), type({}.items()))
_ARRAY_TYPES = {"b": np.bool_, "i": np.int64, "f": np.float64, "c": np.complex128}


def plain(value):
    """Rebuild a value from exact builtin types and base arrays, without asking the value anything.

    Only the memory behind None, bool, int, float, complex, str, list, tuple, dict and np.ndarray is read,
    through those types' own methods, so a subclass that lies in `__eq__`, `__len__`, `__float__`, `__iter__`
    or `__array__` is not heard. NumPy scalars become Python numbers, a range becomes a list.

    Args:
        value: anything at all.
    Returns:
        The same value; arrays are fresh base np.ndarray of bool, int64 (uint64 if need be), float64,
        complex128 or str.
    Raises:
        NotPlain: it is something else, too large, too deep or contains itself.
    """
    if type(value) is NotPlain:  # what loads() could not read fails where an answer is checked
        raise value
    return _Rebuilding().value(value, 0)


class _Rebuilding:
    """One walk through a value, with what is left of the limits."""

    def __init__(self):
        self.items, self.characters = MAX_ITEMS, MAX_CHARACTERS

    def value(self, value, depth):
        kind = type(value)
        if depth > MAX_DEPTH:
            raise NotPlain("deep")
        self.spend(1)
        if value is None or kind is bool:
            return value
        if issubclass(kind, np.ndarray):
            return self.array(value, depth)
        if issubclass(kind, np.generic):
            return self.numpy_scalar(value)
        if issubclass(kind, (int, float, complex)):
            return _number(value, kind)
        if issubclass(kind, str):
            return self.text(str.__str__(value))
        for base in (list, tuple):
            if issubclass(kind, base):
                return self.sequence(value, base, depth)
        if issubclass(kind, dict):
            return self.dictionary(value, depth)
        if kind is range:
            self.spend(len(value[:MAX_ITEMS + 1]))
            return [_number(item, int) for item in value]
        raise _refusal(value)

    def spend(self, items):
        self.items -= items
        if self.items < 0:
            raise NotPlain("large")

    def spend_characters(self, characters):
        self.characters -= characters
        if self.characters < 0:
            raise NotPlain("large")

    def text(self, text):
        self.spend_characters(len(text))
        return text

    def sequence(self, value, base, depth):
        if base.__len__(value) > self.items:
            raise NotPlain("large")
        return base([self.value(item, depth + 1) for item in base.__iter__(value)])

    def dictionary(self, value, depth):
        if dict.__len__(value) > self.items:
            raise NotPlain("large")
        rebuilt = {}
        try:
            pairs = list(dict.items(value))
        except RuntimeError:  # another thread is writing into it
            raise NotPlain("changing") from None
        for key, part in pairs:
            if not issubclass(type(key), (str, int, np.integer)) or type(key) is bool:
                raise NotPlain("dictionary key", name_of(key))
            key = self.value(key, depth + 1)
            if key in rebuilt:
                raise NotPlain("changing")
            rebuilt[key] = self.value(part, depth + 1)
        return rebuilt

    def array(self, value, depth):
        if issubclass(type(value), np.ma.MaskedArray):
            raise NotPlain("masked")
        base = np.ndarray.view(value, np.ndarray)
        self.spend(base.size)
        if base.dtype.kind == "O":  # whatever it holds is looked at one by one, as in a list
            return self.value(np.ndarray.tolist(base), depth + 1)
        if base.dtype.kind == "U":
            self.spend_characters(base.size * base.dtype.itemsize // 4)
            return np.array(base, dtype=base.dtype.newbyteorder("="), order="C")
        with np.errstate(all="ignore"):
            return np.array(base, dtype=_array_type(base), order="C")

    def numpy_scalar(self, value):
        kind = np.generic.dtype.__get__(value).kind
        if kind == "U":
            return self.text(str.__str__(value))
        if kind == "u":
            return int(np.generic.item(value))
        if kind not in _ARRAY_TYPES:
            raise NotPlain("other", name_of(value))
        with np.errstate(all="ignore"):
            return np.generic.item(np.generic.astype(value, _ARRAY_TYPES[kind]))


def _number(value, kind):
    """The exact int, float or complex that a subclass holds."""
    for base in (int, float, complex):
        if issubclass(kind, base):
            exact = base.__pos__(value)
            if base is int and exact.bit_length() > MAX_BITS:
                raise NotPlain("number")
            return exact


def _array_type(base):
    """The NumPy type that keeps what a base array holds."""
    if base.dtype.kind == "u":
        fits = base.dtype.itemsize < 8 or base.size == 0 or base.max() <= np.iinfo(np.int64).max
        return np.int64 if fits else np.uint64
    if base.dtype.kind not in _ARRAY_TYPES:
        raise NotPlain("objects", base.dtype.name[:40])
    return _ARRAY_TYPES[base.dtype.kind]


def _refusal(value):
    """The NotPlain that says what this value is."""
    kind = type(value)
    if value is Ellipsis or value is NotImplemented:
        return NotPlain("none yet")
    if issubclass(kind, (set, frozenset)):
        return NotPlain("set")
    if issubclass(kind, (*_ITERATORS, *_VIEWS)):
        return NotPlain("generator", name_of(value))
    if callable(value):
        return NotPlain("function")
    return NotPlain("exact" if name_of(value) in ("Fraction", "Decimal") else "other", name_of(value))


def dumps(value):
    """Write a value as JSON that keeps kind and shape: 1 is not 1.0, a tuple is not a list.

    Numbers, texts, True, False, None and lists are JSON's own. Everything else is an object:
    {"float": "nan"}, {"complex": [re, im]}, {"tuple": [...]}, {"dict": [[key, value], ...]},
    {"array": "float", "shape": [2, 3], "values": [...]}; in an array, "nan", "inf" and "-inf" are texts.

    Args:
        value: anything; it passes through plain() first.
    Returns:
        The text, in ASCII.
    Raises:
        NotPlain: the value is not plain. refusal(error) writes this down too.
    """
    return json.dumps(encode(plain(value)), allow_nan=False, separators=(",", ":"))


def refusal(error):
    """Write down why a value was not plain; loads() raises the same NotPlain again."""
    return json.dumps({"refused": error.reason, "name": error.name})


def loads(text):
    """Read what dumps() wrote, and trust nothing in it.

    Args:
        text: a str, from anywhere.
    Returns:
        The plain value.
    Raises:
        NotPlain: the text is not what dumps() writes, is over the limits, or tells of a refusal.
    """
    if type(text) is not str or len(text) > MAX_TEXT:
        raise NotPlain("unreadable")
    try:
        return plain(decode(json.loads(text)))
    except NotPlain:
        raise
    except (ValueError, TypeError, KeyError, IndexError, OverflowError, RecursionError, MemoryError):
        raise NotPlain("unreadable") from None
