"""Values to try on plain() and check(): drawn at random, lying about themselves, or built to break their reader."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

numbers = st.none() | st.booleans() | st.integers() | st.floats() | st.complex_numbers() | st.text(max_size=8)
arrays = hnp.arrays(st.sampled_from([np.bool_, np.int64, np.float64, np.complex128, "<U3"]),
                    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=4))
keys = st.text(max_size=4) | st.integers()
values = st.recursive(numbers | arrays, lambda inner: (
    st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple) | st.dictionaries(keys, inner, max_size=4)
), max_leaves=12)


# Values that lie: their memory says one thing, their methods another.

class LyingFloat(float):
    def __eq__(self, other): return True
    def __float__(self): return 7.0
    def __pos__(self): return 7.0
    def __hash__(self): return 0


class LyingInt(int):
    def __index__(self): return 7
    def __pos__(self): return 7
    def __add__(self, other): return 7
    def __int__(self): return 7


class LyingText(str):
    def __str__(self): return "right"
    def __len__(self): return 1
    def __eq__(self, other): return True
    def __hash__(self): return 0


class ShyText(str):
    """Two of them may be keys of one dictionary though they are the same text."""
    def __eq__(self, other): return self is other
    def __hash__(self): return id(self)


class LyingList(list):
    def __iter__(self): return iter([7])
    def __len__(self): return 1
    def __getitem__(self, i): return 7
    def __array__(self, *a, **k): return np.array([7])


class LyingDict(dict):
    def items(self): return [("w", 7)]
    def __getitem__(self, key): return 7
    def __iter__(self): return iter(["w"])


class LyingArray(np.ndarray):
    def __array__(self, *a, **k): return np.array([7.0])
    def __array_function__(self, *a, **k): return np.array([7.0])
    def __array_ufunc__(self, *a, **k): return np.array([7.0])
    def __eq__(self, other): return np.True_
    def view(self, *a): return np.array([7.0])
    def tolist(self): return [7.0]
    shape = (1,)
    dtype = np.dtype(np.float64)
    size = 1


class LyingScalar(np.float64):
    def item(self): return 7.0
    def __float__(self): return 7.0
    def astype(self, *a): return np.float64(7)


# Values that break a careless reader.

def nested(depth):
    value = []
    for _ in range(depth):
        value = [value]
    return value


def endless():
    value = [1]
    value.append(value)
    return value


def endless_dict():
    value = {}
    value["self"] = [value]
    return value


def bomb():
    value = [0] * 10
    for _ in range(9):
        value = [value] * 10
    return value


class LyingClass:
    __class__ = float
    def __array__(self, *a, **k): return np.array([7.0])
    def __float__(self): return 7.0
    def __eq__(self, other): return True
    def __iter__(self): return iter([7.0])
    def __len__(self): return 1


class ExplodingClass:
    def __getattribute__(self, name): raise KeyboardInterrupt(name)
