"""The pieces that plots and labs are drawn from: points by class, the two sides of a line, an activation."""

from itertools import cycle
from types import SimpleNamespace

import numpy as np
from matplotlib.patches import Polygon

from neurona.drawing.style import BLUE, BLUE_SIDE, COLORS, INK, MARKERS, ORANGE_SIDE
from neurona.experiments import neuron

# What a person reads (these will be translated).
CLASS = "class {value}"
WRONG = "on the wrong side"
LINE = "the line h = 0"
COUNT = "{count} × {name}"


def draw_activation(ax, name, h, **style):
    """Draw one activation over h (T,); the step is drawn with its jump, and open and full ends."""
    if name != "step":
        return ax.plot(h, neuron.ACTIVATIONS[name](h), **style)
    below, above = h[h <= 0], h[h > 0]
    drawn = ax.plot(below, -np.ones_like(below), **style) + ax.plot(above, np.ones_like(above), **style)
    dot = {
        "marker": "o",
        "markersize": 5,
        "linestyle": "",
        "markeredgecolor": style.get("color", BLUE),
        "zorder": 3,
    }
    return [
        *drawn,
        *ax.plot([0], [-1], markerfacecolor=style.get("color", BLUE), **dot),
        *ax.plot([0], [1], markerfacecolor="white", **dot),
    ]


def scatter_classes(ax, X, y, labels=None, size=None):
    """Draw the points of each class with its color and marker; say how many there are of each.

    Of two classes the higher comes first, so that +1 is blue and a circle, and -1 orange and a square. `size` is
    that of a marker, in points.
    """
    classes, said = np.unique(y).tolist(), []
    if len(classes) == 2:
        classes.reverse()
    for value, color, marker in zip(classes, cycle(COLORS), cycle(MARKERS), strict=False):
        rows = X[np.asarray(y) == value]
        name = (labels or {}).get(value, CLASS.format(value=value))
        look = {"color": color, "markeredgecolor": "white", "markeredgewidth": 0.6, "markersize": size}
        ax.plot(*rows.T, marker, label=name, zorder=3, **look)
        said.append(COUNT.format(count=len(rows), name=name))
    return said


def limits(X, margin=0.08):
    """Give the limits of both axes, with a margin around the points X (N, 2)."""
    low, high = X.min(axis=0), X.max(axis=0)
    room = margin * np.where(high > low, high - low, 1.0)
    return tuple(zip(low - room, high + room, strict=True))


def sides(ax, xlim, ylim):
    """Make what shows a neuron with two inputs: shaded sides and line for `move_line`, rings for `ring_wrong`."""
    ax.set(xlim=xlim, ylim=ylim)
    ax.grid(False)
    ground = ax.add_patch(Polygon(neuron.corners(xlim, ylim), color=ORANGE_SIDE, zorder=0))
    shade = ax.add_patch(Polygon(np.empty((0, 2)), color=BLUE_SIDE, zorder=0.5))
    (edge,) = ax.plot([], [], color=INK, linewidth=2.2, zorder=2, label=LINE)
    (rings,) = ax.plot(
        [],
        [],
        "o",
        markersize=11,
        markerfacecolor="none",
        markeredgecolor=INK,
        markeredgewidth=1.3,
        zorder=4,
        label=WRONG,
    )
    return SimpleNamespace(ground=ground, shade=shade, edge=edge, rings=rings)


def move_line(parts, w):
    """Place the line and the sides for the weights w (3,)."""
    ax = parts.edge.axes
    polygon, segment = neuron.positive_side(w, ax.get_xlim(), ax.get_ylim())
    parts.shade.set_xy(polygon if len(polygon) else np.full((1, 2), np.nan))
    parts.edge.set_data(*(([], []) if segment is None else segment.T))


def ring_wrong(parts, w, X, y):
    """Place the rings for the weights w (3,); give the rows (N,) that are wrong."""
    wrong = neuron.wrong_side(w, X, y)
    parts.rings.set_data(*X[wrong].T)
    return wrong


def legend_above(ax, columns):
    """Put the legend above the axes, where nothing that moves can cover it."""
    ax.legend(
        loc="lower left",
        bbox_to_anchor=(-0.01, 1.0),
        ncols=columns,
        frameon=False,
        borderaxespad=0.2,
        handletextpad=0.3,
        columnspacing=0.9,
        handlelength=1.2,
    )


def fit(ax, **limits):
    """Set limits of the axes, xlim or ylim, where they differ: whoever sets them has the whole picture drawn anew.

    A lab that follows its sliders chooses them from a few sizes for the same reason.
    """
    changed = {name: pair for name, pair in limits.items() if getattr(ax, f"get_{name}")() != tuple(pair)}
    if changed:
        ax.set(**changed)
