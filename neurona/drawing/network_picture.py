"""A network as a picture: a column of neurons for each layer, and a wire from each neuron to each in the next."""

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from neurona.drawing.style import DPI, GREY, INK, describe, number, our_style, sign_color, subscript

# What a person reads (these will be translated).
INPUTS, OUTPUTS, HIDDEN, HIDDEN_NUMBERED = "inputs", "outputs", "hidden", "hidden {index}"
ONE_OUTPUT = "output"
INPUT, OUTPUT, ONLY_OUTPUT = "x{index}", "ŷ{index}", "ŷ"
SIZE, BIAS, MORE = "{name}: {size}", "bias {value}", "⋮"
SAY = "A network in layers, every neuron wired to all in the next layer: {layers}."
SAY_LAYER = "{size} {name}"
SAY_NUMBERS = "{said} The wires carry their weights."
TOO_SHORT = "A network needs at least inputs and outputs: give two sizes or more, each 1 or larger."

MOST = 6  # a taller layer is drawn with a gap
RADIUS, ACROSS, DOWN = 0.3, 2.4, 1.0  # the drawing's units; 0.78 of an inch each
INCH = 0.78


def network_diagram(sizes, weights=None, names=None, *, description=None):
    """Draw a network from left to right, a column of circles a layer.

    Args:
        sizes: neurons in each layer, inputs first, such as (64, 32, 10).
        weights: for each layer after the first a pair (W, b), W (D, K) and b (K,), to write numbers on the
            wires; rows of W belong to the layer before. None draws plain wires.
        names: for each layer after the first a list of names to write into its circles; None names outputs only.
        description: the text alternative, in place of the one made from the sizes.

    Returns:
        a described matplotlib Figure.

    Raises:
        ValueError: for fewer than two layers, or one without neurons.
    """
    sizes = [int(size) for size in sizes]
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(TOO_SHORT)
    rows, down = min(max(sizes), MOST), DOWN if weights is None else 1.5 * DOWN
    across = ACROSS if weights is None else 1.35 * ACROSS
    width, height = across * (len(sizes) - 1) + 2.4, down * (rows - 1) + 2.3
    with our_style():
        fig = Figure(figsize=(INCH * width, INCH * height), dpi=DPI)
        ax = fig.add_axes((0, 0, 1, 1))
        ax.set(xlim=(-1.2, width - 1.2), ylim=(-1.35, height - 1.35), aspect="equal")
        ax.axis("off")
        middle = down * (rows - 1) / 2
        places = [_column(size, across * column, middle, down) for column, size in enumerate(sizes)]
        for column, (left, right) in enumerate(zip(places, places[1:], strict=False)):
            _wires(ax, left, right, None if weights is None else np.asarray(weights[column][0], dtype=float))
        layers = layer_names(sizes)
        for column, (place, size, name) in enumerate(zip(places, sizes, layers, strict=True)):
            bias = None if weights is None or column == 0 else np.asarray(weights[column - 1][1], dtype=float)
            _layer(ax, place, size, column, len(sizes), bias, names[column - 1] if names and column else None)
            ax.text(across * column, -0.95, SIZE.format(name=name, size=size), ha="center", color=GREY, size=9.5)
    said = SAY.format(layers=", ".join(SAY_LAYER.format(size=s, name=n) for s, n in zip(sizes, layers, strict=True)))
    return describe(fig, description or (said if weights is None else SAY_NUMBERS.format(said=said)))


def layer_names(sizes):
    """Name the layers: inputs, the hidden ones (numbered where there are several), outputs."""
    hidden = len(sizes) - 2
    between = [HIDDEN] if hidden == 1 else [HIDDEN_NUMBERED.format(index=i + 1) for i in range(hidden)]
    return [INPUTS, *between, OUTPUTS if sizes[-1] > 1 else ONE_OUTPUT]


def _column(size, x, middle, down):
    """Give {index of the neuron: (x, y)}; of a tall layer only the first ones and the last."""
    shown = list(range(size)) if size <= MOST else [*range(MOST - 2), size - 1]
    rows = range(size) if size <= MOST else [*range(MOST - 2), MOST - 1]
    top = middle + down * (min(size, MOST) - 1) / 2
    return {index: (x, top - down * row) for index, row in zip(shown, rows, strict=True)}


def _wires(ax, left, right, W):
    for i, start in left.items():
        for k, end in right.items():
            weight = None if W is None else W[i, k]
            color = GREY if weight is None else sign_color(weight)
            dash = "--" if weight is not None and weight < 0 else "-"
            wide = 0.7 if weight is None else 1.6
            ax.plot(*zip(start, end, strict=True), color=color, linestyle=dash, linewidth=wide, zorder=1)
            if weight is not None:
                # A third of the way, where the wires of one neuron have already parted.
                x, y = np.add(start, 0.34 * np.subtract(end, start))
                box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
                ax.text(x, y, number(weight), ha="center", va="center", size=11, zorder=2, bbox=box)


def _layer(ax, places, size, column, columns, bias, names):
    for index, (x, y) in places.items():
        face = {"facecolor": "white", "edgecolor": INK, "linewidth": 1.6, "zorder": 3}
        ax.add_patch(Circle((x, y), RADIUS, **face))
        form = INPUT if column == 0 else OUTPUT if size > 1 else ONLY_OUTPUT
        if names or column in (0, columns - 1):
            name = names[index] if names else form.format(index=subscript(index + 1))
            ax.text(x, y, name, ha="center", va="center", size=10.5, zorder=4)
        if bias is not None:
            text = BIAS.format(value=number(bias[index]))
            ax.text(x, y - RADIUS - 0.08, text, ha="center", va="top", size=9.5, color=INK, zorder=4)
    if size > MOST:
        (x, above), (_, below) = [*places.values()][-2:]
        ax.text(x, (above + below) / 2, MORE, ha="center", va="center", size=16, color=GREY)
