"""The lab of memory: how far back an RNN and an LSTM learn to remember, and how much of the error gets that far."""

from types import SimpleNamespace

import numpy as np
from matplotlib.ticker import MaxNLocator

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, GREY, ORANGE, PALE, number
from neurona.experiments import memory as numbers
from neurona.labs.controls import stops
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
GAP, UNITS, BIAS = "gap", "units", "forget bias"
RNN, LSTM, GUESSING, ONE_TRAINING = "RNN", "LSTM", "guessing", "one training"
GAP_AXIS, RIGHT_AXIS = "gap: symbols after the first one", "first symbol named, %"
BACK_AXIS, REACH_AXIS = "steps back from the end", "error that arrives (last step = 1)"
PICTURE = (
    "On the left the share of sequences after which a trained RNN and a trained LSTM name the first symbol, over the "
    "gap; a small mark is one training and the line is their mean. On the right how much of the error at the end gets "
    "back to each step of an untrained network, on a logarithmic scale."
)
SAY = (
    "Gap {gap}, {units} units, forget bias {bias}: on average over {count} trainings the RNN names the first symbol of "
    "{rnn} % of new sequences, the LSTM of {lstm} %; guessing gives {guess} %. Before training, the error "
    "that gets back to the first step, as a multiple of that at the last step, is {rnn_reach} in the RNN and "
    "{lstm_reach} in the LSTM."
)

LEAST, MOST = 1e-12, 1e2  # the ends of the logarithmic scale


def memory(gap=20, units=8, bias=1):
    """Compare RNN and LSTM on a memory task, trained beforehand, by the gap, the units and the first forget bias.

    Args:
        gap, units, bias: where the sliders stand at first.

    Returns:
        a LiveFigure with the controls gap, units and bias.
    """
    controls = {
        "gap": stops(GAP, gap, list(numbers.GAPS)),
        "units": stops(UNITS, units, list(numbers.UNITS)),
        "bias": stops(BIAS, bias, list(numbers.BIASES)),
    }

    def update(artists, gap, units, bias):
        lines = {"rnn": "RNN", "lstm": f"LSTM {bias}"}
        right = {name: numbers.measured(cell, units) for name, cell in lines.items()}  # (GAPS, SEEDS)
        reach = {name: numbers.measured_reach(cell, units, gap) for name, cell in lines.items()}
        _move(artists, gap, right, reach)
        return memory_status(gap, units, bias, right, reach)

    return LiveFigure(PICTURE, controls, _draw, update, size=(8.6, 4.3))


def memory_status(gap, units, bias, right, reach):
    """Say in a sentence how both networks do at a gap; right and reach are dicts with "rnn" and "lstm"."""
    at = numbers.GAPS.index(gap)
    percent = {name: f"{100 * values[at].mean():.0f}" for name, values in right.items()}
    return SAY.format(
        gap=gap,
        units=units,
        bias=bias,
        count=numbers.SEEDS,
        guess=f"{100 * numbers.GUESSING:.0f}",
        rnn_reach=_share(reach["rnn"][0]),
        lstm_reach=_share(reach["lstm"][0]),
        **percent,
    )


def _share(value):
    """Write a share for a person, with a power of ten when it is small: 3 × 10⁻⁷."""
    if value >= 0.001:
        return number(float(f"{value:.1g}"), 2)
    digit, exponent = f"{value:.0e}".split("e")
    return f"{digit} × 10{str(int(exponent)).translate(_RAISED)}"


_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def _draw(figure):
    left, right = figure.add_axes((0.075, 0.13, 0.41, 0.77)), figure.add_axes((0.585, 0.13, 0.395, 0.77))
    places = np.arange(len(numbers.GAPS))
    left.set(xlabel=GAP_AXIS, ylabel=RIGHT_AXIS, ylim=(-4, 108), xlim=(-0.5, len(places) - 0.5))
    left.set_xticks(places, [str(gap) for gap in numbers.GAPS])
    guess = 100 * numbers.GUESSING
    left.axhline(guess, color=GREY, linewidth=1.2, linestyle=":")
    right.set(xlabel=BACK_AXIS, ylabel=REACH_AXIS, yscale="log", ylim=(LEAST, MOST), xlim=(0, 1))
    right.set_yticks([10.0**k for k in range(-12, 3, 2)])
    right.xaxis.set_major_locator(MaxNLocator(8, integer=True))
    artists = SimpleNamespace(band=left.axvspan(-0.5, 0.5, color=PALE, alpha=0.6, linewidth=0, zorder=0.5))
    # The band passes behind this word, so it is drawn with what moves.
    artists.guessing = left.text(
        0.01, guess - 2, GUESSING, transform=left.get_yaxis_transform(), color=GREY, size=9, va="top"
    )
    looks = {"rnn": (RNN, ORANGE, "s", "--"), "lstm": (LSTM, BLUE, "o", "-")}
    for name, (label, color, marker, dash) in looks.items():
        line = {"color": color, "linestyle": dash, "marker": marker, "label": label}
        (mean,) = left.plot([], [], markersize=7, markeredgecolor="white", zorder=4, **line)
        (each,) = left.plot([], [], marker, color=color, markersize=4, alpha=0.55, markeredgewidth=0, zorder=3)
        (curve,) = right.plot([], [], color=color, linestyle=dash, label=label)
        (end,) = right.plot([], [], marker, color=color, markersize=8, markeredgecolor="white", zorder=5, clip_on=False)
        for kind, artist in (("mean", mean), ("each", each), ("curve", curve), ("end", end)):
            setattr(artists, f"{name}_{kind}", artist)
    left.plot([], [], "o", color=GREY, markersize=4, alpha=0.55, label=ONE_TRAINING)
    pieces.legend_above(left, 3)
    pieces.legend_above(right, 2)
    return artists


def _move(artists, gap, right, reach):
    places, at = np.arange(len(numbers.GAPS)), numbers.GAPS.index(gap)
    artists.band.set_x(at - 0.5)
    pieces.fit(artists.rnn_curve.axes, xlim=(0, gap))
    for name, side, marker in (("rnn", -1, "s"), ("lstm", 1, "o")):
        # Side by side, so that no mark hides another one's.
        x = places[:, None] + side * (0.1 + 0.05 * np.arange(numbers.SEEDS))
        getattr(artists, f"{name}_each").set_data(x.ravel(), 100 * right[name].ravel())
        getattr(artists, f"{name}_mean").set_data(places, 100 * right[name].mean(axis=1))
        seen = np.where(reach[name] < LEAST, np.nan, reach[name])
        getattr(artists, f"{name}_curve").set_data(gap - np.arange(gap + 1), seen)
        end = getattr(artists, f"{name}_end")
        end.set_data([gap], [max(reach[name][0], LEAST)])
        # What lies below the picture is an arrowhead at its edge.
        end.set_marker(marker if reach[name][0] >= LEAST else "v")
