"""Does AdaSecant follow its paper's recurrences, written here a second time, number by number?"""

import math

import numpy as np

from neurona.nn import AdaSecant, Linear, Sequential, SoftmaxCrossEntropy, train, train_batch


class OneNumber:
    """Algorithm 1 of arXiv 1412.7419 for a single parameter, in plain Python; names as in the paper."""

    def __init__(self, rho=0.95, bound=1.8, first=0.1, eps=1e-7):
        self.rho, self.bound, self.first, self.eps = rho, bound, first, eps
        self.mean = {"g": 0.0, "g²": 0.0, "num²": 0.0, "den²": 0.0, "α": 0.0, "α²": 0.0, "αΔ": 0.0}
        self.g_before = 0.0
        self.tau = 2.2

    def average(self, name, value, tau):
        self.mean[name] += (value - self.mean[name]) / tau

    def step(self, g):
        m, eps = self.mean, self.eps
        if "Δ" not in m:
            m["Δ"], m["Δ²"] = self.first * g, (self.first * g) ** 2
        alpha = g - self.g_before
        for name, value in (("g", g), ("g²", g * g)):
            m[name] = self.rho * m[name] + (1 - self.rho) * value
        spread_g = math.sqrt(max(0.0, m["g²"] - m["g"] ** 2))
        spread_alpha = math.sqrt(max(0.0, m["α²"] - m["α"] ** 2))
        if abs(g - m["g"]) > 2 * spread_g or abs(alpha - m["α"]) > 2 * spread_alpha:
            self.tau = 2.2
        tau = self.tau
        self.average("num²", ((self.g_before - g) * (self.g_before - m["g"])) ** 2, tau)
        self.average("den²", ((self.g_before - m["g"]) * (g - m["g"])) ** 2, tau)
        gamma = min(self.bound, math.sqrt(m["num²"] / (m["den²"] + eps)))
        corrected = (g + gamma * m["g"]) / (1 + gamma)
        self.average("α", alpha, tau)
        self.average("α²", alpha * alpha, tau)
        eta = math.sqrt(m["Δ²"] + eps) / math.sqrt(m["α²"] + eps) - m["αΔ"] / (m["α²"] + eps)
        delta = -eta * corrected
        self.tau = min(1e8, max(1.5, (1 - m["Δ"] ** 2 / (m["Δ²"] + eps)) * tau + 1))
        self.average("Δ", delta, tau)
        self.average("Δ²", delta * delta, tau)
        self.average("αΔ", alpha * delta, tau)
        self.g_before = g
        return delta


def test_it_follows_the_papers_recurrences():
    rng = np.random.default_rng(3)
    blocks = [rng.normal(size=(2, 3)), rng.normal(size=4)]
    numbers = [np.array([OneNumber() for _ in w.ravel()]).reshape(w.shape) for w in blocks]
    other = [w.copy() for w in blocks]
    optimizer = AdaSecant()
    for _ in range(80):
        gradients = [w * np.arange(1, w.size + 1).reshape(w.shape) + rng.normal(size=w.shape) for w in blocks]
        for w, g, number in zip(other, gradients, numbers, strict=True):
            length = math.sqrt(float((g * g).sum())) + 1e-7  # block by block
            for place in np.ndindex(w.shape):
                w[place] += number[place].step(g[place] / length)
        optimizer.step(blocks, gradients)
        for w, expected in zip(blocks, other, strict=True):
            assert np.abs(w - expected).max() <= 1e-9
            expected[...] = w  # rounding must not grow from step to step


def test_the_scale_of_the_loss_does_not_matter():
    paths = []
    for scale in (1.0, 1000.0):
        w, optimizer = np.array([2.0, -1.0]), AdaSecant()
        for _ in range(20):
            optimizer.step([w], [scale * np.array([1.0, 10.0]) * w])
        paths.append(w)
    assert np.allclose(*paths, rtol=1e-5, atol=1e-5)


def test_a_network_is_moved_block_by_block():
    rng = np.random.default_rng(0)
    network, X, labels = Sequential(Linear(3, 2, rng)), rng.normal(size=(8, 3)), rng.integers(0, 2, 8)
    by_hand, optimizer, other = [w.copy() for w in network.blocks[0]], AdaSecant(), AdaSecant()
    for _ in range(3):
        train_batch(network, SoftmaxCrossEntropy(), optimizer, X, labels)
        other.step(by_hand, network.blocks[1])  # the gradients that the step was made of
    assert all(np.array_equal(w, expected) for w, expected in zip(network.blocks[0], by_hand, strict=True))


def test_it_learns_without_a_learning_rate():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(200, 2))
    labels = (X @ [1.0, -2.0] > 0.3).astype(int)
    network = Sequential(Linear(2, 2, rng))
    history = train(network, SoftmaxCrossEntropy(), AdaSecant(), X, labels, epochs=20, size=20, rng=rng)
    assert history.loss[-1] < 0.25 * history.loss[0]
