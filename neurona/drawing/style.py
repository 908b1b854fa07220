"""All pictures of the course share one look, and each knows how to describe itself in words."""

import io
import math
import sys
from functools import partial

import matplotlib as mpl
import matplotlib.style
from matplotlib.backends.backend_agg import FigureCanvasAgg

NOT_A_NUMBER = "not a number"
MINUS = "−"
PERCENT = "{percent} %"

# The palette of Okabe and Ito, which colour-blind readers can tell apart; a marker always goes with a colour.
BLUE, ORANGE, GREEN, PURPLE, SKY, YELLOW = "#0072B2", "#D55E00", "#009E73", "#AA4499", "#56B4E9", "#E69F00"
INK, GREY, PALE = "#1F2933", "#5F6B76", "#D5DAE0"
BLUE_SIDE, ORANGE_SIDE = "#DDEBF6", "#FBE7DB"
COLORS = (BLUE, ORANGE, GREEN, PURPLE, SKY, YELLOW)
MARKERS = ("o", "s", "^", "D", "v", "P")
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)))

DPI = 100  # a pixel of the page is a hundredth of an inch of the figure
SHARPNESS = 2  # a picture without a kernel is stored with twice as many pixels as it takes on the page
STYLE = {
    "figure.facecolor": "white",
    "savefig.facecolor": "white",
    "savefig.bbox": None,
    "figure.constrained_layout.use": False,
    "figure.constrained_layout.w_pad": 0.1,
    "figure.constrained_layout.h_pad": 0.1,
    "font.family": ["DejaVu Sans"],
    "font.size": 10.5,
    "text.color": INK,
    "axes.facecolor": "white",
    "axes.edgecolor": GREY,
    "axes.labelcolor": INK,
    "axes.labelsize": 10.5,
    "axes.titlesize": 11.5,
    "axes.titlelocation": "left",
    "axes.titlepad": 9.0,
    "axes.linewidth": 0.8,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "grid.color": "#E6E9ED",
    "grid.linewidth": 0.8,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "xtick.labelcolor": INK,
    "ytick.labelcolor": INK,
    "xtick.labelsize": 9.5,
    "ytick.labelsize": 9.5,
    "legend.fontsize": 9.5,
    "legend.frameon": True,
    "legend.framealpha": 0.92,
    "legend.edgecolor": PALE,
    "legend.facecolor": "white",
    "lines.linewidth": 2.0,
    "lines.markersize": 6.0,
    "path.simplify": True,
}


def our_style():
    """Give a context in which figures are made in the course's style, whatever the student has set."""
    return mpl.style.context(["default", STYLE])


def describe(fig, text):
    """Give a figure its text alternative, for readers who do not see it.

    Args:
        fig: a matplotlib Figure, drawn by any means.
        text: one or two sentences that say what the figure shows.

    Returns:
        the same figure; as the last line of a cell it is shown once, with its description.
    """
    fig.description = text
    # IPython asks an object for this name before its own table of figure formats.
    fig._repr_mimebundle_ = partial(_mimebundle, fig)
    if "matplotlib.pyplot" in sys.modules:
        # A figure that pyplot still holds would be shown a second time at the end of the cell.
        sys.modules["matplotlib.pyplot"].close(fig)
    return fig


def still(fig, text):
    """Draw a figure for a page without a kernel.

    Args:
        fig: a matplotlib Figure.
        text: its text alternative.

    Returns:
        (data, metadata), as IPython stores what a cell shows.
    """
    if not isinstance(fig.canvas, FigureCanvasAgg):
        FigureCanvasAgg(fig)
    stream = io.BytesIO()
    fig.savefig(stream, format="png", dpi=DPI * SHARPNESS, bbox_inches=None)
    width, height = (round(inches * DPI) for inches in fig.get_size_inches())
    shown = {"alt": text, "width": width, "height": height}
    return {"image/png": stream.getvalue(), "text/plain": text}, {"image/png": shown}


def _mimebundle(fig, include=None, exclude=None, **kwargs):
    return still(fig, fig.description)


def factor(value):
    """Write a number as a factor of a product: in brackets where it has a minus."""
    return f"({number(value)})" if value < 0 else number(value)


def percent(share, decimals=0):
    """Write a share from 0 to 1 as a percentage."""
    return PERCENT.format(percent=number(round(100 * share, decimals)))


def sign_color(weight):
    """Give the color of a wire: blue above 0, orange below, pale where nothing passes."""
    return BLUE if weight > 0 else ORANGE if weight < 0 else PALE


def subscript(index):
    """Write a whole number from 0 up in small lowered digits: x₁₂."""
    return str(index).translate(_LOWERED)


_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def number(value, digits=4):
    """Write a number for a person: few digits, a true minus sign, NaN in words, ∞ for infinity."""
    if math.isnan(value):
        return NOT_A_NUMBER
    if math.isinf(value):
        return "∞" if value > 0 else MINUS + "∞"
    text = f"{value:.0f}" if 10**digits <= abs(value) < 1e7 else f"{value:.{digits}g}"
    return "0" if float(text) == 0 else text.replace("-", MINUS)
