"""An LSTM carries a memory c beside its state h, and three gates decide what is forgotten, written and shown.

    f, i, o = σ(x Wx + h Wh + b)    g = tanh(x Wx + h Wh + b)      each with its own columns of Wx, Wh and b
    c ← f c + i g                   h ← o tanh c
    (Hochreiter and Schmidhuber, 1997; the forget gate: Gers et al., 2000)

The columns of all gates stand side by side in the order o, f, i, g, so that one product a step serves the
four, and one product serves the inputs of all steps. In that order the three sigmoids are neighbours, and so
are the three that reach the loss through c: each trio is one operation.

Inside, arrays are (T, 4, H, N): a batch is the last axis, so every gate is one block of memory.
"""

import numpy as np

from neurona.nn.initialization import xavier
from neurona.nn.layers import Layer, column_sums
from neurona.nn.rnn import feed, feed_backward, sequence

GATES = "ofig"


class LSTM(Layer):
    """A long short-term memory layer; it starts from h = 0 and c = 0.

    Args:
        n_in, n_hidden: D and H.
        rng: a numpy Generator for the first weights.
        forget_bias: first bias of the forget gate; 1 lets a new network remember (Jozefowicz et al., 2015).
        dtype: float64, or float32 on request.
    """

    names = ("Wx", "Wh", "b")

    def __init__(self, n_in, n_hidden, rng, forget_bias=1.0, dtype=np.float64):
        super().__init__()
        self.size = H = n_hidden
        self.Wx = np.hstack([xavier(n_in, H, rng, dtype) for _ in GATES])  # (D, 4H)
        self.Wh = np.hstack([xavier(H, H, rng, dtype) for _ in GATES])  # (H, 4H)
        self.b = np.zeros(4 * H, dtype)
        self.b[self.columns("f")] = forget_bias
        self.dWx, self.dWh, self.db = np.zeros_like(self.Wx), np.zeros_like(self.Wh), np.zeros_like(self.b)

    def columns(self, gate):
        """The columns of a gate ("o", "f", "i" or "g", the candidate) in Wx, Wh and b, as a slice."""
        start = GATES.index(gate) * self.size
        return slice(start, start + self.size)

    def forward(self, X, training=True):
        """All states h.

        Args:
            X: (T, N, D), or whole numbers (T, N) that stand for one-hot vectors.
            training: see `neurona.nn.layers`.

        Returns:
            h after every step, (T, N, H).
        """
        X = sequence(X, self.Wx)
        run = self._run(X, fresh=not training)
        if training:
            self.X, self.run = X, run
        h = run[1]
        H = self.room("H", (len(X), X.shape[1], self.size), h.dtype, fresh=not training)
        np.copyto(H, h[1:].transpose(0, 2, 1))
        return H

    def states(self, X):
        """What happened inside, for pictures: a dict of "h", "c", "o", "f", "i", "g", each (T, N, H)."""
        gates, h, c, _ = self._run(sequence(X, self.Wx), fresh=True)
        parts = {"h": h[1:], "c": c[1:]} | {name: gates[:, k] for k, name in enumerate(GATES)}
        return {name: part.transpose(0, 2, 1).copy() for name, part in parts.items()}

    def _run(self, X, fresh):
        (T, N), H, dtype = X.shape[:2], self.size, self.b.dtype
        shapes = {
            "A": (T * N, 4 * H),
            "gates": (T, 4, H, N),
            "h": (T + 1, H, N),
            "c": (T + 1, H, N),
            "tanh c": (T, H, N),
            "input": (T, 4 * H, N),
            "echo": (4 * H, N),
            "write": (H, N),
            "Wh": (4 * H, H),
        }
        A, gates, h, c, tanh_c, inputs, echo, write, Wh = (
            self.room(name, shape, dtype, fresh) for name, shape in shapes.items()
        )
        feed(X, self.Wx, out=A)
        np.add(A.reshape(T, N, 4 * H).transpose(0, 2, 1), self.b[:, None], out=inputs)
        # σ(z) = ½ + ½ tanh ½z: with their z halved beforehand, the sigmoids share one tanh with g.
        inputs[:, : 3 * H] *= 0.5
        np.copyto(Wh, self.Wh.T)
        Wh[: 3 * H] *= 0.5
        h[0] = c[0] = 0.0
        for t, (gate, c_new, tanh) in enumerate(zip(gates, c[1:], tanh_c, strict=True)):
            z = gate.reshape(4 * H, N)
            np.add(np.dot(Wh, h[t], out=echo), inputs[t], out=z)
            np.tanh(z, out=z)
            sigmoids = z[: 3 * H]
            sigmoids *= 0.5
            sigmoids += 0.5
            o, f, i, g = gate
            np.multiply(f, c[t], out=c_new)
            c_new += np.multiply(i, g, out=write)
            np.tanh(c_new, out=tanh)
            np.multiply(o, tanh, out=h[t + 1])
        return gates, h, c, tanh_c

    def backward(self, dH, want_dX=True):
        gates, h, c, tanh_c = self.run
        T, _, H, N = gates.shape
        sigmoids, (o, f, i, g) = gates[:, :3], gates.swapaxes(0, 1)  # f is (T, H, N)
        # How far a change of o, and of c through f, i and g, moves the sums before the gates, for all steps
        # at once.
        dA = self.room("dA", gates.shape, gates.dtype)
        np.subtract(1.0, sigmoids, out=dA[:, :3])
        dA[:, :3] *= sigmoids
        np.multiply(g, g, out=dA[:, 3])
        np.subtract(1.0, dA[:, 3], out=dA[:, 3])
        for slope, partner in zip(dA.swapaxes(0, 1), (tanh_c, c[:-1], g, i), strict=True):
            slope *= partner
        through = np.multiply(tanh_c, tanh_c, out=self.room("through", tanh_c.shape, h.dtype))
        np.subtract(1.0, through, out=through)
        through *= o  # ∂h/∂c

        seed = self.room("seed", (T, H, N), h.dtype)
        np.copyto(seed, dH.transpose(0, 2, 1))
        dh, dc, part = (self.room(name, (H, N), h.dtype) for name in ("dh", "dc", "part"))
        dh.fill(0.0)
        dc.fill(0.0)
        for t in reversed(range(T)):
            dh += seed[t]
            dc += np.multiply(dh, through[t], out=part)
            d = dA[t]
            d_o, d_rest = d[0], d[1:]
            d_o *= dh
            d_rest *= dc
            dc *= f[t]
            np.dot(self.Wh, d.reshape(4 * H, N), out=dh)
        return self._gradients(dA, h, want_dX)

    def _gradients(self, dA, h, want_dX):
        # From here on steps and rows are one axis, so each gradient is a single product over all of them.
        T, _, H, N = dA.shape
        flat = self.room("A", (T * N, 4 * H), dA.dtype)  # the forward pass is done with it
        np.copyto(flat.reshape(T, N, 4 * H), dA.reshape(T, 4 * H, N).transpose(0, 2, 1))
        before = self.room("before", (T, N, H), h.dtype)
        np.copyto(before, h[:-1].transpose(0, 2, 1))
        np.dot(before.reshape(T * N, H).T, flat, out=self.dWh)
        column_sums(flat, out=self.db, ones=self.room("ones", (T * N,), flat.dtype))
        return feed_backward(self, flat, want_dX)
