"""The second lab of chapter 04: eight optimizers start at one place of one surface, and race downhill."""

from types import SimpleNamespace

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, GREEN, GREY, INK, ORANGE, PURPLE, SKY, YELLOW, number
from neurona.experiments import landscape
from neurona.experiments import race as numbers
from neurona.labs.controls import choice, counter, player, slider, stops
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
SURFACE, RATE, MOMENTUM, NOISE, STEP = "surface", "rate η", "momentum α", "noise", "step"
SURFACE_NAMES = {
    "valley": "valley along an axis",
    "slanted": "slanted valley",
    "saddle": "mountain pass",
    "terrain": "the lecture's terrain",
}
NAMES = {
    "sgd": "SGD",
    "momentum": "momentum",
    "adagrad": "Adagrad",
    "rmsprop": "RMSprop",
    "adadelta": "Adadelta",
    "adam": "Adam",
    "nadam": "NAdam",
    "adasecant": "AdaSecant",
}
X, Y, HEIGHT = "x, the first weight", "y, the second weight", "height above the lowest point"
GOAL, MAP = "goal: within 0.01", "dark is low"
READING = "step {step}   at the goal {arrived} of {count}   diverged {diverged}"
PICTURE = (
    "On the left a map of the surface, dark where it is low, with lines of equal height and the paths of eight "
    "optimizers from the same start; on the right how far each is above the lowest point at each step, on a "
    "logarithmic scale."
)
START = "All eight stand at the start, {above} above the lowest point. Move the step slider, or press play."
ARRIVED = "After {step} steps these are within 0.01 of the lowest point: {names}."
NONE_ARRIVED = "After {step} steps none of the eight is within 0.01 of the lowest point."
WALKING = "{sentence} On the way, lowest first: {names}."
DIVERGED = "{sentence} Diverged, their steps were too long: {names}."
AT_STEP, AT_HEIGHT = "{name} (since step {step})", "{name} ({above})"
SEPARATOR = ", "

RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0]
NOISES = [0.0, 0.1, 0.3, 1.0]
LENGTHS = (30, 100, numbers.STEPS)  # the step axis is so long, or longer
BOTTOM, TOP = 1e-5, 1e2  # of the logarithmic scale; what is beyond stays at the edge
THIN, THICK, LONG = 0.9, 1.7, 100  # of a line, and of a walk
EDGES = 2e-6, 2.5e2  # where its axis ends
LOOKS = {
    "sgd": (GREY, "o", "-"),
    "momentum": (BLUE, "s", "-"),
    "adagrad": (GREEN, "^", "--"),
    "rmsprop": (ORANGE, "D", "--"),
    "adadelta": (YELLOW, "v", ":"),
    "adam": (PURPLE, "P", "-"),
    "nadam": (SKY, "X", "-."),
    "adasecant": (INK, "*", (0, (5, 1, 1, 1))),
}


def optimizers():
    """Race SGD, momentum, Adagrad, RMSprop, Adadelta, Adam, NAdam and AdaSecant from one start.

    Adadelta and AdaSecant find the length of their steps themselves; η is for the other six.

    Returns:
        a LiveFigure with the controls surface, eta, alpha, noise and step.
    """
    step = counter(STEP, 40, 0, numbers.STEPS)
    controls = {
        "surface": choice(SURFACE, "valley", [(SURFACE_NAMES[name], name) for name in numbers.SURFACES]),
        "eta": stops(RATE, 0.1, [(number(eta), eta) for eta in RATES]),
        "alpha": slider(MOMENTUM, 0.9, 0.0, 0.95, 0.05),
        "noise": stops(NOISE, 0.0, [(number(noise), noise) for noise in NOISES]),
        "step": step,
    }

    def update(artists, surface, eta, alpha, noise, step):
        walks = numbers.race(surface, eta, alpha, noise)
        heights = {name: numbers.above(surface, points)[: step + 1] for name, points in walks.items()}
        if artists.shown != surface:
            _show_surface(artists, surface)
        _show_paths(artists, surface, walks, heights)
        _show_heights(artists, heights)
        return race_status(heights)

    return LiveFigure(PICTURE, controls, _draw, update, size=(8.6, 4.4), extra=[player(step, 100)])


def race_status(heights):
    """Say who has arrived, who is on the way and who has diverged, from a dict entrant -> heights (T,)."""
    step = len(heights["sgd"]) - 1
    if step == 0:
        return START.format(above=number(heights["sgd"][0], 3))
    arrived = {name: numbers.arrival(h) for name, h in heights.items()}
    diverged = {name: numbers.divergence(h) for name, h in heights.items()}
    walking = {name: h[-1] for name, h in heights.items() if arrived[name] is None and diverged[name] is None}
    names = _listed(AT_STEP, "step", arrived)
    sentence = (ARRIVED if names else NONE_ARRIVED).format(step=step, names=names)
    if walking:
        sentence = WALKING.format(sentence=sentence, names=_listed(AT_HEIGHT, "above", walking))
    names = _listed(AT_STEP, "step", diverged)
    return DIVERGED.format(sentence=sentence, names=names) if names else sentence


def _listed(form, key, values):
    """List entrants by their value, lowest first; those without one are left out."""
    ranked = sorted((value, name) for name, value in values.items() if value is not None)
    return SEPARATOR.join(form.format(name=NAMES[name], **{key: number(value, 2)}) for value, name in ranked)


def _draw(figure):
    artists = SimpleNamespace(shown=None, lines=[], ends=[], curves=[], marks=[])
    left = artists.map = figure.add_axes((0.08, 0.12, 0.43, 0.74))
    left.set(xlabel=X, ylabel=Y)
    right = figure.add_axes((0.61, 0.12, 0.38, 0.74))
    right.set(xlabel=STEP, ylabel=HEIGHT, yscale="log", ylim=EDGES, xlim=(-0.5, LENGTHS[0] + 0.5))
    right.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    right.minorticks_off()
    right.axhspan(EDGES[0], numbers.GOAL, color=GREEN, alpha=0.1, linewidth=0)
    small = {"ha": "right", "size": 9, "color": GREY}
    right.text(0.985, 2 * EDGES[0], GOAL, transform=right.get_yaxis_transform(), va="center", **small)
    left.text(1, 1.02, MAP, transform=left.transAxes, **small)
    artists.reading = right.text(0, 1.03, "", transform=right.transAxes, weight="bold")
    for name in numbers.ENTRANTS:
        color, marker, dash = LOOKS[name]
        dot = {"color": color, "marker": marker, "markeredgecolor": "white", "linestyle": "", "clip_on": False}
        size = 12 if marker == "*" else 8.5
        for ax, lines, ends in ((left, artists.lines, artists.ends), (right, artists.curves, artists.marks)):
            # AdaSecant trembles near the goal: a thick line would hide all others.
            width = THIN if name == "adasecant" else THICK
            lines += ax.plot([], [], color=color, linestyle=dash, linewidth=width, zorder=2 + width / 2)
            ends += ax.plot([], [], markersize=size, zorder=4, **dot)
        # An empty line that has both is what the legend shows.
        left.plot([], [], color=color, linestyle=dash, marker=marker, markersize=0.8 * size, label=NAMES[name])
    figure.legend(loc="upper left", bbox_to_anchor=(0.06, 1.005), ncols=8, frameon=False, columnspacing=0.9,
                  handletextpad=0.3, handlelength=1.9, borderaxespad=0.1)  # fmt: skip
    return artists


def _show_surface(artists, surface):
    """Draw the map of another surface; this is background, and so the whole picture is drawn anew."""
    ax, ground = artists.map, numbers.SURFACES[surface]
    for old in [*ax.collections]:
        old.remove()
    ax.set(xlim=(ground.low[0], ground.high[0]), ylim=(ground.low[1], ground.high[1]))
    x, y = np.meshgrid(*(np.linspace(a, b, 201) for a, b in zip(ground.low, ground.high, strict=True)))
    height = ground.height(x, y) - ground.lowest
    # Up to twice the height of the start, and closer near the bottom, where the race is decided.
    levels = 2 * (ground.height(*ground.start) - ground.lowest) * np.linspace(0, 1, 12)[1:] ** 2
    ax.contourf(x, y, height, levels=[0, *levels], cmap="Greys_r", alpha=0.28, zorder=0, extend="max")
    ax.contour(x, y, height, levels=levels, colors="white", linewidths=0.9, zorder=1)
    ax.grid(False)
    artists.shown = surface


def _show_paths(artists, surface, walks, heights):
    """Draw each path as far as it can be drawn; the mark of one beyond the map stands at its edge."""
    ground = numbers.SURFACES[surface]
    low, high = np.array(ground.low), np.array(ground.high)
    size = high - low
    for name, line, end in zip(numbers.ENTRANTS, artists.lines, artists.ends, strict=True):
        points = walks[name][: len(heights[name])]
        if numbers.divergence(heights[name]) is not None:  # what comes after its last visit to the map says nothing
            inside = np.flatnonzero(~landscape.outside(points, low - size, high + size))
            points = points[: inside[-1] + 2]
        seen = np.clip(points[~landscape.not_finite(points)], low - size, high + size)
        line.set_data(*seen.T)
        # A long walk in a noise crosses itself: thinner, it hides less of the others.
        line.set_linewidth(THIN if name == "adasecant" or len(heights[name]) > LONG else THICK)
        end.set_data(*np.clip(seen[-1:], low, high).T)


def _show_heights(artists, heights):
    """Draw the height of every entrant at every step; what is out of the scale stays at its edge."""
    step, ax = len(heights["sgd"]) - 1, artists.curves[0].axes
    end = next(end for end in LENGTHS if step <= end)
    pieces.fit(ax, xlim=(-0.015 * end, end * 1.015))
    for name, curve, mark in zip(numbers.ENTRANTS, artists.curves, artists.marks, strict=True):
        shown = np.clip(heights[name], BOTTOM, TOP)
        curve.set_data(np.arange(step + 1), shown)
        mark.set_data([step], shown[-1:])
    arrived = sum(numbers.arrival(h) is not None for h in heights.values())
    diverged = sum(numbers.divergence(h) is not None for h in heights.values())
    words = READING.format(step=step, arrived=arrived, count=len(heights), diverged=diverged)
    artists.reading.set_text(words)
