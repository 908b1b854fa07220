"""plain() rebuilds what is honest and refuses the rest; JSON carries it without loss; loads() trusts nothing."""

import copy
import json
import math
import pickle
from collections import Counter, OrderedDict, namedtuple
from enum import IntEnum

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from neurona.checking import refusals
from neurona.plain import NotPlain, dumps, loads, plain, refusal
from tests.unit.odd_values import (
    ExplodingClass,
    LyingArray,
    LyingClass,
    LyingDict,
    LyingFloat,
    LyingInt,
    LyingList,
    LyingScalar,
    LyingText,
    ShyText,
    bomb,
    endless,
    endless_dict,
    nested,
    values,
)

json_trees = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
                          lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
                              st.sampled_from(["array", "shape", "values", "tuple", "dict", "float", "complex",
                                               "refused", "name", "x"]), inner, max_size=4), max_leaves=15)


def identical(a, b):
    """Same kind, same shape, same bits (NaN equals NaN, 0.0 is not -0.0)."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        same_text = a.dtype.kind == b.dtype.kind == "U" and np.array_equal(a, b)
        return a.shape == b.shape and (same_text or a.dtype == b.dtype and a.tobytes() == b.tobytes())
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(identical, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(identical(a[k], b[k]) for k in a)
    if isinstance(a, complex):
        return identical(a.real, b.real) and identical(a.imag, b.imag)
    if isinstance(a, float):
        return math.isnan(a) and math.isnan(b) or a == b and math.copysign(1, a) == math.copysign(1, b)
    return a == b


def only_exact_types(value):
    if type(value) in (list, tuple):
        return all(map(only_exact_types, value))
    if type(value) is dict:
        return all(type(k) in (str, int) and only_exact_types(v) for k, v in value.items())
    if type(value) is np.ndarray:
        return value.dtype.kind in "biufcU" and value.dtype.isnative and value.flags.c_contiguous
    return type(value) in (type(None), bool, int, float, complex, str)


@given(values)
def test_a_plain_value_survives_rebuilding_and_the_wire(value):
    rebuilt = plain(value)
    assert only_exact_types(rebuilt)
    assert identical(plain(rebuilt), rebuilt)
    text = dumps(value)
    assert text.isascii()
    json.loads(text, parse_constant=lambda name: pytest.fail(f"{name} is not JSON"))
    assert identical(loads(text), rebuilt)
    if not any(kind in repr(value) for kind in ("nan", "array")):
        assert rebuilt == value


@given(json_trees)
def test_loads_reads_or_refuses_any_json(tree):
    try:
        value = loads(json.dumps(tree))
    except NotPlain:
        return
    assert only_exact_types(value)
    assert identical(loads(dumps(value)), value)


@given(st.text(max_size=40))
def test_loads_reads_or_refuses_any_text(text):
    try:
        assert only_exact_types(loads(text))
    except NotPlain as error:
        assert str(error) == refusals.REASONS["unreadable"] or error.reason in refusals.REASONS


@pytest.mark.parametrize("text", [
    "", "{", "[1,]", "NaN", "Infinity", "1e999", "[" * 100_000, "[" * 30 + "]" * 30, '{"a": 1}', "9" * 5000, None, 7,
    b"1", '{"float": "1"}', '{"float": "nan", "x": 1}', '{"complex": [1, 2]}', '{"complex": [1.0]}',
    '{"complex": ["a", 1.0]}', '{"tuple": 1}', '{"dict": [[1]]}', '{"dict": [[1, 2], [1, 3]]}', '{"dict": [[[], 2]]}',
    '{"dict": [[1.5, 2]]}', '{"dict": [[true, 2]]}', '{"array": "int", "shape": [2], "values": [1]}',
    '{"array": "int", "shape": [-1], "values": [1]}', '{"array": "int", "shape": [true], "values": [1]}',
    '{"array": "int", "shape": [1], "values": [1.0]}', '{"array": "int", "shape": [1], "values": [true]}',
    '{"array": "int", "shape": [1], "values": [1180591620717411303424]}',
    '{"array": "float", "shape": [1], "values": [1]}', '{"array": "float", "shape": [1], "values": [1e999]}',
    '{"array": "float", "shape": [1], "values": [[1.0]]}', '{"array": "float", "shape": [1], "values": ["Infinity"]}',
    '{"array": "object", "shape": [1], "values": [1]}', '{"array": "bool", "shape": [1], "values": [1]}',
    '{"array": "str", "shape": [1], "values": [1]}', '{"array": "complex", "shape": [1], "values": [1.0]}',
    '{"array": "float", "shape": [0, 4000000000, 4000000000], "values": []}',
    '{"array": "float", "shape": [' + ",".join("1" * 40) + '], "values": [1.0]}',
    '{"refused": "no such reason", "name": ""}', '{"refused": "set"}',
])
def test_loads_refuses_what_dumps_cannot_have_written(text):
    with pytest.raises(NotPlain):
        loads(text)


class Color(IntEnum):
    RED = 3


Point = namedtuple("Point", "x y")


@pytest.mark.parametrize(("value", "truth"), [
    (LyingFloat(1.5), 1.5), (LyingInt(3), 3), (LyingText("wrong"), "wrong"), (LyingList([1, 2]), [1, 2]),
    (LyingDict(a=1), {"a": 1}), (np.array([1, 2]).view(LyingArray), np.array([1, 2])), (LyingScalar(2.5), 2.5),
    (Color.RED, 3), (Point(1, 2), (1, 2)), (OrderedDict(a=1), {"a": 1}), (Counter("aab"), {"a": 2, "b": 1}),
    (range(3), [0, 1, 2]), (np.float32(0.5), 0.5), (np.longdouble(2), 2.0), (np.bool_(True), True),
    (np.int8(-3), -3), (np.uint64(2 ** 63), 2 ** 63), (np.str_("a"), "a"), (np.complex64(1j), 1j),
    (np.array([[1, 2]]).view(np.matrix), np.array([[1, 2]])), (np.array([1, 2], dtype=">i4"), np.array([1, 2])),
    (np.array([1, 2], dtype=np.uint8), np.array([1, 2])),
    (np.arange(6).reshape(2, 3).T, np.array([[0, 3], [1, 4], [2, 5]])),
    (np.array([1.5], dtype=np.float16), np.array([1.5])), (np.array([2 ** 63], dtype=np.uint64),) * 2,
    (np.array([1, 2], dtype=np.uint64), np.array([1, 2])), ({np.int64(1): 2}, {1: 2}),
    (np.array(3.0), np.array(3.0)),
    ([np.float64(1), [True]], [1.0, [True]]), (np.array(["b"], dtype=">U1"), np.array(["b"])), (-0.0, -0.0),
])
def test_the_memory_speaks_not_the_methods(value, truth):
    assert identical(plain(value), truth)


@pytest.mark.parametrize(("value", "reason"), [
    (..., "none yet"), (NotImplemented, "none yet"), (len, "function"), (lambda: 1, "function"), (int, "function"),
    ([].append, "function"), (np.sin, "function"), ((i for i in [1]), "generator"), (map(abs, [1]), "generator"),
    (zip([1]), "generator"), (iter([1]), "generator"), ({}.keys(), "generator"), ({1}, "set"), (frozenset(), "set"),
    (np.array([b"a"], dtype=object), "other"), (np.array([b"a"]), "objects"),
    (np.zeros(2, dtype="i4,f4"), "objects"),
    (np.array(["2020"], dtype="M8[D]"), "objects"), (np.array([len], dtype=object), "function"),
    (np.ma.array([1, 2], mask=[0, 1]), "masked"),
    ({1.5: 1}, "dictionary key"), ({True: 1}, "dictionary key"), ({(1, 2): 1}, "dictionary key"),
    (np.zeros(refusals.MAX_ITEMS + 1), "large"), ([0] * (refusals.MAX_ITEMS + 1), "large"),
    (np.broadcast_to(1.0, (10 ** 9, 10 ** 9)), "large"), (range(10 ** 30), "large"), (range(-10 ** 30, 0), "large"),
    ("a" * (refusals.MAX_CHARACTERS + 1), "large"), (np.array(["a" * 1_100_000]), "large"), (bomb(), "large"),
    (10 ** 400, "number"), (-10 ** 400, "number"), (nested(21), "deep"), (endless(), "deep"),
    (endless_dict(), "deep"),
    (object(), "other"), (b"bytes", "other"), (ValueError("returned"), "other"), (np, "other"),
    (LyingClass(), "other"),
    (ExplodingClass(), "other"), (np.datetime64("2020"), "other"), (np.void(b"x"), "other"), (slice(1), "other"),
    ([1, {"a": {2}}], "set"), ({ShyText("a"): 1, ShyText("a"): 2}, "changing"),
], ids=lambda value: value if type(value) is str and len(value) < 20 else "")
def test_what_is_not_plain_is_refused_with_a_sentence(value, reason):
    with pytest.raises(NotPlain) as caught:
        plain(value)
    assert caught.value.reason == reason
    assert str(caught.value).startswith("The answer ") and str(caught.value)[-1] in ".?:"[:2]
    with pytest.raises(NotPlain) as again:
        loads(refusal(caught.value))
    assert str(again.value) == str(caught.value)
    with pytest.raises(NotPlain) as passed_on:
        plain(again.value)
    assert passed_on.value is again.value


def test_limits_hold_for_the_largest_allowed():
    for value in (list(range(refusals.MAX_ITEMS - 1)), np.zeros(refusals.MAX_ITEMS - 1), "a" * refusals.MAX_CHARACTERS,
                  2 ** refusals.MAX_BITS - 1, nested(20)):
        assert identical(loads(dumps(value)), value)


def test_a_refusal_travels_between_processes():
    error = NotPlain("other", "Neuron")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == str(copy.copy(error))


@pytest.mark.parametrize("name", ["<b>", "a" * 41, "two words", "naïve", "x\n"])
def test_names_of_types_cannot_carry_other_text(name):
    assert name not in str(NotPlain("other", name))


def test_a_rebuilt_array_is_a_copy():
    array = np.zeros(3)
    rebuilt = plain(array)
    array[0] = 1
    assert rebuilt[0] == 0
