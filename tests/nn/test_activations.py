"""Do the nine activations and the softmax give the table's values, and stay calm at ±1000?"""

import numpy as np
import pytest

from neurona.nn import ACTIVATIONS, activation, activation_derivative, one_hot, relative_error, softmax

# name: values and slopes at z = −2, 0, 2, from the table in "Deep Learning Python"
TABLE = {
    "step": ([0, 0.5, 1], [0, 0, 0]),
    "sign": ([-1, 0, 1], [0, 0, 0]),
    "linear": ([-2, 0, 2], [1, 1, 1]),
    "piecewise_linear": ([0, 0.5, 1], [0, 1, 0]),
    "sigmoid": ([0.11920292, 0.5, 0.88079708], [0.10499359, 0.25, 0.10499359]),
    "tanh": ([-0.96402758, 0, 0.96402758], [0.07065082, 1, 0.07065082]),
    "relu": ([0, 0, 2], [0, 0, 1]),
    "leaky_relu": ([-0.02, 0, 2], [0.01, 0.01, 1]),
    "softplus": ([0.12692801, 0.69314718, 2.12692801], [0.11920292, 0.5, 0.88079708]),
}


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_values_and_slopes_of_the_table(name):
    values, slopes = TABLE[name]
    assert activation(name, [-2, 0, 2]) == pytest.approx(values)
    assert activation_derivative(name, (-2, 0, 2)) == pytest.approx(slopes)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_large_numbers_stay_finite_and_quiet(name, dtype):
    z = np.array([-1e3, -100, 0, 100, 1e3], dtype)
    for result in (activation(name, z), activation_derivative(name, z)):
        assert result.dtype == dtype and result.shape == z.shape and np.all(np.isfinite(result))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_given_array_is_written_and_z_is_left(name):
    value, slope = ACTIVATIONS[name]
    z = np.linspace(-3, 3, 12).reshape(3, 4)
    kept, out = z.copy(), np.full((3, 4), np.nan)
    assert value(z, out) is out and np.array_equal(out, value(z))
    a = out.copy()
    assert slope(z, a, out) is out and np.array_equal(out, slope(z, a))
    assert np.array_equal(z, kept)


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(
        ValueError, match="step, sign, linear, piecewise_linear, sigmoid, tanh, relu, leaky_relu"
    ):
        activation("swish", 0.0)


@pytest.mark.filterwarnings("error")
def test_softmax_rows():
    P = softmax([[1000.0, 1000.0, -1000.0], [0, 0, 0]])
    assert pytest.approx(np.array([[0.5, 0.5, 0], [1 / 3] * 3])) == P
    scores = np.random.default_rng(0).normal(size=(5, 4))
    assert softmax(scores).sum(axis=1) == pytest.approx(np.ones(5))
    assert relative_error(softmax(scores), softmax(scores + 77)) < 1e-13
    assert softmax([1, 2]) == pytest.approx([0.26894142, 0.73105858])


def test_one_hot():
    assert one_hot([2, 0], 3).tolist() == [[0, 0, 1], [1, 0, 0]]
    assert one_hot([True, False, True], 2).tolist() == [[0, 1], [1, 0], [0, 1]]


@pytest.mark.parametrize("labels, words", [([-1], "from -1 to -1"), ([0, 3], "from 0 to 3"), ([0.0], "float64")])
def test_one_hot_refuses_what_is_no_class(labels, words):
    with pytest.raises(ValueError, match=f"from 0 to 2; these .* {words}"):
        one_hot(labels, 3)
