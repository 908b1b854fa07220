"""The third lab of chapter 04: how large the gradient still is at each layer, on its way back."""

from types import SimpleNamespace

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, ORANGE, number
from neurona.experiments import gradient_flow as numbers
from neurona.labs.controls import choice, counter
from neurona.labs.live import LiveFigure
from neurona.nn import ACTIVATIONS

# What a person reads (these will be translated).
DEPTH, ACTIVATION, START = "hidden layers", "activation", "first weights"
START_NAMES = {
    "Xavier": "Xavier",
    "He": "He",
    "too small": "too small (std 0.01)",
    "too large": "too large (std 1)",
    "zeros": "all zero",
}
LAYER, GRADIENT, ANSWERS = "layer, from the digits to the output", "gradient norm ‖dW‖", "on the way forward"
HIDDEN, OUTPUT, NOTHING, BEYOND = "hidden layer", "output layer", "0", "beyond the picture"
SPREAD, SLOPE = "size of the answers", "mean slope f′(z)"
READING = "first ÷ last hidden layer: {ratio}"
PICTURE = (
    "On the left the size of the gradient at each layer of an untrained network, the first layer on the left, on a "
    "logarithmic scale; on the right, at each hidden layer, the size of the answers and the mean slope of the "
    "activation."
)
RESULT = "With {depth} hidden layers the gradient is {first} at the first and {last} at the last of them."
ONE_LAYER = "With one hidden layer the gradient is {first} there."
FATES = {
    "passes": "{result} It passes: every layer can learn.",
    "vanishes": "{result} It vanishes: each layer on the way back leaves {factor} of it, and the first hardly learn.",
    "explodes": "{result} It explodes: each layer on the way back multiplies it by {factor}.",
    "faint": "{result} It is alike everywhere, and tiny; the last answers on the way forward have size {spread}.",
    "violent": "{result} It is alike everywhere, and huge; the last answers on the way forward have size {spread}.",
    "silent": "{result} Nothing comes back to the first layer: {reason}",
    "lost": "{result} It is beyond the range of numbers of the computer.",
}
REASONS = {
    "zeros": "with weights of zero an error is multiplied by zero.",
    "flat": "the slope of this activation is zero wherever it was asked.",
    "small": "what was left is too small for the computer.",
}

LOWEST, HIGHEST = (-4, -8, -16, -32, -64, -100), (1, 3, 8, 16, 32, 64, 100)  # where a scale may end, in decades


def vanishing():
    """Send the error of an untrained network back, and measure the gradient at each layer.

    Returns:
        a LiveFigure with the controls depth, activation and start.
    """
    controls = {
        "depth": counter(DEPTH, 20, 1, numbers.DEEPEST),
        "activation": choice(ACTIVATION, "sigmoid", list(ACTIVATIONS)),
        "start": choice(START, "Xavier", [(START_NAMES[name], name) for name in numbers.STARTS]),
    }

    def update(artists, depth, activation, start):
        found = numbers.flow(depth, activation, start)
        _stretch(artists, found)
        _show_gradients(artists, found.gradients)
        layers = np.arange(1, depth + 1)
        for line, values in ((artists.spreads, found.spreads), (artists.slopes, found.slopes)):
            line.set_data(layers, np.where(np.isfinite(values) & (values > 0), values, np.nan))
        silent = layers[(found.spreads == 0) | (found.slopes == 0)]
        artists.nothing[1].set_data(silent, np.full(len(silent), artists.spreads.axes.get_ylim()[0]))
        return vanishing_status(found, start)

    return LiveFigure(PICTURE, controls, _draw, update, size=(8.6, 4.0))


def vanishing_status(found, start):
    """Say in words what is left of the gradient; found is a `gradient_flow.Flow`, start a name of its weights."""
    gradients, depth = found.gradients, len(found.spreads)
    first, last, spread = (number(value, 2) for value in (gradients[0], gradients[-2], found.spreads[-1]))
    result = (RESULT if depth > 1 else ONE_LAYER).format(depth=depth, first=first, last=last)
    reason = "zeros" if start == "zeros" else "flat" if not found.slopes.any() else "small"
    ratio = numbers.ratio(gradients)
    factor = number(ratio ** (1 / max(depth - 1, 1)), 2) if ratio > 0 else None
    form = FATES[numbers.fate(gradients)]
    return form.format(result=result, factor=factor, spread=spread, reason=REASONS[reason])


def _draw(figure):
    left, right = figure.add_axes((0.09, 0.135, 0.475, 0.71)), figure.add_axes((0.655, 0.135, 0.335, 0.71))
    left.set(xlabel=LAYER, ylabel=GRADIENT, yscale="log", ylim=_scale(np.ones(1)))
    right.set(xlabel=HIDDEN, ylabel=ANSWERS, yscale="log", ylim=_scale(np.ones(1)))
    for ax in (left, right):
        ax.xaxis.set_major_locator(MaxNLocator(8, integer=True))
        ax.minorticks_off()
    (stems,) = left.plot([], [], color=BLUE, linewidth=1.6)
    dot = {"linestyle": "", "markeredgecolor": "white"}
    (hidden,) = left.plot([], [], "o", color=BLUE, markersize=7, label=HIDDEN, **dot)
    (output,) = left.plot([], [], "D", color=ORANGE, markersize=8, label=OUTPUT, **dot)
    edge = {"linestyle": "", "clip_on": False, "markersize": 7, "color": "white"}
    nothing = [ax.plot([], [], "v", markeredgecolor=BLUE, label=NOTHING, **edge)[0] for ax in (left, right)]
    (beyond,) = left.plot([], [], "^", markeredgecolor=ORANGE, label=BEYOND, **edge)
    (spreads,) = right.plot([], [], "o-", color=BLUE, linewidth=1.2, markersize=3.5, label=SPREAD)
    (slopes,) = right.plot([], [], "s--", color=ORANGE, linewidth=1.2, markersize=2.5, label=SLOPE)
    nothing[1].set_label(None)
    pieces.legend_above(left, 4)
    pieces.legend_above(right, 2)
    reading = left.text(0, 1.1, "", transform=left.transAxes, va="bottom", weight="bold")
    return SimpleNamespace(
        stems=stems,
        hidden=hidden,
        output=output,
        nothing=nothing,
        beyond=beyond,
        spreads=spreads,
        slopes=slopes,
        reading=reading,
    )


def _stretch(artists, found):
    """Fit the axes to what was found, in few sizes."""
    left, right, layers = artists.hidden.axes, artists.spreads.axes, len(found.gradients)
    end = next(end for end in (6, 11, 21, 51) if layers <= end) + 0.7
    seen = {left: found.gradients, right: np.concatenate([found.spreads, found.slopes])}
    for ax, values in seen.items():
        pieces.fit(ax, xlim=(0.3, end), ylim=_scale(values))


def _scale(values):
    """Give the lower and the upper end of a logarithmic scale that shows all values above zero."""
    decades = np.log10(values[np.isfinite(values) & (values > 0)])
    low = next((end for end in LOWEST if end <= decades.min(initial=0)), LOWEST[-1])
    high = next((end for end in HIGHEST if end >= decades.max(initial=0)), HIGHEST[-1])
    return 0.4 * 10.0**low, 2.5 * 10.0**high


def _show_gradients(artists, gradients):
    """Draw the gradient of each layer; zero lies on the lower edge, what is no number on the upper one."""
    ax, layers = artists.hidden.axes, np.arange(1, len(gradients) + 1)
    low, high = ax.get_ylim()
    drawn = np.isfinite(gradients) & (gradients > low) & (gradients < high)
    none = np.isfinite(gradients) & (gradients <= low)
    artists.stems.set_data(layers, np.where(drawn, gradients, np.nan))
    for line, which in ((artists.hidden, layers < len(layers)), (artists.output, layers == len(layers))):
        line.set_data(layers[which & drawn], gradients[which & drawn])
    for line, which, height in ((artists.nothing[0], none, low), (artists.beyond, ~drawn & ~none, high)):
        line.set_data(layers[which], np.full(which.sum(), height))
    artists.reading.set_text(READING.format(ratio=number(numbers.ratio(gradients), 2)))
