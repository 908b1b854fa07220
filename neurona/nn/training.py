"""Training is one small step, many times: a mini-batch forward, its error backward, the optimizer moves."""

from dataclasses import dataclass, field

import numpy as np

from neurona.nn.activations import softmax

ROWS = "X has {x} rows and Y has {y}; there must be one target for each row."
SIZE = "The batch size must be a whole number from 1 up, and it is {size}."
WAIT = "The patience must be a whole number of epochs from 1 up, or None, and it is {patience}."

FINISHED, PATIENCE, STOPPED, DIVERGED = "finished", "no improvement", "stopped", "diverged"


@dataclass
class History:
    """What training measured, one number an epoch; `best_epoch` counts from 0.

    `ended` says why training ended: "finished", "no improvement" (early stopping), "stopped" (the stop flag),
    or "diverged" (the loss was no longer a number).
    """

    loss: list = field(default_factory=list)
    val_loss: list = field(default_factory=list)
    val_accuracy: list = field(default_factory=list)
    best_epoch: int = -1
    ended: str = FINISHED


def minibatches(n, size, rng):
    """Shuffle the numbers 0 … n − 1 and deal them out.

    Args:
        n: number of rows.
        size: rows in a batch; the last batch may have fewer.
        rng: a numpy Generator.

    Yields:
        Arrays of row numbers that cover 0 … n − 1 once.

    Raises:
        ValueError: for a size below 1.
    """
    if size < 1:
        raise ValueError(SIZE.format(size=size))
    order = rng.permutation(n)
    for start in range(0, n, size):
        yield order[start : start + size]


def train_batch(network, loss, optimizer, X, Y, penalty=None):
    """One step: forward, backward, move.

    Args:
        network: a `Sequential`.
        loss: an object of `neurona.nn.losses`.
        optimizer: an object of `neurona.nn.optimizers`.
        X, Y: the rows of this batch and their targets.
        penalty: function weights -> (value, gradients), such as partial(l2_penalty, lam=1e-3), or None.

    Returns:
        The loss before the step, penalty included.
    """
    value = loss.forward(network.forward(X), Y)
    network.backward(loss.backward(), want_dX=False)
    if penalty is not None:
        cost, gradients = penalty(network.weights)
        value += cost
        for slope, extra in zip(network.weight_gradients, gradients, strict=True):
            slope += extra
    params, grads = network.blocks if optimizer.by_block else network.flat
    optimizer.step(params, grads)
    return value


def train_epoch(network, loss, optimizer, X, Y, *, size, rng, axis=0, penalty=None):
    """Show every row once, in random order; args as for `train`.

    Returns:
        The mean loss over all rows, each measured before its step.
    """
    total, rooms = 0.0, {}
    for rows in minibatches(len(Y), size, rng):
        # Two sizes at most (the last batch may be short), so two buffers.
        if len(rows) not in rooms:
            rooms[len(rows)] = [np.take(X, rows, axis=axis), np.take(Y, rows, axis=0)]
        x, y = rooms[len(rows)]
        # mode="clip" writes straight into the buffer; the row numbers are valid anyway.
        np.take(X, rows, axis=axis, out=x, mode="clip")
        np.take(Y, rows, axis=0, out=y, mode="clip")
        total += train_batch(network, loss, optimizer, x, y, penalty) * len(rows)
    return total / len(Y)


def train(
    network,
    loss,
    optimizer,
    X,
    Y,
    *,
    epochs,
    size,
    rng,
    axis=0,
    penalty=None,
    validation=None,
    patience=None,
    stop=None,
    on_epoch=None,
):
    """Train for a number of epochs, or until there is a reason to stop.

    Args:
        network, loss, optimizer, penalty: as for `train_batch`.
        X, Y: inputs with N rows along `axis` (1 for sequences (T, N, D)), and N targets.
        epochs: how often every row is shown.
        size: rows in a mini-batch.
        rng: a numpy Generator for the order of the rows.
        validation: (X, Y) of held-out rows, measured after each epoch, or None.
        patience: epochs without a lower validation loss (without validation: training loss) before training
            stops; the parameters of the best epoch are put back.
        stop: function without arguments; training ends after the epoch in which it returns True (a
            threading.Event's `is_set` fits).
        on_epoch: function (epoch, history), called after each epoch; a progress bar, a picture, a schedule.

    Returns:
        A `History`.

    Raises:
        ValueError: if X and Y differ in their number of rows, or for a size or a patience below 1.
    """
    if patience is not None and patience < 1:
        raise ValueError(WAIT.format(patience=patience))
    X, Y = np.asarray(X), np.asarray(Y)
    if X.shape[axis] != len(Y):
        raise ValueError(ROWS.format(x=X.shape[axis], y=len(Y)))
    if X.dtype.kind == "f":
        X = X.astype(network.dtype, copy=False)
    if Y.dtype.kind == "f":
        Y = Y.astype(network.dtype, copy=False)
    history, best = History(), None
    # A diverging run overflows on its way; the history names it, so NumPy need not warn as well.
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        for epoch in range(epochs):
            history.loss.append(
                train_epoch(network, loss, optimizer, X, Y, size=size, rng=rng, axis=axis, penalty=penalty)
            )
            if validation is not None:
                value, correct = evaluate(network, loss, *validation)
                history.val_loss.append(value)
                history.val_accuracy.append(correct)
            watched = history.val_loss or history.loss
            if history.best_epoch < 0 or _lower(watched[-1], watched[history.best_epoch]):
                history.best_epoch = epoch
                best = network.theta.copy() if patience is not None else None
            if on_epoch is not None:
                on_epoch(epoch, history)
            history.ended = _reason(history, epoch, patience, stop)
            if history.ended != FINISHED:
                break
    if best is not None:
        network.theta[:] = best
    return history


def _lower(new, old):
    # Nothing is lower than NaN, so a NaN of the first epoch would stay the best for good.
    return new < old or (np.isnan(old) and not np.isnan(new))


def _reason(history, epoch, patience, stop):
    if not np.isfinite(history.loss[-1]):
        return DIVERGED
    if stop is not None and stop():
        return STOPPED
    if patience is not None and epoch - history.best_epoch >= patience:
        return PATIENCE
    return FINISHED


def evaluate(network, loss, X, Y):
    """The loss without dropout or penalty, and the share of right classes.

    Args:
        network, loss: as for `train_batch`; the loss object's memory is overwritten.
        X, Y: inputs and targets.

    Returns:
        (loss, accuracy); the accuracy is NaN where the targets are no classes.
    """
    Y = np.asarray(Y)
    P = network.predict(X)
    return loss.forward(P, Y), accuracy(P, Y)


def accuracy(P, Y):
    """The share of rows whose largest output is at the right class; NaN where Y holds no classes.

    Args:
        P: outputs (N, K).
        Y: N class numbers, or one-hot (N, K).

    Raises:
        ValueError: if P and Y differ in their number of rows.
    """
    if len(P) != len(Y):
        raise ValueError(ROWS.format(x=len(P), y=len(Y)))
    if P.ndim != 2 or P.shape[1] < 2 or not (Y.dtype.kind in "biu" if Y.ndim == 1 else _is_one_hot(Y, P.shape)):
        return float("nan")
    right = Y if Y.ndim == 1 else np.argmax(Y, axis=1)
    return float(np.mean(np.argmax(P, axis=1) == right))


def _is_one_hot(Y, shape):
    return Y.shape == shape and bool(np.all((Y == 0) | (Y == 1)) and np.all(Y.sum(axis=1) == 1))


def probabilities(network, X):
    """The softmax of what the network says, for a network trained with `SoftmaxCrossEntropy`: (N, K)."""
    return softmax(network.predict(X))
