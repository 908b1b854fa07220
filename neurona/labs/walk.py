"""The first lab of chapter 02: a walk down the lecture's curve, step by step."""

from types import SimpleNamespace

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, GREEN, GREY, INK, ORANGE, number
from neurona.experiments import landscape as numbers
from neurona.labs.controls import counter, slider
from neurona.labs.fates import descent_status
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
RATE, MOMENTUM, START_X, STEPS = "rate η", "momentum α", "start x₀", "steps"
WEIGHT, COST, STEP, ABOVE = "x", "f(x)", "step", "f above the minimum"
START, WALK, LAST, TANGENT = "start", "walk", "last point", "tangent"
GOAL, BEYOND = "goal: within 0.01", "outside the picture"
READING = "after {steps} steps: x = {x}, f = {f}"
DESCENT_PICTURE = (
    "On the left the curve f(x) = 2x² cos(x) − 5x from −5 to 5 with the points of a walk downhill and the tangent "
    "at its last point; on the right how far each step is above the deepest minimum, on a logarithmic scale."
)

MOST_STEPS, HIGHEST = 60, 1e3  # the slider's end, and the top of the logarithmic scale


def descent(eta=0.05, alpha=0.0, x0=-1.0, steps=20):
    """Walk down the curve f(x) = 2x² cos(x) - 5x: choose learning rate, momentum, start, and how many steps.

    Args:
        eta, alpha, x0, steps: where the sliders stand at first.

    Returns:
        a LiveFigure with the controls eta, alpha, x0 and steps.
    """
    controls = {
        "eta": slider(RATE, eta, 0.005, 0.25, 0.005),
        "alpha": slider(MOMENTUM, alpha, 0.0, 0.95, 0.05),
        "x0": slider(START_X, x0, -numbers.CURVE_EDGE, numbers.CURVE_EDGE),
        "steps": counter(STEPS, steps, 0, MOST_STEPS),
    }

    def update(artists, eta, alpha, x0, steps):
        points = numbers.walk(numbers.curve_slope, x0, eta, alpha, steps)
        end = next(end for end in (10, 20, 40, MOST_STEPS) if steps <= end)
        pieces.fit(artists.costs.axes, xlim=(-0.5, end + 0.5))
        _show_walk(artists, points)
        _show_costs(artists, points)
        return descent_status(points, eta, alpha)

    return LiveFigure(DESCENT_PICTURE, controls, _draw, update, size=(8.6, 4.2))


def _draw(figure):
    left, right = figure.add_axes((0.075, 0.125, 0.53, 0.785)), figure.add_axes((0.705, 0.125, 0.285, 0.785))
    x = np.linspace(-numbers.CURVE_EDGE, numbers.CURVE_EDGE, 501)
    left.plot(x, numbers.curve(x), color=INK, linewidth=1.6)
    left.set(xlabel=WEIGHT, ylabel=COST, xlim=(-5.2, 5.2), ylim=(-52, 46))
    (tangent,) = left.plot([], [], color=ORANGE, linewidth=2.6, label=TANGENT, zorder=3)
    (line,) = left.plot([], [], "o-", color=BLUE, linewidth=0.9, markersize=4.5, label=WALK, zorder=4)
    (start,) = left.plot([], [], "D", color=GREEN, markersize=8, markeredgecolor="white", label=START, zorder=5)
    (last,) = left.plot([], [], "o", color=ORANGE, markersize=10, markeredgecolor="white", label=LAST, zorder=6)
    reading = left.text(0.975, 0.955, "", transform=left.transAxes, ha="right", va="top", weight="bold", fontsize=10)
    pieces.legend_above(left, 4)
    right.set(xlabel=STEP, ylabel=ABOVE, yscale="log", ylim=(1e-4, HIGHEST * 2), xlim=(-0.5, 20.5))
    right.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    right.axhspan(1e-4, numbers.GOAL_HEIGHT, color=GREEN, alpha=0.13, linewidth=0)
    right.text(
        0.97,
        1.35e-4,
        GOAL,
        transform=right.get_yaxis_transform(),
        ha="right",
        va="bottom",
        fontsize=9,
        color=GREY,
    )
    (costs,) = right.plot([], [], "o-", color=BLUE, linewidth=1.2, markersize=4)
    (now,) = right.plot([], [], "o", color=ORANGE, markersize=8, markeredgecolor="white", zorder=5)
    (beyond,) = right.plot([], [], "x", color=ORANGE, markersize=6, markeredgewidth=1.8, label=BEYOND)
    pieces.legend_above(right, 1)
    return SimpleNamespace(
        tangent=tangent,
        line=line,
        start=start,
        last=last,
        reading=reading,
        costs=costs,
        now=now,
        beyond=beyond,
    )


def _show_walk(artists, points):
    """Draw the points that can be drawn; a last point beyond the picture is an arrowhead at its edge."""
    ax, finite = artists.line.axes, points[~numbers.not_finite(points)][:, 0]
    seen = np.clip(finite, -30, 30)
    artists.line.set_data(seen, np.clip(numbers.curve(seen), -900, 900))
    artists.start.set_data(seen[:1], numbers.curve(seen[:1]))
    (low, high), (bottom, top) = ax.get_xlim(), ax.get_ylim()
    end = seen[-1:]
    hidden = len(finite) < len(points) or (np.abs(end) > numbers.CURVE_EDGE).any()
    artists.last.set_data(np.clip(end, low + 0.15, high - 0.15), np.clip(numbers.curve(end), bottom + 2, top - 2))
    artists.last.set_marker("o" if not hidden else ">" if end.size and end[0] > 0 else "<")
    reach = np.array([]) if hidden else end + np.array([-0.9, 0.9])
    artists.tangent.set_data(reach, numbers.curve(end) + numbers.curve_slope(end) * (reach - end) if reach.size else [])
    f = numbers.heights(numbers.curve, points[-1:])[0]
    artists.reading.set_text(READING.format(steps=len(points) - 1, x=number(points[-1, 0]), f=number(f)))


def _show_costs(artists, points):
    """Draw how far each point is above the minimum; points outside the picture are crosses at the top."""
    steps, out = np.arange(len(points)), numbers.outside(points, -numbers.CURVE_EDGE, numbers.CURVE_EDGE)
    above = np.clip(numbers.heights(numbers.curve, points) - numbers.minima()[1].min(), 2e-4, HIGHEST)
    shown = np.where(out, np.nan, above)
    artists.costs.set_data(steps, shown)
    artists.now.set_data(steps[-1:], shown[-1:])
    artists.beyond.set_data(steps[out], np.full(out.sum(), HIGHEST))
