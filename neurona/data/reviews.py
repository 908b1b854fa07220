"""Short texts that people have rated: films, products, and what somebody had to say that day."""

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

SHARE = "The test part is a share between 0 and 1, and it is {share}."


class Reviews(NamedTuple):
    """N rated texts: texts (N), y (N,) 1 for praise and 0 for complaint, ratings (N,) from -4 to 4, sources (N)."""

    texts: tuple
    y: np.ndarray
    ratings: np.ndarray
    sources: tuple

    def rows(self, numbers):
        """The texts with these numbers (M), as Reviews."""
        numbers = np.asarray(numbers, dtype=int)
        texts, sources = (tuple(column[k] for k in numbers) for column in (self.texts, self.sources))
        return Reviews(texts, self.y[numbers], self.ratings[numbers], sources)

    def split(self, seed, test=0.2):
        """Deal the texts out at random, to learn from and to be tested on.

        Each source and each class has the same share in both parts.

        Args:
            seed: a whole number; the same seed gives the same two parts.
            test: the share of the second part, between 0 and 1.

        Returns:
            (Reviews, Reviews), in random order.

        Raises:
            ValueError: if the share is not between 0 and 1.
        """
        if not 0 < test < 1:
            raise ValueError(SHARE.format(share=test))
        rng, learn, exam = np.random.default_rng(seed), [], []
        groups = np.array([f"{source} {label}" for source, label in zip(self.sources, self.y, strict=True)])
        for group in sorted(set(groups)):
            numbers = rng.permutation(np.flatnonzero(groups == group))
            count = round(test * len(numbers))
            exam.append(numbers[:count])
            learn.append(numbers[count:])
        return tuple(self.rows(rng.permutation(np.concatenate(part))) for part in (learn, exam))


def reviews():
    """Give 6140 short English texts of 3 to 20 words, as many that praise as complain.

    At least 15 people read each text and rated it from -4 (extremely negative) to 4 (extremely positive); the
    rating is their mean. Texts between -1 and 1 were left out, as were those that a classroom should not
    show; neurona/data/README.md says how.

    Returns:
        Reviews(texts, y, ratings, sources): texts, N strings; y (N,) ints, 1 where the rating is positive, else
        0; ratings (N,) floats; sources, N times "movie", "product" or "tweet". It has a method
        split(seed, test=0.2).

    Source: C. J. Hutto and E. Gilbert, "VADER: A parsimonious rule-based model for sentiment analysis of
    social media text", 2014.
    """
    sources, ratings, texts = _columns()
    ratings = np.array(ratings, dtype=float)
    return Reviews(texts, (ratings > 0).astype(int), ratings, sources)


@cache
def _columns():
    packed = files(__package__).joinpath("reviews.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").split("\n")[1:-1]
    return tuple(zip(*(line.split("\t") for line in lines), strict=True))
