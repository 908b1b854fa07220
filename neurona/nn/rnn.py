"""A recurrent layer reads a sequence step by step and carries what it has read in h.

Sequences have the layout (T, N, D): time step, row of the batch, input. A sequence of one-hot vectors may be
given as whole numbers (T, N) instead: row k of Wx is then looked up, which is what multiplying by a one-hot
vector does.
"""

import numpy as np

from neurona.nn.initialization import xavier
from neurona.nn.layers import Layer, column_sums

LAYOUT = "A sequence has the shape (T, N, {inputs}), or (T, N) with whole numbers; this one has {shape}."
WORD = "The whole numbers of a sequence go from {low} to {high}; this layer knows 0 to {last}."


class RNN(Layer):
    """h ← tanh(x Wx + h Wh + b), the plain recurrent layer (Elman, 1990); it starts from h = 0.

    Args:
        n_in, n_hidden: D and H.
        rng: a numpy Generator for the first weights.
        dtype: float64, or float32 on request.
    """

    names = ("Wx", "Wh", "b")

    def __init__(self, n_in, n_hidden, rng, dtype=np.float64):
        super().__init__()
        self.Wx, self.Wh = (
            xavier(n_in, n_hidden, rng, dtype),
            xavier(n_hidden, n_hidden, rng, dtype),
        )  # (D, H), (H, H)
        self.b = np.zeros(n_hidden, dtype)
        self.dWx, self.dWh, self.db = np.zeros_like(self.Wx), np.zeros_like(self.Wh), np.zeros_like(self.b)

    def forward(self, X, training=True):
        X = sequence(X, self.Wx)  # (T, N, D), or (T, N) whole numbers
        T, N, H = *X.shape[:2], self.b.size
        states = self.room("H", (T, N, H), self.b.dtype, fresh=not training)
        feed(X, self.Wx, out=states.reshape(T * N, H))
        states += self.b
        echo = self.room("echo", (N, H), self.b.dtype, fresh=not training)
        for t in range(T):
            if t > 0:
                states[t] += np.dot(states[t - 1], self.Wh, out=echo)
            np.tanh(states[t], out=states[t])
        if training:
            self.X, self.H = X, states
        return states  # (T, N, H)

    def backward(self, dH, want_dX=True):
        T, N, H = self.H.shape
        dA = np.multiply(self.H, self.H, out=self.room("dA", self.H.shape, self.H.dtype))
        np.subtract(1.0, dA, out=dA)  # the slope of tanh
        dh = self.room("dh", (N, H), dA.dtype)
        dh.fill(0.0)
        for t in reversed(range(T)):
            # h feeds the output of its own step and, through Wh, every later one.
            dh += dH[t]
            dA[t] *= dh
            np.dot(dA[t], self.Wh.T, out=dh)
        flat = dA.reshape(T * N, H)
        np.dot(self.H[:-1].reshape(-1, H).T, flat[N:], out=self.dWh)
        column_sums(flat, out=self.db, ones=self.room("ones", (T * N,), flat.dtype))
        return feed_backward(self, flat, want_dX)


class LastStep(Layer):
    """Keep the state after the last step: (T, N, H) becomes (N, H), one summary a sequence."""

    def forward(self, X, training=True):
        if training:
            self.shape = X.shape
        return X[-1]

    def backward(self, dY, want_dX=True):
        dX = self.room("dX", self.shape, dY.dtype)
        dX[:-1] = 0.0
        dX[-1] = dY
        return dX


class EveryStep(Layer):
    """Make every step a row of its own: (T, N, H) becomes (T N, H), for one answer a step."""

    def forward(self, X, training=True):
        if training:
            self.shape = X.shape
        return X.reshape(-1, X.shape[-1])

    def backward(self, dY, want_dX=True):
        return dY.reshape(self.shape)


def sequence(X, Wx):
    """X as an array: whole numbers (T, N) stay as they are, all else gets the dtype of the weights.

    Raises:
        ValueError: if X has neither layout, or a whole number is no row of Wx.
    """
    X = np.asarray(X)
    if X.ndim == 2 and X.dtype.kind in "iu":
        if X.size and not 0 <= X.min() <= X.max() < len(Wx):
            raise ValueError(WORD.format(low=X.min(), high=X.max(), last=len(Wx) - 1))
        return X
    if X.ndim != 3 or X.shape[2] != len(Wx):
        raise ValueError(LAYOUT.format(shape=X.shape, inputs=len(Wx)))
    return np.asarray(X, Wx.dtype)


def feed(X, Wx, out):
    """Multiply the inputs of all steps by Wx at once, or look its rows up; out has shape (T N, units)."""
    if X.ndim == 2:
        # mode="clip" writes straight into `out`; `sequence` has checked the numbers.
        return np.take(Wx, X.ravel(), axis=0, out=out, mode="clip")
    return np.dot(X.reshape(-1, X.shape[2]), Wx, out=out)


def feed_backward(layer, dA, want_dX):
    """Fill layer.dWx from dA (T N, units) and return dX (T, N, D), or None for whole numbers."""
    X = layer.X
    if X.ndim == 2:
        layer.dWx.fill(0.0)
        np.add.at(layer.dWx, X.ravel(), dA)
        return None
    flat = X.reshape(-1, X.shape[2])
    np.dot(flat.T, dA, out=layer.dWx)
    if not want_dX:
        return None
    return np.dot(dA, layer.Wx.T, out=layer.room("dX", flat.shape, dA.dtype)).reshape(X.shape)
