"""Two labs of chapter 03: the bend of an activation with its slope, and what hidden layers can separate."""

from types import SimpleNamespace

import numpy as np

from neurona import nn
from neurona.drawing.regions import draw_regions, move_regions
from neurona.drawing.style import BLUE, GREY, ORANGE, number
from neurona.experiments.plane import COUNT, EPOCHS, PUZZLES, trained
from neurona.labs.controls import choice, counter, slider
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
NAME, INPUT = "activation", "sum z"
CURVE_AXES, SLOPE_AXES = ("sum z", "answer f(z)"), ("sum z", "slope f′(z)")
ACTIVATIONS_PICTURE = (
    "On the left the curve of an activation with a point at the present sum z and its tangent; "
    "on the right the curve of its slope with the same z."
)
CURVE_POINT, SLOPE_POINT = "f({z}) = {a}", "f′({z}) = {slope}"
SAY = "{name}: at z = {z} the answer is {a} and the slope {slope}."
KINK = "{sentence} There is a kink here: the slope of the flatter side counts."
JUMP = "{sentence} There is a jump here: it has no slope, and 0 stands in for it."
DEAD = "{sentence} The slope is so close to 0 that no error gets through: this neuron does not learn here."
NO_NUMBER = "z is not a number, and so neither are the answer and the slope."
SHRINKS = "{sentence} An error that passes back through here is multiplied by {slope}."
FULL = "{sentence} An error passes back through here unchanged."

PUZZLE, UNITS = "points", "units"
PUZZLE_NAMES = {"circles": "circles", "moons": "moons", "spiral": "spiral", "xor": "XOR"}
PANELS = ("no hidden layer", "1 hidden layer", "2 hidden layers")
SCORE = "{panel}: {right} of {count}"
CAPACITY_PICTURE = (
    "The same {count} points three times, with what a trained network answers everywhere: without a hidden "
    "layer, with one and with two of them; dashed are the lines of the first hidden neurons."
)
CAPACITY = (
    "Points on the right side after {epochs} epochs, of {count}: without a hidden layer {none}, "
    "with one {one}, with two {two}."
)

EDGE = 5.0  # z goes from -EDGE to EDGE
KINKS = {"relu": (0.0,), "leaky_relu": (0.0,), "piecewise_linear": (-0.5, 0.5)}
JUMPS = ("step", "sign")
NO_SLOPE = 0.005


def activations():
    """Show an activation and its slope, and read both at any z.

    Returns:
        a LiveFigure with the controls name and z.
    """
    controls = {
        "name": choice(NAME, "sigmoid", list(nn.ACTIVATIONS)),
        "z": slider(INPUT, 1.0, -EDGE, EDGE),
    }

    def update(artists, name, z):
        a, slope = (float(f(name, z)) for f in (nn.activation, nn.activation_derivative))
        if artists.shown != name:
            _show_curves(artists, name)
        _show_point(artists, z, a, slope)
        return activation_status(name, z, a, slope)

    return LiveFigure(ACTIVATIONS_PICTURE, controls, _draw_activations, update, size=(8.6, 3.6))


def activation_status(name, z, a, slope):
    """Say in a sentence what an activation answers at z, and what its slope does to an error."""
    if np.isnan(z):
        return NO_NUMBER
    words = {"slope": number(slope, 3)}
    sentence = SAY.format(name=name, z=number(z, 3), a=number(a, 3), **words)
    if name in JUMPS:
        return (JUMP if z == 0 else DEAD).format(sentence=sentence)
    if z in KINKS.get(name, ()):
        return KINK.format(sentence=sentence)
    form = DEAD if slope < NO_SLOPE else FULL if slope == 1 else SHRINKS
    return form.format(sentence=sentence, **words)


def capacity():
    """Train networks with 0, 1 and 2 hidden layers on the same points, and see what each can separate.

    Returns:
        a LiveFigure with the controls puzzle and units.
    """
    controls = {
        "puzzle": choice(PUZZLE, "xor", [(PUZZLE_NAMES[name], name) for name in PUZZLES]),
        "units": counter(UNITS, 4, 1, 12),
    }

    def update(artists, puzzle, units):
        right = []
        for panel, words, layers in zip(artists.panels, PANELS, (0, 1, 2), strict=True):
            wrong = move_regions(panel, trained(puzzle, units, layers))
            right.append(int((~wrong).sum()))
            panel.score.set_text(SCORE.format(panel=words, right=right[-1], count=COUNT))
        none, one, two = right
        return CAPACITY.format(epochs=EPOCHS, count=COUNT, none=none, one=one, two=two)

    picture = CAPACITY_PICTURE.format(count=COUNT)
    return LiveFigure(picture, controls, _draw_capacity, update, size=(8.6, 3.35))


def _draw_activations(figure):
    left, right = figure.add_axes((0.075, 0.15, 0.41, 0.72)), figure.add_axes((0.58, 0.15, 0.41, 0.72))
    artists = SimpleNamespace(shown=None)
    for ax, (xlabel, ylabel) in ((left, CURVE_AXES), (right, SLOPE_AXES)):
        ax.set(xlim=(-EDGE, EDGE), xlabel=xlabel, ylabel=ylabel)
        ax.axhline(0, color=GREY, linewidth=0.8)
    right.set_ylim(-0.1, 1.15)
    # A step is drawn in pieces, so that no stroke stands at its jump.
    artists.curves = left.plot([], [], [], [], color=BLUE, linewidth=2.4)
    artists.slopes = right.plot([], [], [], [], [], [], color=ORANGE, linewidth=2.4, linestyle="--")
    (artists.tangent,) = left.plot([], [], color=ORANGE, linewidth=1.6, linestyle="--")
    dot = {"markersize": 9, "markeredgecolor": "white", "zorder": 4}
    (artists.point,) = left.plot([], [], "o", color=BLUE, **dot)
    (artists.mark,) = right.plot([], [], "s", color=ORANGE, **dot)
    for key, ax in (("reading", left), ("slope", right)):
        setattr(artists, key, ax.text(0, 1.05, "", transform=ax.transAxes, weight="bold"))
    return artists


def _show_curves(artists, name):
    """Show another activation: two curves, cut where they jump, and the height of its answers."""
    z = np.linspace(-EDGE, EDGE, 501)
    cuts = {"curves": (0.0,) if name in JUMPS else (), "slopes": KINKS.get(name, ())}
    for kind, f in (("curves", nn.activation), ("slopes", nn.activation_derivative)):
        pieces = np.split(z, np.searchsorted(z, cuts[kind], side="right"))
        for line, piece in zip(getattr(artists, kind), [*pieces, *3 * [z[:0]]], strict=False):
            piece = piece[~np.isin(piece, cuts[kind])]
            line.set_data(piece, f(name, piece))
    low, high = nn.activation(name, np.array([-EDGE, EDGE]))
    room = 0.12 * (high - low)
    artists.point.axes.set_ylim(low - room, high + room)
    artists.shown = name


def _show_point(artists, z, a, slope):
    half = 1.4 / np.hypot(1, slope)
    ends = z + np.array([-half, half])
    artists.tangent.set_data(ends, a + slope * (ends - z))
    artists.point.set_data([z], [a])
    artists.mark.set_data([z], [slope])
    words = {"z": number(z, 3), "a": number(a, 3), "slope": number(slope, 3)}
    artists.reading.set_text(CURVE_POINT.format(**words))
    artists.slope.set_text(SLOPE_POINT.format(**words))


def _draw_capacity(figure):
    artists = SimpleNamespace(panels=[])
    for column in range(3):
        ax = figure.add_axes((0.055 + 0.32 * column, 0.13, 0.29, 0.75))
        panel = draw_regions(ax, marker=4.5)
        panel.score = ax.text(0, 1.04, "", transform=ax.transAxes, weight="bold")
        if column:
            ax.set(ylabel="", yticklabels=[])
        artists.panels.append(panel)
    artists.moving = [
        artist
        for panel in artists.panels
        for part in vars(panel).values()
        for artist in (part if isinstance(part, list) else [part])
    ]
    return artists
