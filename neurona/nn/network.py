"""A network is layers in a row; all their parameters live in one vector, so that one step moves them all."""

import numpy as np

DTYPES = "All layers of a network need the same dtype; these were found: {found}."
NO_FORWARD = "Call forward(X) before backward(dY): backward needs what the forward pass remembered."


class Sequential:
    """Layers in a row.

    The layers' W, b, dW, db become views of two vectors: `theta` (P,), all parameters, and `gradient` (P,).
    So a snapshot is `network.theta.copy()`, and going back is `network.theta[:] = snapshot`.

    Args:
        layers: the layers, first to last.
    """

    def __init__(self, *layers):
        self.layers = layers
        owned = [(layer, name) for layer in layers for name in layer.names]
        arrays = [getattr(layer, name) for layer, name in owned]
        dtypes = {array.dtype for array in arrays} or {np.dtype(np.float64)}
        if len(dtypes) > 1:
            raise ValueError(DTYPES.format(found=", ".join(sorted(map(str, dtypes)))))
        self.dtype = dtypes.pop()
        self.theta = np.concatenate([a.ravel() for a in arrays]) if arrays else np.empty(0, self.dtype)
        self.gradient = np.zeros_like(self.theta)
        self.flat = [self.theta], [self.gradient]  # (params, grads) for an optimizer: one vector each,
        self.blocks = [], []  # or array by array
        self._weights = []
        self._adopt(owned)
        self._ready = False

    def _adopt(self, owned):
        start = 0
        for layer, name in owned:
            shape = getattr(layer, name).shape
            end = start + int(np.prod(shape))
            value, slope = self.theta[start:end].reshape(shape), self.gradient[start:end].reshape(shape)
            setattr(layer, name, value)
            setattr(layer, "d" + name, slope)
            self.blocks[0].append(value)
            self.blocks[1].append(slope)
            if name.startswith("W"):
                self._weights.append((value, slope))
            start = end

    @property
    def weights(self):
        """The weight arrays without the biases: what a penalty acts on."""
        return [value for value, _ in self._weights]

    @property
    def weight_gradients(self):
        """The gradients of `weights`, in the same order."""
        return [slope for _, slope in self._weights]

    def forward(self, X, training=True):
        """Run X (N, D) through all layers; the result is a buffer while training, else none."""
        for layer in self.layers:
            X = layer.forward(X, training)
        self._ready = self._ready or training
        return X

    def backward(self, dY, want_dX=True):
        """Fill all gradients from dY, the gradient at the output; return dX, or None if it is not wanted."""
        if not self._ready:
            raise RuntimeError(NO_FORWARD)
        first = self.layers[0]
        for layer in reversed(self.layers):
            dY = layer.backward(dY, want_dX or layer is not first)
        return dY

    def predict(self, X):
        """The output for X as a fresh array, without dropout; the layers' memory is left as it was."""
        X = np.asarray(X)
        Y = self.forward(X, training=False)
        # A layer with nothing to compute hands X on, and what the caller does to Y must not change X.
        return Y.copy() if np.may_share_memory(X, Y) else Y
