"""A race of optimizers: the same surface, the same start and the same noise, and eight rules that walk downhill.

The second lab of chapter 04 draws what is computed here; nothing in this module knows of widgets or pictures.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from neurona.experiments import landscape
from neurona.nn import (
    AdaSecant,
    adadelta_update,
    adagrad_update,
    adam_update,
    nadam_update,
    rmsprop_update,
    sgd_momentum_update,
    sgd_update,
)

UNKNOWN_SURFACE = "There is no surface called {name!r}. Choose one of: {known}."

ENTRANTS = ("sgd", "momentum", "adagrad", "rmsprop", "adadelta", "adam", "nadam", "adasecant")
RULES = {
    "sgd": sgd_update,
    "momentum": sgd_momentum_update,
    "adagrad": adagrad_update,
    "rmsprop": rmsprop_update,
    "adadelta": adadelta_update,
    "adam": adam_update,
    "nadam": nadam_update,
}
WITHOUT_RATE = ("adadelta", "adasecant")  # they find the length of their steps themselves
STEPS = 300
GOAL = 0.01  # arrived: this close to the height of the lowest point
FAR = 1e6  # higher than this a walk has diverged
KEPT = 48  # races that are remembered: what sliders come back to


class Surface(NamedTuple):
    """Ground to race on: its height and slope, start, lowest height, and the window (low, high) to look at."""

    height: object
    slope: object
    start: tuple
    lowest: float
    low: tuple
    high: tuple


def valley(x, y):
    """Give a long valley x²/20 + y²: it is twenty times as steep across as along."""
    return x**2 / 20 + y**2


def valley_slope(v):
    """Give the gradient (2,) of `valley` at v (2,)."""
    return np.array([v[0] / 10, 2 * v[1]])


def slanted(x, y):
    """Give the same valley turned by 45 degrees."""
    return valley((x + y) / np.sqrt(2), (y - x) / np.sqrt(2))


def slanted_slope(v):
    """Give the gradient (2,) of `slanted` at v (2,)."""
    along, across = valley_slope(np.array([v[0] + v[1], v[1] - v[0]]) / np.sqrt(2))
    return np.array([along - across, along + across]) / np.sqrt(2)


SURFACES = {
    "valley": Surface(valley, valley_slope, (-4.0, 1.5), 0.0, (-5.0, -2.5), (5.0, 2.5)),
    # The start is turned with the valley, so that the task is the same for whoever does not look at the axes.
    "slanted": Surface(slanted, slanted_slope, (-5.5 / np.sqrt(2), -2.5 / np.sqrt(2)), 0.0, (-4.6, -3.4), (3.4, 3.4)),
    "saddle": Surface(
        landscape.saddle, landscape.saddle_slope, (1.0, 0.001), -0.25, landscape.SADDLE_LOW, landscape.SADDLE_HIGH
    ),
    "terrain": Surface(
        landscape.surface, landscape.surface_slope, (0.1, 0.0), -1.0, landscape.SURFACE_LOW, landscape.SURFACE_HIGH
    ),
}


@lru_cache(KEPT)
def race(surface, eta, alpha, noise):
    """Let all entrants walk STEPS steps from the surface's start.

    Args:
        surface: a key of SURFACES.
        eta: learning rate of all rules that have one; Adadelta and AdaSecant go their own way.
        alpha: momentum of "momentum".
        noise: standard deviation of what is added to each slope, as by mini-batches; the same for all.

    Returns:
        dict: entrant -> points (STEPS + 1, 2), inf and nan where a walk has left the range of numbers.

    Raises:
        ValueError: if there is no surface of that name.
    """
    if surface not in SURFACES:
        raise ValueError(UNKNOWN_SURFACE.format(name=surface, known=", ".join(SURFACES)))
    ground = SURFACES[surface]
    shaken = noise * np.random.default_rng(0).standard_normal((STEPS, 2))
    hyper = {name: {} if name in WITHOUT_RATE else {"eta": eta} for name in ENTRANTS}
    hyper["momentum"]["alpha"] = alpha
    with np.errstate(all="ignore"):
        walks = {name: _walk(RULES[name], hyper[name], ground, shaken) for name in RULES}
        walks["adasecant"] = _walk(_adasecant(), {}, ground, shaken)
    return walks


def _adasecant():
    """Give AdaSecant the form of the other rules; its memory stays in the object."""
    optimizer = AdaSecant()

    def update(w, g, state):
        w = w.copy()
        optimizer.step([w], [g])
        return w, state

    return update


def _walk(rule, hyper, ground, shaken):
    points = np.empty((STEPS + 1, 2))
    points[0], state = ground.start, None
    for k in range(STEPS):
        points[k + 1], state = rule(points[k], ground.slope(points[k]) + shaken[k], state, **hyper)
    return points


def above(surface, points):
    """Give how far each point (T, 2) is above the lowest point of the surface, (T,); nan counts as inf."""
    ground = SURFACES[surface]
    heights = landscape.heights(ground.height, points) - ground.lowest
    return np.where(np.isfinite(heights) & ~landscape.not_finite(points), heights, np.inf)


def arrival(heights):
    """Give the first step from which all heights (T,) stay within GOAL, or None."""
    outside = np.flatnonzero(~(heights <= GOAL))
    step = int(outside[-1]) + 1 if len(outside) else 0
    return step if step < len(heights) else None


def divergence(heights):
    """Give the step from which the heights (T,) stay beyond FAR, or None."""
    inside = np.flatnonzero(heights <= FAR)
    step = int(inside[-1]) + 1 if len(inside) else 0
    return step if step < len(heights) else None


def race_steps(eta, alpha=0.9, surface="valley", noise=0.0):
    """Race as `labs.optimizers()` does, and say when each entrant arrived for good.

    Args:
        eta, alpha, surface, noise: what the lab's controls of these names say.

    Returns:
        dict: entrant -> the first step from which it stays within 0.01 of the lowest height; None if there
        is none in 300 steps.

    Raises:
        ValueError: as `race`.
    """
    walks = race(surface, float(eta), float(alpha), float(noise))
    return {name: arrival(above(surface, points)) for name, points in walks.items()}
