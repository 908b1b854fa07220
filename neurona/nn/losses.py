"""A loss is one number for how wrong the network is, and the direction in which each output makes it worse.

Every loss has `forward(P, Y)`, the mean over the N rows as a Python float, and `backward()`, its gradient
with the shape of P (a buffer that the next call writes again). P is what the network said, Y what it should
have said.
"""

import numpy as np

from neurona.nn.activations import class_numbers
from neurona.nn.buffers import Buffered
from neurona.nn.penalties import l2_penalty

SHAPES = "The outputs have shape {got} and the targets {wanted}; they must be the same."
ROWS = "The outputs have {got} rows and there are {wanted} targets; there must be one target for each row."
LOG_FLOOR = (
    -100.0
)  # log 0 counts as −100, as in PyTorch's BCELoss: wrong and sure is bad, but not infinitely bad


class MeanSquaredError(Buffered):
    """Σ(P − Y)² over the number of entries: (N,) or (N, K)."""

    def forward(self, P, Y):
        self.error = np.subtract(P, _same_shape(P, Y), out=self.room("error", P.shape, P.dtype))
        return float(np.vdot(self.error, self.error)) / self.error.size

    def backward(self):
        return np.multiply(
            self.error, 2.0 / self.error.size, out=self.room("dP", self.error.shape, self.error.dtype)
        )


class HalfSquaredError(Buffered):
    """Σ(P − Y)² / (2N), the data part of the decks' L2 loss; N counts rows, not entries."""

    def forward(self, P, Y):
        self.error = np.subtract(P, _same_shape(P, Y), out=self.room("error", P.shape, P.dtype))
        return float(np.vdot(self.error, self.error)) / (2 * len(P))

    def backward(self):
        return np.multiply(
            self.error, 1.0 / len(self.error), out=self.room("dP", self.error.shape, self.error.dtype)
        )


def l2_loss(y, h, weights, lam):
    """The decks' L2 loss 1/(2N) Σ(y − h)² + λ/(2N) ΣW² ("Redes neuronales y Modelos DL").

    Args:
        y, h: targets and outputs, (N,) or (N, K).
        weights: list of weight arrays, biases left out.
        lam: λ ≥ 0.

    Returns:
        (value, gradient for h, list of gradients for the weights).
    """
    data = HalfSquaredError()
    h = np.asarray(h, dtype=float)
    value = data.forward(h, np.asarray(y, dtype=float))
    penalty, gradients = l2_penalty(weights, lam / len(h))
    return value + penalty, data.backward(), gradients


class BinaryCrossEntropy(Buffered):
    """−[Y ln P + (1 − Y) ln(1 − P)], mean over entries, for probabilities P; safe at P = 0 and P = 1."""

    def forward(self, P, Y):
        self.P, self.Y = P, _same_shape(P, Y)
        with np.errstate(divide="ignore"):
            yes = np.maximum(np.log(P), LOG_FLOOR)
            no = np.maximum(np.log1p(-P), LOG_FLOOR)
        return -float(np.mean(Y * yes + (1.0 - Y) * no))

    def backward(self):
        # The floor keeps 0 / 0 finite where P is 0 or 1, as PyTorch does.
        return (self.P - self.Y) / np.maximum(self.P * (1.0 - self.P), 1e-12) / self.P.size


class SigmoidCrossEntropy(Buffered):
    """Sigmoid and binary cross-entropy in one: exact for every score Z; the gradient is sigmoid(Z) − Y."""

    def forward(self, Z, Y):
        self.Z, self.Y = Z, _same_shape(Z, Y)
        return float(np.mean(np.logaddexp(0.0, Z) - Y * Z))

    def backward(self):
        # σ(Z) = ½ (1 + tanh ½Z) never overflows.
        return (0.5 * (1.0 + np.tanh(0.5 * self.Z)) - self.Y) / self.Z.size


class CategoricalCrossEntropy(Buffered):
    """−Σ Y ln P, mean over rows, for probabilities P (N, K) and one-hot Y (N, K)."""

    def forward(self, P, Y):
        # ln 0 would be infinite; the smallest positive number keeps the loss finite.
        self.P = np.maximum(P, np.finfo(P.dtype).tiny, out=self.room("P", P.shape, P.dtype))
        self.Y = _same_shape(P, Y)
        return -float(np.vdot(self.Y, np.log(self.P))) / len(P)

    def backward(self):
        dP = np.divide(self.Y, self.P, out=self.room("dP", self.P.shape, self.P.dtype))
        dP *= -1.0 / len(dP)
        return dP


class SoftmaxCrossEntropy(Buffered):
    """Softmax and cross-entropy in one: exact for every score, and the gradient is P − Y over N.

    Y is one-hot (N, K), or N class numbers. After forward, `P` holds the probabilities (N, K).
    """

    def forward(self, Z, Y):
        N, K = Z.shape
        E = np.subtract(Z, np.maximum.reduce(Z, axis=1, keepdims=True), out=self.room("E", Z.shape, Z.dtype))
        self.Y = Y = np.asarray(Y)
        if Y.ndim == 1:
            # One number a row: its place in the flat array is quicker to reach than a pair of indices.
            if len(Y) != N:
                raise ValueError(ROWS.format(got=N, wanted=len(Y)))
            self.hits = np.arange(0, N * K, K) + class_numbers(Y, K)
            right = E.ravel()[self.hits].sum()
        else:
            right = np.vdot(_same_shape(Z, Y), E)
        self.P = np.exp(E, out=E)
        total = np.add.reduce(E, axis=1, keepdims=True)
        self.P /= total
        return float(np.log(total, out=total).sum() - right) / N

    def backward(self):
        dZ = self.room("dZ", self.P.shape, self.P.dtype)
        if self.Y.ndim == 1:
            np.copyto(dZ, self.P)
            dZ.ravel()[self.hits] -= 1.0
        else:
            np.subtract(self.P, self.Y, out=dZ)
        dZ *= 1.0 / len(dZ)
        return dZ


def _same_shape(P, Y):
    # (N, 1) and (N,) would broadcast to (N, N) and train on nonsense without a word.
    Y = np.asarray(Y)
    if Y.shape != P.shape:
        raise ValueError(SHAPES.format(got=P.shape, wanted=Y.shape))
    return Y
