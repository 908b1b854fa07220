"""The lab of gates: what one memory cell keeps, writes and shows, step by step, as its gates open and close."""

from types import SimpleNamespace

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, GREEN, GREY, INK, ORANGE, PALE, number
from neurona.experiments.gates import COUNT, SEQUENCES, gate_run
from neurona.labs.controls import choice, counter, slider
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
FORGET, INPUT, OUTPUT, STEP = "forget f", "input i", "output o", "step"
SEQUENCE, OPENS = "candidates ĉ", "i is open"
SEQUENCE_NAMES = {"pulse": "one value, then zeros", "noise": "one value, then noise", "steady": "the same each step"}
OPENS_NAMES = {"always": "at every step", "first": "at the first step only"}
CANDIDATE, CELL, SHOWN, TIME = "ĉ", "cell c", "h", "step t"
KEPT, WRITTEN, MEMORY = "kept: f · c before", "written: i · ĉ", "memory c"
PICTURE = (
    "Three charts over {count} steps: above the candidates ĉ that arrive, in the middle what the cell keeps of its old "
    "value, what it writes, and the sum of both, below what it shows, h = o · tanh(c)."
)
SAY = (
    "Step {step}: kept {f} · {before} = {kept}, written {i} · {candidate} = {written}, so c = {c}; "
    "shown h = {o} · tanh({c}) = {h}."
)
NO_NUMBER = "A gate is not a number, and so neither is what the cell holds."

HEIGHTS = (1.15, 2.5, 5.0, 12.0)  # of the middle chart


def gates(f=0.8, i=0.6, o=0.9):
    """Open and close the three gates of one memory cell, and see what is written, kept and read.

    Args:
        f, i, o: where the sliders stand at first.

    Returns:
        a LiveFigure with the controls f, i, o, step, candidates and opens.
    """
    controls = {
        "f": slider(FORGET, f, 0.0, 1.0, 0.05),
        "i": slider(INPUT, i, 0.0, 1.0, 0.05),
        "o": slider(OUTPUT, o, 0.0, 1.0, 0.05),
        "step": counter(STEP, 3, 1, COUNT),
        "candidates": choice(SEQUENCE, "pulse", [(SEQUENCE_NAMES[name], name) for name in SEQUENCES]),
        "opens": choice(OPENS, "always", [(text, name) for name, text in OPENS_NAMES.items()]),
    }

    def update(artists, f, i, o, step, candidates, opens):
        run = gate_run(f, i, o, candidates, opens)
        _move(artists, run, SEQUENCES[candidates], step)
        open_i = i if opens == "always" or step == 1 else 0.0
        return gates_status(run, (f, open_i, o), SEQUENCES[candidates], step)

    return LiveFigure(PICTURE.format(count=COUNT), controls, _draw, update, size=(8.6, 5.2))


def gates_status(run, gates, candidates, step):
    """Say in a sentence what the cell does at a step, counted from 1; gates are (f, i, o) at that step."""
    if not np.isfinite([*gates, *run.c]).all():
        return NO_NUMBER
    f, i, o = gates
    t = step - 1
    values = {
        "f": f,
        "i": i,
        "o": o,
        "before": run.c[t - 1] if t else 0.0,
        "candidate": candidates[t],
        "kept": run.kept[t],
        "written": run.written[t],
        "c": run.c[t],
        "h": run.h[t],
    }
    return SAY.format(step=step, **{name: number(round(float(value), 4), 3) for name, value in values.items()})


def _draw(figure):
    top, middle, low = (figure.add_axes((0.085, bottom, 0.9, height)) for bottom, height in _PLACES)
    steps = np.arange(1, COUNT + 1)
    for ax, ylabel in ((top, CANDIDATE), (middle, CELL), (low, SHOWN)):
        ax.set(xlim=(0.4, COUNT + 0.6), ylabel=ylabel, xticks=steps)
        ax.axhline(0, color=GREY, linewidth=0.8)
    for ax in (top, middle):
        ax.set_xticklabels([])
    for ax in (top, low):
        ax.set_ylim(-1.1, 1.1)
    low.set_xlabel(TIME)
    artists = SimpleNamespace(
        bands=[ax.axvspan(0.5, 1.5, color=PALE, alpha=0.6, linewidth=0, zorder=0.5) for ax in (top, middle, low)],
        candidates=_bars(top, INK),
        kept=_bars(middle, BLUE, label=KEPT),
        written=_bars(middle, ORANGE, label=WRITTEN, hatch="///"),
        shown=_bars(low, GREEN),
    )
    (artists.memory,) = middle.plot([], [], "D-", color=INK, linewidth=1.2, markersize=5, zorder=4, label=MEMORY)
    pieces.legend_above(middle, 3)
    return artists


_PLACES = ((0.83, 0.15), (0.335, 0.405), (0.1, 0.175))
BARS = {"candidates": (0, 0.5), "kept": (-0.2, 0.36), "written": (0.2, 0.36), "shown": (0, 0.5)}  # offset, width


def _bars(ax, color, **style):
    """Make a row of bars, all of them one patch: drawn one by one, they take longer than the rest of the picture."""
    return ax.add_patch(PathPatch(Path([(1, 0)]), facecolor=color, edgecolor="white", linewidth=0, zorder=3, **style))


def _standing(name, heights):
    """Give the outline of a row's bars, from 0 to heights (COUNT,)."""
    (offset, width), steps = BARS[name], np.arange(1, COUNT + 1)
    left, right = steps + offset - width / 2, steps + offset + width / 2
    corners = [(left, 0 * heights), (left, heights), (right, heights), (right, 0 * heights)]
    return Path.make_compound_path_from_polys(np.transpose(corners, (2, 0, 1)))


def _move(artists, run, candidates, step):
    for band in artists.bands:
        band.set_x(step - 0.5)
    heights = {"candidates": candidates, "kept": run.kept, "written": run.written, "shown": run.h}
    for name, values in heights.items():
        getattr(artists, name).set_path(_standing(name, np.nan_to_num(values)))
    artists.memory.set_data(np.arange(1, COUNT + 1), run.c)
    ax, tall = artists.memory.axes, np.nan_to_num(np.abs([run.c, run.kept, run.written])).max()
    height = next(height for height in HEIGHTS if tall <= height or height == HEIGHTS[-1])
    pieces.fit(ax, ylim=(-height, height))
