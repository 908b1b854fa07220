"""One memory cell whose gates stand still: what it keeps, writes and shows while candidates arrive."""

from typing import NamedTuple

import numpy as np

COUNT = 12
# The noise is drawn once and for all, so that the same gates give the same picture.
SEQUENCES = {
    "pulse": (0.9, *[0.0] * (COUNT - 1)),
    "noise": (0.9, -0.6, 0.4, -0.7, 0.8, -0.3, -0.5, 0.6, -0.8, 0.2, -0.4, 0.5),
    "steady": (0.9,) * COUNT,
}


class GateRun(NamedTuple):
    """What a cell did at each of T steps, four arrays (T,)."""

    kept: np.ndarray
    written: np.ndarray
    c: np.ndarray
    h: np.ndarray


def gate_run(f, i, o, candidates="pulse", opens="always"):
    """Let one memory cell read candidates, with gates that stand still; it starts from c = 0.

    Args:
        f, i, o: forget, input and output gate, 0 (closed) to 1 (open).
        candidates: "pulse", "noise", "steady", or T numbers ĉ.
        opens: "always", or "first": the input gate is closed after the first step.

    Returns:
        GateRun(kept, written, c, h): kept f·c, written i·ĉ, c = kept + written, h = o·tanh(c); each (T,).
    """
    values = np.array(SEQUENCES[candidates] if isinstance(candidates, str) else candidates, dtype=float)
    written = i * values
    if opens == "first":
        written[1:] = 0.0
    kept, c, now = np.zeros_like(values), np.zeros_like(values), 0.0
    for t, write in enumerate(written):
        kept[t] = f * now
        c[t] = now = kept[t] + write
    return GateRun(kept, written, c, o * np.tanh(c))
