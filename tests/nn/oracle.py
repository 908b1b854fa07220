"""A gradient is right when two strangers agree with it: central differences, and PyTorch's automatic
differentiation.

A new layer or loss is one more `Case` in `cases.py`; both comparisons then run by themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from neurona.nn import numeric_gradient, relative_error

try:
    import torch
except ImportError:
    torch = None

needs_torch = pytest.mark.skipif(
    torch is None, reason="PyTorch 2.13.0 is not installed, so neurona.nn was not compared with it"
)

DIFFERENCES = 1e-7  # largest relative error against central differences
TORCH = 1e-8  # largest difference from PyTorch in float64, absolute and relative to the largest number


@dataclass
class Case:
    """One subject and how PyTorch computes the same.

    Args:
        name: shown by pytest.
        make: function rng -> layer.
        X: input array, or a function rng -> array.
        torch: function (X tensor, dict of parameter tensors, layer) -> Y tensor.
        before: function layer -> None, called before every forward pass (to put a generator back).
    """

    name: str
    make: Callable
    X: Any
    torch: Callable
    before: Callable = lambda layer: None

    def build(self):
        rng = np.random.default_rng(20)
        layer = self.make(rng)
        # Nothing may be zero or symmetric, or a forgotten bias or a missing transpose would not show.
        for name in layer.names:
            array = getattr(layer, name)
            array += rng.normal(size=array.shape) * 0.3
        X = self.X(rng) if callable(self.X) else self.X
        return layer, X, rng

    def run(self, layer, X):
        self.before(layer)
        return np.asarray(layer.forward(X))

    def gradients(self, layer, X, rng):
        """(Y, G, {"X": dX, "W": dW, …}) for the loss ΣGY with a random G; all copied out of the buffers."""
        Y = self.run(layer, X).copy()
        G = np.asarray(rng.normal(size=Y.shape))
        dX = layer.backward(G.copy())
        found = {} if dX is None else {"X": np.array(dX)}
        return Y, G, found | {name: getattr(layer, "d" + name).copy() for name in layer.names}


def difference_errors(case):
    """Relative errors against central differences, by the name of the array."""
    layer, X, rng = case.build()
    _, G, found = case.gradients(layer, X, rng)
    arrays = {name: X if name == "X" else getattr(layer, name) for name in found}
    return {
        name: relative_error(
            found[name], numeric_gradient(lambda: float(np.vdot(G, case.run(layer, X))), array)
        )
        for name, array in arrays.items()
    }


def torch_errors(case):
    """Differences from PyTorch by the name of the array: the output "Y", then the gradients."""
    layer, X, rng = case.build()
    Y, G, found = case.gradients(layer, X, rng)
    tensors = {name: torch.tensor(getattr(layer, name), requires_grad=True) for name in layer.names}
    X = torch.tensor(X, requires_grad=X.dtype.kind == "f")
    wanted = case.torch(X, tensors, layer)
    wanted.backward(torch.tensor(G))
    errors = {"Y": _error(Y, wanted)}
    for name, gradient in found.items():
        errors[name] = _error(gradient, (X if name == "X" else tensors[name]).grad)
    return errors


def _error(ours, theirs):
    theirs = np.asarray(theirs.detach())
    assert ours.shape == theirs.shape
    return float(np.max(np.abs(ours - theirs)) / max(1.0, np.max(np.abs(theirs))))


class LossLayer:
    """A loss seen as a layer whose output is one number, so that one table serves both."""

    names = ()

    def __init__(self, loss, Y):
        self.loss, self.Y = loss, Y

    def forward(self, P):
        return self.loss.forward(P, self.Y)

    def backward(self, G):
        return self.loss.backward() * G
