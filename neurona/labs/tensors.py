"""The labs of chapter 00: two arrows and what they have in common, and a matrix that moves the plane."""

from types import SimpleNamespace

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.patches import Polygon
from matplotlib.patheffects import withStroke

from neurona.drawing.style import BLUE, BLUE_SIDE, GREEN, GREY, INK, ORANGE, PALE, factor, number
from neurona.experiments import geometry
from neurona.labs.controls import slider
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
ARROW_LABELS = {"u1": "u₁, right", "u2": "u₂, up", "v1": "v₁, right", "v2": "v₂, up"}
VECTORS_PICTURE = (
    "On the left the arrows u and v from the origin, their sum u + v and the angle between them; on the right "
    "three bars: the two products of the entries and the dot product, which is their sum."
)
SUM_AND_DOT = "u + v = ({sum}), and u · v = {products} = {dot}."
NO_ANGLE = "{both} An arrow of length 0 has no direction, so there is no angle."
SAME = "{both} The angle is 0° and the cosine 1: the arrows point in the same direction."
# What an angle means for the sign of the dot product is for the student to find out.
ANGLE = "{both} The angle is {angle}° and the cosine {cosine}."
RIGHT = "{both} The angle is 90° and the cosine 0: the arrows stand at a right angle."
OPPOSITE = "{both} The angle is 180° and the cosine −1: the arrows point in opposite directions."
ANGLE_IS = "angle {angle}°"
FIRST_ENTRY, SECOND_ENTRY = "first entry", "second entry"
BARS, BARS_AXIS = ("u₁·v₁", "u₂·v₂", "u·v"), "the products, and their sum"
VALUE = "value"

ENTRY_LABELS = {"a": "a", "b": "b", "c": "c", "d": "d"}
MATRIX_PICTURE = (
    "Two pictures of the plane. On the left a square grid with the arrows (1, 0) and (0, 1) and a letter F in "
    "the unit square; on the right the same after the matrix ((a, b), (c, d)) has moved every point: the two arrows "
    "are (a, c) and (b, d) now."
)
BEFORE, AFTER = "before", "after"
UNIT_ARROWS, MOVED_ARROWS = ("(1, 0)", "(0, 1)"), ("(a, c)", "(b, d)")
ENTRIES = "a = {a},  b = {b}\nc = {c},  d = {d}"
COLUMNS = "The first column sends (1, 0) to ({a}, {c}), the second sends (0, 1) to ({b}, {d})."
DETERMINANT = "determinant {value}"
IDENTITY = "{columns} The determinant is 1, and every point stays where it is."
KEEPS = "{columns} The determinant is {det}: the unit square now has area {det}."
MIRRORS = "{columns} The determinant is {det}: the unit square now has area {area}, and the F is a mirror image."
LINE = "{columns} The determinant is 0: the whole plane has fallen onto one line, and the square has no area left."
POINT = "{columns} The determinant is 0: the whole plane has fallen onto one point, the origin."

ARROW_REACH, ARROW_EDGE, BAR_EDGE, ARC = 3, 7.4, 22, 1.0
GRID_REACH, GRID_EDGE = 3, 3.7
ALONG, ASIDE, SUM_ALONG, MARGIN = 0.35, 0.4, 1.0, 0.8  # where a name stands, seen from the tip of its arrow
SQUARE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])
LETTER = np.array([[0.3, 0.15], [0.3, 0.85], [0.75, 0.85], [0.3, 0.85], [0.3, 0.5], [0.65, 0.5]])


def vectors():
    """Show two arrows, their sum, their dot product and the angle between them.

    Returns:
        a LiveFigure with the controls u1, u2, v1 and v2.
    """
    start = {"u1": 2.5, "u2": 1.0, "v1": 2.0, "v2": 2.0}
    controls = {
        name: slider(label, start[name], -ARROW_REACH, ARROW_REACH, 0.5) for name, label in ARROW_LABELS.items()
    }

    def update(artists, u1, u2, v1, v2):
        u, v = np.array([u1, u2]), np.array([v1, v2])
        seen = geometry.compare_arrows(u, v)
        _place_arrows(artists, u, v, seen)
        _place_bars(artists, seen)
        return arrows_status(u, v, seen)

    return LiveFigure(VECTORS_PICTURE, controls, _draw_vectors, update, size=(8.6, 4.7))


def matrix():
    """Show where a 2×2 matrix sends a grid, the unit square and its two edges.

    Returns:
        a LiveFigure with the controls a, b, c and d, the entries of the matrix ((a, b), (c, d)).
    """
    start = {"a": 1.0, "b": 0.5, "c": 0.0, "d": 1.0}
    controls = {name: slider(label, start[name], -2, 2) for name, label in ENTRY_LABELS.items()}

    def update(artists, a, b, c, d):
        M = np.array([[a, b], [c, d]])
        _place_plane(artists, M)
        artists.entries.set_text(ENTRIES.format(a=number(a), b=number(b), c=number(c), d=number(d)))
        artists.size.set_text(DETERMINANT.format(value=number(geometry.determinant(M))))
        return matrix_status(M)

    return LiveFigure(MATRIX_PICTURE, controls, _draw_matrix, update, size=(8.6, 4.7))


def arrows_status(u, v, seen):
    """Say in words what two arrows (2,) have in common; `seen` is what geometry.compare_arrows gave."""
    products = " + ".join(f"{factor(a)}·{factor(b)}" for a, b in zip(u, v, strict=True))
    total = ", ".join(number(entry) for entry in seen.sum)
    both = SUM_AND_DOT.format(sum=total, products=products, dot=number(seen.dot))
    if seen.angle is None:
        return NO_ANGLE.format(both=both)
    special = {0: SAME, 90: RIGHT, 180: OPPOSITE}
    form = special.get(seen.angle, ANGLE)
    return form.format(both=both, angle=number(seen.angle, 3), cosine=number(seen.cosine, 3))


def matrix_status(M):
    """Say in words what a matrix (2, 2) does to the plane."""
    a, b, c, d = (number(entry) for entry in np.ravel(M))
    columns = COLUMNS.format(a=a, b=b, c=c, d=d)
    det = geometry.determinant(M)
    if not np.any(M):
        form = POINT
    elif np.array_equal(M, np.eye(2)):
        form = IDENTITY
    else:
        form = LINE if det == 0 else KEEPS if det > 0 else MIRRORS
    return form.format(columns=columns, det=number(det), area=number(abs(det)))


def _draw_vectors(figure):
    ax = figure.add_axes((0.075, 0.12, 0.465, 0.465 * 8.6 / 4.7))
    ax.set(xlim=(-ARROW_EDGE, ARROW_EDGE), ylim=(-ARROW_EDGE, ARROW_EDGE), xticks=range(-6, 7, 2),
           yticks=range(-6, 7, 2), xlabel=FIRST_ENTRY, ylabel=SECOND_ENTRY)  # fmt: skip
    _cross(ax)
    artists = SimpleNamespace()
    artists.chains = [ax.plot([], [], "--", color=color, linewidth=1.2)[0] for color in (ORANGE, BLUE)]
    artists.arrows = _arrows(ax, (GREY, BLUE, ORANGE))
    artists.names = [_name(ax, text, color) for text, color in (("u + v", GREY), ("u", BLUE), ("v", ORANGE))]
    (artists.arc,) = ax.plot([], [], color=INK, linewidth=1.4)
    artists.angle = ax.text(0.02, 0.98, "", transform=ax.transAxes, va="top", weight="bold")
    side = figure.add_axes((0.66, 0.12, 0.32, 0.465 * 8.6 / 4.7))
    side.set(ylim=(-BAR_EDGE, BAR_EDGE), ylabel=VALUE, xlabel=BARS_AXIS)
    side.axhline(0, color=GREY, linewidth=1)
    artists.bars = list(side.bar(BARS, [0, 0, 0], color=(PALE, PALE, GREEN), edgecolor=INK, linewidth=0.8, width=0.6))
    artists.readings = [_name(side, "", INK) for _ in BARS]
    side.grid(axis="x", visible=False)
    return artists


def _place_arrows(artists, u, v, seen):
    artists.arrows.set_UVC(*np.array([seen.sum, u, v]).T)
    _place_name(artists.names[0], seen.sum, SUM_ALONG * _unit(seen.sum), ARROW_EDGE - MARGIN)
    _place_pair(artists.names[1:], u, v, ARROW_EDGE - MARGIN)
    for chain, start in zip(artists.chains, (u, v), strict=True):
        chain.set_data(*np.array([start, seen.sum]).T)
    artists.arc.set_data(*(([], []) if seen.angle is None else geometry.arc(u, v, ARC).T))
    artists.angle.set_text("" if seen.angle is None else ANGLE_IS.format(angle=number(seen.angle, 3)))


def _place_bars(artists, seen):
    heights = (*seen.products, seen.dot)
    for x, (bar, reading, height) in enumerate(zip(artists.bars, artists.readings, heights, strict=True)):
        bar.set_height(height)
        reading.set_text(number(height))
        reading.set_position((x, height + (1.3 if height >= 0 else -1.3)))


def _draw_matrix(figure):
    left, right = (figure.add_axes((x, 0.115, 0.43, 0.43 * 8.6 / 4.7)) for x in (0.062, 0.565))
    for ax, title in ((left, BEFORE), (right, AFTER)):
        ax.set(xlim=(-GRID_EDGE, GRID_EDGE), ylim=(-GRID_EDGE, GRID_EDGE), xticks=range(-3, 4), yticks=range(-3, 4),
               xlabel=FIRST_ENTRY, ylabel=SECOND_ENTRY, title=title)  # fmt: skip
        ax.grid(False)
    _place_plane(_plane(left, UNIT_ARROWS), np.eye(2))
    artists = _plane(right, MOVED_ARROWS)
    box = {"facecolor": "white", "edgecolor": PALE, "pad": 4}
    artists.entries = right.text(0.03, 0.965, "", transform=right.transAxes, va="top", size=9.5, bbox=box, zorder=6)
    artists.size = right.text(1, 1.025, "", transform=right.transAxes, ha="right", va="bottom", weight="bold")
    return artists


def _plane(ax, names):
    """Make what a matrix moves: the grid, the square with its F, and the two arrows with their names."""
    plane = SimpleNamespace()
    colors = [GREY] * (2 * GRID_REACH + 1) + ["#A9B3BD"] * (2 * GRID_REACH + 1)
    plane.lines = ax.add_collection(LineCollection(geometry.grid(GRID_REACH), colors=colors, linewidths=0.9, zorder=1))
    plane.square = ax.add_patch(Polygon(SQUARE, facecolor=BLUE_SIDE, edgecolor=INK, linewidth=1.2, zorder=2))
    (plane.letter,) = ax.plot([], [], color=INK, linewidth=2.4, zorder=3)
    plane.arrows = _arrows(ax, (BLUE, ORANGE))
    plane.names = [_name(ax, text, color) for text, color in zip(names, (BLUE, ORANGE), strict=True)]
    return plane


def _place_plane(plane, M):
    plane.lines.set_segments(geometry.move(M, geometry.grid(GRID_REACH)))
    plane.square.set_xy(geometry.move(M, SQUARE))
    plane.letter.set_data(*geometry.move(M, LETTER).T)
    plane.arrows.set_UVC(*M)
    _place_pair(plane.names, *M.T, GRID_EDGE - 0.4)


def _arrows(ax, colors):
    """Make arrows from the origin, one a color; a zero arrow is a dot."""
    zeros = np.zeros(len(colors))
    return ax.quiver(zeros, zeros, zeros, zeros, color=colors, angles="xy", scale_units="xy", scale=1,
                     units="width", width=0.011, headwidth=4, headlength=4.5, headaxislength=4.2, zorder=4)  # fmt: skip


def _name(ax, text, color):
    written = ax.text(0, 0, text, color=color, ha="center", va="center", weight="bold", zorder=5)
    written.set_path_effects([withStroke(linewidth=3, foreground="white")])
    return written


def _place_pair(names, u, v, edge):
    """Put the names of two arrows beyond their tips, each on the side away from the other arrow."""
    turn = 1 if u[0] * v[1] - u[1] * v[0] >= 0 else -1
    for name, tip, side in ((names[0], u, turn), (names[1], v, -turn)):
        along = _unit(tip)
        _place_name(name, tip, ALONG * along + side * ASIDE * np.array([along[1], -along[0]]), edge)


def _place_name(name, tip, away, edge):
    name.set_position(np.clip(tip + away, -edge, edge))
    name.set_visible(bool(tip.any()))


def _cross(ax):
    for line in (ax.axhline, ax.axvline):
        line(0, color=GREY, linewidth=0.8)


def _unit(arrow):
    return arrow / (np.hypot(*arrow) or 1.0)
