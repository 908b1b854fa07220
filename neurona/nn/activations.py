"""An activation bends a straight line: nine of them, each beside its slope, and the softmax.

A slope gets both z and the value a = f(z), because some are cheaper from one and some from the other.
Formulas: the decks' table (after S. Raschka, 2016); leaky ReLU: Maas et al., 2013.
"""

import numpy as np

LEAK = 0.01

UNKNOWN = "There is no activation called {name!r}. Choose one of: {known}."
NOT_WHOLE = "Classes are whole numbers from 0 to {last}; these are of type {dtype}."
NO_CLASS = "Classes are whole numbers from 0 to {last}; these go from {low} to {high}."


def step(z, out=None):
    """0 left of zero, 1 right of it, one half at zero (Heaviside)."""
    return np.heaviside(z, 0.5, out=out)


def flat_slope(z, a, out=None):
    """0 everywhere: a step is flat, and its jump at zero is left out."""
    return np.multiply(z, 0.0, out=out)


def sign(z, out=None):
    """−1 left of zero, 1 right of it, 0 at zero; its slope is that of the step."""
    return np.sign(z, out=out)


def linear(z, out=None):
    """z itself."""
    return np.positive(z, out=out)


def linear_slope(z, a, out=None):
    """1 everywhere."""
    return np.add(flat_slope(z, a, out), 1.0, out=out)


def piecewise_linear(z, out=None):
    """z + ½, held between 0 and 1."""
    return np.clip(np.add(z, 0.5, out=out), 0.0, 1.0, out=out)


def piecewise_linear_slope(z, a, out=None):
    """1 strictly between −½ and ½, else 0."""
    return np.multiply(np.abs(z) < 0.5, 1.0, out=out, dtype=z.dtype)


def sigmoid(z, out=None):
    """1 / (1 + e⁻ᶻ)."""
    # For z below −709 the exponential overflows to infinity, and 1 / infinity is the right answer.
    with np.errstate(over="ignore"):
        e = np.exp(np.negative(z, out=out), out=out)
    return np.reciprocal(np.add(e, 1.0, out=out), out=out)


def sigmoid_slope(z, a, out=None):
    """a (1 − a)."""
    return np.multiply(np.subtract(1.0, a, out=out), a, out=out)


def tanh(z, out=None):
    """(eᶻ − e⁻ᶻ) / (eᶻ + e⁻ᶻ)."""
    return np.tanh(z, out=out)


def tanh_slope(z, a, out=None):
    """1 − a²."""
    return np.subtract(1.0, np.multiply(a, a, out=out), out=out)


def relu(z, out=None):
    """z where it is positive, else 0."""
    return np.maximum(z, 0.0, out=out)


def relu_slope(z, a, out=None):
    """1 where z > 0, else 0 (0 at zero, as PyTorch has it)."""
    # The value is 0 or positive, so its sign is the slope; for NaN it stays NaN, which a test should see.
    return np.sign(a, out=out)


def leaky_relu(z, out=None):
    """z where it is positive, else z / 100."""
    # z / 100 beats z exactly where z is negative.
    return np.maximum(np.multiply(z, LEAK, out=out), z, out=out)


def leaky_relu_slope(z, a, out=None):
    """1 where z > 0, else 1/100."""
    return np.maximum(np.multiply(z > 0, 1.0, out=out, dtype=z.dtype), LEAK, out=out)


def softplus(z, out=None):
    """ln(1 + eᶻ), a smooth ReLU; for large z it is z."""
    return np.logaddexp(0.0, z, out=out, dtype=z.dtype)


def softplus_slope(z, a, out=None):
    """The sigmoid of z."""
    return sigmoid(z, out)


ACTIVATIONS = {
    "step": (step, flat_slope),
    "sign": (sign, flat_slope),
    "linear": (linear, linear_slope),
    "piecewise_linear": (piecewise_linear, piecewise_linear_slope),
    "sigmoid": (sigmoid, sigmoid_slope),
    "tanh": (tanh, tanh_slope),
    "relu": (relu, relu_slope),
    "leaky_relu": (leaky_relu, leaky_relu_slope),
    "softplus": (softplus, softplus_slope),
}


def named(name):
    """The pair (function, slope) of an activation.

    Args:
        name: one of `ACTIVATIONS`.

    Raises:
        ValueError: for an unknown name; the message lists the known ones.
    """
    if name not in ACTIVATIONS:
        raise ValueError(UNKNOWN.format(name=name, known=", ".join(ACTIVATIONS)))
    return ACTIVATIONS[name]


def activation(name, z):
    """The value of an activation.

    Args:
        name: one of `ACTIVATIONS`.
        z: number, list or array of net inputs, any shape.

    Returns:
        Array of floats with the shape of z; finite for |z| = 1000.

    Raises:
        ValueError: for an unknown name.
    """
    return named(name)[0](_floats(z))


def activation_derivative(name, z):
    """The slope of an activation; args, result and errors as for `activation`."""
    value, slope = named(name)
    z = _floats(z)
    return slope(z, value(z))


def softmax(Z, out=None):
    """Turn every row into probabilities: e^z over the sum of its row.

    Args:
        Z: scores (N, K), or (K,) for one row.
        out: array for the result, or None.

    Returns:
        Probabilities of the same shape; every row sums to 1.
    """
    Z = _floats(Z)
    # Taking the row's largest score off changes nothing in the ratio and keeps e^z from overflowing.
    P = np.subtract(Z, np.maximum.reduce(Z, axis=-1, keepdims=True), out=out)
    np.exp(P, out=P)
    return np.divide(P, np.add.reduce(P, axis=-1, keepdims=True), out=P)


def one_hot(labels, k, dtype=np.float64):
    """Class numbers as rows with a single 1.

    Args:
        labels: N integers from 0 to k − 1.
        k: number of classes.
        dtype: of the result.

    Returns:
        Array (N, k).

    Raises:
        ValueError: if a label is no class.
    """
    return np.eye(k, dtype=dtype)[class_numbers(labels, k)]


def class_numbers(labels, k):
    """Labels as an array of whole numbers that can be used as places; False and True are the classes 0 and 1.

    Raises:
        ValueError: if a label is no whole number from 0 to k − 1.
    """
    labels = np.asarray(labels)
    if labels.dtype.kind not in "biu":
        raise ValueError(NOT_WHOLE.format(last=k - 1, dtype=labels.dtype))
    # −1 would count from the end, and in a flat array k is the first class of the next row.
    if labels.size and not 0 <= labels.min() <= labels.max() < k:
        raise ValueError(NO_CLASS.format(last=k - 1, low=labels.min(), high=labels.max()))
    return labels.astype(np.intp, copy=False)


def _floats(z):
    z = np.asarray(z)
    return z if z.dtype.kind == "f" else z.astype(np.float64)
