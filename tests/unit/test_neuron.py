"""The numbers behind labs and plots, against the lectures and against slower ways to get them."""

import numpy as np
import pytest

from neurona import data
from neurona.experiments import neuron


def test_weighted_sum_gives_the_lectures_numbers():
    assert neuron.weighted_sum((0, 1, 2), (3, 4)) == 11
    assert neuron.weighted_sum((0.5, 1, -0.1), (2, 5)) == pytest.approx(2)
    np.testing.assert_allclose(neuron.weighted_sum((0, 1, 2), [(3, 4), (0, 0)]), [11, 0])


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", neuron.ACTIVATIONS)
def test_activations_stand_any_number(name):
    h = np.array([-np.inf, -1000.0, -1.0, 0.0, 1.0, 1000.0, np.inf])
    y = neuron.ACTIVATIONS[name](h)
    assert y.shape == h.shape and not np.isnan(y).any() and (np.diff(y) >= 0).all()


def test_activations_at_a_few_places():
    at = {name: float(f(0.0)) for name, f in neuron.ACTIVATIONS.items()}
    assert at == {"step": -1, "linear": 0, "sigmoid": 0.5, "tanh": 0, "relu": 0}
    assert float(neuron.ACTIVATIONS["sigmoid"](2.0)) == pytest.approx(0.8807970779778824)
    assert float(neuron.ACTIVATIONS["sigmoid"](-2.0)) == pytest.approx(1 - 0.8807970779778824)
    assert float(neuron.ACTIVATIONS["relu"](3.0)) == 3 and float(neuron.ACTIVATIONS["step"](1e-9)) == 1


def _area(polygon):
    x, y = polygon.T
    return 0.5 * abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


def test_the_positive_side_has_the_area_that_counting_points_gives():
    rng = np.random.default_rng(3)
    grid = np.stack(np.meshgrid(np.linspace(-2, 3, 301), np.linspace(-1, 4, 301)), axis=-1).reshape(-1, 2)
    cut = 0
    for w in rng.normal(size=(60, 3)) * (3, 2, 2):
        polygon, segment = neuron.positive_side(w, (-2, 3), (-1, 4))
        share = np.mean(neuron.weighted_sum(w, grid) > 0)
        assert (_area(polygon) if len(polygon) else 0.0) / 25 == pytest.approx(share, abs=0.01)
        if segment is not None:
            cut += 1
            assert segment.shape == (2, 2)
            np.testing.assert_allclose(neuron.weighted_sum(w, segment), 0, atol=1e-9)
    assert cut > 20


@pytest.mark.parametrize("w, corners", [((1, 0, 0), 4), ((-1, 0, 0), 0), ((0, 0, 0), 0), ((np.nan, 1, 1), 0)])
def test_without_a_line_everything_is_on_one_side(w, corners):
    polygon, segment = neuron.positive_side(w, (0, 1), (0, 1))
    assert len(polygon) == corners and segment is None


def test_scaled_columns_have_mean_0_and_deviation_1():
    X = neuron.scaled(data.iris().X)
    np.testing.assert_allclose(X.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(X.std(axis=0), 1)


def test_history_is_the_update_rule_and_nothing_else():
    X, y, _ = data.spam()
    history = neuron.correction_history(X, y, 0.1, 500, (0.5, 1, -0.1), np.random.default_rng(0))
    for before, after, row in zip(history.w, history.w[1:], history.row, strict=False):
        answer = 1 if neuron.weighted_sum(before, X[row]) > 0 else -1
        assert answer != y[row]
        np.testing.assert_allclose(after - before, 0.1 * (y[row] - answer) * np.array([1, *X[row]]))
    assert not neuron.wrong_side(history.w[-1], X, y).any()
    assert history.errors[-1] == 0 and (history.errors[:-1] > 0).all()
    assert np.bincount(history.epoch, minlength=len(history.errors) + 1)[1:].tolist() == history.errors.tolist()


def test_history_gives_the_lectures_update():
    history = neuron.correction_history([(2.0, 5.0)], [-1], 0.1, 1, (0.5, 1, -0.1), np.random.default_rng(0))
    np.testing.assert_allclose(history.w[1], (0.3, 0.6, -1.1))
    assert neuron.weighted_sum(history.w[1], (2, 5)) == pytest.approx(-4)


def test_history_ends_where_no_line_exists():
    X, y = np.array([(0.0, 0), (0, 1), (1, 0), (1, 1)]), np.array([-1, 1, 1, -1])
    history = neuron.correction_history(X, y, 0.1, 30, (0, 0, 0), np.random.default_rng(0))
    assert len(history.errors) == 30 and (history.errors > 0).all()
