"""One call draws one figure, and the figure describes itself in words."""

from itertools import cycle

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from neurona.drawing import diagram, pieces
from neurona.drawing.blocks import blocks
from neurona.drawing.gallery import images
from neurona.drawing.memory_cell import memory_cell
from neurona.drawing.network_picture import network_diagram
from neurona.drawing.relief import landscape
from neurona.drawing.style import BLUE, COLORS, DASHES, DPI, GREY, MARKERS, ORANGE, describe, number, our_style
from neurona.drawing.timeline import timeline
from neurona.experiments import neuron

__all__ = [
    "activations",
    "blocks",
    "boundary",
    "curve",
    "describe",
    "images",
    "landscape",
    "line",
    "memory_cell",
    "network_diagram",
    "neuron_diagram",
    "points",
    "timeline",
]

# What a person reads (these will be translated).
FITTED = "the neuron's answer"
MEASURED = "measured"
NET_INPUT = "h, the weighted sum"
OUTPUT = "ŷ, the answer"
SAY_POINTS = "Scatter plot of {ylabel} against {xlabel}, {classes}."
SAY_BOUNDARY = (
    "Scatter plot of {ylabel} against {xlabel}, {classes}, with the line where the neuron's sum is 0. "
    "Points on the wrong side: {wrong} of {count}."
)
SAY_LINE = "{count} points and the straight line {intercept} + {slope}·x: {ylabel} against {xlabel}."
SAY_CURVE = "Curve of {ylabel} against {xlabel}: {curves}."
SAY_ONE_CURVE = "from {first} to {last} in {count} values"
SAY_NAMED_CURVE = "{name} from {first} to {last} in {count} values"
SAY_ACTIVATIONS = "{count} small plots of the answer ŷ against the weighted sum h, one an activation: {names}."
SAY_NEURON = (
    "Diagram of a neuron: the constant 1 and the inputs {inputs} are multiplied by their weights and "
    "summed to h, and h goes through the {activation} activation to the answer ŷ."
)
SAY_NUMBERS = "{diagram} Here h = {h} and ŷ = {y}."
FEW, LARGE = 12, 11  # so few points are drawn so large, in points of print
NUMBERS = (
    "To draw numbers, neuron_diagram() needs weights and values together: {count} of each, for the inputs {inputs}."
)


def points(X, y, *, xlabel, ylabel, labels=None, title=None, description=None):
    """Draw a scatter plot of two inputs, a color and a marker a class.

    Args:
        X: (N, 2) rows of two inputs.
        y: (N,) the class of each row; any values that can be compared.
        xlabel, ylabel: what the axes measure, with the unit.
        labels: class value -> name; the value itself where none is given.
        title: a line above the picture.
        description: the text alternative, in place of the one made from the labels.

    Returns:
        a described matplotlib Figure.
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    fig, ax = _axes(xlabel, ylabel, title)
    names = pieces.scatter_classes(ax, X, y, labels, LARGE if len(X) <= FEW else None)
    ax.legend(loc="best")
    said = SAY_POINTS.format(xlabel=xlabel, ylabel=ylabel, classes=", ".join(names))
    return describe(fig, description or said)


def boundary(w, X, y, *, xlabel, ylabel, labels=None, title=None, description=None):
    """Draw the line of a neuron with two inputs among points, the two sides shaded and wrong points ringed.

    Args:
        w: (3,) the bias and two weights.
        X: (N, 2) rows of two inputs.
        y: (N,) the right answers, -1 or 1.
        xlabel, ylabel, labels, title, description: as for `points`.

    Returns:
        a described matplotlib Figure.
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    fig, ax = _axes(xlabel, ylabel, title)
    parts = pieces.sides(ax, *pieces.limits(X))
    names = pieces.scatter_classes(ax, X, y, labels, LARGE if len(X) <= FEW else None)
    pieces.move_line(parts, w)
    wrong = pieces.ring_wrong(parts, w, X, y)
    ax.legend(loc="best")
    said = SAY_BOUNDARY.format(
        xlabel=xlabel, ylabel=ylabel, classes=", ".join(names), wrong=int(wrong.sum()), count=len(y)
    )
    return describe(fig, description or said)


def line(w, x, y, *, xlabel, ylabel, title=None, description=None):
    """Draw measured points and the straight line w0 + w1 x, each gap as a thin stroke.

    Args:
        w: (2,) the bias and the weight.
        x, y: (N,) the input and the measured output.
        xlabel, ylabel, title, description: as for `points`.

    Returns:
        a described matplotlib Figure.
    """
    x, y = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    fig, ax = _axes(xlabel, ylabel, title)
    margin = 0.08 * (np.ptp(x) or 1.0)
    ends = np.array([x.min() - margin, x.max() + margin])
    ax.vlines(x, y, w[0] + w[1] * x, color=GREY, linewidth=1.2, linestyle=":")
    ax.plot(ends, w[0] + w[1] * ends, color=ORANGE, label=FITTED)
    ax.plot(x, y, "o", color=BLUE, markersize=8, label=MEASURED)
    ax.legend(loc="best")
    said = SAY_LINE.format(count=len(x), intercept=number(w[0]), slope=number(w[1]), xlabel=xlabel, ylabel=ylabel)
    return describe(fig, description or said)


def curve(values, *, xlabel, ylabel, x=None, title=None, logy=False, description=None):
    """Draw numbers as a curve, or several curves from a dict.

    Args:
        values: (T,) numbers, or a dict name -> (T,) numbers.
        xlabel, ylabel, title, description: as for `points`.
        x: (T,) where the values stand; 0, 1, 2... where none is given.
        logy: whether the vertical axis is logarithmic.

    Returns:
        a described matplotlib Figure.
    """
    fig, ax = _axes(xlabel, ylabel, title)
    named = values if isinstance(values, dict) else {None: values}
    said = []
    looks = zip(cycle(COLORS), cycle(DASHES), cycle(MARKERS), strict=False)
    for (name, series), (color, dash, marker) in zip(named.items(), looks, strict=False):
        series = np.asarray(series, dtype=float)
        places = np.arange(len(series)) if x is None else np.asarray(x, dtype=float)
        few = marker if len(series) <= 30 else None
        ax.plot(places, series, color=color, linestyle=dash, marker=few, markersize=5, label=name)
        form = SAY_ONE_CURVE if name is None else SAY_NAMED_CURVE
        first, last = (number(series[i]) if len(series) else "" for i in (0, -1))
        said.append(form.format(name=name, first=first, last=last, count=len(series)))
    if x is None:
        ax.xaxis.set_major_locator(MaxNLocator(integer=True, steps=[1, 2, 5, 10]))
    if logy:
        ax.set_yscale("log")
    if None not in named:
        ax.legend(loc="best")
    return describe(fig, description or SAY_CURVE.format(xlabel=xlabel, ylabel=ylabel, curves="; ".join(said)))


def activations(names=tuple(neuron.ACTIVATIONS), *, description=None):
    """Draw the activation functions side by side.

    Args:
        names: which of step, linear, sigmoid, tanh, relu.
        description: the text alternative, in place of the one made from the names.

    Returns:
        a described matplotlib Figure.
    """
    h = np.linspace(-4, 4, 401)
    with our_style():
        fig = Figure(figsize=(1.75 * len(names) + 0.6, 2.5), dpi=DPI, layout="constrained")
        row = fig.subplots(1, len(names), sharey=True, squeeze=False)[0]
        for ax, name in zip(row, names, strict=True):
            pieces.draw_activation(ax, name, h, color=BLUE)
            ax.set(
                title=name,
                xlabel="h",
                xlim=(-4, 4),
                ylim=(-2, 2),
                xticks=(-3, 0, 3),
                yticks=(-2, -1, 0, 1, 2),
            )
        row[0].set_ylabel(OUTPUT)
    return describe(fig, description or SAY_ACTIVATIONS.format(count=len(names), names=", ".join(names)))


def neuron_diagram(inputs=("x₁", "x₂"), weights=None, bias=None, values=None, *, activation="step", description=None):
    """Draw a neuron from its inputs to its answer.

    Args:
        inputs: the names of the D inputs.
        weights, bias, values: D weights, the bias and D input values, to draw numbers in place of symbols.
        activation: step, linear, sigmoid, tanh or relu.
        description: the text alternative, in place of the one made from the numbers.

    Returns:
        a described matplotlib Figure.

    Raises:
        ValueError: if weights or values are missing where the other or the bias is given, or are not D.
    """
    given = [part for part in (weights, values) if part is not None]
    alone = len(given) == 1 or (bias is not None and not given)
    if alone or any(np.size(part) != len(inputs) for part in given):
        raise ValueError(NUMBERS.format(count=len(inputs), inputs=", ".join(inputs)))
    with our_style():
        fig = Figure(figsize=(7.4, round(0.7 * diagram.height(len(inputs)), 1)), dpi=DPI)
        parts = diagram.draw_neuron(fig.add_axes((0, 0, 1, 1)), inputs)
        diagram.show_activation(parts, activation)
    said = SAY_NEURON.format(inputs=", ".join(inputs), activation=activation)
    if given:
        w = (0.0 if bias is None else bias, *weights)
        h, y = diagram.show_numbers(parts, w, values, activation)
        said = SAY_NUMBERS.format(diagram=said, h=number(h), y=number(y))
    return describe(fig, description or said)


def _axes(xlabel, ylabel, title):
    with our_style():
        fig = Figure(figsize=(7.0, 4.0), dpi=DPI, layout="constrained")
        ax = fig.add_subplot()
        ax.set(xlabel=xlabel, ylabel=ylabel)
        if title:
            ax.set_title(title)
    return fig, ax
