"""Four puzzles of points in the plane, and a small network that learns one of them epoch by epoch.

The labs of chapter 03 draw what is computed here; nothing in this module knows of widgets or pictures.
"""

from functools import cache
from itertools import pairwise

import numpy as np

from neurona.nn import Activation, Linear, Momentum, Sequential, SoftmaxCrossEntropy, probabilities, train_epoch

PUZZLES = ("circles", "moons", "spiral", "xor")
EDGE = 1.5  # all points lie between -EDGE and EDGE in both directions
COUNT = 200
BATCH = 20
EPOCHS = 150  # until `trained` comes to rest

UNKNOWN_PUZZLE = "There is no puzzle called {name!r}. Choose one of: {known}."


def points(name, count=COUNT, seed=0):
    """Give the points of a puzzle, the two classes in turn.

    Args:
        name: "circles", "moons", "spiral" or "xor".
        count: N, the number of points, even.
        seed: whole number; the same seed gives the same points.

    Returns:
        (X, y): X (N, 2) within ±EDGE, y (N,) classes 0 and 1, N/2 of each.

    Raises:
        ValueError: if there is no puzzle of that name.
    """
    if name not in PUZZLES:
        raise ValueError(UNKNOWN_PUZZLE.format(name=name, known=", ".join(PUZZLES)))
    rng = np.random.default_rng(seed)
    y = np.arange(count) % 2
    X = {"circles": _circles, "moons": _moons, "spiral": _spiral, "xor": _xor}[name](y, rng)
    return np.clip(X, -EDGE, EDGE), y


def _circles(y, rng):
    angle = rng.uniform(0, 2 * np.pi, len(y))
    radius = np.where(y == 1, 0.5, 1.15) + rng.normal(0, 0.1, len(y))
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _moons(y, rng):
    angle = rng.uniform(0, np.pi, len(y))
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])
    X = np.where((y == 1)[:, None], upper, -upper)
    return 0.85 * X + rng.normal(0, 0.1, X.shape)


def _spiral(y, rng):
    along = np.sqrt(rng.uniform(0.02, 1, len(y)))  # evenly spread over the length of the arm
    angle = 1.25 * 2 * np.pi * along + np.pi * y
    X = 1.35 * along[:, None] * np.column_stack([np.cos(angle), np.sin(angle)])
    return X + rng.normal(0, 0.03, X.shape)


def _xor(y, rng):
    # A gap along both axes keeps the four corners apart.
    X = rng.uniform(0.12, 1.3, (len(y), 2)) * np.where(rng.random((len(y), 2)) < 0.5, -1, 1)
    X[:, 1] = np.abs(X[:, 1]) * np.sign(X[:, 0]) * np.where(y == 1, -1, 1)
    return X


class Run:
    """One network on its way through the epochs: two inputs, hidden layers, a softmax over two classes.

    Args:
        puzzle: one of PUZZLES.
        units: neurons in each hidden layer.
        layers: hidden layers; with 0 a single line is all there is.
        activation: a name of `neurona.nn.ACTIVATIONS`, after each hidden layer.
        eta, alpha: learning rate and momentum.
        seed: of the first weights and of the order of the points.
    """

    def __init__(self, puzzle, units, layers=1, activation="tanh", eta=0.1, alpha=0.9, seed=0):
        self.X, self.y = points(puzzle)
        self._rng = np.random.default_rng(seed)
        widths = [2] + [units] * layers
        self._hidden = [Linear(a, b, self._rng) for a, b in pairwise(widths)]
        bent = [part for layer in self._hidden for part in (layer, Activation(activation))]
        self._network = Sequential(*bent, Linear(widths[-1], 2, self._rng))
        self._loss, self._optimizer = SoftmaxCrossEntropy(), Momentum(eta, alpha)
        self.losses = []  # the mean loss of each epoch

    def pace(self, eta, alpha):
        """Set learning rate and momentum for the epochs to come; say whether that changed anything."""
        changed = (eta, alpha) != (self._optimizer.eta, self._optimizer.alpha)
        self._optimizer.eta, self._optimizer.alpha = eta, alpha
        return changed

    def epoch(self):
        """Show all points once, in mini-batches, and note the mean loss; it may come out as NaN."""
        with np.errstate(all="ignore"):
            loss = train_epoch(self._network, self._loss, self._optimizer, self.X, self.y, size=BATCH, rng=self._rng)
        self.losses.append(float(loss))

    @property
    def diverged(self):
        """True once a loss or a weight is no longer a finite number."""
        finite = not self.losses or np.isfinite(self.losses[-1])
        return not (finite and np.isfinite(self._network.theta).all())

    def probability(self, X):
        """The probability (M,) of class 1 for points X (M, 2); NaN where the network has diverged."""
        with np.errstate(all="ignore"):
            return probabilities(self._network, X)[:, 1]

    def wrong(self):
        """Which points (N,) are on the wrong side; all of them where the network has diverged."""
        if self.diverged:
            return np.ones(len(self.y), dtype=bool)
        return (self.probability(self.X) > 0.5) != (self.y == 1)

    def unit_lines(self):
        """Bias and two weights of every neuron in the first hidden layer, (H, 3); H = 0 without one."""
        if not self._hidden:
            return np.empty((0, 3))
        return np.column_stack([self._hidden[0].b, self._hidden[0].W.T])


@cache
def trained(puzzle, units, layers):
    """Train a tanh network once and keep it: a Run after EPOCHS epochs."""
    if layers == 0 and units > 1:
        return trained(puzzle, 1, 0)  # without a hidden layer there are no units
    run = Run(puzzle, units, layers, eta=0.1, alpha=0.9)
    for epoch in range(EPOCHS):
        run.pace(0.1 * (1 - epoch / EPOCHS), 0.9)  # shorter steps towards the end, so that it comes to rest
        run.epoch()
    return run


def playground_accuracy(units, eta, alpha, puzzle="circles", epochs=25):
    """Train as the playground does after Reset, with one hidden tanh layer, and count.

    Args:
        units: hidden neurons.
        eta, alpha: learning rate and momentum.
        puzzle: one of PUZZLES.
        epochs: how often all points are shown.

    Returns:
        the share of points on the right side, 0 to 1; 0.0 if the training diverges.
    """
    run = Run(puzzle, units, eta=eta, alpha=alpha)
    for _ in range(epochs):
        run.epoch()
    return float(1 - run.wrong().mean())
