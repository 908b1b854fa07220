"""The lab of sentiment: an LSTM reads what you type, and its state and its verdict move with every word."""

from functools import cache
from types import SimpleNamespace

import ipywidgets as widgets
import numpy as np
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font

from neurona.drawing import pieces
from neurona.drawing.style import BLUE, GREY, INK, ORANGE, PALE, subscript
from neurona.experiments import sentiment as numbers
from neurona.labs.controls import STYLE, counter
from neurona.labs.live import LiveFigure

# What a person reads (these will be translated).
TEXT, STEP = "your text", "words read"
EXAMPLE = "The plot is dull, but the puppets are wonderful!"
HINT = "Type a sentence in English"
SCORE_AXIS, STATE_AXIS = "probability of praise", "hidden unit"
PRAISE, COMPLAINT, UNKNOWN = "praise", "complaint", "word that the network does not know"
PLUS, MINUS = "h above 0", "h below 0"
TIME, BEFORE = "words, in the order in which they are read", "(start)"
PICTURE = (
    "Above the probability of praise after each word, with the words along the axis; below the {count} hidden values h "
    "after each word, the larger the mark the nearer to 1 or −1; the units whose rise speaks for praise stand on top."
)
EMPTY = "Nothing has been read: the network gives praise a probability of {score} %. Type a sentence in English."
START = "Before the first of {count} words the network gives praise a probability of {score} %."
SAY = "After word {read} of {count}, “{word}”, the probability of praise is {score} %; before it, it was {before} %."
STRANGERS = "{sentence} The network does not know: {words}."
TOO_LONG = "{sentence} Only the first {most} of {all} words are read."

MOST = 24  # words in the picture
WIDTHS = (8, 12, 16, 20, MOST)  # of the axes, in words
LONGEST = 13  # letters of a word in the picture
CUT, MISSING = "…", "□"  # the end of a long word, and a letter that the font does not have


def sentiment(text=EXAMPLE):
    """Type a sentence, and watch the hidden state and the probability of praise word by word.

    Args:
        text: what stands in the field at first.

    Returns:
        a LiveFigure with the controls text and step.
    """
    field = widgets.Text(
        text, description=TEXT, placeholder=HINT, style=STYLE, layout=widgets.Layout(width="calc(100% - 1.2em)")
    )
    step = counter(STEP, _count(text), 0, max(1, _count(text)))

    def fit(change):
        # A new text is read to its end.
        count = _count(change["new"])
        step.max = max(1, count)
        step.value = count

    field.observe(fit, "value")  # before the lab listens, so that it sees both at once

    def update(artists, text, step):
        reading, count = numbers.read(text, MOST), len(numbers.tokens(text))
        step = min(step, len(reading.words))
        _move(artists, reading, step)
        return sentiment_status(reading, step, count)

    controls = {"text": field, "step": step}
    return LiveFigure(PICTURE.format(count=numbers.UNITS), controls, _draw, update, size=(8.6, 5.0))


def sentiment_status(reading, step, count):
    """Say in words how the verdict stands.

    Args:
        reading: a `neurona.experiments.sentiment.Reading`.
        step: how many of its words have been read.
        count: words of the whole text.
    """
    percent = [f"{100 * score:.0f}" for score in reading.scores]
    if not reading.words:
        sentence = EMPTY.format(score=percent[0])
    elif step == 0:
        sentence = START.format(count=len(reading.words), score=percent[0])
    else:
        word = shortened(reading.words[step - 1])
        sentence = SAY.format(
            read=step, count=len(reading.words), word=word, score=percent[step], before=percent[step - 1]
        )
    read = zip(reading.words[:step], reading.known, strict=False)
    strangers = dict.fromkeys(shortened(word) for word, known in read if not known)
    if strangers:
        sentence = STRANGERS.format(sentence=sentence, words=", ".join(strangers))
    if count > len(reading.words):
        sentence = TOO_LONG.format(sentence=sentence, most=len(reading.words), all=count)
    return sentence


def shortened(word):
    """A word of at most LONGEST letters, cut if need be."""
    return word if len(word) <= LONGEST else word[: LONGEST - 1] + CUT


def drawable(word):
    """A word as the picture can show it: shortened, and only with letters that the font has."""
    return "".join(letter if ord(letter) in _letters() else MISSING for letter in shortened(word))


@cache
def _letters():
    # A word may be drawn in each of these, and they do not have the same letters.
    styles = (("normal", "normal"), ("italic", "normal"), ("normal", "bold"), ("italic", "bold"))
    fonts = [FontProperties(family="DejaVu Sans", style=style, weight=weight) for style, weight in styles]
    return frozenset.intersection(*(frozenset(FT2Font(findfont(font)).get_charmap()) for font in fonts))


def _count(text):
    return min(MOST, len(numbers.tokens(text)))


def _order():
    """The hidden units, those that speak for praise first."""
    W = numbers.model()[0].layers[-1].W  # (UNITS, 2)
    return np.argsort(W[:, 0] - W[:, 1], kind="stable")


def _draw(figure):
    top, low = figure.add_axes((0.085, 0.61, 0.9, 0.325)), figure.add_axes((0.085, 0.1, 0.9, 0.31))
    top.set(ylim=(-0.06, 1.06), ylabel=SCORE_AXIS, xticks=[], yticks=[0, 0.25, 0.5, 0.75, 1])
    low.set(ylim=(numbers.UNITS + 0.6, 0.4), ylabel=STATE_AXIS, xticks=[])
    low.set_xlabel(TIME, loc="left")
    low.set_yticks(range(1, numbers.UNITS + 1), [f"h{subscript(unit + 1)}" for unit in _order()])
    top.axhline(0.5, color=GREY, linewidth=1.2, linestyle=":")
    bands = [ax.axvspan(0, 1, color=PALE, alpha=0.6, linewidth=0, zorder=0.5) for ax in (top, low)]
    (path,) = top.plot([], [], color=GREY, linewidth=1.4, zorder=2)
    (praise,) = top.plot([], [], "o", color=BLUE, markersize=8, label=PRAISE, zorder=3)
    (complaint,) = top.plot([], [], "s", color=ORANGE, markersize=8, label=COMPLAINT, zorder=3)
    (holes,) = top.plot([], [], "D", color="white", markeredgecolor=INK, markersize=4, label=UNKNOWN, zorder=4)
    plus = low.scatter([], [], c=BLUE, marker="o", zorder=3, label=PLUS)
    minus = low.scatter([], [], c=ORANGE, marker="s", zorder=3, label=MINUS)
    words = [top.text(k, -0.1, "", ha="right", va="top", rotation=38, rotation_mode="anchor") for k in range(MOST + 1)]
    pieces.legend_above(top, 3)
    low.legend(loc="upper right", ncols=2, bbox_to_anchor=(1.0, -0.02), frameon=False, handletextpad=0.1)
    return SimpleNamespace(
        bands=bands, path=path, praise=praise, complaint=complaint, holes=holes, plus=plus, minus=minus, words=words
    )


def _move(artists, reading, step):
    count, read = len(reading.words), np.arange(step + 1)
    width = next(width for width in WIDTHS if count <= width)
    for ax in (artists.path.axes, artists.plus.axes):
        pieces.fit(ax, xlim=(-0.6, width + 0.6))
    for band in artists.bands:
        band.set_x(step - 0.5)
    scores = reading.scores[: step + 1]
    artists.path.set_data(read, scores)
    for marks, here in (
        (artists.praise, scores >= 0.5),
        (artists.complaint, scores < 0.5),
        (artists.holes, np.r_[False, ~reading.known[:step]]),
    ):
        marks.set_data(read[here], scores[here])
    _show_state(artists, reading.h[: step + 1])
    for place, label in enumerate(artists.words):
        known = place == 0 or place > count or reading.known[place - 1]
        word = drawable(reading.words[place - 1]) if 0 < place <= count else ("" if place else BEFORE)
        label.set(text=word if known else word + " ?", color=INK if place <= step else GREY)
        label.set(style="normal" if known else "italic", weight="bold" if place == step else "normal")


def _show_state(artists, h):
    """Place a mark for each value of h (n, UNITS), its area growing with the size of the value."""
    values = h[:, _order()]
    steps, rows = np.indices(values.shape)
    for marks, here in ((artists.plus, values > 0), (artists.minus, values < 0)):
        marks.set_offsets(np.column_stack([steps[here], rows[here] + 1]))
        marks.set_sizes(150 * np.abs(values[here]))
