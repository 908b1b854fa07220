"""Remember the first symbol of a sequence while others go by: what an RNN and an LSTM can learn of it.

A sequence is one of four symbols to remember, and then `gap` symbols of another kind, drawn at random, that
say nothing. At the end the network names the first one. Guessing is right one time in four.
"""

from functools import cache
from importlib.resources import files

import numpy as np

from neurona import nn

CUES, FILLERS = 4, 4
GUESSING = 1 / CUES

# What was measured beforehand, by tools/measure_memory.py.
CELLS = ("RNN", "LSTM 0", "LSTM 1", "LSTM 3", "LSTM 5")  # with the LSTM's first forget bias
BIASES = (0, 1, 3, 5)
UNITS = (4, 8, 16)
GAPS = (2, 5, 10, 20, 30, 40, 60, 80)
SEEDS = 5

STEPS, BATCH, RATE, CLIP = 400, 32, 0.01, 1.0  # one training
UNKNOWN_CELL = "There is no cell called {cell!r}. Choose one of: {known}."


def task(count, gap, rng):
    """Make sequences, with what to answer at their end.

    Args:
        count: N, how many.
        gap: symbols after the first one.
        rng: a numpy Generator.

    Returns:
        (X, y): X (gap + 1, N) whole numbers, the first row from 0 to 3, all others from 4 to 7;
        y (N,), the first row.
    """
    X = rng.integers(CUES, CUES + FILLERS, (gap + 1, count))
    X[0] = rng.integers(0, CUES, count)
    return X, X[0].copy()


def network(cell, units, rng, dtype=np.float64):
    """Make an untrained network.

    Args:
        cell: one of CELLS.
        units: H, the size of the hidden state.
        rng: a numpy Generator for the first weights.
        dtype: of the weights.

    Returns:
        a `neurona.nn.Sequential` that takes X (T, N) and gives (N, 4).

    Raises:
        ValueError: if there is no cell of that name.
    """
    if cell not in CELLS:
        raise ValueError(UNKNOWN_CELL.format(cell=cell, known=", ".join(CELLS)))
    kind, _, bias = cell.partition(" ")
    if kind == "RNN":
        layer = nn.RNN(CUES + FILLERS, units, rng, dtype=dtype)
    else:
        layer = nn.LSTM(CUES + FILLERS, units, rng, forget_bias=float(bias), dtype=dtype)
    return nn.Sequential(layer, nn.LastStep(), nn.Linear(units, CUES, rng, dtype=dtype))


def trained(cell, units, gap, seed, steps=STEPS):
    """Train a network on fresh sequences, with Adam and clipped gradients.

    Args:
        cell, units: as for `network`.
        gap: as for `task`.
        seed: of weights and sequences.
        steps: mini-batches of BATCH sequences.

    Returns:
        the network.
    """
    rng = np.random.default_rng(seed)
    net = network(cell, units, rng, np.float32)
    loss, optimizer = nn.SoftmaxCrossEntropy(), nn.Adam(RATE)
    for _ in range(steps):
        X, y = task(BATCH, gap, rng)
        loss.forward(net.forward(X), y)
        net.backward(loss.backward(), want_dX=False)
        size = np.linalg.norm(net.gradient)
        if size > CLIP:
            net.gradient *= CLIP / size
        optimizer.step(*net.flat)
    return net


def accuracy(net, gap, count=1000, seed=1):
    """The share of `count` new sequences after which the network names the first symbol, 0 to 1."""
    X, y = task(count, gap, np.random.default_rng(seed))
    return float(nn.accuracy(net.predict(X), y))


def reach(net, gap, count=200, seed=1):
    """How much of the error gets back to every step: the gradient at its input, as a share of the last step's.

    Args:
        net: a network.
        gap: as for `task`.
        count: sequences over which the sizes of the gradients are averaged.
        seed: of the sequences.

    Returns:
        (gap + 1,) from the first step to the last; the last is 1.
    """
    X, y = task(count, gap, np.random.default_rng(seed))
    loss = nn.SoftmaxCrossEntropy()
    loss.forward(net.forward(np.eye(CUES + FILLERS)[X]), y)
    dX = net.backward(loss.backward(), want_dX=True)  # (T, N, D)
    sizes = np.linalg.norm(dX, axis=2).mean(axis=1)
    return sizes / sizes[-1]


def untrained_reach(cell, units, gap):
    """`reach` of fresh networks, the geometric mean over SEEDS first weights, (gap + 1,)."""
    logs = [np.log(reach(network(cell, units, np.random.default_rng(seed)), gap)) for seed in range(SEEDS)]
    return np.exp(np.mean(logs, axis=0))


def measured(cell, units):
    """The accuracies that were measured beforehand, (GAPS, SEEDS) between 0 and 1.

    Args:
        cell: one of CELLS.
        units: one of UNITS.
    """
    return _stored()["right"][CELLS.index(cell), UNITS.index(units)] / 1000


def measured_reach(cell, units, gap):
    """`untrained_reach` as it was measured beforehand, (gap + 1,); the gap is one of GAPS."""
    logs = _stored()["reach"][CELLS.index(cell), UNITS.index(units), GAPS.index(gap)]
    return np.exp(logs[: gap + 1].astype(float))


@cache
def _stored():
    place = files("neurona.data").joinpath("memory.npz")
    with place.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return {name: stored[name] for name in stored.files}
