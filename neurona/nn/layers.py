"""A layer is a function that can also say how a change of its output goes back to its input and weights.

Every layer has `forward(X, training=True)` and `backward(dY, want_dX=True)`. Backward fills the gradients dW,
db (it replaces them, it does not add) and returns dX; it never changes a parameter.

With training=True a layer remembers what backward needs, and its result is a buffer that the next training
step writes again. With training=False the layer stays as it was and the result is no buffer: a fresh array, or
X itself or a part of it where there is nothing to compute (`Dropout`, `LastStep`, `EveryStep`).
"""

import numpy as np

from neurona.nn.activations import named, softmax
from neurona.nn.buffers import Buffered
from neurona.nn.initialization import xavier

RATE = "The dropout rate p must lie in 0 ≤ p < 1, and it is {p}."


class Layer(Buffered):
    """What all layers share: which attributes are parameters, and buffers."""

    names = ()  # the gradient of the parameter W is dW


class Linear(Layer):
    """Y = X W + b: every output is a weighted sum of the inputs and a bias.

    Args:
        n_in, n_out: D and K; the rows of W are the units of the layer before.
        rng: a numpy Generator for the first weights.
        start: `xavier`, `he` or another function (n_in, n_out, rng, dtype) -> weights.
        dtype: float64, or float32 on request.
    """

    names = ("W", "b")

    def __init__(self, n_in, n_out, rng, start=xavier, dtype=np.float64):
        super().__init__()
        self.W, self.b = start(n_in, n_out, rng, dtype), np.zeros(n_out, dtype)  # (D, K), (K,)
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)

    def forward(self, X, training=True):
        X = np.asarray(X, self.W.dtype)  # (N, D)
        Y = self.room("Y", (len(X), self.b.size), X.dtype, fresh=not training)
        np.dot(X, self.W, out=Y)
        Y += self.b
        if training:
            self.X = X
        return Y  # (N, K)

    def backward(self, dY, want_dX=True):
        np.dot(self.X.T, dY, out=self.dW)
        column_sums(dY, out=self.db, ones=self.room("ones", (len(dY),), dY.dtype))
        return np.dot(dY, self.W.T, out=self.room("dX", self.X.shape, dY.dtype)) if want_dX else None


class Activation(Layer):
    """Y = f(X), number by number, for one of the nine named activations.

    Args:
        name: a key of `neurona.nn.activations.ACTIVATIONS`.
    """

    def __init__(self, name):
        super().__init__()
        self.name = name
        self.value, self.slope = named(name)

    def forward(self, X, training=True):
        Y = self.value(X, self.room("Y", X.shape, X.dtype, fresh=not training))
        if training:
            self.X, self.Y = X, Y
        return Y

    def backward(self, dY, want_dX=True):
        dX = self.slope(self.X, self.Y, self.room("dX", dY.shape, dY.dtype))
        dX *= dY
        return dX


class Softmax(Layer):
    """Rows of scores become rows of probabilities. To train, leave it out and use `SoftmaxCrossEntropy`."""

    def forward(self, X, training=True):
        Y = softmax(X, self.room("Y", X.shape, X.dtype, fresh=not training))
        if training:
            self.Y = Y
        return Y  # (N, K)

    def backward(self, dY, want_dX=True):
        # Every score moves every probability of its row: dX = Y (dY − Σ dY Y).
        dX = np.multiply(dY, self.Y, out=self.room("dX", dY.shape, dY.dtype))
        shared = np.add.reduce(dX, axis=-1, keepdims=True)
        np.subtract(dY, shared, out=dX)
        dX *= self.Y
        return dX


class Dropout(Layer):
    """While training, silence each number with probability p and enlarge the rest; afterwards do nothing.

    Inverted dropout (Srivastava et al., 2014): dividing by 1 − p keeps the expected value, so that nothing
    has to be rescaled at test time.

    Args:
        p: probability of silence, 0 ≤ p < 1.
        rng: a numpy Generator.
    """

    def __init__(self, p, rng):
        super().__init__()
        if not 0.0 <= p < 1.0:
            raise ValueError(RATE.format(p=p))
        self.p, self.rng = p, rng

    def forward(self, X, training=True):
        if not training:
            return X
        draw = self.rng.random(out=self.room("draw", X.shape, X.dtype), dtype=X.dtype)
        kept = np.greater_equal(draw, self.p, out=self.room("kept", X.shape, np.bool_))
        self.mask = np.multiply(kept, 1.0 / (1.0 - self.p), out=draw, dtype=X.dtype)
        return np.multiply(X, self.mask, out=self.room("Y", X.shape, X.dtype))

    def backward(self, dY, want_dX=True):
        return np.multiply(dY, self.mask, out=self.room("dX", dY.shape, dY.dtype))


def column_sums(A, out, ones):
    """Sum over rows as a product with a row of ones, which is faster than a sum; `ones` is a buffer (N,)."""
    ones.fill(1.0)
    return np.dot(ones, A, out=out)
