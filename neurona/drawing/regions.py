"""What a network answers everywhere in the plane: two shaded sides, the border, the lines of its first neurons."""

from types import SimpleNamespace

import numpy as np
from contourpy import contour_generator
from matplotlib.artist import Artist
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from PIL import Image

from neurona.drawing import pieces
from neurona.drawing.style import BLUE_SIDE, GREY, INK, ORANGE_SIDE, PALE
from neurona.experiments import neuron
from neurona.experiments.plane import EDGE

# What a person reads (these will be translated).
X_LABEL, Y_LABEL = "first input", "second input"
CLASSES = {1: "class 1", 0: "class 0"}
UNIT, WRONG = "hidden neuron", "wrong side"

SIDE = 1.12 * EDGE
CELLS = 56  # the answer is asked on a grid of so many points a side
_LINE = np.linspace(-SIDE, SIDE, CELLS)
_GRID = np.stack(np.meshgrid(_LINE, _LINE), axis=-1).reshape(-1, 2)
_LOW, _MIDDLE, _HIGH = (np.array(to_rgb(color)) for color in (ORANGE_SIDE, "white", BLUE_SIDE))
_NO_ANSWER = np.array(to_rgb(PALE))
# How far a probability leans is kept as a byte: 1 is all orange, MIDDLE white, 255 all blue, and 0 no answer.
_BYTE_MIDDLE, _BYTE_REACH = 128, 127


class Ground(Artist):
    """Shades its axes by what is answered on a grid, smoothly; several times faster than Matplotlib's own images."""

    zorder = 0

    def __init__(self):
        super().__init__()
        self.p = None  # probabilities (CELLS, CELLS) of class 1, from the lower left corner; None is no answer

    def draw(self, renderer):
        box = self.axes.get_window_extent(renderer)
        left, bottom = round(box.x0), round(box.y0)
        size = round(box.x1) - left, round(box.y1) - bottom
        cells = np.zeros((CELLS, CELLS)) if self.p is None else _BYTE_MIDDLE + _BYTE_REACH * lean(self.p)
        smooth = Image.fromarray(cells.round().astype(np.uint8)).resize(size, Image.Resampling.BILINEAR)
        # draw_image puts the first row of pixels at the bottom, as `p` has it.
        renderer.draw_image(renderer.new_gc(), left, bottom, _PIXELS[np.asarray(smooth)].view(np.uint8))


def draw_regions(ax, marker=5.5):
    """Make the artists that `move_regions` places: sides, border, unit lines, points, rings.

    Args:
        ax: matplotlib axes; limits and labels are set here.
        marker: size of the points.

    Returns:
        a namespace of artists, all of which move.
    """
    ax.set(xlim=(-SIDE, SIDE), ylim=(-SIDE, SIDE), aspect="equal", xlabel=X_LABEL, ylabel=Y_LABEL)
    ax.set(xticks=(-1, 0, 1), yticks=(-1, 0, 1))
    ax.grid(False)
    ground = ax.add_artist(Ground())
    units = ax.add_collection(LineCollection([], colors=GREY, linewidths=1.2, linestyles="--", zorder=1))
    border = ax.add_collection(LineCollection([], colors=INK, linewidths=2.2, zorder=2))
    pieces.scatter_classes(ax, np.zeros((2, 2)), np.array([0, 1]), CLASSES)
    points = ax.lines[-2:]
    for line in points:
        line.set_markersize(marker)
    ring = {"markersize": marker + 5, "markerfacecolor": "none", "markeredgecolor": INK}
    (rings,) = ax.plot([], [], "o", markeredgewidth=1.2, zorder=4, label=WRONG, **ring)
    units.set_label(UNIT)
    return SimpleNamespace(ground=ground, units=units, border=border, points=points, rings=rings)


def move_regions(parts, run):
    """Show what a run's network answers now.

    Args:
        parts: what `draw_regions` gave.
        run: a `neurona.experiments.plane.Run`.

    Returns:
        (N,) booleans, the points on the wrong side.
    """
    wrong, broken = run.wrong(), run.diverged
    p = run.probability(_GRID).reshape(CELLS, CELLS)
    parts.ground.p = None if broken else p
    parts.border.set_segments([] if broken else border(p))
    parts.units.set_segments([] if broken else unit_segments(run))
    for line, value in zip(parts.points, (1, 0), strict=True):
        line.set_data(*run.X[run.y == value].T)
    parts.rings.set_data(*run.X[wrong & (not broken)].T)
    return wrong


def lean(p):
    """Give how far each probability p (...) of class 1 leans to a side: -1 to class 0, 1 to class 1."""
    # The square root keeps the sides apart where the network is still undecided.
    return np.sign(p - 0.5) * np.sqrt(np.abs(2 * p - 1))


def shades(lean):
    """Give a color (..., 3) for each lean (...): orange at -1, white between the sides, blue at 1."""
    lean = np.asarray(lean)[..., None]
    return np.where(lean > 0, _MIDDLE + lean * (_HIGH - _MIDDLE), _MIDDLE - lean * (_LOW - _MIDDLE))


def _pixels():
    """Give the pixel (256, 1), its four bytes in one number, of each byte that a lean is kept as."""
    colors = shades((np.arange(256) - _BYTE_MIDDLE) / _BYTE_REACH)
    colors[0] = _NO_ANSWER
    opaque = np.concatenate([colors, np.ones((256, 1))], axis=1)
    return (255 * opaque).round().astype(np.uint8).view(np.uint32)


_PIXELS = _pixels()


def border(p):
    """Give the lines, each (M, 2), along which the probabilities p (CELLS, CELLS) are one half."""
    return [line for line in contour_generator(_LINE, _LINE, p).lines(0.5) if len(line) > 1]


def unit_segments(run):
    """Give the ends (2, 2) of each first-layer neuron's line h = 0, where it crosses the picture."""
    edges = (-SIDE, SIDE)
    found = (neuron.positive_side(w, edges, edges)[1] for w in run.unit_lines())
    return [segment for segment in found if segment is not None and len(segment) == 2]
