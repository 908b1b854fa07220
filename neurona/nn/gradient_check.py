"""Trust no gradient: nudge every number a little and see whether the loss moves as the gradient says.

Scale of the relative error in float64 with a smooth loss: 1e-9 or less is right, 1e-7 is acceptable, 1e-4 is
suspicious, and 1e-2 is a bug (unless a kink, as in ReLU, lies within the nudge).
"""

import numpy as np

SHAPES = "Only arrays of one shape can be compared; these have the shapes {a} and {b}."
KEYS = "There must be one gradient for each parameter: the parameters are {params}, the gradients {grads}."


def numeric_gradient(f, x, h=1e-5):
    """The gradient of f by central differences, (f(x + h) − f(x − h)) / 2h for each entry.

    Args:
        f: function without arguments that reads x and returns a number.
        x: float64 array of any shape; each entry is nudged in place and put back.
        h: size of the nudge.

    Returns:
        Array with the shape of x.
    """
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        kept = x[place]
        x[place] = kept + h
        above = f()
        x[place] = kept - h
        below = f()
        x[place] = kept
        gradient[place] = (above - below) / (2.0 * h)
    return gradient


def relative_error(a, b):
    """The largest difference between two arrays over the largest number in them.

    Args:
        a, b: arrays of one shape.

    Returns:
        A float: 0 if both are all 0, infinite if a number in them is infinite or NaN.

    Raises:
        ValueError: if the shapes differ; (3, 1) and (3,) would broadcast and hide what is wrong.
    """
    a, b = np.asarray(a), np.asarray(b)
    if a.shape != b.shape:
        raise ValueError(SHAPES.format(a=a.shape, b=b.shape))
    if not (np.isfinite(a).all() and np.isfinite(b).all()):
        return float("inf")
    scale = max(np.max(np.abs(a), initial=0.0), np.max(np.abs(b), initial=0.0))
    return float(np.max(np.abs(a - b), initial=0.0) / scale) if scale != 0 else 0.0


def gradient_check(loss, params, grads, h=1e-5):
    """The worst relative error between gradients and central differences.

    Args:
        loss: function of params that returns a number.
        params: dict or list of float64 arrays; nudged in place and put back.
        grads: the gradients to judge, under the same keys or in the same order.
        h: size of the nudge.

    Returns:
        The worst of the arrays' relative errors, a float; see the scale at the top of the module.

    Raises:
        ValueError: if a gradient is missing, too many, or has not the shape of its parameter.
    """
    keys, given = (list(a) if isinstance(a, dict) else list(range(len(a))) for a in (params, grads))
    if set(keys) != set(given):
        raise ValueError(KEYS.format(params=keys, grads=given))
    return max(
        relative_error(numeric_gradient(lambda: loss(params), params[key], h), grads[key]) for key in keys
    )
