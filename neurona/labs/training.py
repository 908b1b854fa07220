"""The last lab of chapter 01 replays the training of a neuron, one correction after the other."""

import numpy as np

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, GREY, ORANGE
from neurona.experiments import neuron
from neurona.experiments.flowers import setosa_or_not, training
from neurona.labs.controls import choice, counter, player, stops
from neurona.labs.live import LiveFigure
from neurona.labs.perceptron import IRIS

# What a person reads (these will be translated).
RATE, SCALING, STEP = "rate η", "inputs", "correction"
STANDARDISED, RAW = "standardised", "raw, in cm"
TRAINING_PICTURE = (
    "On the left the 150 flowers and the line of a neuron in training, with the flower of the last "
    "correction in a ring and the line before it dashed; on the right the errors of each epoch."
)
RAW_AXES = ("sepal length (cm)", "sepal width (cm)")
NEW_LINE, OLD_LINE, CORRECTED = "the line now", "before the correction", "flower corrected"
EPOCH, ERRORS = "epoch", "errors in the epoch"
START = "Before the first correction the line is wrong about {wrong} of 150 flowers. Move the correction slider."
CORRECTION = (
    "Correction {step} of {steps}, in epoch {epoch}: flower {flower} was on the wrong side and moved "
    "the line, which is now wrong about {wrong} of 150 flowers."
)
LEARNED = (
    "Correction {step} was the last, in epoch {epoch}: no flower is on the wrong side now. "
    "The training ends with epoch {epochs}, the first without an error."
)
GIVEN_UP = (
    "Correction {step} is the last of {epochs} epochs, and the line is still wrong about {wrong} of 150 "
    "flowers: this training has not ended."
)


def perceptron_training():
    """Replay the training of a neuron on Iris, one correction after the other.

    Returns:
        a LiveFigure with the controls eta, scaling ("standardised" or "raw") and step.
    """
    step = counter(STEP, 0, 0, 1)
    scalings = [(STANDARDISED, "standardised"), (RAW, "raw")]
    controls = {
        "eta": stops(RATE, 0.1, [0.001, 0.01, 0.1, 1.0]),
        "scaling": choice(SCALING, "standardised", scalings),
        "step": step,
    }

    def update(artists, eta, scaling, step):
        X, y, history = training(scaling, eta)
        if artists.shown != (eta, scaling):
            controls["step"].max = len(history.row)
            _show_training(artists, scaling, X, history)
            artists.shown = (eta, scaling)
        step = min(step, len(history.row))
        _show_correction(artists, X, history, step)
        return training_status(history, step, neuron.wrong_side(history.w[step], X, y).sum())

    size = (8.6, 4.1)
    return LiveFigure(TRAINING_PICTURE, controls, _draw_training, update, size, extra=[player(step)])


def training_status(history, step, wrong):
    """Say what the last correction was for, and what the line gets wrong after it."""
    steps = len(history.row)
    if step == 0:
        return START.format(wrong=wrong)
    epoch, epochs = history.epoch[step - 1], len(history.errors)
    if step < steps:
        flower = history.row[step - 1] + 1
        return CORRECTION.format(step=step, steps=steps, epoch=epoch, flower=flower, wrong=wrong)
    return (GIVEN_UP if history.errors[-1] else LEARNED).format(step=step, epoch=epoch, epochs=epochs, wrong=wrong)


def _draw_training(figure):
    left, right = figure.add_axes((0.075, 0.125, 0.535, 0.79)), figure.add_axes((0.71, 0.125, 0.275, 0.79))
    artists = pieces.sides(left, (0, 1), (0, 1))
    artists.shown = None
    X, y = setosa_or_not("standardised")
    pieces.scatter_classes(left, X, y, IRIS["labels"])
    artists.points = left.lines[2:]
    for points in artists.points:
        points.set_markersize(5)
    (artists.before,) = left.plot([], [], "--", color=GREY, linewidth=1.6, zorder=1.5, label=OLD_LINE)
    artists.edge.set_label(NEW_LINE)
    artists.rings.set_label(CORRECTED)
    pieces.legend_above(left, 5)
    right.set(xlabel=EPOCH, ylabel=ERRORS)
    (artists.errors,) = right.plot([], [], color=BLUE, marker="o", markersize=3.5, linewidth=1.4)
    (artists.now,) = right.plot([], [], "o", color=ORANGE, markersize=9, markeredgecolor="white")
    return artists


def _show_training(artists, scaling, X, history):
    """Show another training: its points, its axes, and the errors of all its epochs."""
    left, right = artists.edge.axes, artists.errors.axes
    xlim, ylim = pieces.limits(X)
    labels = IRIS["axes"] if scaling == "standardised" else RAW_AXES
    left.set(xlim=xlim, ylim=ylim, xlabel=labels[0], ylabel=labels[1])
    artists.ground.set_xy(neuron.corners(xlim, ylim))
    _, y = setosa_or_not(scaling)
    for points, side in zip(artists.points, (1, -1), strict=True):
        points.set_data(*X[y == side].T)
    epochs = np.arange(1, len(history.errors) + 1)
    artists.errors.set_data(epochs, history.errors)
    right.set(xlim=(0.5, max(10, len(epochs)) + 0.5), ylim=(-0.5, max(history.errors.max(), 1) * 1.08))


def _show_correction(artists, X, history, step):
    """Show the line after a correction, the line before it, and the flower that it was for."""
    row = history.row[step - 1 : step] if step else np.array([], int)
    pieces.move_line(artists, history.w[step])
    artists.rings.set_data(*X[row].T)
    ax = artists.edge.axes
    _, old = neuron.positive_side(history.w[max(step - 1, 0)], ax.get_xlim(), ax.get_ylim())
    artists.before.set_data(*(([], []) if old is None or not step else old.T))
    epoch = history.epoch[step - 1 : step] if step else np.array([], int)
    artists.now.set_data(epoch, history.errors[epoch - 1])
