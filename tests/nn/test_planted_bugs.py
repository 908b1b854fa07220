"""Is a bug planted in a backward pass caught by both comparisons, each on its own?

A bug is a change of one piece of our own source text; a test that names a piece which is no longer there
fails, so the list stays true.
"""

import inspect
import textwrap

import pytest

from neurona.nn import (
    LSTM,
    RNN,
    Activation,
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    Dropout,
    EveryStep,
    HalfSquaredError,
    LastStep,
    Linear,
    MeanSquaredError,
    SigmoidCrossEntropy,
    Softmax,
    SoftmaxCrossEntropy,
    activations,
    rnn,
)

from .cases import CASES
from .oracle import DIFFERENCES, TORCH, difference_errors, needs_torch, torch_errors

BY_NAME = {case.name: case for case in CASES}
CLASS_NUMBERS, ONE_HOT = "softmax and cross-entropy, class numbers", "softmax and cross-entropy, one-hot"

# (case that must notice, where, function, right text, wrong text)
BUGS = [
    ("linear layer", Linear, "backward", "self.W.T", "self.W"),
    ("linear layer", Linear, "backward", "np.dot(self.X.T, dY,", "np.dot(dY.T, self.X,"),
    ("linear layer", Linear, "backward", "column_sums(dY,", "column_sums(dY / len(dY),"),
    ("linear layer", Linear, "backward", "np.dot(self.X.T,", "np.dot(-self.X.T,"),
    ("tanh", Activation, "backward", "dX *= dY", "pass"),
    ("sigmoid", Activation, "backward", "dX *= dY", "dX *= -dY"),
    ("softmax", Softmax, "backward", "np.subtract(dY, shared, out=dX)", "np.copyto(dX, dY)"),
    ("softmax", Softmax, "backward", "axis=-1", "axis=0"),
    ("dropout", Dropout, "backward", "self.mask", "1 / (1 - self.p)"),
    ("last step", LastStep, "backward", "dX[-1]", "dX[0]"),
    ("every step", EveryStep, "backward", "dY.reshape(self.shape)", "dY.reshape(self.shape)[::-1]"),
    ("mean squared error", MeanSquaredError, "backward", "2.0 / self.error.size", "2.0"),
    ("mean squared error", MeanSquaredError, "backward", "2.0 / self.error.size", "1.0 / self.error.size"),
    ("half squared error", HalfSquaredError, "backward", "1.0 / len(self.error)", "1.0 / self.error.size"),
    ("binary cross-entropy", BinaryCrossEntropy, "backward", "self.P - self.Y", "self.Y - self.P"),
    ("binary cross-entropy", BinaryCrossEntropy, "backward", " / self.P.size", ""),
    (
        "sigmoid and cross-entropy",
        SigmoidCrossEntropy,
        "backward",
        "np.tanh(0.5 * self.Z)",
        "np.tanh(self.Z)",
    ),
    ("categorical cross-entropy", CategoricalCrossEntropy, "backward", "-1.0 / len(dP)", "-1.0 / dP.size"),
    (CLASS_NUMBERS, SoftmaxCrossEntropy, "backward", "[self.hits] -= 1.0", "[self.hits] += 1.0"),
    (ONE_HOT, SoftmaxCrossEntropy, "backward", "dZ *= 1.0 / len(dZ)", "pass"),
    ("rnn", RNN, "backward", "self.Wh.T", "self.Wh"),
    ("rnn", RNN, "backward", "dA[t] *= dh", "dA[t] *= dH[t]"),
    ("rnn", RNN, "backward", "np.subtract(1.0, dA, out=dA)", "dA.fill(1.0)"),
    ("rnn", RNN, "backward", "self.H[:-1]", "self.H[1:]"),
    ("rnn", rnn, "feed_backward", "layer.Wx.T", "layer.Wx"),
    (
        "rnn of words",
        rnn,
        "feed_backward",
        "np.add.at(layer.dWx, X.ravel(), dA)",
        "layer.dWx[X.ravel()] = dA",
    ),
    ("lstm", LSTM, "backward", "(tanh_c, c[:-1], g, i)", "(tanh_c, c[1:], g, i)"),
    ("lstm", LSTM, "backward", "(tanh_c, c[:-1], g, i)", "(tanh_c, c[:-1], i, g)"),
    ("lstm", LSTM, "backward", "dA[:, :3] *= sigmoids", "pass"),
    ("lstm", LSTM, "backward", "through *= o", "pass"),
    ("lstm", LSTM, "backward", "dc *= f[t]", "pass"),
    ("lstm", LSTM, "backward", "dc *= f[t]", "dc.fill(0.0)"),
    ("lstm", LSTM, "backward", "dh += seed[t]", "dh[...] = seed[t]"),
    ("lstm", LSTM, "backward", "dc += np.multiply", "dc -= np.multiply"),
    ("lstm", LSTM, "_gradients", "h[:-1]", "h[1:]"),
    *[
        (name, activations, f"{name}_slope", *change)
        for name, change in {
            "piecewise_linear": ("< 0.5", "< 1.0"),
            "linear": ("1.0, out=out", "2.0, out=out"),
            "sigmoid": ("subtract(1.0, a", "subtract(2.0, a"),
            "tanh": ("np.multiply(a, a", "np.multiply(z, a"),
            "relu": ("np.sign(a", "np.sign(z"),
            "leaky_relu": ("z > 0", "z < 0"),
            "softplus": ("sigmoid(z", "sigmoid(-z"),
        }.items()
    ],
]


@pytest.fixture
def plant(monkeypatch):
    """A function that replaces a function by its own source with one change."""

    def plant(where, function, right, wrong):
        original = getattr(where, function)
        source = textwrap.dedent(inspect.getsource(original))
        assert right in source, f"{function} no longer contains {right!r}: mend the list of bugs"
        scope = dict(original.__globals__)
        exec(source.replace(right, wrong), scope)
        changed = scope[function]
        monkeypatch.setattr(where, function, changed)
        for user in (LSTM.__module__, RNN.__module__):
            if where is rnn:
                monkeypatch.setattr(f"{user}.{function}", changed)
        if where is activations:
            # The table holds the functions themselves.
            pairs = {
                name: tuple(changed if f is original else f for f in pair)
                for name, pair in activations.ACTIVATIONS.items()
            }
            for name, pair in pairs.items():
                monkeypatch.setitem(activations.ACTIVATIONS, name, pair)

    return plant


each_bug = pytest.mark.parametrize(
    "bug", BUGS, ids=lambda bug: f"{getattr(bug[1], '__name__', bug[1])}.{bug[2]}: {bug[4]}"[:70]
)


@each_bug
def test_central_differences_catch_a_planted_bug(plant, bug):
    case, *change = bug
    assert max(difference_errors(BY_NAME[case]).values()) <= DIFFERENCES
    plant(*change)
    assert max(difference_errors(BY_NAME[case]).values()) > 100 * DIFFERENCES


@needs_torch
@each_bug
def test_pytorch_catches_a_planted_bug(plant, bug):
    case, *change = bug
    assert max(torch_errors(BY_NAME[case]).values()) <= TORCH
    plant(*change)
    assert max(torch_errors(BY_NAME[case]).values()) > 100 * TORCH
