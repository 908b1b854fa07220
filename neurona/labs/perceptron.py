"""The first labs of chapter 01: what one neuron computes, and the line that it draws."""

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona import data, plot
from neurona.drawing import diagram, pieces
from neurona.drawing.style import BLUE, GREY, ORANGE, factor, number
from neurona.experiments import neuron as numbers
from neurona.experiments.flowers import START_WEIGHTS, setosa_or_not
from neurona.labs.controls import choice, slider
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
INPUT_NAMES = ("x₁", "x₂")
BIAS, WEIGHT_1, WEIGHT_2 = "bias w₀", "weight w₁", "weight w₂"
INPUT_1, INPUT_2, ACTIVATION = "input x₁", "input x₂", "activation"

NEURON_PICTURE = (
    "Diagram of a neuron with two inputs, its weights on the wires, beside the curve of its activation "
    "with a point at the present sum h and answer ŷ."
)
STEP_FIRES = "h = {sum} = {h}: above 0, so the neuron fires and answers +1."
STEP_QUIET = "h = {sum} = {h}: not above 0, so the neuron stays quiet and answers −1."
RELU_QUIET = "h = {sum} = {h}: not above 0, so relu answers 0."
RELU_PASSES = "h = {sum} = {h}: above 0, so relu lets it pass and answers {y}."
LINEAR = "h = {sum} = {h}: the linear neuron answers h itself, {y}."
SIGMOID = "h = {sum} = {h}: the sigmoid brings it between 0 and 1 and answers {y}."
NO_ANSWER = "h = {sum} is not a number, so the neuron has no answer."
TANH = "h = {sum} = {h}: tanh brings it between −1 and 1 and answers {y}."
NEURON_POINT = "h = {h}, ŷ = {y}"

BOUNDARY_PICTURE = (
    "Scatter plot of {count} points in two classes with the line where the neuron's sum is 0; "
    "the side where it answers +1 is blue, the other one orange, and points on the wrong side have a ring."
)
WRONG_COUNT = "{wrong} of {count} wrong"
IRIS = {
    "labels": {1: "setosa (+1)", -1: "the other two (−1)"},
    "axes": ("sepal length, standardised", "sepal width, standardised"),
    "none": "0 of {count} flowers are on the wrong side: the line separates setosa from the rest.",
    "one": "1 of {count} flowers is on the wrong side: {missed} setosa, {false} of the rest.",
    "many": "{wrong} of {count} flowers are on the wrong side: {missed} setosa, {false} of the rest.",
}
SPAM = {
    "labels": {1: "spam (+1)", -1: "not spam (−1)"},
    "axes": data.SPAM_FEATURES,
    "none": "0 of {count} e-mails are on the wrong side: the line separates spam from the rest.",
    "one": "1 of {count} e-mails is on the wrong side: {missed} spam, {false} of the rest.",
    "many": "{wrong} of {count} e-mails are on the wrong side: {missed} spam, {false} of the rest.",
}
NO_LINE = "A weight is not a number, so there is no line."
SAME_ANSWER = "{errors} Both weights are 0, so there is no line: every answer is the same."
OUT_OF_SIGHT = "{errors} The line lies outside the picture."

UNKNOWN_DATA = "There is no data set {name!r} for this lab; choose one of {names}."

EDGE = 6.0  # the activation's curve is drawn from -EDGE to EDGE


def neuron():
    """Show one neuron with two inputs: move its weights and inputs, choose its activation, read its answer.

    Returns:
        a LiveFigure with the controls w0, w1, w2, x1, x2 and activation.
    """
    controls = {
        "w0": slider(BIAS, 0.5, -5, 5),
        "activation": choice(ACTIVATION, "step", list(numbers.ACTIVATIONS)),
        "w1": slider(WEIGHT_1, 1.0, -5, 5),
        "x1": slider(INPUT_1, 2.0, -5, 5, 0.5),
        "w2": slider(WEIGHT_2, -0.1, -5, 5),
        "x2": slider(INPUT_2, 5.0, -5, 5, 0.5),
    }

    def update(artists, w0, w1, w2, x1, x2, activation):
        if artists.name.get_text() != activation:
            _choose_activation(artists, activation)
        h, y = diagram.show_numbers(artists, (w0, w1, w2), (x1, x2), activation)
        _mark(artists, h, y)
        return neuron_status((w0, w1, w2), (x1, x2), activation, h, y)

    return LiveFigure(NEURON_PICTURE, controls, _draw_neuron, update, size=(8.6, 3.5))


def boundary(data="iris"):
    """Show a neuron's line among real points: move its weights until no point is on the wrong side.

    Args:
        data: "iris" (setosa against the rest, sepal length and width, standardised) or "spam" (two counts).

    Returns:
        a LiveFigure with the controls w0, w1 and w2.
    """
    X, y, words = boundary_data(data)
    start = START_WEIGHTS if data == "iris" else (-2.0, 1.2, 0.7)
    names = ((BIAS, WEIGHT_1, WEIGHT_2), ("w0", "w1", "w2"))
    controls = {name: slider(label, value, -5, 5) for label, name, value in zip(*names, start, strict=True)}

    def draw(figure):
        ax = figure.add_axes((0.085, 0.115, 0.9, 0.8))
        ax.set(xlabel=words["axes"][0], ylabel=words["axes"][1])
        artists = pieces.sides(ax, *pieces.limits(X))
        pieces.scatter_classes(ax, X, y, words["labels"])
        artists.points = ax.lines[2:]
        artists.count = ax.text(1, 1.022, "", transform=ax.transAxes, ha="right", va="bottom", weight="bold")
        pieces.legend_above(ax, 4)
        return artists

    def update(artists, w0, w1, w2):
        pieces.move_line(artists, (w0, w1, w2))
        wrong = pieces.ring_wrong(artists, (w0, w1, w2), X, y)
        artists.count.set_text(WRONG_COUNT.format(wrong=int(wrong.sum()), count=len(y)))
        return boundary_status((w0, w1, w2), wrong, y, words, bool(len(artists.edge.get_xdata())))

    return LiveFigure(BOUNDARY_PICTURE.format(count=len(y)), controls, draw, update, size=(7.6, 4.6))


def neuron_status(w, x, activation, h, y):
    """Say in a sentence how a neuron with two inputs comes to its answer."""
    forms = {
        "step": STEP_FIRES if h > 0 else STEP_QUIET,
        "relu": RELU_PASSES if h > 0 else RELU_QUIET,
        "linear": LINEAR,
        "sigmoid": SIGMOID,
        "tanh": TANH,
    }
    products = [f"{factor(abs(weight))}·{factor(value)}" for weight, value in zip(w[1:], x, strict=True)]
    signs = ["−" if weight < 0 else "+" for weight in w[1:]]
    total = " ".join([number(w[0]), *(part for pair in zip(signs, products, strict=True) for part in pair)])
    form = NO_ANSWER if np.isnan(h) else forms[activation]
    return form.format(sum=total, h=number(h), y=number(y))


def boundary_data(name):
    """Give the points (N, 2), the right answers (N,) and the words of the boundary lab's data set.

    Raises:
        ValueError: if there is no data set of that name.
    """
    if name == "iris":
        return *setosa_or_not("standardised"), IRIS
    if name == "spam":
        X, y, _ = data.spam()
        return X, y, SPAM
    raise ValueError(UNKNOWN_DATA.format(name=name, names="iris, spam"))


def boundary_status(w, wrong, y, words, seen):
    """Say how many points are on the wrong side, of which class, and why no line is seen."""
    if np.isnan(w).any():
        return NO_LINE
    count = int(wrong.sum())
    form = words["none" if count == 0 else "one" if count == 1 else "many"]
    missed, false = int(wrong[y == 1].sum()), int(wrong[y == -1].sum())
    errors = form.format(wrong=count, count=len(y), missed=missed, false=false)
    if w[1] == w[2] == 0:
        return SAME_ANSWER.format(errors=errors)
    return errors if seen else OUT_OF_SIGHT.format(errors=errors)


def _draw_neuron(figure):
    artists = diagram.draw_neuron(figure.add_axes((0, 0.02, 0.65, 0.96)), INPUT_NAMES)
    ax = figure.add_axes((0.745, 0.16, 0.235, 0.68))
    ax.set(xlabel=plot.NET_INPUT, ylabel=plot.OUTPUT, xlim=(-EDGE * 1.06, EDGE * 1.06))
    ax.yaxis.set_major_locator(MaxNLocator(6, steps=[1, 2, 5, 10]))
    (artists.guide,) = ax.plot([], [], ":", color=GREY, linewidth=1.4)
    artists.curves = ax.plot([], [], color=BLUE) + ax.plot([], [], color=BLUE)
    (artists.point,) = ax.plot([], [], "o", color=ORANGE, markersize=10, markeredgecolor="white", zorder=5)
    artists.reading = ax.text(0, 1.05, "", transform=ax.transAxes, weight="bold", va="bottom")
    return artists


def _choose_activation(artists, name):
    """Change the curve beside the diagram, and the one inside it."""
    diagram.show_activation(artists, name)
    h = np.linspace(-EDGE, EDGE, 241)
    pieces = [h[h <= 0], h[h > 0]] if name == "step" else [h, h[:0]]
    for curve, piece in zip(artists.curves, pieces, strict=True):
        curve.set_data(piece, numbers.ACTIVATIONS[name](piece))
    tall = EDGE * 1.06 if name in ("linear", "relu") else 1.5
    artists.point.axes.set_ylim(-tall, tall)


def _mark(artists, h, y):
    """Put the point on the curve; a sum beyond the picture is an arrowhead at its edge."""
    x, top = np.clip(h, -EDGE, EDGE), min(EDGE, artists.point.axes.get_ylim()[1])
    artists.point.set_data([x], [np.clip(y, -top, top)])
    artists.point.set_marker(">" if h > EDGE else "<" if h < -EDGE else "o")
    artists.guide.set_data([x, x], [0, np.clip(y, -top, top)])
    artists.reading.set_text(NEURON_POINT.format(h=number(h, 3), y=number(y, 3)))
