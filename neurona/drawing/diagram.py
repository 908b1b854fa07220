"""The neuron as a diagram: inputs on the left, weights on the wires, the sum, the activation, the answer."""

from types import SimpleNamespace

import numpy as np
from matplotlib.patches import Circle, FancyBboxPatch

from neurona.drawing.style import BLUE, GREY, INK, PALE, number, sign_color, subscript
from neurona.experiments.neuron import ACTIVATIONS, weighted_sum

WEIGHT_NAME = "w{index}"
WEIGHT_IS = "w{index} = {value}"
SUM_IS = "h = {value}"
ANSWER_IS = "ŷ = {value}"
STAGES = ("inputs", "weights", "sum", "activation", "answer")

WIDTH = 10.57  # the drawing's own units: 0.7 of them make an inch in a figure of its own
INPUT_X, SUM_X, BOX_X, OUT_X = 1.15, 5.2, 7.45, 9.6
RADIUS, SUM_RADIUS, BOX = 0.42, 0.62, 0.66
TEXT, SMALL = 12, 9.5
FITS = 3  # so many letters of a name go into a circle


def height(count):
    """Give the height of the drawing with `count` inputs, in its own units."""
    return 1.9 + 1.55 * count


def draw_neuron(ax, inputs):
    """Draw a neuron with symbols in place of numbers, on axes that it fills.

    Args:
        ax: matplotlib axes of any size.
        inputs: the names of the D inputs.

    Returns:
        the parts that `show_numbers` and `show_activation` change: wires, weights, values, names, sum,
        curve, name, answer.
    """
    ax.set(xlim=(0, WIDTH), ylim=(0, height(len(inputs))), aspect="equal")
    ax.axis("off")
    heights = np.linspace(1.2 + 1.55 * len(inputs), 1.2, len(inputs) + 1)
    parts = SimpleNamespace(wires=[], weights=[], values=[], names=[], middle=heights.mean())
    _body(ax, parts)
    for index, (name, y) in enumerate(zip(("1", *inputs), heights, strict=True)):
        _input(ax, parts, index, name, y)
    for x, word in zip((INPUT_X, (INPUT_X + SUM_X) / 2, SUM_X, BOX_X, OUT_X), STAGES, strict=True):
        _text(ax, x, 0.3, word, size=SMALL, color=GREY)
    return parts


def show_activation(parts, name):
    """Put the curve and the name of an activation into its box."""
    h = np.array([-4, -1e-9, 1e-9, 4]) if name == "step" else np.linspace(-4, 4, 61)
    tall = 1.25 if name in ("step", "tanh", "sigmoid") else 4.0
    inside = np.abs(y := ACTIVATIONS[name](h)) <= tall
    parts.curve.set_data(BOX_X + 0.5 * h[inside] / 4, parts.middle + 0.5 * y[inside] / tall)
    parts.name.set_text(name)


def show_numbers(parts, w, x, activation):
    """Write the numbers of one example into the diagram; a wire's width and color follow its weight.

    Args:
        parts: what `draw_neuron` gave.
        w: (D + 1,) the bias and the weights.
        x: (D,) the values of the inputs.
        activation: step, linear, sigmoid, tanh or relu.

    Returns:
        (h, y): the weighted sum and the answer.
    """
    # Decimals do not add up in binary: 0.3 - 0.1 * 3 would be a little above 0, and the step would fire.
    h = round(float(weighted_sum(w, x)), 12)
    y = h if np.isnan(h) else float(ACTIVATIONS[activation](h))
    for text, name, value in zip(parts.values, parts.names, x, strict=True):
        text.set_text(number(value, 3))
        name.set_visible(True)
    for index, (wire, text, weight) in enumerate(zip(parts.wires, parts.weights, w, strict=True)):
        text.set_text(WEIGHT_IS.format(index=subscript(index), value=number(weight, 3)))
        wire.set_linewidth(1.0 + min(abs(weight), 8.0) if np.isfinite(weight) else 1.0)
        wire.set_color(sign_color(weight))
        wire.set_linestyle((0, (2.2, 0.8)) if weight < 0 else "-")
    parts.sum.set_text(SUM_IS.format(value=number(h)))
    parts.answer.set_text(ANSWER_IS.format(value=number(y, 3)))
    return h, y


def _body(ax, parts):
    """Draw what every neuron has: the sum, the box of the activation, the answer."""
    middle = parts.middle
    _arrow(ax, middle, SUM_X + SUM_RADIUS, BOX_X - BOX)
    _arrow(ax, middle, BOX_X + BOX, OUT_X - RADIUS - 0.1)
    ax.add_patch(Circle((SUM_X, middle), SUM_RADIUS, facecolor="white", edgecolor=INK, linewidth=1.8, zorder=3))
    _text(ax, SUM_X, middle, "Σ", size=20)
    parts.sum = _text(ax, SUM_X, middle - 0.98, "h")
    box = FancyBboxPatch(
        (BOX_X - BOX, middle - BOX),
        2 * BOX,
        2 * BOX,
        boxstyle="round,pad=0,rounding_size=0.14",
        zorder=3,
        facecolor="white",
        edgecolor=INK,
        linewidth=1.8,
    )
    ax.add_patch(box)
    for across, up in (((-0.5, 0.5), (0, 0)), ((0, 0), (-0.5, 0.5))):
        ax.plot(BOX_X + np.array(across), middle + np.array(up), color=PALE, linewidth=1, zorder=4)
    (parts.curve,) = ax.plot([], [], color=BLUE, linewidth=2.4, zorder=5)
    parts.name = _text(ax, BOX_X, middle - 0.98, "")
    ax.add_patch(Circle((OUT_X, middle), RADIUS + 0.1, facecolor="white", edgecolor=INK, linewidth=1.8, zorder=3))
    _text(ax, OUT_X, middle, "ŷ", size=15)
    parts.answer = _text(ax, OUT_X, middle - 0.98, "")


def _input(ax, parts, index, name, y):
    """Draw one input with its wire; the bias is the constant 1, and a square."""
    start, end = np.array([INPUT_X + RADIUS, y]), np.array([SUM_X, parts.middle])
    end = end - (end - start) / np.hypot(*(end - start)) * SUM_RADIUS
    (wire,) = ax.plot(*zip(start, end, strict=True), color=GREY, linewidth=2, solid_capstyle="butt", zorder=1)
    parts.wires.append(wire)
    label = _text(ax, *(start + 0.45 * (end - start)), WEIGHT_NAME.format(index=subscript(index)))
    label.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 2.5})
    parts.weights.append(label)
    edge = {"facecolor": "white", "edgecolor": INK, "linewidth": 1.8, "zorder": 3}
    if index == 0:
        shape = "round,pad=0,rounding_size=0.08"
        ax.add_patch(FancyBboxPatch((INPUT_X - 0.36, y - 0.36), 0.72, 0.72, boxstyle=shape, **edge))
        _text(ax, INPUT_X, y, name)
        return
    ax.add_patch(Circle((INPUT_X, y), RADIUS, **edge))
    inside = len(name) <= FITS
    parts.values.append(_text(ax, INPUT_X, y, name if inside else ""))
    parts.names.append(_text(ax, INPUT_X, y + 0.64, name, size=SMALL, color=GREY))
    parts.names[-1].set_visible(not inside)


def _arrow(ax, y, start, end):
    style = {"arrowstyle": "-|>,head_width=0.3,head_length=0.6", "color": INK, "linewidth": 1.8, "shrinkA": 0}
    ax.annotate("", (end, y), (start, y), arrowprops={**style, "shrinkB": 0}, zorder=2)


def _text(ax, x, y, word, size=TEXT, color=INK):
    return ax.text(x, y, word, ha="center", va="center", size=size, color=color, zorder=6)
