"""A tensor is numbers in cells: one cell, a row, a table, a stack of tables."""

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from neurona.drawing.style import BLUE_SIDE, DPI, GREY, INK, describe, our_style

# What a person reads (these will be translated).
NAMES = ("scalar", "vector", "matrix", "tensor")
AXES = ("rank 0, shape ()", "rank 1, shape (4,)", "rank 2, shape (3, 5)", "rank 3, shape (3, 3, 5)")
SAID = (
    "Four drawings of numbers in cells: a scalar is one cell, a vector a row of four cells, a matrix a table of "
    "3 rows and 5 columns, and a tensor of rank 3 a stack of three such tables."
)

VECTOR = (12, 3, 6, 14)
TABLE = ((7, 80, 4, 38, 2), (4, 77, 1, 33, 3), (5, 78, 2, 34, 1))
BEHIND = 0.45  # how far each table of the stack is moved to the right and up
LEFT = (1.6, 4.4, 9.6, 15.8)  # where each drawing begins; a cell is 1 × 1
MIDDLE, CAPTION = 3.45, 0.95


def blocks():
    """Draw a scalar, a vector, a matrix and a tensor of rank 3 as numbers in cells.

    Returns:
        a described matplotlib Figure.
    """
    with our_style():
        fig = Figure(figsize=(8.8, 2.2), dpi=DPI)
        ax = fig.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, 22.4), ylim=(0, 5.6), aspect="equal")
        ax.axis("off")
        _cells(ax, LEFT[0], MIDDLE, [VECTOR[:1]])
        _cells(ax, LEFT[1], MIDDLE, [VECTOR])
        _cells(ax, LEFT[2], MIDDLE, TABLE)
        for layer in (2, 1, 0):
            _cells(ax, LEFT[3] + layer * BEHIND, MIDDLE + (layer - 1) * BEHIND, TABLE, 3 - layer)
        middles = (LEFT[0] + 0.5, LEFT[1] + 2, LEFT[2] + 2.5, LEFT[3] + 2.5 + BEHIND)
        for x, name, axes in zip(middles, NAMES, AXES, strict=True):
            ax.text(x, CAPTION, name, ha="center", va="center", weight="bold", size=11.5)
            ax.text(x, CAPTION - 0.62, axes, ha="center", va="center", size=9, color=GREY)
    return describe(fig, SAID)


def _cells(ax, left, middle, rows, zorder=1):
    """Draw a table of numbers in cells, `rows` from the top, centred on the height `middle`."""
    top = middle + len(rows) / 2
    for i, row in enumerate(rows):
        for j, value in enumerate(row):
            place = (left + j, top - i - 1)
            ax.add_patch(Rectangle(place, 1, 1, facecolor=BLUE_SIDE, edgecolor=INK, linewidth=1, zorder=zorder))
            ax.text(place[0] + 0.5, place[1] + 0.5, value, ha="center", va="center", size=9, zorder=zorder + 0.5)
