"""Measure what the lab of memory shows, and write it to neurona/data/memory.npz (about ten minutes).

    python tools/measure_memory.py

Each number is the accuracy of a network trained from its own seed, in thousandths; and for untrained networks, how much
of the error gets back to every step.
"""

import itertools
import sys
from pathlib import Path

import numpy as np

from neurona.experiments import memory

TARGET = Path(__file__).resolve().parents[1] / "neurona" / "data" / "memory.npz"


def measure(cell, units, gap, seed):
    """How many of 1000 new sequences a newly trained network remembers."""
    return round(1000 * memory.accuracy(memory.trained(cell, units, gap, seed), gap, count=1000))


def measure_reach():
    """The logarithms of `memory.untrained_reach`: cells, units, gaps, steps; zeros behind the end."""
    logs = np.zeros((len(memory.CELLS), len(memory.UNITS), len(memory.GAPS), max(memory.GAPS) + 1), dtype=np.float32)
    for place in np.ndindex(logs.shape[:3]):
        cell, units, gap = (axis[k] for axis, k in zip((memory.CELLS, memory.UNITS, memory.GAPS), place, strict=True))
        logs[place][: gap + 1] = np.log(memory.untrained_reach(cell, units, gap))
    return logs


def main():
    axes = (memory.CELLS, memory.UNITS, memory.GAPS, range(memory.SEEDS))
    right = np.zeros([len(axis) for axis in axes], dtype=np.uint16)
    for place, point in zip(np.ndindex(right.shape), itertools.product(*axes), strict=True):
        right[place] = measure(*point)
        if place[-1] == memory.SEEDS - 1:
            print(*point[:-1], right[place[:-1]], file=sys.stderr, flush=True)
    np.savez_compressed(TARGET, right=right, reach=measure_reach())


if __name__ == "__main__":
    main()
