"""Does the LSTM do what its equations say, step by step, and do both recurrent layers learn to remember?"""

import re

import numpy as np
import pytest

from neurona.nn import LSTM, RNN, Adam, LastStep, Linear, Sequential, SoftmaxCrossEntropy, train


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def by_the_equations(layer, X):
    """Every gate apart, one product each, as the lecture writes them; X (T, N, D)."""
    parts = {name: [] for name in "hcofig"}
    h = c = np.zeros((X.shape[1], layer.size))
    for x in X:
        z = {
            gate: x @ layer.Wx[:, layer.columns(gate)]
            + h @ layer.Wh[:, layer.columns(gate)]
            + layer.b[layer.columns(gate)]
            for gate in "ofig"
        }
        o, f, i, g = sigmoid(z["o"]), sigmoid(z["f"]), sigmoid(z["i"]), np.tanh(z["g"])
        c = f * c + i * g
        h = o * np.tanh(c)
        for name, value in zip("hcofig", (h, c, o, f, i, g), strict=True):
            parts[name].append(value)
    return {name: np.array(values) for name, values in parts.items()}


def build(T=7, N=3, D=4, H=5):
    rng = np.random.default_rng(1)
    layer = LSTM(D, H, rng)
    layer.b += rng.normal(size=layer.b.size)
    return layer, rng.normal(size=(T, N, D))


def test_forward_and_states_follow_the_equations():
    layer, X = build()
    expected = by_the_equations(layer, X)
    assert np.abs(layer.forward(X) - expected["h"]).max() < 1e-14
    states = layer.states(X)
    assert states.keys() == expected.keys()
    for name, value in states.items():
        assert np.abs(value - expected[name]).max() < 1e-14, name


def test_looking_at_the_states_leaves_no_trace():
    layer, X = build()
    H = layer.forward(X)
    G = np.random.default_rng(2).normal(size=H.shape)
    expected, kept = layer.backward(G).copy(), layer.dWh.copy()
    layer.states(2 * X)
    layer.backward(G)
    assert np.array_equal(layer.dWh, kept) and np.array_equal(layer.backward(G), expected)


def test_the_forget_bias_fills_the_forget_gate_alone():
    layer = LSTM(3, 4, np.random.default_rng(0), forget_bias=1.5)
    for gate in "ofig":
        assert np.all(layer.b[layer.columns(gate)] == (1.5 if gate == "f" else 0.0))


@pytest.mark.parametrize("kind", [RNN, LSTM])
def test_words_are_one_hot_vectors(kind):
    layer = kind(6, 4, np.random.default_rng(0))
    words = np.random.default_rng(1).integers(0, 6, size=(5, 3))
    H = layer.forward(words).copy()
    assert np.abs(H - layer.forward(np.eye(6)[words])).max() < 1e-15
    assert np.abs(H - layer.forward(words.tolist(), training=False)).max() == 0


@pytest.mark.parametrize("kind", [RNN, LSTM])
def test_the_gradients_of_words_are_replaced_and_not_added(kind):
    layer = kind(6, 4, np.random.default_rng(0))
    words = np.random.default_rng(1).integers(0, 6, size=(5, 3))
    G = np.ones_like(layer.forward(words))
    layer.backward(G)
    first = layer.dWx.copy()
    layer.backward(G)
    assert np.any(first) and np.array_equal(layer.dWx, first)


@pytest.mark.parametrize("kind", [RNN, LSTM])
@pytest.mark.parametrize(
    "X, why",
    [
        ([[0, 6]], "from 0 to 6; this layer knows 0 to 5"),
        ([[-1, 2]], "from -1 to 2"),
        (np.zeros((2, 3, 5)), "(2, 3, 5)"),
        ([[0.5, 0.5]], "(1, 2)"),
    ],
)
def test_what_is_no_sequence_is_explained(kind, X, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        kind(6, 4, np.random.default_rng(0)).forward(X)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", [RNN, LSTM])
def test_huge_inputs_stay_finite(kind):
    layer = kind(2, 3, np.random.default_rng(0))
    H = layer.forward(np.array([[[1e4, -1e4]], [[-1e4, 1e4]]]))
    assert np.all(np.abs(H) <= 1) and np.all(np.isfinite(layer.backward(np.ones_like(H))))


@pytest.mark.parametrize("kind", [RNN, LSTM])
def test_the_gradient_of_the_last_step_reaches_the_first(kind):
    layer = kind(2, 3, np.random.default_rng(0))
    X = np.random.default_rng(1).normal(size=(4, 2, 2))
    dH = np.zeros((4, 2, 3))
    dH[-1] = 1.0
    layer.forward(X)
    assert np.all(np.abs(layer.backward(dH)[0]) > 0)


@pytest.mark.parametrize("kind, gap", [(RNN, 5), (LSTM, 5), (LSTM, 11)])
def test_it_learns_to_remember_the_first_word(kind, gap):
    rng = np.random.default_rng(0)
    words = rng.integers(0, 4, size=(gap + 1, 600))  # the answer is the first word, the rest is noise
    network = Sequential(kind(4, 12, rng), LastStep(), Linear(12, 4, rng))
    train(
        network,
        SoftmaxCrossEntropy(),
        Adam(0.02),
        words[:, :400],
        words[0, :400],
        epochs=40,
        size=25,
        rng=rng,
        axis=1,
    )
    assert np.mean(network.predict(words[:, 400:]).argmax(axis=1) == words[0, 400:]) > 0.95
