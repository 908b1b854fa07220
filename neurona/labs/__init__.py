"""Every lab is one call that gives a live figure: controls, a picture, and a sentence about it."""

from neurona.experiments.gates import gate_run
from neurona.experiments.gradient_flow import gradient_ratio
from neurona.experiments.overfitting import regularization_scores
from neurona.experiments.plane import playground_accuracy
from neurona.experiments.race import race_steps
from neurona.labs.gates import gates
from neurona.labs.live import LiveFigure
from neurona.labs.memory import memory
from neurona.labs.network import activations, capacity
from neurona.labs.perceptron import boundary, neuron
from neurona.labs.playground import playground
from neurona.labs.race import optimizers
from neurona.labs.regularization import regularization
from neurona.labs.sentiment import sentiment
from neurona.labs.tensors import matrix, vectors
from neurona.labs.terrain import saddle, surface
from neurona.labs.training import perceptron_training
from neurona.labs.vanishing import vanishing
from neurona.labs.walk import descent

__all__ = [
    "LiveFigure",
    "activations",
    "boundary",
    "capacity",
    "descent",
    "gate_run",
    "gates",
    "gradient_ratio",
    "matrix",
    "memory",
    "neuron",
    "optimizers",
    "perceptron_training",
    "playground",
    "playground_accuracy",
    "race_steps",
    "regularization",
    "regularization_scores",
    "saddle",
    "sentiment",
    "surface",
    "vanishing",
    "vectors",
]
