"""Draw docs/flow.png: how a chapter's text becomes notebooks, and a notebook becomes points.

python tools/draw_flow.py            write docs/flow.png
python tools/draw_flow.py --to FILE  write it elsewhere
"""

import argparse
from pathlib import Path

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from neurona.drawing.style import BLUE_SIDE, GREY, INK, ORANGE_SIDE, STYLE

DOCS = Path(__file__).resolve().parents[1] / "docs"
WHITE, GREEN_SIDE = "white", "#E3F1EC"
WIDTH, HEIGHT = 2.3, 0.92

# name: (column, row, what it says, color)
BOXES = {
    "course": (0, 0, "course/\ntext, written by hand", ORANGE_SIDE),
    "source": (1, 0, "source/\ninstructor's notebook", WHITE),
    "release": (2, 0, "release/\nwithout the answers", BLUE_SIDE),
    "student": (3, 0, "a student\nreads, tries, answers", BLUE_SIDE),
    "solutions": (2, -1, "solutions/\nexecuted, with outputs", WHITE),
    "site": (3, -1, "site/\npages without a kernel", WHITE),
    "submitted": (3, -2.25, "submitted/\na student's notebook", BLUE_SIDE),
    "repair": (2, -2.25, "repair\nstructure from source/", WHITE),
    "record": (1, -2.25, "record\nin a sandbox", BLUE_SIDE),
    "judge": (0, -2.25, "judge\nanother process", GREEN_SIDE),
    "gradebook": (0, -3.25, "gradebook.db\npoints", WHITE),
    "feedback": (1, -3.25, "feedback/\none page a student", WHITE),
}
# from, to, what the step is called
ARROWS = [
    ("course", "source", "make build"),
    ("source", "release", ""),
    ("source", "solutions", ""),
    ("release", "student", "make lab"),
    ("solutions", "site", "make html"),
    ("submitted", "repair", "make grade"),
    ("repair", "record", ""),
    ("record", "judge", "plain values"),
    ("judge", "gradebook", ""),
    ("judge", "feedback", ""),
]
STEP = 3.55  # from one column to the next


def center(name):
    column, row, _, _ = BOXES[name]
    return column * STEP, row * 1.55


def border(name, towards):
    """The middle of the side of a box that looks towards another box."""
    x, y = center(name)
    there_x, there_y = center(towards)
    if abs(there_x - x) < 0.1:
        return x, y + HEIGHT / 2 * (1 if there_y > y else -1)
    return x + WIDTH / 2 * (1 if there_x > x else -1), y


def draw():
    """The figure."""
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(11.6, 6.1))
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(-1.5, 3 * STEP + 1.5), ylim=(-5.9, 0.85))
        axes.axis("off")
        for name in BOXES:
            box(axes, name)
        for begin, end, text in ARROWS:
            arrow(axes, border(begin, end), border(end, begin), text)
        around(axes, "student", "submitted", "hands in")
        return figure


def box(axes, name):
    """A box with its two lines."""
    x, y = center(name)
    *_, text, color = BOXES[name]
    title, line = text.split("\n")
    shape = "round,pad=0,rounding_size=0.12"
    axes.add_patch(FancyBboxPatch((x - WIDTH / 2, y - HEIGHT / 2), WIDTH, HEIGHT, boxstyle=shape, linewidth=1.2,
                                  facecolor=color, edgecolor=INK))
    axes.text(x, y + 0.17, title, ha="center", va="center", fontsize=11.5, weight="bold")
    axes.text(x, y - 0.2, line, ha="center", va="center", fontsize=9.5)


def arrow(axes, start, end, text=""):
    """A straight arrow with a name above its middle."""
    axes.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.4})
    axes.text((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 0.14, text, ha="center", fontsize=9, color=GREY)


def around(axes, begin, end, text):
    """An arrow that leaves a box on its right side and comes back to another one below."""
    (x, y), (_, there_y) = center(begin), center(end)
    side, out = x + WIDTH / 2, x + WIDTH / 2 + 0.28
    axes.plot([side, out, out], [y, y, there_y], color=INK, linewidth=1.4)
    axes.text(out - 0.08, (y + 2.4 * there_y) / 3.4, text, ha="right", fontsize=9, color=GREY)
    arrow(axes, (out, there_y), (side, there_y))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=DOCS / "flow.png", help="the file to write")
    draw().savefig(parser.parse_args().to, dpi=110, metadata={"Software": None})


if __name__ == "__main__":
    main()
