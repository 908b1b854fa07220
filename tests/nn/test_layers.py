"""Do layers keep their promises about buffers, memory, randomness and precision?"""

import numpy as np
import pytest

from neurona.nn import (
    LSTM,
    RNN,
    Activation,
    CategoricalCrossEntropy,
    Dropout,
    EveryStep,
    LastStep,
    Linear,
    Sequential,
    Softmax,
    SoftmaxCrossEntropy,
    he,
    xavier,
)

SEQUENCE, TABLE = (5, 3, 4), (3, 4)
MAKERS = {
    "linear": (lambda rng, dtype: Linear(4, 2, rng, dtype=dtype), TABLE),
    "tanh": (lambda rng, dtype: Activation("tanh"), TABLE),
    "softmax": (lambda rng, dtype: Softmax(), TABLE),
    "dropout": (lambda rng, dtype: Dropout(0.5, rng), TABLE),
    "rnn": (lambda rng, dtype: RNN(4, 2, rng, dtype=dtype), SEQUENCE),
    "lstm": (lambda rng, dtype: LSTM(4, 2, rng, dtype=dtype), SEQUENCE),
}
each_layer = pytest.mark.parametrize("name", MAKERS)


def build(name, dtype=np.float64):
    rng = np.random.default_rng(0)
    make, shape = MAKERS[name]
    return make(rng, dtype), rng.normal(size=shape).astype(dtype), rng


@each_layer
def test_training_writes_the_same_buffer_again(name):
    layer, X, _ = build(name)
    assert layer.forward(X) is layer.forward(X)
    half = X[:, :2] if X.ndim == 3 else X[:2]
    assert layer.forward(half).shape[-1] == layer.forward(X).shape[-1]  # another batch size in between


@each_layer
def test_prediction_leaves_no_trace(name):
    layer, X, rng = build(name)
    Y = layer.forward(X)
    G = rng.normal(size=Y.shape)
    kept, expected = Y.copy(), layer.backward(G).copy()
    first, second = layer.forward(2 * X, training=False), layer.forward(3 * X, training=False)
    assert name == "dropout" or not np.shares_memory(first, second)
    assert np.array_equal(Y, kept) and np.array_equal(layer.backward(G), expected)


@each_layer
def test_prediction_equals_training_except_for_dropout(name):
    layer, X, _ = build(name)
    same = np.array_equal(layer.forward(X), layer.forward(X, training=False))
    assert same == (name != "dropout")


@each_layer
def test_gradients_are_replaced_and_the_incoming_gradient_is_left(name):
    layer, X, rng = build(name)
    G = rng.normal(size=layer.forward(X).shape)
    kept = G.copy()
    layer.backward(G)
    first = [getattr(layer, "d" + n).copy() for n in layer.names]
    layer.backward(G)
    assert np.array_equal(G, kept)
    assert all(np.array_equal(a, getattr(layer, "d" + n)) for a, n in zip(first, layer.names, strict=True))


@each_layer
def test_float32_stays_float32(name):
    layer, X, rng = build(name, np.float32)
    Y = layer.forward(X)
    dX = layer.backward(np.ones_like(Y))
    arrays = [Y, layer.forward(X, training=False), dX]
    arrays += [getattr(layer, prefix + n) for n in layer.names for prefix in ("", "d")]
    assert {a.dtype for a in arrays} == {np.dtype(np.float32)}


@each_layer
def test_float32_is_float64_rounded(name):
    (narrow, X, _), (wide, _, _) = build(name, np.float32), build(name)
    if name != "dropout":  # its draws differ between precisions
        assert np.allclose(narrow.forward(X), wide.forward(X.astype(np.float64)), atol=1e-6)


def test_dropout_keeps_the_expected_value():
    rng = np.random.default_rng(0)
    for p in (0.0, 0.2, 0.9):
        layer = Dropout(p, rng)
        out = layer.forward(np.ones((400, 500)))
        assert np.mean(out == 0) == pytest.approx(p, abs=0.005)
        assert set(np.unique(out).round(9)) <= {0.0, round(1 / (1 - p), 9)}
        assert out.mean() == pytest.approx(1, abs=0.02)


def test_dropout_depends_on_its_generator_alone():
    X = np.ones((6, 6))
    one, same, other = (Dropout(0.5, np.random.default_rng(seed)).forward(X) for seed in (1, 1, 2))
    assert np.array_equal(one, same) and not np.array_equal(one, other)


@pytest.mark.parametrize("p", [-0.1, 1.0, 1.5, float("nan")])
def test_an_impossible_dropout_rate_is_refused(p):
    with pytest.raises(ValueError, match="0 ≤ p < 1"):
        Dropout(p, np.random.default_rng(0))


@pytest.mark.parametrize("start, variance", [(xavier, 2 / 700), (he, 2 / 400)])
def test_first_weights_have_the_variance_they_promise(start, variance):
    W = start(400, 300, np.random.default_rng(0))
    assert W.shape == (400, 300)
    assert W.var() == pytest.approx(variance, rel=0.02) and abs(W.mean()) < 1e-3
    assert np.allclose(W, start(400, 300, np.random.default_rng(0), np.float32), atol=1e-7)


def test_a_network_is_one_vector():
    rng = np.random.default_rng(0)
    network = Sequential(Linear(4, 3, rng), Activation("relu"), Linear(3, 2, rng))
    assert network.theta.size == 4 * 3 + 3 + 3 * 2 + 2
    X = rng.normal(size=(5, 4))
    before, snapshot = network.predict(X), network.theta.copy()
    network.theta[:] = 0
    assert np.all(network.predict(X) == 0)
    network.theta[:] = snapshot
    assert np.array_equal(network.predict(X), before)
    network.forward(X)
    network.backward(np.ones((5, 2)))
    assert np.count_nonzero(network.gradient) > 10
    assert [W.shape for W in network.weights] == [(4, 3), (3, 2)]
    assert all(np.shares_memory(dW, network.gradient) for dW in network.weight_gradients)


def test_a_penalty_reaches_all_weights_of_a_recurrent_layer_and_no_bias():
    rng = np.random.default_rng(0)
    for kind, columns in ((RNN, 4), (LSTM, 16)):
        network = Sequential(kind(3, 4, rng), LastStep(), Linear(4, 2, rng))
        assert [W.shape for W in network.weights] == [(3, columns), (4, columns), (4, 2)]


@pytest.mark.parametrize("layer", [Dropout(0.5, np.random.default_rng(0)), LastStep(), EveryStep()])
def test_changing_a_prediction_does_not_change_the_input(layer):
    X = np.ones((2, 3, 4))
    Y = Sequential(layer).predict(X)
    Y[...] = 0.0
    assert np.all(X == 1.0)


def test_backward_first_is_explained():
    network = Sequential(Linear(2, 2, np.random.default_rng(0)))
    network.predict([[1, 2]])
    with pytest.raises(RuntimeError, match="Call forward"):
        network.backward(np.ones((1, 2)))


def test_mixed_precisions_are_refused():
    rng = np.random.default_rng(0)
    with pytest.raises(ValueError, match="float32, float64"):
        Sequential(Linear(2, 2, rng), Linear(2, 2, rng, dtype=np.float32))


def test_the_first_layer_need_not_compute_dX():
    rng = np.random.default_rng(0)
    network = Sequential(Linear(3, 3, rng), Activation("tanh"), Linear(3, 2, rng))
    network.forward(rng.normal(size=(4, 3)))
    G = rng.normal(size=(4, 2))
    assert network.backward(G).shape == (4, 3)
    wanted = network.gradient.copy()
    assert network.backward(G, want_dX=False) is None
    assert np.array_equal(network.gradient, wanted)


@pytest.mark.filterwarnings("error")
def test_softmax_apart_from_the_loss_or_fused_with_it_is_the_same():
    rng = np.random.default_rng(0)
    Z, Y = rng.normal(size=(6, 4)), np.eye(4)[rng.integers(0, 4, 6)]
    apart, soft, fused = CategoricalCrossEntropy(), Softmax(), SoftmaxCrossEntropy()
    assert apart.forward(soft.forward(Z), Y) == pytest.approx(fused.forward(Z, Y), rel=1e-12)
    assert np.allclose(soft.backward(apart.backward()), fused.backward(), atol=1e-15)
    assert np.array_equal(fused.forward(Z, Y), fused.forward(Z, Y.argmax(axis=1)))
