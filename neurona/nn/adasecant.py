"""AdaSecant reads the curvature off the gradients it meets, and needs no learning rate.

Where the gradient changed by α while the weight moved by Δ, the slope of a parabola gives the step to its
bottom: Δ / α, the secant. AdaSecant takes it number by number from running means, because one mini-batch is
too noisy.

Source: C. Gulcehre and Y. Bengio, "ADASECANT: Robust adaptive secant method for stochastic gradient",
arXiv 1412.7419, Algorithm 1. Where the paper leaves a choice, it is made as the authors' published program
makes it: γ comes from root mean squares so that it is never negative, α is paired with the Δ of the same
round, τ has bounds, and the thresholded Adagrad, an option there, is left out. The means of Δ start from
`first`, a parameter here.
"""

import numpy as np

from neurona.nn.optimizers import Optimizer

OUTLIER_MEMORY = 2.2  # τ after an outlier: about equal weight for the new value and the mean of the old ones
SHORTEST, LONGEST = 1.5, 1e8  # bounds of τ, in steps


class AdaSecant(Optimizer):
    """One learning rate for each number, from the secant; gradients are scaled to length 1 block by block.

    Args:
        eta: factor on the secant's learning rate; 1 is the paper's algorithm.
        rho: decay of the running means of g and g².
        gamma_most: upper bound of γ, how much of the mean gradient is mixed in.
        first: length of the step that is imagined before the first one; it sets the scale of the start.
        eps: keeps divisions finite.
    """

    # Written to be read beside the paper: unlike the other rules, this one allocates.
    by_block = True

    def __init__(self, eta=1.0, rho=0.95, gamma_most=1.8, first=0.1, eps=1e-7):
        super().__init__(eta)
        self.rho, self.gamma_most, self.first, self.eps = rho, gamma_most, first, eps
        self._blocks = None

    def step(self, params, grads):
        if self._blocks is None:
            self._blocks = [None] * len(params)
        self.steps += 1
        for k, (w, g) in enumerate(zip(params, grads, strict=True)):
            g = g / (np.linalg.norm(g) + self.eps)
            if self._blocks[k] is None:
                self._blocks[k] = self._begin(g)
            w += self._secant_step(self._blocks[k], g)

    def _begin(self, g):
        zero = np.zeros_like(g)
        s = {name: zero.copy() for name in ("g", "mean_g", "mean_g2", "up2", "down2", "a", "a2", "ax")}
        s["x"] = self.first * g
        s["x2"] = s["x"] ** 2
        s["tau"] = zero + OUTLIER_MEMORY
        return s

    def _secant_step(self, s, g):
        """One round of Algorithm 1 for one block: s is its memory, g its gradient of length 1; returns Δ."""
        eps, old = self.eps, s["g"]
        alpha = g - old
        _mean(s, "mean_g", g, 1 - self.rho)
        _mean(s, "mean_g2", g * g, 1 - self.rho)
        mean_g = s["mean_g"]

        far_g = np.abs(g - mean_g) > 2 * _deviation(s["mean_g2"], mean_g)
        far_a = np.abs(alpha - s["a"]) > 2 * _deviation(s["a2"], s["a"])
        s["tau"][far_g | far_a] = OUTLIER_MEMORY
        weight = 1 / s["tau"]

        _mean(s, "up2", ((old - g) * (old - mean_g)) ** 2, weight)
        _mean(s, "down2", ((old - mean_g) * (g - mean_g)) ** 2, weight)
        gamma = np.minimum(np.sqrt(s["up2"] / (s["down2"] + eps)), self.gamma_most)
        corrected = (g + gamma * mean_g) / (1 + gamma)

        _mean(s, "a", alpha, weight)
        _mean(s, "a2", alpha * alpha, weight)
        a2 = s["a2"] + eps
        rate = np.sqrt((s["x2"] + eps) / a2) - s["ax"] / a2
        delta = -self.eta * rate * corrected

        s["tau"] = np.clip((1 - s["x"] ** 2 / (s["x2"] + eps)) * s["tau"] + 1, SHORTEST, LONGEST)
        _mean(s, "x", delta, weight)
        _mean(s, "x2", delta * delta, weight)
        _mean(s, "ax", alpha * delta, weight)
        s["g"] = g
        return delta


def _mean(s, name, value, weight):
    s[name] = (1 - weight) * s[name] + weight * value


def _deviation(mean_of_squares, mean):
    # Rounding can make the difference a hair negative.
    return np.sqrt(np.maximum(mean_of_squares - mean * mean, 0.0))
