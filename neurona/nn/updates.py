"""An optimizer is a rule that turns a weight, its gradient and a memory into the next weight and memory.

Each rule here is a pure function `name_update(w, g, state, **hyper) -> (w, state)`: nothing is changed in
place, and `state` is None before the first step, then the dict that the last call returned. They are written
to be read; `neurona.nn.optimizers` has the same rules fast and in place, and the tests hold the two together.

Args of every rule: w and g are numbers or arrays of one shape, eta is the learning rate η, eps keeps a
division finite. All rules are PyTorch 2.13's, with the same defaults, unless the docstring says otherwise.
"""

import numpy as np


def sgd_update(w, g, state=None, *, eta=0.01):
    """w ← w − η g (Robbins and Monro, 1951)."""
    w, g, state = _ready(w, g, state)
    return w - eta * g, state


def sgd_momentum_update(w, g, state=None, *, eta=0.01, alpha=0.9):
    """Δ ← −η g + α Δ, w ← w + Δ (Polyak, 1964): the step accumulates, not the position."""
    w, g, state = _ready(w, g, state, "delta")
    delta = -eta * g + alpha * state["delta"]
    return w + delta, {"delta": delta}


def adagrad_update(w, g, state=None, *, eta=0.01, eps=1e-10):
    """s ← s + g², w ← w − η g / (√s + ε) (Duchi et al., 2011): the steps of a busy weight shrink for good."""
    w, g, state = _ready(w, g, state, "s")
    s = state["s"] + g**2
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}


def rmsprop_update(w, g, state=None, *, eta=0.01, rho=0.99, eps=1e-8):
    """s ← ρ s + (1 − ρ) g², w ← w − η g / (√s + ε) (Hinton, lecture 6e, 2012): Adagrad that forgets."""
    w, g, state = _ready(w, g, state, "s")
    s = rho * state["s"] + (1 - rho) * g**2
    return w - eta * g / (np.sqrt(s) + eps), {"s": s}


def adadelta_update(w, g, state=None, *, eta=1.0, rho=0.9, eps=1e-6):
    """Δ = √(u + ε) / √(s + ε) g, u ← ρ u + (1 − ρ) Δ², w ← w − η Δ (Zeiler, 2012), with s as in RMSprop.

    The size of the past steps stands in for the learning rate, so η stays 1.
    """
    w, g, state = _ready(w, g, state, "s", "u")
    s = rho * state["s"] + (1 - rho) * g**2
    delta = np.sqrt(state["u"] + eps) / np.sqrt(s + eps) * g
    u = rho * state["u"] + (1 - rho) * delta**2
    return w - eta * delta, {"s": s, "u": u}


def adam_update(w, g, state=None, *, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
    """m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − η m̂ / (√v̂ + ε) (Kingma and Ba, 2015).

    m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) undo the start from zero.
    """
    w, g, state = _ready(w, g, state, "m", "v")
    t = state.get("t", 0) + 1
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    m_hat, v_hat = m / (1 - beta1**t), v / (1 - beta2**t)
    return w - eta * m_hat / (np.sqrt(v_hat) + eps), {"m": m, "v": v, "t": t}


def nadam_update(w, g, state=None, *, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
    """Adam with Nesterov's look ahead (Dozat, 2016), with the warming momentum that PyTorch uses.

    μₜ = β₁ (1 − ½ · 0.96^(tψ)), and Mₜ the product of μ₁ … μₜ:
    w ← w − η [(1 − μₜ) / (1 − Mₜ) g + μₜ₊₁ / (1 − Mₜ₊₁) m] / (√v̂ + ε), with m and v̂ as in Adam.
    """
    w, g, state = _ready(w, g, state, "m", "v")
    t = state.get("t", 0) + 1
    mu, ahead = (beta1 * (1 - 0.5 * 0.96 ** (k * psi)) for k in (t, t + 1))
    product = state.get("product", 1.0) * mu
    m = beta1 * state["m"] + (1 - beta1) * g
    v = beta2 * state["v"] + (1 - beta2) * g**2
    direction = (1 - mu) / (1 - product) * g + ahead / (1 - product * ahead) * m
    w = w - eta * direction / (np.sqrt(v / (1 - beta2**t)) + eps)
    return w, {"m": m, "v": v, "t": t, "product": product}


def _ready(w, g, state, *memories):
    w, g = np.asarray(w, dtype=float), np.asarray(g, dtype=float)
    return w, g, dict(state) if state else {name: np.zeros_like(w) for name in memories}
