"""Every lab is one call that gives a live figure: controls, a picture, and a sentence about it."""

from neurona.labs.live import LiveFigure
from neurona.labs.network import activations, capacity
from neurona.labs.perceptron import boundary, neuron
from neurona.labs.playground import playground
from neurona.labs.tensors import matrix, vectors
from neurona.labs.terrain import saddle, surface
from neurona.labs.training import perceptron_training
from neurona.labs.walk import descent
from neurona.plane import playground_accuracy

__all__ = [
    "LiveFigure",
    "activations",
    "boundary",
    "capacity",
    "descent",
    "matrix",
    "neuron",
    "perceptron_training",
    "playground",
    "playground_accuracy",
    "saddle",
    "surface",
    "vectors",
]
