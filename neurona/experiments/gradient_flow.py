"""A gradient on its way back is multiplied at each layer, and many factors below one leave nothing of it.

The third lab of chapter 04 draws what is computed here; nothing in this module knows of widgets or pictures.
"""

from functools import cache
from typing import NamedTuple

import numpy as np

from neurona import data
from neurona.nn import Activation, Linear, Sequential, SoftmaxCrossEntropy, he, xavier

UNKNOWN_START = "There is no start called {name!r}. Choose one of: {known}."
DEPTH = "The number of hidden layers must be a whole number from 1 to {most}, and it is {depth!r}."

WIDTH = 64  # units in each hidden layer
ROWS = 50  # digits that are shown; more say the same, and take longer
DEEPEST = 50
SLOWER, FASTER = 1e-2, 1e2  # ratios beyond these: the first layer learns far slower, or faster, than the last
TINY, HUGE = 1e-3, 1e3  # gradients beyond these move the weights by next to nothing, or far too much


def normal(std):
    """Give a start that draws every weight with the same standard deviation, however many units there are."""
    return lambda n_in, n_out, rng, dtype=np.float64: (std * rng.standard_normal((n_in, n_out))).astype(dtype)


STARTS = {"Xavier": xavier, "He": he, "too small": normal(0.01), "too large": normal(1.0), "zeros": normal(0.0)}


class Flow(NamedTuple):
    """What one pass forward and back found in a network of L hidden layers; nothing is trained.

    gradients (L + 1,): the norm ‖dW‖ of each layer, the output layer last; spreads (L,): the root mean square of
    each hidden layer's answers; slopes (L,): the mean slope f′(z) of its activations.
    """

    gradients: np.ndarray
    spreads: np.ndarray
    slopes: np.ndarray


def flow(depth, activation, start, seed=0):
    """Send digits forward through an untrained network, and their error back.

    Args:
        depth: hidden layers of 64 units, 1 to DEEPEST.
        activation: a key of `neurona.nn.ACTIVATIONS`.
        start: a key of STARTS, how the first weights are drawn.
        seed: of the random weights.

    Returns:
        a Flow; inf and nan where numbers are too large for the computer, without a warning.

    Raises:
        ValueError: for an unknown start or activation, or a depth out of range.
    """
    if start not in STARTS:
        raise ValueError(UNKNOWN_START.format(name=start, known=", ".join(STARTS)))
    if not (isinstance(depth, (int, np.integer)) and 1 <= depth <= DEEPEST):
        raise ValueError(DEPTH.format(most=DEEPEST, depth=depth))
    rng = np.random.default_rng(seed)
    linear = [Linear(64 if k == 0 else WIDTH, WIDTH, rng, STARTS[start]) for k in range(depth)]
    bent = [Activation(activation) for _ in linear]
    last = Linear(WIDTH, 10, rng, STARTS[start])
    network = Sequential(*[part for pair in zip(linear, bent, strict=True) for part in pair], last)
    X, y = _rows()
    loss = SoftmaxCrossEntropy()
    with np.errstate(all="ignore"):
        loss.forward(network.forward(X), y)
        network.backward(loss.backward(), want_dX=False)
        return Flow(
            np.array([np.linalg.norm(g) for g in network.weight_gradients]),
            np.array([np.sqrt(np.mean(layer.Y**2)) for layer in bent]),
            np.array([np.mean(layer.slope(layer.X, layer.Y, np.empty_like(layer.Y))) for layer in bent]),
        )


@cache
def _rows():
    X, y = data.digits()
    return X[:ROWS] / 16, y[:ROWS]


def ratio(gradients):
    """Give the gradient of the first layer over that of the last hidden one, from the norms (L + 1,).

    0.0 if nothing arrives at the first layer; nan where one of the two is beyond the range of numbers.
    """
    first, last = float(gradients[0]), float(gradients[-2])
    if not np.isfinite([first, last]).all():
        return float("nan")
    return first / last if last > 0 else 0.0


def gradient_ratio(depth, activation, start="Xavier"):
    """Measure as `labs.vanishing()` does how much of the gradient is left at the first layer.

    Args:
        depth, activation, start: what the lab's controls of these names say.

    Returns:
        the norm ‖dW‖ of the first layer over that of the last hidden layer: 1 is level, 0 is nothing.

    Raises:
        ValueError: as `flow`.
    """
    return ratio(flow(depth, activation, start).gradients)


def fate(gradients):
    """Name what has become of the gradient: "lost", "silent", "vanishes", "explodes", "faint", "violent", "passes"."""
    share = ratio(gradients)
    if np.isnan(share) or not np.isfinite(gradients).all():
        return "lost"
    if gradients[0] == 0:
        return "silent"
    if not SLOWER <= share <= FASTER:
        return "vanishes" if share < SLOWER else "explodes"
    if not TINY <= gradients[0] <= HUGE:
        return "faint" if gradients[0] < TINY else "violent"
    return "passes"
