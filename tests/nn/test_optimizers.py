"""Does every optimizer take the same steps as its pure rule, and as PyTorch's optimizer?"""

import numpy as np
import pytest

from neurona import nn
from neurona.nn import Optimizer, updates

from .oracle import TORCH, needs_torch, torch

STEPS = 60
OPTIMIZERS = [
    name for name, kind in vars(nn).items()
    if isinstance(kind, type) and issubclass(kind, Optimizer) and kind is not Optimizer
]  # fmt: skip

# (optimizer, its options, pure rule and options, PyTorch's class and options)
RULES = [
    ("SGD", {}, "sgd", {}, "SGD", {"lr": 0.01}),
    ("SGD", {"eta": 0.3}, "sgd", {"eta": 0.3}, "SGD", {"lr": 0.3}),
    ("Momentum", {}, "sgd_momentum", {}, "SGD", {"lr": 0.01, "momentum": 0.9}),
    (
        "Momentum",
        {"eta": 0.1, "alpha": 0.5},
        "sgd_momentum",
        {"eta": 0.1, "alpha": 0.5},
        "SGD",
        {"lr": 0.1, "momentum": 0.5},
    ),
    ("Adagrad", {}, "adagrad", {}, "Adagrad", {}),
    (
        "Adagrad",
        {"eta": 0.5, "eps": 1e-3},
        "adagrad",
        {"eta": 0.5, "eps": 1e-3},
        "Adagrad",
        {"lr": 0.5, "eps": 1e-3},
    ),
    ("RMSprop", {}, "rmsprop", {}, "RMSprop", {}),
    (
        "RMSprop",
        {"eta": 0.1, "rho": 0.8, "eps": 1e-2},
        "rmsprop",
        {"eta": 0.1, "rho": 0.8, "eps": 1e-2},
        "RMSprop",
        {"lr": 0.1, "alpha": 0.8, "eps": 1e-2},
    ),
    ("Adadelta", {}, "adadelta", {}, "Adadelta", {}),
    (
        "Adadelta",
        {"eta": 0.5, "rho": 0.7, "eps": 1e-3},
        "adadelta",
        {"eta": 0.5, "rho": 0.7, "eps": 1e-3},
        "Adadelta",
        {"lr": 0.5, "rho": 0.7, "eps": 1e-3},
    ),
    ("Adam", {}, "adam", {}, "Adam", {}),
    (
        "Adam",
        {"eta": 0.1, "beta1": 0.7, "beta2": 0.9, "eps": 1e-2},
        "adam",
        {"eta": 0.1, "beta1": 0.7, "beta2": 0.9, "eps": 1e-2},
        "Adam",
        {"lr": 0.1, "betas": (0.7, 0.9), "eps": 1e-2},
    ),
    ("NAdam", {}, "nadam", {}, "NAdam", {}),
    (
        "NAdam",
        {"eta": 0.1, "beta1": 0.7, "beta2": 0.9, "eps": 1e-2, "psi": 0.1},
        "nadam",
        {"eta": 0.1, "beta1": 0.7, "beta2": 0.9, "eps": 1e-2, "psi": 0.1},
        "NAdam",
        {"lr": 0.1, "betas": (0.7, 0.9), "eps": 1e-2, "momentum_decay": 0.1},
    ),
]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule[0]} {rule[1] or ''}")


def valley(w, k):
    """A gradient that depends on w, bends, and is noisy; the same noise for all who follow it at step k."""
    stretch = np.linspace(0.1, 5.0, w.size).reshape(w.shape)
    noise = np.random.default_rng(k).normal(size=w.shape)
    return stretch * w + np.sin(3 * w) + 0.5 * noise


def start():
    rng = np.random.default_rng(1)
    return [rng.normal(size=(4, 3)), rng.normal(size=3)]


def path_in_place(optimizer):
    ws = start()
    path = []
    for k in range(STEPS):
        optimizer.step(ws, [valley(w, k) for w in ws])
        path.append([w.copy() for w in ws])
    return path


def path_of_rule(update, options):
    ws, states = start(), [None, None]
    path = []
    for k in range(STEPS):
        moved = [update(w, valley(w, k), state, **options) for w, state in zip(ws, states, strict=True)]
        ws, states = [w for w, _ in moved], [state for _, state in moved]
        path.append(ws)
    return path


def path_of_torch(kind, options):
    ws = [torch.tensor(w, requires_grad=True) for w in start()]
    optimizer = getattr(torch.optim, kind)(ws, **options)
    path = []
    for k in range(STEPS):
        for w in ws:
            w.grad = torch.tensor(valley(w.detach().numpy(), k))
        optimizer.step()
        path.append([w.detach().numpy().copy() for w in ws])
    return path


def distance(one, other):
    """The largest difference of any weight after any step."""
    return max(
        float(np.abs(a - b).max()) for x, y in zip(one, other, strict=True) for a, b in zip(x, y, strict=True)
    )


@each_rule
def test_the_pure_rule_and_the_class_take_the_same_steps(rule):
    name, options, update, update_options, _, _ = rule
    one = path_in_place(getattr(nn, name)(**options))
    other = path_of_rule(getattr(updates, f"{update}_update"), update_options)
    assert distance(one, other) <= 1e-12
    assert distance([one[0]], [one[-1]]) > 1e-3  # it did move


@needs_torch
@each_rule
def test_the_class_takes_pytorchs_steps(rule):
    name, options, _, _, kind, torch_options = rule
    assert distance(path_in_place(getattr(nn, name)(**options)), path_of_torch(kind, torch_options)) <= TORCH


def test_every_optimizer_is_compared():
    compared = {name for name, *_ in RULES} | {"AdaSecant"}  # AdaSecant: test_adasecant.py
    assert set(OPTIMIZERS) == compared


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_a_step_changes_parameters_in_place_and_leaves_gradients(name):
    w, g = np.ones((3, 2)), np.full((3, 2), 0.5)
    before = g.copy()
    params = [w]
    getattr(nn, name)().step(params, [g])
    assert params[0] is w and np.array_equal(g, before)
    assert np.all(w < 1.0)  # downhill


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_float32_stays_float32(name):
    w, g = np.ones(5, np.float32), np.ones(5, np.float32)
    optimizer = getattr(nn, name)()
    for _ in range(3):
        optimizer.step([w], [g])
    assert w.dtype == np.float32 and np.all(np.isfinite(w)) and np.all(w < 1)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_gets_close_to_the_bottom_of_a_bowl(name):
    w, curvature = np.array([2.0, -1.5]), np.array([1.0, 8.0])
    optimizer = getattr(nn, name)(**({} if name in ("Adadelta", "AdaSecant") else {"eta": 0.05}))
    height = 0.5 * float(curvature @ w**2)
    for _ in range(400):
        optimizer.step([w], [curvature * w])
    assert 0.5 * float(curvature @ w**2) < 0.05 * height


@pytest.mark.parametrize("update", [name for name in dir(updates) if name.endswith("_update")])
def test_rules_are_pure_and_accept_plain_numbers(update):
    rule = getattr(updates, update)
    w, g = np.ones(3), np.ones(3)
    first, state = rule(w, g, None)
    kept = {name: np.copy(value) for name, value in state.items()}
    rule(first, g, state)
    assert np.array_equal(w, np.ones(3)) and all(np.array_equal(kept[name], state[name]) for name in kept)
    assert float(rule(1.0, 1.0)[0]) == pytest.approx(first[0])
    assert rule([1, 1, 1], (1, 1, 1))[0] == pytest.approx(first)


def test_momentum_as_the_lecture_corrects_it():
    # Errata 2: the step accumulates. f'(x) = 2x from x = 1, η = 0.1, α = 0.5, by hand.
    x, state = nn.sgd_momentum_update(1.0, 2.0, None, eta=0.1, alpha=0.5)
    assert float(x) == pytest.approx(0.8)
    x, state = nn.sgd_momentum_update(x, 1.6, state, eta=0.1, alpha=0.5)
    assert float(x) == pytest.approx(0.8 - 0.16 - 0.1)
