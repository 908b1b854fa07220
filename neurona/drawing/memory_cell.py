"""The cell of an LSTM as a picture: a memory that runs straight through, and four small layers that guard it."""

from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch

from neurona.drawing.style import BLUE, DPI, GREY, INK, ORANGE, describe, our_style

# What a person reads (these will be translated).
OLD_MEMORY, NEW_MEMORY = "memory\nbefore", "memory\nafter"
OLD_STATE, NEW_STATE, WORD = "state\nbefore", "state\nafter", "input x"
ROLES = ("forget gate f", "input gate i", "candidate ĉ", "output gate o")
SIGMOID, TANH = "σ", "tanh"
SAY = (
    "Diagram of an LSTM cell. The memory c runs along the top: it is multiplied by the forget gate, then the "
    "candidate, multiplied by the input gate, is added. The new state h is the tanh of the memory, multiplied "
    "by the output gate. All four layers read the state before and the input."
)

WIDTH, HEIGHT, INCH = 10.8, 6.3, 0.69  # the drawing's own units, and how much of an inch each is
MEMORY_Y, WRITE_Y, SHOW_Y, GATE_Y, FEED_Y = 5.4, 4.1, 3.3, 2.35, 1.15
LEFT, RIGHT, PLUS_X, SHOW_X = 0.6, 10.2, 4.85, 9.1
GATES_X = (2.2, 3.9, 5.8, 7.6)
KNOB, BOX = 0.26, 0.42


def memory_cell(*, description=None):
    """Draw the cell of an LSTM with its three gates.

    Args:
        description: the text alternative, in place of the standing one.

    Returns:
        a described matplotlib Figure.
    """
    with our_style():
        fig = Figure(figsize=(INCH * WIDTH, INCH * HEIGHT), dpi=DPI)
        ax = fig.add_axes((0, 0, 1, 1))
        ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal")
        ax.axis("off")
        _memory(ax)
        _layers(ax)
        _output(ax)
    return describe(fig, description or SAY)


def _memory(ax):
    """The line along the top: kept by the forget gate, added to by the candidate."""
    forget = GATES_X[0]
    _wire(ax, [(LEFT + 0.5, MEMORY_Y), (forget - KNOB, MEMORY_Y)], color=ORANGE, width=3.2)
    _wire(ax, [(forget + KNOB, MEMORY_Y), (PLUS_X - KNOB, MEMORY_Y)], color=ORANGE, width=3.2)
    _wire(ax, [(PLUS_X + KNOB, MEMORY_Y), (RIGHT - 0.5, MEMORY_Y)], color=ORANGE, width=3.2)
    _knob(ax, forget, MEMORY_Y, "×")
    _knob(ax, PLUS_X, MEMORY_Y, "+")
    _text(ax, LEFT, MEMORY_Y, OLD_MEMORY)
    _text(ax, RIGHT, MEMORY_Y, NEW_MEMORY)
    _text(ax, (forget + PLUS_X) / 2, MEMORY_Y + 0.42, "c", size=13, color=ORANGE)


def _layers(ax):
    """The four layers, what they read, and where their answers go."""
    forget, write, candidate, show = GATES_X
    _wire(ax, [(LEFT + 0.5, FEED_Y), (show, FEED_Y)], arrow=False)
    _wire(ax, [(1.45, 0.62), (1.45, FEED_Y)])
    _text(ax, LEFT, FEED_Y, OLD_STATE)
    _text(ax, 1.45, 0.35, WORD)
    for x, role, bend in zip(GATES_X, ROLES, (SIGMOID, SIGMOID, TANH, SIGMOID), strict=True):
        _wire(ax, [(x, FEED_Y), (x, GATE_Y - BOX)])
        _box(ax, x, GATE_Y, bend)
        _text(ax, x, FEED_Y - 0.35, role, color=BLUE)
    _wire(ax, [(forget, GATE_Y + BOX), (forget, MEMORY_Y - KNOB)])
    _wire(ax, [(write, GATE_Y + BOX), (write, WRITE_Y), (PLUS_X - KNOB, WRITE_Y)])
    _wire(ax, [(candidate, GATE_Y + BOX), (candidate, WRITE_Y), (PLUS_X + KNOB, WRITE_Y)])
    _knob(ax, PLUS_X, WRITE_Y, "×")
    _wire(ax, [(PLUS_X, WRITE_Y + KNOB), (PLUS_X, MEMORY_Y - KNOB)])


def _output(ax):
    """From the memory through tanh and the output gate to the new state."""
    show = GATES_X[3]
    _wire(ax, [(SHOW_X, MEMORY_Y), (SHOW_X, 4.4 + BOX)], color=ORANGE)
    _box(ax, SHOW_X, 4.4, TANH, edge=INK)
    _wire(ax, [(SHOW_X, 4.4 - BOX), (SHOW_X, SHOW_Y + KNOB)])
    _wire(ax, [(show, GATE_Y + BOX), (show, SHOW_Y), (SHOW_X - KNOB, SHOW_Y)])
    _knob(ax, SHOW_X, SHOW_Y, "×")
    _wire(ax, [(SHOW_X, SHOW_Y - KNOB), (SHOW_X, FEED_Y), (RIGHT - 0.5, FEED_Y)])
    _text(ax, RIGHT, FEED_Y, NEW_STATE)
    _text(ax, SHOW_X + 0.3, 2.2, "h", size=13)


def _wire(ax, corners, color=INK, width=1.5, arrow=True):
    ax.plot(*zip(*corners, strict=True), color=color, linewidth=width, solid_joinstyle="round", zorder=1)
    if arrow:
        ends = {"arrowstyle": "-|>", "color": color, "linewidth": width, "shrinkA": 0, "shrinkB": 0}
        ax.annotate("", xy=corners[-1], xytext=corners[-2], arrowprops=ends)


def _knob(ax, x, y, sign):
    ax.add_patch(Circle((x, y), KNOB, facecolor="white", edgecolor=INK, linewidth=1.6, zorder=3))
    _text(ax, x, y - 0.02, sign, size=13, color=INK)


def _box(ax, x, y, bend, edge=BLUE):
    shape = "round,pad=0,rounding_size=0.12"
    corner = (x - BOX, y - BOX)
    ax.add_patch(FancyBboxPatch(corner, 2 * BOX, 2 * BOX, boxstyle=shape, fc="white", ec=edge, lw=1.8, zorder=3))
    _text(ax, x, y, bend, size=12, color=INK)


def _text(ax, x, y, words, size=9.5, color=GREY):
    ax.text(x, y, words, ha="center", va="center", size=size, color=color, zorder=4)
