"""Neural networks in NumPy, from scratch: small enough to read, exact enough to trust, fast enough to play.

Letters in shapes: N rows, D inputs, K outputs, H hidden units, T time steps, V words in the vocabulary,
P parameters.

    rng = np.random.default_rng(0)
    network = Sequential(Linear(64, 32, rng), Activation("tanh"), Linear(32, 10, rng))
    history = train(network, SoftmaxCrossEntropy(), Momentum(0.1), X, labels, epochs=20, size=32, rng=rng)
"""

from neurona.nn.activations import ACTIVATIONS, activation, activation_derivative, one_hot, softmax
from neurona.nn.adasecant import AdaSecant
from neurona.nn.gradient_check import gradient_check, numeric_gradient, relative_error
from neurona.nn.initialization import he, xavier
from neurona.nn.layers import Activation, Dropout, Layer, Linear, Softmax
from neurona.nn.losses import (
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    HalfSquaredError,
    MeanSquaredError,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    l2_loss,
)
from neurona.nn.lstm import LSTM
from neurona.nn.network import Sequential
from neurona.nn.optimizers import SGD, Adadelta, Adagrad, Adam, Momentum, NAdam, Optimizer, RMSprop
from neurona.nn.penalties import l1_penalty, l2_penalty
from neurona.nn.rnn import RNN, EveryStep, LastStep
from neurona.nn.training import (
    History,
    accuracy,
    evaluate,
    minibatches,
    probabilities,
    train,
    train_batch,
    train_epoch,
)
from neurona.nn.updates import (
    adadelta_update,
    adagrad_update,
    adam_update,
    nadam_update,
    rmsprop_update,
    sgd_momentum_update,
    sgd_update,
)

__all__ = [
    "ACTIVATIONS",
    "Activation",
    "AdaSecant",
    "Adadelta",
    "Adagrad",
    "Adam",
    "BinaryCrossEntropy",
    "CategoricalCrossEntropy",
    "Dropout",
    "EveryStep",
    "HalfSquaredError",
    "History",
    "LSTM",
    "LastStep",
    "Layer",
    "Linear",
    "MeanSquaredError",
    "Momentum",
    "NAdam",
    "Optimizer",
    "RMSprop",
    "RNN",
    "SGD",
    "Sequential",
    "SigmoidCrossEntropy",
    "Softmax",
    "SoftmaxCrossEntropy",
    "accuracy",
    "activation",
    "activation_derivative",
    "adadelta_update",
    "adagrad_update",
    "adam_update",
    "evaluate",
    "gradient_check",
    "he",
    "l1_penalty",
    "l2_loss",
    "l2_penalty",
    "minibatches",
    "nadam_update",
    "numeric_gradient",
    "one_hot",
    "probabilities",
    "relative_error",
    "rmsprop_update",
    "sgd_momentum_update",
    "sgd_update",
    "softmax",
    "train",
    "train_batch",
    "train_epoch",
    "xavier",
]
