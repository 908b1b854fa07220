"""Two labs of chapter 02 with two weights: the lecture's terrain seen from above, and a saddle."""

from types import SimpleNamespace

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona.drawing import pieces, relief
from neurona.drawing.style import BLUE, ORANGE, number
from neurona.experiments import landscape as numbers
from neurona.experiments.fates import LEFT_AT, saddle_fate, surface_fate
from neurona.labs.controls import choice, counter, slider, stops
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
PLACE, START_X, START_Y, NUDGE = "start at", "start x", "start y", "nudge in y"
RATE, MOMENTUM, STEPS, STEP, COST = "rate η", "momentum α", "steps", "step", "F at each step"
OWN = "where the sliders say"
STARTS = {
    "(1, 1)": (1.0, 1.0),
    "(0.5, −1.5)": (0.5, -1.5),
    "(−1, 0.5)": (-1.0, 0.5),
    "(0.1, 0)": (0.1, 0.0),
    "(−0.1, 0)": (-0.1, 0.0),
    "(0, 0)": (0.0, 0.0),
}
SURFACE_PICTURE = (
    "On the left a relief map of F(x, y) = sin(x²/2 − y²/4 + 3) cos(2x + 1 − e^y), dark where it is low, "
    "with a walk downhill; on the right the height at each step."
)
SADDLE_PICTURE = (
    "On the left a relief map of a mountain pass with its saddle at (0, 0) and two dark valleys at (0, 1) and (0, −1), "
    "with a walk that starts on the ridge at x = 1; on the right the height at each step."
)
POSITION = "After {steps} steps: x = {x}, y = {y}, F = {F}, slope {slope}."
LOST = (
    "Diverged: from step {lost} on the numbers are too large for the computer. The steps are longer than the valleys."
)
LEFT = "The walk left the map at step {out}: look for shorter steps or another start."
SURFACE_FATES = {
    "deepest": "{position} This is the bottom of a valley, and the deepest there is: F is never below −1.",
    "hollow": "{position} This is the bottom of a hollow, a local minimum: elsewhere F reaches −1.",
    "saddle": "{position} The ground is level, and yet it is no minimum: in another direction it falls. A saddle.",
    "hilltop": "{position} The ground is level, and it falls to all sides: a hilltop.",
    "restless": "{position} The height goes up and down: the steps are too long for this valley.",
    "walking": "{position} The walk is on its way.",
}
SADDLE_FATES = {
    "for ever": "{position} With no nudge at all y stays 0: the walk ends on the saddle, and no step leads away.",
    "lingers": "{position} The walk is still near the ridge: the slope is small, and the cost seems to have settled.",
    "leaves": "{position} It left the ridge at step {left} and is on its way to a valley.",
    "arrives": "{position} It left the ridge at step {left} and has come to the valley at y = {y}.",
    "restless": "{position} It left the ridge at step {left}, and the steps are too long for the valley.",
}


def surface():
    """Walk on the lecture's terrain: choose a start from the list or by sliders, and how to walk.

    Returns:
        a LiveFigure with the controls start, x0, y0, eta, alpha and steps.
    """
    (low_x, low_y), (high_x, high_y) = numbers.SURFACE_LOW, numbers.SURFACE_HIGH
    controls = {
        "start": choice(PLACE, "(1, 1)", [*STARTS, OWN]),
        "eta": slider(RATE, 0.05, 0.005, 0.4, 0.005),
        "x0": slider(START_X, 1.0, low_x, high_x),
        "alpha": slider(MOMENTUM, 0.0, 0.0, 0.95, 0.05),
        "y0": slider(START_Y, 1.0, low_y, high_y),
        "steps": counter(STEPS, 60, 0, 300),
    }

    def update(artists, start, eta, x0, alpha, y0, steps):
        if start != artists.shown and start in STARTS:  # a place was chosen: the sliders follow
            x0, y0 = STARTS[start]
            controls["x0"].value, controls["y0"].value = x0, y0
        elif STARTS.get(start) != (x0, y0):  # a slider was moved: it is no place of the list any more
            start = controls["start"].value = OWN
        artists.shown = start
        points = numbers.walk(numbers.surface_slope, (x0, y0), eta, alpha, steps)
        relief.move_walker(artists.walker, points, numbers.SURFACE_LOW, numbers.SURFACE_HIGH)
        _show_heights(artists, numbers.heights(numbers.surface, points))
        return surface_status(points)

    def draw(figure):
        return _draw(figure, numbers.surface, numbers.SURFACE_LOW, numbers.SURFACE_HIGH, np.linspace(-1, 1, 17))

    return LiveFigure(SURFACE_PICTURE, controls, draw, update, size=(8.6, 4.4))


def saddle():
    """Start on the ridge of a mountain pass, with a small nudge to the side, and wait.

    Returns:
        a LiveFigure with the controls nudge, eta, alpha and steps.
    """
    controls = {
        "nudge": stops(NUDGE, 0.001, [0.0, 1e-6, 1e-5, 1e-4, 0.001, 0.01, 0.1]),
        "eta": slider(RATE, 0.1, 0.05, 1.5, 0.05),
        "alpha": slider(MOMENTUM, 0.0, 0.0, 0.95, 0.05),
        "steps": counter(STEPS, 50, 0, 300),
    }

    def update(artists, nudge, eta, alpha, steps):
        points = numbers.walk(numbers.saddle_slope, (1.0, nudge), eta, alpha, steps)
        relief.move_walker(artists.walker, points, numbers.SADDLE_LOW, numbers.SADDLE_HIGH)
        _show_heights(artists, numbers.heights(numbers.saddle, points))
        return saddle_status(points)

    def draw(figure):
        return _draw(figure, numbers.saddle, numbers.SADDLE_LOW, numbers.SADDLE_HIGH, np.linspace(-0.3, 0.9, 13))

    return LiveFigure(SADDLE_PICTURE, controls, draw, update, size=(8.6, 4.4))


def surface_status(points):
    """Say in words where a walk on the terrain has come to."""
    beyond = _beyond(points, numbers.SURFACE_LOW, numbers.SURFACE_HIGH)
    if beyond:
        return beyond
    return SURFACE_FATES[surface_fate(points)].format(
        position=_position(points, numbers.surface, numbers.surface_slope)
    )


def saddle_status(points):
    """Say in words how long a walk on the mountain pass has lingered, and where it is now."""
    beyond = _beyond(points, numbers.SADDLE_LOW, numbers.SADDLE_HIGH)
    if beyond:
        return beyond
    return SADDLE_FATES[saddle_fate(points)].format(
        position=_position(points, numbers.saddle, numbers.saddle_slope),
        left=numbers.first(np.abs(points[:, 1]) > LEFT_AT),
        y=number(points[-1, 1], 3),
    )


def _beyond(points, low, high):
    """Say that a walk is beyond the range of numbers, or beyond the map; nothing if it is neither."""
    lost = numbers.first(numbers.not_finite(points))
    if lost is not None:
        return LOST.format(lost=lost)
    out = numbers.outside(points, np.array(low), np.array(high))
    return LEFT.format(out=numbers.first(out)) if out[-1] else None


def _position(points, height, slope):
    x, y = points[-1]
    tilt = np.hypot(*slope(points[-1]))
    rounded = (number(np.round(value, 4)) for value in (x, y, height(x, y), tilt))
    return POSITION.format(steps=len(points) - 1, **dict(zip(("x", "y", "F", "slope"), rounded, strict=True)))


def _draw(figure, height, low, high, levels):
    ax = relief.relief(figure, (0.085, 0.125, 0.445, 0.79), (0.542, 0.125, 0.014, 0.79), height, low, high, levels)
    walker = relief.walker(ax)
    pieces.legend_above(ax, 3)
    right = figure.add_axes((0.76, 0.125, 0.23, 0.79))
    margin = 0.06 * (levels[-1] - levels[0])
    right.set(xlabel=STEP, ylabel=COST, ylim=(levels[0] - margin, levels[-1] + margin), xlim=(-1, 101))
    right.xaxis.set_major_locator(MaxNLocator(5, integer=True))
    (costs,) = right.plot([], [], "o-", color=BLUE, linewidth=1.2, markersize=2.5)
    (now,) = right.plot([], [], "o", color=ORANGE, markersize=8, markeredgecolor="white", zorder=5)
    return SimpleNamespace(shown=None, walker=walker, costs=costs, now=now)


def _show_heights(artists, heights):
    """Draw the height of each step; what is not a number is left out, what is out of range stays at the edge."""
    ax, steps = artists.costs.axes, np.arange(len(heights))
    end = next(end for end in (20, 50, 100, 300) if len(heights) - 1 <= end)
    pieces.fit(ax, xlim=(-0.02 * end, end * 1.02))
    shown = np.clip(heights, *ax.get_ylim())
    artists.costs.set_data(steps, shown)
    artists.now.set_data(steps[-1:], shown[-1:])
