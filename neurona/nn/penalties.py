"""A penalty makes large weights cost something, so that the network prefers the plainer explanation."""

import numpy as np


def l2_penalty(weights, lam):
    """λ/2 ΣW²: its gradient λW pulls every weight towards zero in proportion to its size.

    Args:
        weights: list of weight arrays (biases are left out).
        lam: λ ≥ 0.

    Returns:
        (value, list of gradients with the shapes of the weights).
    """
    return 0.5 * lam * sum(float(np.vdot(W, W)) for W in weights), [lam * np.asarray(W) for W in weights]


def l1_penalty(weights, lam):
    """λ Σ|W|: its gradient ±λ pulls all weights equally, so that small ones end at zero.

    Args and result as for `l2_penalty`.
    """
    return lam * sum(float(np.abs(W).sum()) for W in weights), [lam * np.sign(W) for W in weights]
