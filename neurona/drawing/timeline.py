"""The history of the field as a falling line: the steeper it is, the shorter the wait for the next idea."""

from typing import NamedTuple

from matplotlib.figure import Figure

from neurona.drawing.style import BLUE, DPI, GREEN, GREY, INK, ORANGE, PALE, describe, our_style

# What a person reads (these will be translated).
IDEA, LIMIT, MEANS = "a new idea", "a limit is found", "data and tools"
YEAR, ORDER = "year", "milestone"
SAID = (
    "Time line from 1943 to 2017, one milestone a row, each with a marker at its year: {events}. "
    "The last five lie within nine years."
)
EVENT, SAID_EVENT = "{year}  {name}", "{year} {name} ({people})"
DECADES = range(1940, 2021, 10)
LAST_ON_THE_LEFT = 1985  # up to this year a name stands to the right of its marker, later to the left


class Milestone(NamedTuple):
    """A year, what happened, who did it, and which of the three kinds it is."""

    year: int
    name: str
    people: str
    kind: str


MILESTONES = (
    Milestone(1943, "model of a neuron", "McCulloch, Pitts", IDEA),
    Milestone(1957, "perceptron", "Rosenblatt", IDEA),
    Milestone(1969, "XOR: what one layer cannot do", "Minsky, Papert", LIMIT),
    Milestone(1980, "neocognitron", "Fukushima", IDEA),
    Milestone(1986, "backpropagation", "Rumelhart, Hinton, Williams", IDEA),
    Milestone(1989, "LeNet reads digits", "LeCun", IDEA),
    Milestone(1991, "vanishing gradient", "Hochreiter", LIMIT),
    Milestone(1997, "LSTM", "Hochreiter, Schmidhuber", IDEA),
    Milestone(2009, "ImageNet", "Fei-Fei Li", MEANS),
    Milestone(2012, "AlexNet", "Krizhevsky, Sutskever, Hinton", IDEA),
    Milestone(2014, "generative adversarial networks", "Goodfellow", IDEA),
    Milestone(2015, "Keras and TensorFlow, then PyTorch", "three teams", MEANS),
    Milestone(2017, "Transformer", "Vaswani and others", IDEA),
)
MARKS = {IDEA: ("o", BLUE), LIMIT: ("X", ORANGE), MEANS: ("s", GREEN)}


def timeline():
    """Draw the milestones from the model of a neuron (1943) to the Transformer (2017).

    Returns:
        a described matplotlib Figure.

    Source: the lectures' history of deep learning, with the Transformer (A. Vaswani and others, 2017) added.
    """
    with our_style():
        fig = Figure(figsize=(8.8, 5.0), dpi=DPI, layout="constrained")
        ax = fig.add_subplot()
        ax.set(xlabel=YEAR, ylabel=ORDER, xlim=(1938, 2022), ylim=(len(MILESTONES) + 0.7, 0.3), xticks=DECADES)
        ax.set_yticks(range(1, len(MILESTONES) + 1))
        ax.grid(axis="y", visible=False)
        years, rows = [event.year for event in MILESTONES], range(1, len(MILESTONES) + 1)
        ax.plot(years, rows, color=PALE, linewidth=2.5, zorder=1)
        for kind, (marker, color) in MARKS.items():
            ours = [(event.year, row) for event, row in zip(MILESTONES, rows, strict=True) if event.kind == kind]
            ax.plot(*zip(*ours, strict=True), marker, color=color, markersize=9, markeredgecolor="white", label=kind)
        for event, row in zip(MILESTONES, rows, strict=True):
            _write(ax, event, row)
        ax.legend(loc="upper right")
    events = "; ".join(SAID_EVENT.format(**event._asdict()) for event in MILESTONES)
    return describe(fig, SAID.format(events=events))


def _write(ax, event, row):
    """Write a milestone beside its marker: its name in ink, who it was in grey."""
    late = event.year > LAST_ON_THE_LEFT
    side = {"ha": "right" if late else "left", "va": "center", "textcoords": "offset points", "zorder": 3}
    name = EVENT.format(year=event.year, name=event.name)
    first = ax.annotate(name, (event.year, row), (-10 if late else 10, 0), weight="bold", color=INK, size=10, **side)
    first.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 1})
    end = (0, 0.5) if late else (1, 0.5)
    ax.annotate(event.people, end, (-8 if late else 8, 0), xycoords=first, color=GREY, size=9.5, **side)
