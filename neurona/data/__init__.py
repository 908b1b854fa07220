"""The data sets of the course are small files beside this module, each read by a function of its own name."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from neurona.data.reviews import Reviews as Reviews
from neurona.data.reviews import reviews as reviews

# What a person reads on an axis or in a legend (these will be translated).
IRIS_FEATURES = ("sepal length (cm)", "sepal width (cm)", "petal length (cm)", "petal width (cm)")
IRIS_SPECIES = ("setosa", "versicolor", "virginica")
DIABETES_FEATURES = (
    "age (years)",
    "sex (1 or 2)",
    "body mass index (kg/m²)",
    "blood pressure (mm Hg)",
    "total cholesterol (mg/dl)",
    "LDL cholesterol (mg/dl)",
    "HDL cholesterol (mg/dl)",
    "total / HDL cholesterol",
    "logarithm of triglycerides",
    "blood sugar (mg/dl)",
)
SPAM_FEATURES = ("times the word “free” appears", "number of links")


class Iris(NamedTuple):
    """150 flowers: X (150, 4) in cm, y (150,) the position of the species in `species`."""

    X: np.ndarray
    y: np.ndarray
    features: tuple
    species: tuple


class Houses(NamedTuple):
    """Three houses: area (3,) in m², price (3,) in thousand USD."""

    area: np.ndarray
    price: np.ndarray


class Spam(NamedTuple):
    """20 e-mails: X (20, 2) counts of the word "free" and of links, y (20,) 1 for spam, -1 for the rest."""

    X: np.ndarray
    y: np.ndarray
    features: tuple


class Diabetes(NamedTuple):
    """442 patients: X (442, 10) measurements, y (442,) how far their diabetes had advanced a year later."""

    X: np.ndarray
    y: np.ndarray
    features: tuple


class Digits(NamedTuple):
    """1797 handwritten digits: X (1797, 64) ink from 0 to 16, y (1797,) the digit that was meant."""

    X: np.ndarray
    y: np.ndarray


def iris():
    """Give Fisher's 150 iris flowers, 50 of each of three species.

    The measurements are those of Fisher's paper. The copy in the UCI archive has two wrong rows, the flowers
    35 and 38; here they read as in the paper: (4.9, 3.1, 1.5, 0.2) and (4.9, 3.6, 1.4, 0.1).

    Returns:
        Iris(X, y, features, species): X (150, 4) floats in cm; y (150,) ints 0 setosa, 1 versicolor,
        2 virginica; features, four axis labels; species, three names.

    Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936.
    """
    X, y = _table("iris.csv", label=IRIS_SPECIES)  # (150, 4), (150,)
    return Iris(X.copy(), y.copy(), IRIS_FEATURES, IRIS_SPECIES)


def houses():
    """Give the lecture's three houses, to learn a price from an area.

    Returns:
        Houses(area, price): area (3,) floats in m²; price (3,) floats in thousand USD.
    """
    table = _table("houses.csv")  # (3, 2)
    return Houses(table[:, 0].copy(), table[:, 1].copy())


def spam():
    """Give 20 made-up e-mails, described by two counts; the first is the lecture's.

    The lecture's neuron, w = (-2.0, 1.2, 0.7), is wrong about 5 of them: it lets 1 spam through and takes
    4 letters with many links for spam. Another line separates all 20.

    Returns:
        Spam(X, y, features): X (20, 2) floats, how often the word "free" appears and the number of links;
        y (20,) ints, 1 for spam and -1 for the rest; features, two axis labels.
    """
    table = _table("spam.csv")  # (20, 3)
    return Spam(table[:, :2].copy(), table[:, 2].astype(int), SPAM_FEATURES)


def diabetes():
    """Give 442 patients with diabetes: ten measurements, and the progression of the illness after one year.

    Returns:
        Diabetes(X, y, features): X (442, 10) floats as they were measured; y (442,) floats, a score without a
        unit, from 25 to 346; features, ten axis labels.

    Source: B. Efron, T. Hastie, I. Johnstone and R. Tibshirani, "Least angle regression", 2004.
    """
    table = _table("diabetes.csv")  # (442, 11)
    return Diabetes(table[:, :10].copy(), table[:, 10].copy(), DIABETES_FEATURES)


def digits():
    """Give 1797 handwritten digits as pictures of 8×8 pixels.

    Returns:
        Digits(X, y): X (1797, 64) floats, ink from 0 (none) to 16, one picture a row
        (`X[i].reshape(8, 8)` is the picture); y (1797,) ints 0 to 9.

    Source: E. Alpaydin and C. Kaynak, "Cascading classifiers", Kybernetika, 1998.
    """
    X, y = _digits()
    return Digits(X.astype(float), y.astype(int))


@cache
def _table(name, label=None):
    """Read a CSV file with a header; a `label` list turns the last column's names into positions."""
    lines = files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split(",") for line in lines]
    if label is None:
        return np.array(rows, dtype=float)
    return np.array([row[:-1] for row in rows], dtype=float), np.array([label.index(row[-1]) for row in rows])


@cache
def _digits():
    with (
        files(__package__).joinpath("digits.npz").open("rb") as file,
        np.load(file, allow_pickle=False) as stored,
    ):
        return stored["X"], stored["y"]
