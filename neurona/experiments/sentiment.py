"""A small LSTM reads a sentence word by word and says after each word how likely it is to be praise."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from neurona import data, nn

UNKNOWN = 0  # one number for all words that the network has never learned
KNOWN_WORDS, UNITS = 3000, 8
EPOCHS, BATCH, RATE = 5, 32, 0.005
FORGOTTEN = 0.25  # the share of words that training hides, so that the network learns what an unknown word means

# A word may have apostrophes within; of the signs only those that carry feeling count.
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[!?]|[:;=]-?[()]")


class Reading(NamedTuple):
    """What happens while n words are read: words (n), known (n,) bool, scores (n + 1,), h (n + 1, UNITS).

    scores[k] is the probability of praise after k words, h[k] the state then; at k = 0 nothing has been read.
    """

    words: list
    known: np.ndarray
    scores: np.ndarray
    h: np.ndarray


def tokens(text):
    """Split a text into words in lower case, exclamation and question marks, and faces such as :)."""
    return TOKEN.findall(text.lower().replace("’", "'"))


def vocabulary(texts, size=KNOWN_WORDS):
    """Give numbers from 1 up to the most frequent words of the texts; of equally frequent ones, the first by alphabet.

    Returns:
        a dict word -> number with at most `size` words; UNKNOWN = 0 is for all other words.
    """
    count = Counter(word for text in texts for word in tokens(text))
    frequent = sorted(count, key=lambda word: (-count[word], word))[:size]
    return {word: number for number, word in enumerate(frequent, start=1)}


def encode(text, known):
    """The numbers of the words of a text, (n,), by the dict `known`."""
    return np.array([known.get(word, UNKNOWN) for word in tokens(text)], dtype=int)


def network(size, rng):
    """Make an untrained network: `size` words and the unknown one, UNITS hidden units, two classes."""
    return nn.Sequential(nn.LSTM(size + 1, UNITS, rng), nn.LastStep(), nn.Linear(UNITS, 2, rng))


def train(texts, y, known, seed=0, epochs=EPOCHS):
    """Train a network on texts; batches hold texts of one length, so that no padding is needed.

    Args:
        texts: N strings.
        y: (N,) 1 for praise, 0 for complaint.
        known: a dict from `vocabulary`.
        seed: of weights, order and hidden words.
        epochs: how often every text is shown; the learning rate falls to 0 on the way.

    Returns:
        the network.
    """
    rng = np.random.default_rng(seed)
    net, loss, optimizer = network(len(known), rng), nn.SoftmaxCrossEntropy(), nn.Adam(RATE)
    numbers = [encode(text, known) for text in texts]
    lengths = np.array([len(row) for row in numbers])
    for epoch in range(epochs):
        optimizer.eta = RATE * (1 - epoch / epochs)
        for rows in _batches(lengths, rng):
            X = np.column_stack([numbers[row] for row in rows])  # (T, N)
            X[rng.random(X.shape) < FORGOTTEN] = UNKNOWN
            nn.train_batch(net, loss, optimizer, X, y[rows])
    return net


def _batches(lengths, rng):
    """Rows of texts with the same number of words, at most BATCH together, in random order."""
    order = rng.permutation(np.flatnonzero(lengths > 0))
    order = order[np.argsort(lengths[order], kind="stable")]
    groups = np.split(order, np.flatnonzero(np.diff(lengths[order])) + 1)
    batches = [group[start : start + BATCH] for group in groups for start in range(0, len(group), BATCH)]
    return [batches[k] for k in rng.permutation(len(batches))]


def read(text, most=None):
    """Read a text with the network that comes with the course.

    Args:
        text: any string.
        most: words after which to stop, or None.

    Returns:
        a Reading; an empty text gives one without words.
    """
    net, known = model()
    words = tokens(text)[:most]
    numbers = encode(" ".join(words), known)
    h = np.vstack([np.zeros((1, UNITS)), net.layers[0].forward(numbers[:, None], training=False)[:, 0]])
    scores = nn.softmax(net.layers[-1].forward(h, training=False))[:, 1]
    return Reading(words, numbers != UNKNOWN, scores, h)


def accuracy(net, known, texts, y):
    """The share of texts whose class the network names, 0 to 1."""
    right = 0
    for text, label in zip(texts, y, strict=True):
        numbers = encode(text, known)
        right += bool(net.predict(numbers[:, None]).argmax() == label) if len(numbers) else 0
    return right / len(texts)


@cache
def model():
    """The trained network and its words, from neurona/data/sentiment.npz (made by tools/train_sentiment.py)."""
    place = files("neurona.data").joinpath("sentiment.npz")
    with place.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        words, theta = stored["words"].tobytes().decode("utf-8").split("\n"), stored["theta"]
    net = network(len(words), np.random.default_rng(0))
    net.theta[:] = theta
    return net, {word: number for number, word in enumerate(words, start=1)}


def course_split():
    """The texts that the network was trained on, and those that test it: (Reviews, Reviews)."""
    return data.reviews().split(seed=0)
