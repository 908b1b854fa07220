"""Overfitting is knowing by heart: few digits, some with a wrong label, and a network that could learn them all.

The first lab of chapter 04 draws what is computed here; nothing in this module knows of widgets or pictures.
"""

from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

import numpy as np

from neurona import data
from neurona.nn import (
    Activation,
    Dropout,
    Linear,
    Momentum,
    Sequential,
    SoftmaxCrossEntropy,
    accuracy,
    l1_penalty,
    l2_penalty,
    train_epoch,
)

UNKNOWN_PENALTY = "There is no penalty called {name!r}. Choose one of: {known}."
ROWS = "The number of training rows must be a whole number from 1 to {most}, and it is {rows!r}."
NOISE = "The share of wrong labels must be a number from 0 to 1, and it is {noise!r}."

PENALTIES = {"L2": l2_penalty, "L1": l1_penalty}
VALIDATION = 300  # rows that are held out, always the same, with their true labels
MOST_ROWS = 1797 - VALIDATION
GUESSING = 2.2, 2.5  # a loss between these is as good as guessing, which costs ln 10 = 2.3
RISEN, LATE = 1.15, 10  # risen: this factor above its lowest, in the middle of so many last epochs
LEARNED = 0.9  # fewer of the true labels than this: it underfits
GAP = 0.1
HIDDEN = 32
ETA, ALPHA = 0.05, 0.9
EPOCHS, BATCH = 80, 20
NEARLY_ZERO = 0.01  # a weight below this is as good as none
KEPT = 48  # trainings that are remembered: what sliders come back to

# The library behind NumPy's products takes two threads for larger ones, and on a busy machine they wait for
# each other: the same epoch then takes ten times as long.
CHUNK = 100


class Digits(NamedTuple):
    """What is learned and what is held out: X (N, 64) in 0 … 1, y (N,) as shown, wrong (N,) where y is false."""

    X: np.ndarray
    y: np.ndarray
    wrong: np.ndarray
    X_val: np.ndarray
    y_val: np.ndarray


class Scores(NamedTuple):
    """What a training has come to after its last epoch, in plain numbers.

    loss and val_loss are mean cross-entropies without the penalty, right and val_right shares from 0 to 1;
    by_heart counts the wrong labels that the network gives back; best_epoch (from 1) is the one with the lowest
    validation loss, best_val_loss; zeros is the share of first-layer weights below 0.01 in size.
    """

    loss: float
    val_loss: float
    right: float
    val_right: float
    by_heart: int
    best_epoch: int
    best_val_loss: float
    zeros: float


@dataclass(frozen=True)
class Training:
    """The course of one training: four curves (E,), and the weights of the first layer before and after it.

    The curves are shorter than EPOCHS if the training diverged; their last value is then not finite.
    """

    loss: np.ndarray
    val_loss: np.ndarray
    right: np.ndarray
    val_right: np.ndarray
    by_heart: int  # wrong labels that the network gives back at the end,
    wrong: int  # of so many
    true_right: float  # share of the training rows with a true label that are right at the end; 1 if there are none
    start: np.ndarray  # (64, H)
    weights: np.ndarray  # (64, H)

    @property
    def diverged(self):
        """True if a weight or a loss is no longer a finite number."""
        return not (np.isfinite(self.loss[-1]) and np.isfinite(self.weights).all())

    @property
    def best_epoch(self):
        """The epoch, counted from 1, after which the validation loss was lowest; 0 if it never was a number."""
        finite = np.isfinite(self.val_loss)
        return int(np.argmin(np.where(finite, self.val_loss, np.inf))) + 1 if finite.any() else 0

    @property
    def zeros(self):
        """The share of first-layer weights that are nearly zero."""
        return float(np.mean(np.abs(self.weights) < NEARLY_ZERO))


def digits(rows, noise):
    """Give the first `rows` digits of a fixed shuffle to learn from, some of them with a wrong label.

    Args:
        rows: N, from 1 to MOST_ROWS; fewer rows are always the beginning of more.
        noise: share of wrong labels, 0 to 1.

    Returns:
        Digits; the validation rows do not depend on the arguments.

    Raises:
        ValueError: if there are not so many rows, or the noise is no share.
    """
    if not (isinstance(rows, (int, np.integer)) and 1 <= rows <= MOST_ROWS):
        raise ValueError(ROWS.format(most=MOST_ROWS, rows=rows))
    if not 0 <= noise <= 1:
        raise ValueError(NOISE.format(noise=noise))
    X, y, false = _shuffled()
    learned = slice(VALIDATION, VALIDATION + rows)
    shown = y[learned].copy()
    # Spread evenly over the rows: every tenth row at a noise of 0.1, however many rows there are.
    # 100 times 0.29 is a little below 29 in binary.
    wrong = np.diff(np.floor(np.round(np.arange(rows + 1) * noise, 9))) > 0
    shown[wrong] = false[learned][wrong]
    return Digits(X[learned], shown, wrong, X[:VALIDATION], y[:VALIDATION])


@cache
def _shuffled():
    """The digits in a fixed random order: X (1797, 64), y (1797,), and for each row a label that is false."""
    rng = np.random.default_rng(0)
    X, y = data.digits()
    order = rng.permutation(len(y))
    return X[order] / 16, y[order], (y[order] + rng.integers(1, 10, len(y))) % 10


@lru_cache(KEPT)
def trained(penalty, lam, p, rows, noise):
    """Train a network 64-32-10 (tanh, softmax) with momentum, always from the same first weights.

    Args:
        penalty: "L2" or "L1", on all weights but the biases.
        lam: λ ≥ 0, the strength of the penalty.
        p: dropout on the hidden layer, 0 ≤ p < 1.
        rows, noise: as for `digits`.

    Returns:
        a Training.

    Raises:
        ValueError: for an unknown penalty, a dropout rate, a number of rows or a noise out of range.
    """
    if penalty not in PENALTIES:
        raise ValueError(UNKNOWN_PENALTY.format(name=penalty, known=", ".join(PENALTIES)))
    shown, rng = digits(rows, noise), np.random.default_rng(1)
    first, last = Linear(64, HIDDEN, rng), Linear(HIDDEN, 10, rng)
    network = Sequential(first, Activation("tanh"), *([Dropout(p, rng)] if p != 0 else []), last)
    start, curves = first.W.copy(), []
    optimizer, loss = Momentum(ETA, ALPHA), SoftmaxCrossEntropy()
    pull = partial(PENALTIES[penalty], lam=lam) if lam != 0 else None
    with np.errstate(all="ignore"):
        for _ in range(EPOCHS):
            train_epoch(network, loss, optimizer, shown.X, shown.y, size=BATCH, rng=rng, penalty=pull)
            answers = _predict(network, shown.X)
            val_answers = _predict(network, shown.X_val)
            curves.append((*_measure(answers, shown.y), *_measure(val_answers, shown.y_val)))
            if not np.isfinite(network.theta).all():
                break
    as_shown = answers.argmax(axis=1) == shown.y
    losses, right, val_losses, val_right = np.array(curves).T
    return Training(
        losses,
        val_losses,
        right,
        val_right,
        by_heart=int(as_shown[shown.wrong].sum()),
        wrong=int(shown.wrong.sum()),
        true_right=float(as_shown[~shown.wrong].mean()) if not shown.wrong.all() else 1.0,
        start=start,
        weights=first.W.copy(),
    )


def fate(run):
    """Name what a Training that has not diverged has come to.

    "bounces" (worse than guessing), "guesses" (as good as no network), "rises" (the training loss still falls while
    the validation loss has risen from its lowest), "underfits", "gap" (rows that it has seen go better than new
    ones), or "balanced".
    """
    low, high = GUESSING
    if run.loss[-1] > low:
        return "guesses" if run.loss[-1] < high else "bounces"
    best = run.best_epoch - 1
    # One epoch alone may be up or down by chance.
    late = np.median(run.val_loss[-LATE:])
    if late > RISEN * run.val_loss[best] and run.loss[-1] < run.loss[best]:
        return "rises"
    if run.true_right < LEARNED:
        return "underfits"
    return "gap" if run.true_right - run.val_right[-1] > GAP else "balanced"


def regularization_scores(lam=0.0, p=0.0, rows=200, noise=0.2, penalty="L2"):
    """Train as `labs.regularization()` does, and give what came of it.

    Args:
        lam, p, rows, noise, penalty: what the lab's controls of these names say.

    Returns:
        Scores; after a training that diverged its losses are nan, and right and val_right 0.

    Raises:
        ValueError: as `trained`.
    """
    run = trained(penalty, float(lam), float(p), rows, float(noise))
    if run.diverged:
        return Scores(np.nan, np.nan, 0.0, 0.0, 0, run.best_epoch, np.nan, 0.0)
    best = run.best_epoch
    last = (float(curve[-1]) for curve in (run.loss, run.val_loss, run.right, run.val_right))
    return Scores(*last, run.by_heart, best, float(run.val_loss[best - 1]), run.zeros)


def _predict(network, X):
    return np.concatenate([network.predict(X[k : k + CHUNK]) for k in range(0, len(X), CHUNK)])


def _measure(Z, y):
    """Give the mean cross-entropy and the share of right rows for scores Z (N, 10)."""
    return SoftmaxCrossEntropy().forward(Z, y), accuracy(Z, y)
