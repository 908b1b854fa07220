"""A neuron learns to tell setosa from the other flowers of the iris table, by two of their four measures."""

from functools import cache

import numpy as np

from neurona import data
from neurona.experiments import neuron

START_WEIGHTS = (0.0, 1.0, 1.0)
EPOCHS = 100


def setosa_or_not(scaling):
    """Give sepal length and width of 150 flowers, "standardised" or "raw", and 1 for setosa, else -1."""
    flowers = data.iris()
    X = flowers.X[:, :2]
    return (neuron.scaled(X) if scaling == "standardised" else X), np.where(flowers.y == 0, 1, -1)


@cache
def training(scaling, eta):
    """Train a neuron on Iris once and keep it: X (150, 2), y (150,) and the History of its corrections."""
    X, y = setosa_or_not(scaling)
    history = neuron.correction_history(X, y, eta, EPOCHS, START_WEIGHTS, np.random.default_rng(1))
    return X, y, history
