"""An optimizer walks downhill: after each backward pass it moves all parameters, in place.

`optimizer.step(params, grads)` takes two lists of arrays, always the same arrays; with `network.theta` and
`network.gradient` each list has one entry and a step is a handful of vector operations. The rules, their
formulas and their sources are in `neurona.nn.updates`; here they are arranged to allocate nothing.
`optimizer.eta` may be changed between steps (a learning-rate schedule is a line of the caller).
"""

import math

import numpy as np


class Optimizer:
    """What all rules share: the memory of each array, made at the first step.

    Args:
        eta: learning rate η.
    """

    memories = 0  # arrays of the shape of the parameter that a rule remembers
    by_block = False  # True: the rule needs each weight matrix on its own, not all parameters in one vector

    def __init__(self, eta):
        self.eta, self.steps, self._memory = eta, 0, None

    def step(self, params, grads):
        """Move every parameter once.

        Args:
            params: list of arrays, changed in place.
            grads: list of arrays of the same shapes, left as they are.
        """
        if self._memory is None:
            # One array more than the rule remembers: a place for intermediate results.
            self._memory = [[np.zeros_like(w) for _ in range(self.memories + 1)] for w in params]
        self.steps += 1
        self.begin()
        for w, g, memory in zip(params, grads, self._memory, strict=True):
            self.move(w, g, *memory)

    def begin(self):
        """Compute what is the same for all arrays of a step."""

    def move(self, w, g, tmp, *memory):
        raise NotImplementedError


class SGD(Optimizer):
    """w ← w − η g."""

    def __init__(self, eta=0.01):
        super().__init__(eta)

    def move(self, w, g, tmp):
        w -= np.multiply(g, self.eta, out=tmp)


class Momentum(Optimizer):
    """The step keeps a part α of the last step: a ball that rolls."""

    memories = 1

    def __init__(self, eta=0.01, alpha=0.9):
        super().__init__(eta)
        self.alpha = alpha

    def move(self, w, g, tmp, delta):
        delta *= self.alpha
        delta -= np.multiply(g, self.eta, out=tmp)
        w += delta


class Adagrad(Optimizer):
    """Divide by the root of all squared gradients so far."""

    memories = 1

    def __init__(self, eta=0.01, eps=1e-10):
        super().__init__(eta)
        self.eps = eps

    def move(self, w, g, tmp, s):
        s += np.multiply(g, g, out=tmp)
        _descend(w, g, s, self.eta, self.eps, tmp)


class RMSprop(Optimizer):
    """Divide by the root of a running mean of squared gradients."""

    memories = 1

    def __init__(self, eta=0.01, rho=0.99, eps=1e-8):
        super().__init__(eta)
        self.rho, self.eps = rho, eps

    def move(self, w, g, tmp, s):
        _remember_square(s, g, self.rho, tmp)
        _descend(w, g, s, self.eta, self.eps, tmp)


class Adadelta(Optimizer):
    """RMSprop whose learning rate is the size of its own past steps."""

    memories = 3  # s, u, and a second place for intermediate results

    def __init__(self, eta=1.0, rho=0.9, eps=1e-6):
        super().__init__(eta)
        self.rho, self.eps = rho, eps

    def move(self, w, g, tmp, s, u, delta):
        _remember_square(s, g, self.rho, tmp)
        # One root serves both: √(u + ε) / √(s + ε) = √((u + ε) / (s + ε)).
        np.add(s, self.eps, out=tmp)
        np.divide(np.add(u, self.eps, out=delta), tmp, out=delta)
        np.sqrt(delta, out=delta)
        delta *= g
        _remember_square(u, delta, self.rho, tmp)
        w -= np.multiply(delta, self.eta, out=tmp)


class Adam(Optimizer):
    """Momentum and RMSprop together, both corrected for their start from zero."""

    memories = 2

    def __init__(self, eta=0.001, beta1=0.9, beta2=0.999, eps=1e-8):
        super().__init__(eta)
        self.beta1, self.beta2, self.eps = beta1, beta2, eps

    # The memories hold m / (1 − β₁) and v / (1 − β₂): a decay and a sum instead of a weighted mean, which
    # saves a product each. What is missing, and both corrections, go into two numbers a step.
    def begin(self):
        self.root = math.sqrt((1 - self.beta2) / (1 - self.beta2**self.steps))  # √v̂ = root · √(v / (1 − β₂))
        self.rate = self.eta * (1 - self.beta1) / (1 - self.beta1**self.steps) / self.root

    def move(self, w, g, tmp, m, v):
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.multiply(g, g, out=tmp)
        _descend(w, m, v, self.rate, self.eps / self.root, tmp)


class NAdam(Adam):
    """Adam with a look ahead: the step mixes the gradient of now with the momentum of the next step."""

    def __init__(self, eta=0.002, beta1=0.9, beta2=0.999, eps=1e-8, psi=0.004):
        super().__init__(eta, beta1, beta2, eps)
        self.psi, self.product = psi, 1.0

    def begin(self):
        super().begin()
        mu, ahead = (self.beta1 * (1 - 0.5 * 0.96 ** (k * self.psi)) for k in (self.steps, self.steps + 1))
        self.product *= mu
        self.now = self.eta * (1 - mu) / (1 - self.product) / self.root
        self.next = self.eta * (1 - self.beta1) * ahead / (1 - self.product * ahead) / self.root

    def move(self, w, g, tmp, m, v):
        m *= self.beta1
        m += g
        v *= self.beta2
        v += np.multiply(g, g, out=tmp)
        eps = self.eps / self.root
        _descend(w, g, v, self.now, eps, tmp)
        _descend(w, m, v, self.next, eps, tmp)


def _remember_square(mean, g, rho, tmp):
    """mean ← ρ mean + (1 − ρ) g²."""
    mean *= rho
    np.multiply(g, g, out=tmp)
    tmp *= 1.0 - rho
    mean += tmp


def _descend(w, direction, square, rate, eps, tmp):
    """w ← w − rate · direction / (√square + ε)."""
    np.sqrt(square, out=tmp)
    tmp += eps
    np.divide(direction, tmp, out=tmp)
    tmp *= rate
    w -= tmp
