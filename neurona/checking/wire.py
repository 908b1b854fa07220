"""On the wire an answer is JSON that keeps kind and shape: 1 is not 1.0, and a tuple is not a list."""

import math

import numpy as np

from neurona.checking.refusals import MAX_DEPTH, REASONS, NotPlain

_KINDS = {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex", "U": "str"}


def encode(value):
    """A plain value as what JSON can hold."""
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": str(value)}
    if isinstance(value, complex):
        return {"complex": [encode(value.real), encode(value.imag)]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[key, encode(item)] for key, item in value.items()]}
    if isinstance(value, np.ndarray):
        return _encode_array(value)
    return value


def _encode_array(array):
    values = array.ravel()
    if array.dtype.kind == "c":
        values = values.view(np.float64)  # real and imaginary parts take turns
    values = values.tolist()
    if array.dtype.kind in "fc":
        values = [number if math.isfinite(number) else str(number) for number in values]
    return {"array": _KINDS[array.dtype.kind], "shape": list(array.shape), "values": values}


def decode(tree):
    """What encode() took in; for anything it cannot have written, an error that loads() expects."""
    if type(tree) is list:
        return [decode(item) for item in tree]
    if type(tree) is float and not math.isfinite(tree):
        raise NotPlain("unreadable")
    if type(tree) is not dict:
        return tree
    match tree:
        case {"float": ("nan" | "inf" | "-inf") as name, **rest} if not rest:
            return float(name)
        case {"complex": [real, imaginary], **rest} if not rest:
            return complex(_exactly(float, decode(real)), _exactly(float, decode(imaginary)))
        case {"tuple": list(items), **rest} if not rest:
            return tuple(decode(item) for item in items)
        case {"dict": list(pairs), **rest} if not rest:
            return _decode_pairs(pairs)
        case {"array": str(kind), "shape": list(shape), "values": list(values), **rest} if not rest:
            return _decode_array(kind, shape, values)
        case {"refused": str(reason), "name": str(name), **rest} if not rest and reason in REASONS:
            raise NotPlain(reason, name)
    raise NotPlain("unreadable")


def _decode_pairs(pairs):
    decoded = {}
    for key, item in pairs:
        if type(key) not in (str, int) or key in decoded:
            raise NotPlain("unreadable")
        decoded[key] = decode(item)
    return decoded


def _decode_array(kind, shape, values):
    if len(shape) > MAX_DEPTH or any(_exactly(int, side) < 0 for side in shape):
        raise NotPlain("unreadable")
    exact = {"bool": bool, "int": int, "str": str, "float": float, "complex": float}[kind]
    if exact is float:
        values = [float(v) if v in ("nan", "inf", "-inf") else _finite(v) for v in values]
    else:
        values = [_exactly(exact, v) for v in values]
    if kind == "complex":
        return np.array(values, dtype=np.float64).view(np.complex128).reshape(shape)
    if kind == "int":
        top = max(values, default=0)
        return np.array(values, dtype=np.uint64 if top > np.iinfo(np.int64).max else np.int64).reshape(shape)
    dtype = {"bool": np.bool_, "float": np.float64, "str": np.str_}[kind]
    return np.array(values, dtype=dtype).reshape(shape)


def _exactly(kind, value):
    if type(value) is not kind:
        raise NotPlain("unreadable")
    return value


def _finite(value):
    if not math.isfinite(_exactly(float, value)):
        raise NotPlain("unreadable")
    return value
