"""How fast does neurona.nn train chapter 03's network, next to PyTorch and scikit-learn on one thread?

    python benchmarks/training.py          # both tables, a few minutes
    python benchmarks/training.py --quick  # fewer rounds, prints only

Same data, first weights, batches, steps, precision, loss and optimizer. scikit-learn draws its own first
weights and shuffles by itself; the rest is the same there too.
"""

# ruff: noqa: E402 (the number of threads is read when NumPy is imported)
import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import argparse
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from table import RESULTS, interleave, medians, report

from neurona import data
from neurona.nn import Activation, Adam, Linear, Momentum, Sequential, SoftmaxCrossEntropy, minibatches, train

try:
    import torch
except ImportError:
    torch = None

NO_TORCH = "PyTorch is not installed, so nothing was compared with it."
BATCH, SEED = 32, 0
TRAIN_ROWS = 1344  # 42 full batches
WIDTHS = [16, 32, 64, 128, 256, 512, 1024]
RULES = {
    "momentum": (
        lambda: Momentum(eta=0.1, alpha=0.9),
        lambda weights: torch.optim.SGD(weights, lr=0.1, momentum=0.9, fused=True),
        {"solver": "sgd", "learning_rate_init": 0.1, "momentum": 0.9, "nesterovs_momentum": False},
    ),
    "Adam": (
        lambda: Adam(eta=0.001),
        lambda weights: torch.optim.Adam(weights, lr=0.001, fused=True),
        {"solver": "adam", "learning_rate_init": 0.001},
    ),
}


def rows(dtype):
    """The digits, shuffled: (X, y) to train on and (X, y) held out; pixels from 0 to 1."""
    X, y = data.digits()
    order = np.random.default_rng(SEED).permutation(len(X))
    X, y = (X[order] / 16).astype(dtype), y[order]
    return (X[:TRAIN_ROWS], y[:TRAIN_ROWS]), (X[TRAIN_ROWS:], y[TRAIN_ROWS:])


class Ours:
    """Sequential and train, as a chapter uses them."""

    def __init__(self, width, dtype, rule, epochs):
        (self.X, self.y), self.held = rows(dtype)
        self.width, self.dtype, self.rule, self.epochs = width, dtype, RULES[rule][0], epochs

    def network(self):
        rng = np.random.default_rng(SEED)
        return Sequential(
            Linear(64, self.width, rng, dtype=self.dtype),
            Activation("tanh"),
            Linear(self.width, 10, rng, dtype=self.dtype),
        )

    def run(self):
        self.trained = self.network()
        train(
            self.trained,
            SoftmaxCrossEntropy(),
            self.rule(),
            self.X,
            self.y,
            epochs=self.epochs,
            size=BATCH,
            rng=np.random.default_rng(SEED),
        )

    def accuracy(self):
        X, y = self.held
        return float(np.mean(self.trained.predict(X).argmax(axis=1) == y))


class Torch(Ours):
    """The same in PyTorch, eager, with its fused optimizers; batches are drawn before the clock starts."""

    def __init__(self, width, dtype, rule, epochs):
        super().__init__(width, dtype, rule, epochs)
        self.rule = RULES[rule][1]
        rng = np.random.default_rng(SEED)
        self.batches = [
            torch.from_numpy(b) for _ in range(epochs) for b in minibatches(len(self.X), BATCH, rng)
        ]
        self.X, self.y = torch.from_numpy(self.X), torch.from_numpy(self.y.astype(np.int64))

    def run(self):
        first, bend, last = self.network().layers
        model = torch.nn.Sequential(
            torch.nn.Linear(64, self.width), torch.nn.Tanh(), torch.nn.Linear(self.width, 10)
        )
        with torch.no_grad():
            for ours, theirs in ((first, model[0]), (last, model[2])):
                theirs.weight = torch.nn.Parameter(torch.from_numpy(ours.W.T.copy()))
                theirs.bias = torch.nn.Parameter(torch.from_numpy(ours.b.copy()))
        optimizer = self.rule(model.parameters())
        for batch in self.batches:
            optimizer.zero_grad()
            loss = torch.nn.functional.cross_entropy(model(self.X[batch]), self.y[batch])
            loss.backward()
            optimizer.step()
        self.trained = model

    def accuracy(self):
        X, y = self.held
        with torch.no_grad():
            return float(np.mean(self.trained(torch.from_numpy(X)).numpy().argmax(axis=1) == y))


class SciKit(Ours):
    """MLPClassifier with as many epochs and no reason to stop early."""

    def __init__(self, width, dtype, rule, epochs):
        super().__init__(width, dtype, rule, epochs)
        self.options = RULES[rule][2]

    def run(self):
        self.trained = MLPClassifier(
            (self.width,),
            activation="tanh",
            alpha=0.0,
            batch_size=BATCH,
            tol=0.0,
            max_iter=self.epochs,
            n_iter_no_change=self.epochs + 1,
            random_state=SEED,
            **self.options,
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it stops at max_iter, as it should
            self.trained.fit(self.X, self.y)

    def accuracy(self):
        return float(self.trained.score(*self.held))


PEERS = {"neurona": Ours} | ({"PyTorch": Torch} if torch else {}) | {"scikit-learn": SciKit}


def measure(width, dtype, rule, epochs, rounds, peers=PEERS):
    """Medians in microseconds a step, and the contestants after their last run."""
    contestants = {name: kind(width, dtype, rule, epochs) for name, kind in peers.items()}
    times = medians(interleave({name: c.run for name, c in contestants.items()}, rounds))
    steps = epochs * TRAIN_ROWS // BATCH
    return {name: 1e6 * seconds / steps for name, seconds in times.items()}, contestants


def distance(contestants):
    """The largest difference between our trained weights and PyTorch's."""
    ours, theirs = contestants["neurona"].trained.blocks[0], contestants["PyTorch"].trained.parameters()
    return max(float(np.abs(w - p.detach().numpy().T).max()) for w, p in zip(ours, theirs, strict=True))


def course_size(epochs, rounds, path):
    lines, gaps = [], {}
    for dtype in (np.float64, np.float32):
        for rule in RULES:
            times, contestants = measure(32, dtype, rule, epochs, rounds)
            if torch:
                gaps[f"{rule}, {np.dtype(dtype).name}"] = distance(contestants)
            for name, microseconds in times.items():
                lines.append(
                    [
                        rule,
                        np.dtype(dtype).name,
                        name,
                        microseconds,
                        microseconds / times["neurona"],
                        f"{100 * contestants[name].accuracy():.1f} %",
                    ]
                )
    agree = "; ".join(f"{case}: {gap:.1e}" for case, gap in gaps.items())
    report(
        "Training the network of chapter 03 (64-32-10, batch 32)",
        ["optimizer", "precision", "who", "µs a step", "÷ neurona", "held out"],
        lines,
        path=path,
        packages=("numpy", "torch", "scikit-learn"),
        notes=[
            f"{epochs} epochs of {TRAIN_ROWS} digits, one thread, median of {rounds} interleaved rounds.",
            f"Largest difference of a trained weight between neurona and PyTorch: {agree}." if torch else NO_TORCH,
            "scikit-learn draws its own first weights and order of rows; its accuracy differs by that.",
        ],
    )


def curve(rounds, path):
    lines = []
    for width in WIDTHS:
        epochs = max(1, 256 // width)
        line = [width]
        for rule in RULES:
            for dtype in (np.float64, np.float32):
                times, _ = measure(width, dtype, rule, epochs, rounds, {"neurona": Ours, "PyTorch": Torch})
                line += [times["neurona"], times["PyTorch"] / times["neurona"]]
        lines.append(line)
    slower = sum(ratio < 1 for line in lines for ratio in line[2::2])
    heads = [
        f"{rule} {bits}: {what}"
        for rule in RULES
        for bits in (64, 32)
        for what in ("µs a step", "PyTorch ÷ ours")
    ]
    report(
        "Training over the width of the hidden layer",
        ["hidden units", *heads],
        lines,
        path=path,
        packages=("numpy", "torch"),
        notes=[
            "64 inputs, 10 classes, batch 32, one thread; 64 and 32 are the bits of a number.",
            "A ratio above 1 means that neurona is faster than PyTorch by that factor.",
            f"PyTorch is faster in {slower} of the {len(WIDTHS) * 4} cases.",
        ],
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds; RESULTS.md is left as it is")
    quick = parser.parse_args().quick
    target = None if quick else RESULTS
    if torch:
        torch.set_num_threads(1)
    course_size(epochs=4 if quick else 20, rounds=3 if quick else 9, path=target)
    if torch:
        curve(rounds=3 if quick else 9, path=target)
