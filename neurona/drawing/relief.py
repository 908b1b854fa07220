"""A relief map shows a height over a plane: dark is low, and a walk runs across it as a line."""

import numpy as np
from matplotlib.figure import Figure

from neurona.drawing.style import DPI, GREEN, ORANGE, describe, our_style
from neurona.experiments import landscape as numbers

# What a person reads (these will be translated).
X, Y, HEIGHT, SHADE = "x, the first weight", "y, the second weight", "F, the cost (dark is low)", "F (dark is low)"
START, WALK, END = "start", "walk", "last point"
SAY_LANDSCAPE = (
    "Relief map of a terrain with several dark valleys. {count} walks start on a grid of places and run downhill; "
    "walks that start side by side often end in different valleys: the start decides which one is found."
)


def relief(figure, box, bar, height, low, high, levels, label=SHADE):
    """Draw the map of a height, with its scale beside it.

    Args:
        figure: a matplotlib Figure.
        box, bar: where the map and its scale stand, as left, bottom, width, height in shares of the figure.
        height: takes x and y arrays and gives their height.
        low, high: (2,) the corners of the window.
        levels: the heights between which the shade changes.
        label: what the scale says.

    Returns:
        the axes of the map.
    """
    ax = figure.add_axes(box)
    x, y = (np.linspace(a, b, 301) for a, b in zip(low, high, strict=True))
    shades = ax.contourf(x, y, height(x[None, :], y[:, None]), levels=levels, cmap="Blues_r", extend="max")
    ax.contour(
        shades,
        levels=levels[::2],
        colors="white",
        linewidths=0.5,
        alpha=0.6,
        linestyles="solid",
        negative_linestyles="solid",
    )
    ax.grid(False)
    ax.set(xlabel=X, ylabel=Y, xlim=(low[0], high[0]), ylim=(low[1], high[1]))
    scale = figure.colorbar(shades, cax=figure.add_axes(bar), label=label)
    scale.outline.set_visible(False)
    return ax


def walker(ax):
    """Make the line, the start and the end of a walk on a map, for `move_walker` to place."""
    (line,) = ax.plot([], [], "o-", color=ORANGE, linewidth=1.6, markersize=3.2, label=WALK, zorder=4)
    edge = {"markeredgecolor": "white", "markeredgewidth": 1.2}
    (start,) = ax.plot([], [], "D", color=GREEN, markersize=9, label=START, zorder=5, **edge)
    (end,) = ax.plot([], [], "o", color=ORANGE, markersize=11, label=END, zorder=6, **edge)
    return line, start, end


def move_walker(parts, points, low, high):
    """Place a walk (T, 2) on its map; an end beyond the map is a cross at the edge."""
    line, start, end = parts
    low, high = np.array(low), np.array(high)
    finite = points[~numbers.not_finite(points)]
    size = high - low
    seen = np.clip(finite, low - size, high + size)
    line.set_data(*seen.T)
    start.set_data(*seen[:1].T)
    hidden = numbers.outside(points[-1:], low, high)[0]
    end.set_data(*np.clip(seen[-1:], low + 0.02 * size, high - 0.02 * size).T)
    end.set_marker("X" if hidden else "o")


def landscape():
    """Draw the lecture's terrain with walks from a grid of starts: each ends in the valley that is below it.

    Returns:
        a described matplotlib Figure.
    """
    low, high = numbers.SURFACE_LOW, numbers.SURFACE_HIGH
    starts = [(x, y) for x in np.linspace(-2.7, 2.7, 10) for y in np.linspace(-2.6, 1.6, 7)]
    walks = numbers.walk(numbers.surface_slope, np.transpose(starts), 0.025, steps=3000)  # (T, 2, N)
    with our_style():
        fig = Figure(figsize=(8.0, 5.0), dpi=DPI)
        ax = relief(
            fig,
            (0.08, 0.11, 0.78, 0.86),
            (0.885, 0.11, 0.02, 0.86),
            numbers.surface,
            low,
            high,
            np.linspace(-1, 1, 17),
            HEIGHT,
        )
        ax.plot(walks[:, 0], walks[:, 1], color=ORANGE, linewidth=1.1, zorder=3)
        ax.plot(
            *np.array(starts).T, ".", color=GREEN, markersize=5, markeredgecolor="white", markeredgewidth=0.5, zorder=4
        )
        ax.plot(*walks[-1], "o", color=ORANGE, markersize=9, markeredgecolor="white", zorder=5)
    return describe(fig, SAY_LANDSCAPE.format(count=len(starts)))
