"""One neuron as numbers: its sum, its activations, the line that it draws, and the history of its training.

The labs and plots of chapter 01 stand on these functions; a student writes their own versions in the chapter.
"""

from typing import NamedTuple

import numpy as np

from neurona.nn.activations import linear, relu, sigmoid, tanh

ACTIVATIONS = {
    # The perceptron answers -1 or 1; the step of `neurona.nn` is Heaviside's, from 0 to 1.
    "step": lambda h: np.where(h > 0, 1.0, -1.0),
    "linear": linear,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "relu": relu,
}


def weighted_sum(w, X):
    """Sum the weighted inputs of a neuron, bias first.

    Args:
        w: (D + 1,) the bias w[0] and a weight an input.
        X: (D,) one row of inputs, or (N, D) a table of rows.

    Returns:
        h, one number a row.
    """
    w, X = np.asarray(w, dtype=float), np.asarray(X, dtype=float)
    with np.errstate(invalid="ignore", over="ignore"):  # a sum that is not a number is an answer here
        return w[0] + X @ w[1:]


def wrong_side(w, X, y):
    """Mark the rows that the step neuron answers wrongly; h = 0 counts as -1.

    Args:
        w: (D + 1,) the bias and the weights.
        X: (N, D) rows of inputs.
        y: (N,) the right answers, -1 or 1.

    Returns:
        (N,) booleans, True where the answer is wrong.
    """
    return ACTIVATIONS["step"](weighted_sum(w, X)) != np.asarray(y)


def scaled(X):
    """Shift and stretch every column to mean 0 and standard deviation 1 (that of the rows given, ddof 0)."""
    return (X - X.mean(axis=0)) / X.std(axis=0)


def corners(xlim, ylim):
    """Give the corners (4, 2) of a rectangle, counter-clockwise from the lower left."""
    return np.array([(xlim[0], ylim[0]), (xlim[1], ylim[0]), (xlim[1], ylim[1]), (xlim[0], ylim[1])], dtype=float)


def positive_side(w, xlim, ylim):
    """Clip a rectangle to the side where the neuron's sum is above 0.

    Args:
        w: (3,) the bias and two weights.
        xlim, ylim: (low, high) the rectangle.

    Returns:
        (polygon, segment): polygon (M, 2) the corners of the positive side, M = 0 where there is none;
        segment (2, 2) the ends of the line inside the rectangle, or None where it does not cross it.

    Source: one step of the Sutherland-Hodgman polygon clipping algorithm, 1974.
    """
    around = corners(xlim, ylim)
    h = weighted_sum(w, around)
    polygon, crossings = [], []
    for here, there in zip(range(4), (1, 2, 3, 0), strict=True):
        if h[here] > 0:
            polygon.append(around[here])
        if (h[here] > 0) != (h[there] > 0):
            share = h[here] / (h[here] - h[there])
            crossings.append(around[here] + share * (around[there] - around[here]))
            polygon.append(crossings[-1])
    return np.array(polygon).reshape(-1, 2), np.array(crossings) if crossings else None


class History(NamedTuple):
    """A perceptron's training, one entry a correction.

    w (K + 1, D + 1): the weights before the first correction and after each one; row (K,): the row that each
    correction was for; epoch (K,): its epoch, from 1; errors (E,): how many corrections each epoch needed.
    """

    w: np.ndarray
    row: np.ndarray
    epoch: np.ndarray
    errors: np.ndarray


def correction_history(X, y, eta, epochs, start, rng):
    """Train a step neuron by Rosenblatt's rule, w += eta (y - answer) (1, x), and keep every correction.

    Args:
        X: (N, D) rows of inputs, shown in a new order each epoch.
        y: (N,) the right answers, -1 or 1.
        eta: how far one correction goes.
        epochs: the most epochs; an epoch without an error ends the training.
        start: (D + 1,) the weights before the first correction.
        rng: a numpy.random.Generator, for the order.

    Returns:
        History(w, row, epoch, errors).

    Source: F. Rosenblatt, "The perceptron", Psychological Review 65(6), 1958.
    """
    # Plain floats: several times faster here than arrays of three numbers.
    inputs = np.column_stack([np.ones(len(X)), X]).tolist()
    weights, answers = [list(map(float, start))], np.asarray(y).tolist()
    rows, in_epoch, errors = [], [], []
    for epoch in range(1, epochs + 1):
        before = len(rows)
        for i in rng.permutation(len(inputs)).tolist():
            h = sum(a * b for a, b in zip(weights[-1], inputs[i], strict=True))
            gap = answers[i] - (1 if h > 0 else -1)
            if gap:
                weights.append([a + eta * gap * b for a, b in zip(weights[-1], inputs[i], strict=True)])
                rows.append(i)
                in_epoch.append(epoch)
        errors.append(len(rows) - before)
        if not errors[-1]:
            break
    return History(np.array(weights), np.array(rows, int), np.array(in_epoch, int), np.array(errors, int))
