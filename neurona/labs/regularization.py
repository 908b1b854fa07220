"""The first lab of chapter 04: a network trained anew at each move, and how much of it is learning by heart."""

from types import SimpleNamespace

import numpy as np

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, GREY, ORANGE, number, percent
from neurona.experiments import overfitting as numbers
from neurona.labs.controls import choice, stops
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
PENALTY, STRENGTH, DROPOUT, ROWS, NOISE = "penalty", "strength λ", "dropout p", "training rows", "wrong labels"
PENALTY_NAMES = {"L2": "L2, weight decay", "L1": "L1"}
PICTURE = (
    "On the left the training loss and the validation loss of a network by epoch, with a star at the lowest "
    "validation loss; in the middle how the first layer's weights are spread, before and after training; "
    "on the right the 64 weights of 16 hidden neurons as images of 8 by 8 pixels."
)
EPOCH, LOSS, GUESSING = "epoch", "mean cross-entropy", "guessing: ln 10"
TRAINED, VALIDATED, LOWEST = "training", "validation", "lowest"
WEIGHT, PER_WEIGHT = "weight", "share of the weights"
BEFORE, AFTER = "before", "after"
IMAGES, SIGNS = "weights of 16 neurons", "purple above 0, orange below"
READING = "right: {right} training, {val_right} validation"
NO_READING, NO_IMAGES = "diverged in epoch {epoch}", "no numbers any more"
RESULT = (
    "After {epochs} epochs the loss is {loss} in training and {val_loss} in validation; {val_right} of the "
    "validation rows are right."
)
REPEATED = "{result} Of the {wrong} wrong labels it repeats {by_heart}."
FATES = {
    "bounces": "{result} Guessing is better: the penalty's steps are so long that the weights jump over zero and back.",
    "guesses": "{result} It learns nothing: guessing is as good.",
    "rises": "{result} It overfits: the validation loss was {best_val_loss} at epoch {best_epoch}, and it has risen.",
    "underfits": "{result} It underfits: even training rows with a true label are often wrong.",
    "gap": "{result} The validation loss has hardly risen, but rows that it has seen still go better.",
    "balanced": "{result} It generalizes: new rows go about as well as those that it has seen.",
}
DIVERGED = (
    "Diverged in epoch {epoch}: the penalty's own steps are too long. With η = {eta} and momentum {alpha}, "
    "ηλ = {product} is past the limit 2(1 + α) = {limit}."
)

STRENGTHS = [0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.03, 0.1, 0.3, 1.0, 10.0, 100.0]
RATES = [round(0.1 * k, 1) for k in range(9)]
COUNTS = [50, 100, 200, 400]
NOISES = [0.0, 0.1, 0.2, 0.3, 0.4]
TOP = 2.6  # the loss above which a curve leaves the picture; guessing costs 2.3
WIDEST, BINS = 1.2, 49  # weights beyond count in the outermost bins
IMAGE_ROWS, PIXELS = 4, 8
BLANK = 1  # pixels between two images


def regularization():
    """Choose penalty, dropout, rows and wrong labels, and see what the network has learned and what by heart.

    Returns:
        a LiveFigure with the controls lam, p, rows, noise and penalty.
    """
    controls = {
        "lam": stops(STRENGTH, 0.0, [(number(lam, 3), lam) for lam in STRENGTHS]),
        "p": stops(DROPOUT, 0.0, [(number(p), p) for p in RATES]),
        "rows": stops(ROWS, 200, COUNTS),
        "noise": stops(NOISE, 0.2, [(percent(share), share) for share in NOISES]),
        "penalty": choice(PENALTY, "L2", [(PENALTY_NAMES[name], name) for name in numbers.PENALTIES]),
    }

    def update(artists, lam, p, rows, noise, penalty):
        run = numbers.trained(penalty, lam, p, rows, noise)
        _show_curves(artists, run)
        _show_weights(artists, run)
        return regularization_status(run, lam)

    return LiveFigure(PICTURE, controls, _draw, update, size=(8.6, 3.9))


def regularization_status(run, lam):
    """Say in words what a training (`overfitting.Training`) has come to; lam is the λ that it had."""
    if run.diverged:
        return DIVERGED.format(
            epoch=len(run.loss),
            eta=number(numbers.ETA),
            alpha=number(numbers.ALPHA),
            product=number(numbers.ETA * lam),
            limit=number(2 * (1 + numbers.ALPHA)),
        )
    result = RESULT.format(
        epochs=len(run.loss),
        loss=number(run.loss[-1], 3),
        val_loss=number(run.val_loss[-1], 3),
        val_right=percent(run.val_right[-1]),
    )
    if run.wrong:
        result = REPEATED.format(result=result, wrong=run.wrong, by_heart=run.by_heart)
    best = run.best_epoch
    lowest = number(run.val_loss[best - 1], 3)
    return FATES[numbers.fate(run)].format(result=result, best_val_loss=lowest, best_epoch=best)


def _draw(figure):
    artists = SimpleNamespace()
    left = figure.add_axes((0.067, 0.13, 0.36, 0.72))
    left.set(xlabel=EPOCH, ylabel=LOSS, xlim=(0, numbers.EPOCHS + 1), ylim=(0, TOP))
    guess = np.log(10)
    left.axhline(guess, color=GREY, linewidth=1.2, linestyle=":")
    left.text(0.99, guess + 0.03, GUESSING, transform=left.get_yaxis_transform(), ha="right", color=GREY, size=9)
    (artists.loss,) = left.plot([], [], color=BLUE, linewidth=1.8, label=TRAINED)
    (artists.val_loss,) = left.plot([], [], color=ORANGE, linewidth=1.8, linestyle="--", label=VALIDATED)
    (artists.best,) = left.plot([], [], "*", color=ORANGE, markersize=14, markeredgecolor="white", label=LOWEST)
    end = {"markersize": 8, "markeredgecolor": "white", "linestyle": "", "clip_on": False}
    artists.ends = [left.plot([], [], color=color, **end)[0] for color in (BLUE, ORANGE)]
    artists.best.set_clip_on(False)
    artists.reading = left.text(0, 1.1, "", transform=left.transAxes, va="bottom", weight="bold")
    pieces.legend_above(left, 3)

    middle = figure.add_axes((0.522, 0.13, 0.2, 0.72))
    middle.set(xlabel=WEIGHT, ylabel=PER_WEIGHT, xlim=(-WIDEST, WIDEST), ylim=(0, 1))
    edges = np.linspace(-WIDEST, WIDEST, BINS + 1)
    artists.before = middle.stairs(np.zeros(BINS), edges, color=GREY, linewidth=1.2, label=BEFORE)
    artists.after = middle.stairs(np.zeros(BINS), edges, color=BLUE, fill=True, alpha=0.75, label=AFTER)
    pieces.legend_above(middle, 2)

    right = figure.add_axes((0.745, 0.13, 0.25, 0.72))
    right.set_axis_off()
    right.set_anchor("N")
    side = IMAGE_ROWS * (PIXELS + BLANK) - BLANK
    artists.images = right.imshow(np.full((side, side), np.nan), cmap="PuOr", vmin=-WIDEST / 2, vmax=WIDEST / 2)
    for height, words in ((1.035, IMAGES), (-0.075, SIGNS)):
        right.text(0.5, height, words, transform=right.transAxes, ha="center", size=9.5)
    artists.lost = right.text(0.5, 0.5, "", transform=right.transAxes, ha="center", va="center", color=GREY)
    return artists


def _show_curves(artists, run):
    """Draw both losses; what is above the picture or no number is an arrowhead at its upper edge."""
    epochs = np.arange(1, len(run.loss) + 1)
    curves = (artists.loss, run.loss, "o"), (artists.val_loss, run.val_loss, "s")
    for (line, losses, marker), end in zip(curves, artists.ends, strict=True):
        shown = np.where(losses <= TOP, losses, TOP)
        line.set_data(epochs, shown)
        end.set_marker(marker if losses[-1] <= TOP else "^")
        end.set_data(epochs[-1:], shown[-1:])
    best = run.best_epoch
    artists.best.set_data([best][:best], np.minimum(run.val_loss[best - 1 : best], TOP))
    words = {"right": percent(run.right[-1]), "val_right": percent(run.val_right[-1])}
    artists.reading.set_text((NO_READING if run.diverged else READING).format(epoch=len(run.loss), **words))


def _show_weights(artists, run):
    """Draw how the weights of the first layer are spread, and those of its first hidden neurons as images."""
    for stairs, weights in ((artists.before, run.start), (artists.after, run.weights)):
        stairs.set_data(spread(weights))
    highest = max(artists.before.get_data().values.max(), artists.after.get_data().values.max())
    ax = artists.after.axes
    top = next(top for top in (0.15, 0.3, 0.6, 1.05) if highest <= top)
    pieces.fit(ax, ylim=(0, top))
    artists.images.set_data(tiles(run.weights))
    artists.lost.set_text(NO_IMAGES if run.diverged else "")


def spread(weights):
    """Give the share of the weights in each of BINS bins from -WIDEST to WIDEST; the ends take what is beyond.

    What is no number is in none of them.
    """
    numbered = weights[~np.isnan(weights)]
    return np.histogram(np.clip(numbered, -WIDEST, WIDEST), BINS, (-WIDEST, WIDEST))[0] / weights.size


def tiles(weights):
    """Lay the weights (64, H) of the first 16 neurons out as a square of images, with nan between them."""
    images = weights.T[: IMAGE_ROWS**2].reshape(IMAGE_ROWS, IMAGE_ROWS, PIXELS, PIXELS)
    framed = np.pad(images, ((0, 0), (0, 0), (0, BLANK), (0, BLANK)), constant_values=np.nan)
    square = framed.transpose(0, 2, 1, 3).reshape(2 * [IMAGE_ROWS * (PIXELS + BLANK)])
    return square[:-BLANK, :-BLANK]
