"""The table: every layer and every loss, each with PyTorch's way to compute it."""

import numpy as np

from neurona.nn import (
    ACTIVATIONS,
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
    one_hot,
)

from .oracle import Case, LossLayer, torch

F = torch.nn.functional if torch is not None else None

N, D, K, T, H = (
    7,
    5,
    5,
    6,
    4,
)  # D = K: a missing transpose then has the right shape and only the wrong numbers
LABELS = np.array([0, 3, 1, 1, 4, 2, 0])
ONE_HOT = one_hot(LABELS, K)


def normal(*shape, spread=1.0):
    return lambda rng: spread * rng.normal(size=shape)


def probabilities(*shape):
    return lambda rng: rng.uniform(0.05, 0.95, size=shape)


# PyTorch has no slope for its heaviside; + 0 · X gives the one it has for sign.
TORCH_ACTIVATIONS = {
    "step": lambda X: torch.heaviside(X.detach(), torch.tensor(0.5, dtype=X.dtype)) + 0 * X,
    "sign": lambda X: torch.sign(X),
    "linear": lambda X: X * 1,
    "piecewise_linear": lambda X: torch.clamp(X + 0.5, 0, 1),
    "sigmoid": lambda X: torch.sigmoid(X),
    "tanh": lambda X: torch.tanh(X),
    "relu": lambda X: torch.relu(X),
    "leaky_relu": lambda X: F.leaky_relu(X, 0.01),
    "softplus": lambda X: F.softplus(X, threshold=1000),
}


def torch_lstm(X, p, layer):
    """nn.LSTM has the gates in the order i, f, g, o, a row for each unit, and two biases."""
    order = [k for gate in "ifgo" for k in range(*layer.columns(gate).indices(4 * layer.size))]
    weights = {
        "weight_ih_l0": p["Wx"][:, order].T,
        "weight_hh_l0": p["Wh"][:, order].T,
        "bias_ih_l0": p["b"][order],
        "bias_hh_l0": torch.zeros(4 * layer.size, dtype=X.dtype),
    }
    module = torch.nn.LSTM(p["Wx"].shape[0], layer.size, dtype=X.dtype)
    return torch.func.functional_call(module, weights, (X,))[0]


def torch_rnn(X, p, layer):
    weights = {
        "weight_ih_l0": p["Wx"].T,
        "weight_hh_l0": p["Wh"].T,
        "bias_ih_l0": p["b"],
        "bias_hh_l0": torch.zeros_like(p["b"]),
    }
    module = torch.nn.RNN(*p["Wx"].shape, dtype=X.dtype)
    return torch.func.functional_call(module, weights, (X,))[0]


def words(rng):
    return rng.integers(0, D, size=(T, N))  # some words come twice, some never


def spelled_out(X):
    return F.one_hot(X, D).to(torch.float64)


def same_mask(layer):
    layer.rng = np.random.default_rng(5)


LAYERS = [
    Case(
        "linear layer", lambda rng: Linear(D, K, rng), normal(N, D), lambda X, p, layer: X @ p["W"] + p["b"]
    ),
    Case("softmax", lambda rng: Softmax(), normal(N, K), lambda X, p, layer: torch.softmax(X, 1)),
    Case(
        "softmax of large scores",
        lambda rng: Softmax(),
        normal(N, K, spread=30.0),
        lambda X, p, layer: torch.softmax(X, 1),
    ),
    Case(
        "dropout",
        lambda rng: Dropout(0.4, rng),
        normal(N, D),
        lambda X, p, layer: X * torch.tensor(layer.mask),
        before=same_mask,
    ),
    Case("rnn", lambda rng: RNN(D, D, rng), normal(T, N, D), torch_rnn),
    Case(
        "rnn of words",
        lambda rng: RNN(D, H, rng),
        words,
        lambda X, p, layer: torch_rnn(spelled_out(X), p, layer),
    ),
    Case("rnn of one step", lambda rng: RNN(D, H, rng), normal(1, N, D), torch_rnn),
    Case("lstm", lambda rng: LSTM(D, H, rng), normal(T, N, D), torch_lstm),
    Case(
        "lstm of words",
        lambda rng: LSTM(D, H, rng),
        words,
        lambda X, p, layer: torch_lstm(spelled_out(X), p, layer),
    ),
    Case("lstm of one step", lambda rng: LSTM(D, H, rng), normal(1, N, D), torch_lstm),
    Case("lstm of one row", lambda rng: LSTM(D, H, rng), normal(T, 1, D), torch_lstm),
    Case("last step", lambda rng: LastStep(), normal(T, N, D), lambda X, p, layer: X[-1]),
    Case("every step", lambda rng: EveryStep(), normal(T, N, D), lambda X, p, layer: X.reshape(-1, D)),
    *(
        Case(
            name,
            lambda rng, name=name: Activation(name),
            normal(N, D, spread=1.5),
            lambda X, p, layer: TORCH_ACTIVATIONS[layer.name](X),
        )
        for name in ACTIVATIONS
    ),
]

LOSSES = [
    Case(
        "mean squared error",
        lambda rng: LossLayer(MeanSquaredError(), rng.normal(size=(N, K))),
        normal(N, K),
        lambda P, p, layer: F.mse_loss(P, torch.tensor(layer.Y)),
    ),
    Case(
        "mean squared error of one output",
        lambda rng: LossLayer(MeanSquaredError(), rng.normal(size=N)),
        normal(N),
        lambda P, p, layer: F.mse_loss(P, torch.tensor(layer.Y)),
    ),
    Case(
        "half squared error",
        lambda rng: LossLayer(HalfSquaredError(), rng.normal(size=(N, K))),
        normal(N, K),
        lambda P, p, layer: ((P - torch.tensor(layer.Y)) ** 2).sum() / (2 * N),
    ),
    Case(
        "binary cross-entropy",
        lambda rng: LossLayer(BinaryCrossEntropy(), rng.integers(0, 2, (N, 1)).astype(float)),
        probabilities(N, 1),
        lambda P, p, layer: F.binary_cross_entropy(P, torch.tensor(layer.Y)),
    ),
    Case(
        "sigmoid and cross-entropy",
        lambda rng: LossLayer(SigmoidCrossEntropy(), rng.integers(0, 2, (N, 1)).astype(float)),
        normal(N, 1, spread=9.0),
        lambda Z, p, layer: F.binary_cross_entropy_with_logits(Z, torch.tensor(layer.Y)),
    ),
    Case(
        "categorical cross-entropy",
        lambda rng: LossLayer(CategoricalCrossEntropy(), ONE_HOT),
        probabilities(N, K),
        lambda P, p, layer: F.nll_loss(torch.log(P), torch.tensor(LABELS)),
    ),
    Case(
        "softmax and cross-entropy, class numbers",
        lambda rng: LossLayer(SoftmaxCrossEntropy(), LABELS),
        normal(N, K, spread=9.0),
        lambda Z, p, layer: F.cross_entropy(Z, torch.tensor(LABELS)),
    ),
    Case(
        "softmax and cross-entropy, one-hot",
        lambda rng: LossLayer(SoftmaxCrossEntropy(), ONE_HOT),
        normal(N, K, spread=9.0),
        lambda Z, p, layer: F.cross_entropy(Z, torch.tensor(ONE_HOT)),
    ),
]

CASES = LAYERS + LOSSES
