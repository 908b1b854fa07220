"""How fast is neurona.nn's LSTM, forward and backward through time, next to PyTorch's nn.LSTM on one thread?

    python benchmarks/lstm.py          # three tables, about two minutes
    python benchmarks/lstm.py --quick  # fewer rounds, prints only

Same weights, inputs, gradient at the output and precision; nobody computes the gradient of the inputs.
"""

# ruff: noqa: E402 (the number of threads is read when NumPy is imported)
import os

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import argparse

import numpy as np
from table import RESULTS, interleave, medians, report

from neurona.nn import LSTM

try:
    import torch
except ImportError:
    print("PyTorch is not installed, so the LSTM was not measured: it is what this benchmark compares with.")
    raise SystemExit from None

BATCH, LENGTH, HIDDEN, INPUTS, WORDS = 32, 20, 32, 32, 1000  # the chapter's size
DTYPES = (np.float64, np.float32)


class Ours:
    """LSTM.forward and LSTM.backward."""

    def __init__(self, inputs, hidden, length, dtype):
        rng = np.random.default_rng(0)
        self.layer = LSTM(inputs, hidden, rng, dtype=dtype)
        self.X = rng.normal(size=(length, BATCH, inputs)).astype(dtype)
        self.G = rng.normal(size=(length, BATCH, hidden)).astype(dtype)
        self.repeat = max(1, 20_000 // (length * hidden))  # a turn takes some ten milliseconds

    def run(self):
        for _ in range(self.repeat):
            self.H = self.layer.forward(self.X)
            self.layer.backward(self.G, want_dX=False)

    def results(self):
        return [self.H, self.layer.dWx, self.layer.dWh, self.layer.db]


class Torch(Ours):
    """nn.LSTM with our weights: its gates are in the order i, f, g, o."""

    def __init__(self, inputs, hidden, length, dtype):
        super().__init__(inputs, hidden, length, dtype)
        self.adopt()

    def adopt(self):
        self.order = [
            k for gate in "ifgo" for k in range(*self.layer.columns(gate).indices(4 * self.layer.size))
        ]
        self.X, self.G = torch.from_numpy(self.X), torch.from_numpy(self.G)
        self.module = torch.nn.LSTM(self.X.shape[2], self.layer.size, dtype=self.X.dtype)
        with torch.no_grad():
            for name, ours in (
                ("weight_ih_l0", self.layer.Wx.T),
                ("weight_hh_l0", self.layer.Wh.T),
                ("bias_ih_l0", self.layer.b),
            ):
                getattr(self.module, name).copy_(torch.from_numpy(np.ascontiguousarray(ours[self.order])))
            self.module.bias_hh_l0.zero_()

    def run(self):
        for _ in range(self.repeat):
            self.module.zero_grad()
            self.H, _ = self.module(self.X)
            self.H.backward(self.G)

    def results(self):
        back = np.argsort(self.order)
        m = self.module
        gradients = [p.grad.numpy()[back].T for p in (m.weight_ih_l0, m.weight_hh_l0, m.bias_ih_l0)]
        return [self.H.detach().numpy(), *gradients]


def with_words(kind, spelled_out):
    """A contestant that reads words of a vocabulary, looked up or spelled out as one-hot vectors."""

    class Words(kind):
        def __init__(self, inputs, hidden, length, dtype):
            Ours.__init__(self, inputs, hidden, length, dtype)
            words = np.random.default_rng(1).integers(0, inputs, size=(length, BATCH))
            self.X = np.eye(inputs, dtype=dtype)[words] if spelled_out else words
            if kind is Torch:
                self.adopt()

    return Words


PEERS = {"neurona": Ours, "PyTorch": Torch}
READERS = {
    "neurona": with_words(Ours, False),
    "neurona, one-hot": with_words(Ours, True),
    "PyTorch, one-hot": with_words(Torch, True),
}


def measure(inputs, hidden, length, dtype, rounds, peers=PEERS):
    """Medians in milliseconds for one forward and backward pass, and the largest difference of any result."""
    contestants = {name: kind(inputs, hidden, length, dtype) for name, kind in peers.items()}
    times = medians(interleave({name: c.run for name, c in contestants.items()}, rounds))
    first, *others = (c.results() for c in contestants.values())
    # Gradients are sums over T · N terms, so a difference is measured against the largest number of its
    # array.
    gap = max(
        float(np.abs(a - b).max() / np.abs(b).max())
        for other in others
        for a, b in zip(first, other, strict=True)
    )
    return {name: 1e3 * s / contestants[name].repeat for name, s in times.items()}, gap


def chapter_size(rounds, path):
    lines, gaps = [], {}
    for dtype in DTYPES:
        bits = np.dtype(dtype).name
        for what, inputs, peers in (
            ("32 numbers a step", INPUTS, PEERS),
            ("a word of 1000 a step", WORDS, READERS),
        ):
            times, gaps[f"{what}, {bits}"] = measure(inputs, HIDDEN, LENGTH, dtype, rounds, peers)
            lines += [[what, bits, name, ms, ms / times["neurona"]] for name, ms in times.items()]
    report(
        "LSTM forward and backward at the chapter's size (32 hidden, 20 steps, batch 32)",
        ["input", "precision", "who", "ms", "÷ neurona"],
        lines,
        path=path,
        packages=("numpy", "torch"),
        notes=[
            f"One thread each, median of {rounds} interleaved rounds; above 1 is slower than neurona.",
            "Largest relative difference between neurona and the others: "
            + "; ".join(f"{case}: {gap:.1e}" for case, gap in gaps.items())
            + ".",
            "In float32 PyTorch runs one fused oneDNN kernel for a whole sequence and wins; float64 is the "
            "course's precision.",
        ],
    )


def curve(title, first, settings, rounds, path):
    """One row for each (label, hidden, length)."""
    lines = []
    for label, hidden, length in settings:
        line = [label]
        for dtype in DTYPES:
            times, _ = measure(INPUTS, hidden, length, dtype, rounds)
            line += [times["neurona"], times["PyTorch"] / times["neurona"]]
        lines.append(line)
    heads = [f"float{bits}: {what}" for bits in (64, 32) for what in ("ms", "PyTorch ÷ ours")]
    report(
        title,
        [first, *heads],
        lines,
        path=path,
        packages=("numpy", "torch"),
        notes=["A ratio above 1 means that neurona is faster than PyTorch by that factor."],
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds; RESULTS.md is left as it is")
    quick = parser.parse_args().quick
    torch.set_num_threads(1)
    rounds, target = (3, None) if quick else (15, RESULTS)
    chapter_size(rounds, target)
    curve(
        "LSTM over the hidden size (20 steps, batch 32)",
        "hidden units",
        [(h, h, LENGTH) for h in (8, 16, 32, 64, 128, 256)],
        rounds,
        target,
    )
    curve(
        "LSTM over the length (32 hidden, batch 32)",
        "steps",
        [(t, HIDDEN, t) for t in (5, 10, 20, 40, 80, 160)],
        rounds,
        target,
    )
