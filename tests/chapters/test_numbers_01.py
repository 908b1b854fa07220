"""Chapter 01: every number that its prose states, computed again, and the errata of its lectures."""

from pathlib import Path

import numpy as np
import pytest

from neurona import data

CHAPTER = Path(__file__).parents[2] / "course" / "01-perceptron" / "perceptron.md"


@pytest.fixture(scope="module")
def solved(solution_names):
    return solution_names("01-perceptron/perceptron")


@pytest.fixture(scope="module")
def setosa():
    iris = data.iris()
    return iris.X[:, :2], np.where(iris.y == 0, 1, -1)


def test_raw_flowers_take_hundreds_of_epochs_and_standardised_ones_fewer_than_ten(prose, solved, setosa):
    assert "From hundreds of epochs to fewer than ten" in prose
    X, y = setosa
    raw = solved["train_perceptron"](X, y, 0.1, 1000, np.random.default_rng(2))[1]
    first, *rest = solved["train_perceptron"](solved["standardize"](X)[0], y, 0.1, 1000, np.random.default_rng(2))[1]
    assert 200 <= len(raw) < 1000 and raw[-1] == 0
    assert 1 + len(rest) < 10 and rest[-1] == 0
    assert first < len(y) / 2, "the first epoch alone already gets most flowers right"


def test_epochs_do_not_depend_on_eta_when_weights_start_at_zero(prose, solved, setosa):
    assert "$\\eta$ only scales the weights: the line and the mistakes stay the same" in prose
    X, y = setosa
    Xs = solved["standardize"](X)[0]
    runs = [solved["train_perceptron"](Xs, y, eta, 100, np.random.default_rng(2)) for eta in (0.25, 0.5, 2.0)]
    assert runs[0][1] == runs[1][1] == runs[2][1]
    np.testing.assert_allclose(runs[2][0], 8 * runs[0][0])


def test_the_slide_s_neuron_would_answer_yes_of_itself(prose, solved):
    assert "this neuron would answer $+1$, since $h = 11$" in prose
    assert solved["net_input"]([0, 1, 2], [3, 4]) == 11 and solved["step"](11) == 1


def test_one_update_brings_the_sum_from_2_to_minus_4(prose, solved):
    assert "The sum fell from 2 to −4" in prose
    w = [0.5, 1, -0.1]
    assert solved["net_input"](w, [2, 5]) == pytest.approx(2)
    assert solved["net_input"](solved["perceptron_update"](w, [2, 5], -1, 0.1), [2, 5]) == pytest.approx(-4)


def test_linear_step_passes_the_target(prose, solved):
    assert "went from 2 past the target −1 to −1.6" in prose
    w = np.array([0.5, 1, -0.1])
    after = w - 0.02 * solved["linear_gradient"](w, [2, 5], -1)
    assert solved["net_input"](after, [2, 5]) == pytest.approx(-1.6)


def test_the_house_missed_by_75_weighs_more_than_the_other_two(prose):
    assert "The miss of 75 counts more than the other two together" in prose
    misses = np.abs(data.houses().price - [70, 200, 300])
    assert misses.tolist() == [30, 50, 75]
    assert misses[2] ** 2 > misses[0] ** 2 + misses[1] ** 2


def test_the_bias_becomes_the_average_price_and_the_line_the_least_squares_line(prose, solved):
    assert "The bias became the average price" in prose
    area, price = data.houses()
    Xs, mean, std = solved["standardize"](area[:, None])
    w, costs = solved["train_linear"](Xs, price, 0.1, 60)
    slope, intercept = np.polyfit(area, price, 1)
    assert (round(slope, 4), round(intercept, 3)) == (1.4928, -45.447)
    assert w[0] == pytest.approx(price.mean(), abs=0.01)
    assert w[1] / std[0] == pytest.approx(slope, abs=1e-4)
    assert costs[0] - costs[5] > costs[5] - costs[-1], "the curve is steep first and flat later"


def test_sigmoid_of_0_is_a_half_and_of_minus_1000_nothing(prose, solved):
    assert "So $\\sigma(0) = ½$, and $\\sigma(-1000)$ is too small for a computer: it becomes 0." in prose
    assert solved["sigmoid"](0) == 0.5 and solved["sigmoid"](-1000) == 0


def test_the_lecture_s_e_mail_is_spam(prose, solved):
    assert "The answer is 1: spam." in prose
    assert solved["predict"]([-2.0, 1.2, 0.7], [[3, 4]]).tolist() == [1]


def test_cross_entropy_step_is_about_ten_times_as_long(prose, solved):
    assert "About ten times." in prose
    p = float(solved["sigmoid"](2))
    assert 9 < 1 / (p * (1 - p)) < 11
    assert "with $p$ below 2 %: $x = 1$, $y = 1$ and $w_0 = w_1 = -2$" in prose
    assert float(solved["sigmoid"](solved["net_input"]([-2.0, -2.0], [1.0]))) < 0.02


def test_no_line_gets_xor_right(prose, solved):
    assert "Never four. **Predict**: trained for 50 epochs, how few mistakes" in prose
    assert "Never none: the correction for one row spoils another" in prose
    corners, xor = [[-1, -1], [-1, 1], [1, -1], [1, 1]], [-1, 1, 1, -1]
    lines = np.random.default_rng(1).normal(size=(2000, 3))
    assert max((solved["predict"](w, corners) == xor).sum() for w in lines) == 3
    assert min(solved["train_perceptron"](corners, xor, 0.1, 200, np.random.default_rng(1))[1]) > 0


def test_erratum_5_the_squared_error_is_0_0071(prose, solved):
    assert "prints $C \\approx 0.0072$ here. The value is 0.0071" in prose
    assert round(0.5 * (1 - float(solved["sigmoid"](2))) ** 2, 4) == 0.0071


def test_erratum_7_both_rules_are_one_algorithm_with_eta_twice_as_large(prose, solved):
    assert "**Erratum 7.**" in prose
    w, x, y = np.array([0.5, 1, -0.1]), [2, 5], -1
    short_rule = w + 0.2 * y * np.array([1, *x])
    np.testing.assert_allclose(solved["perceptron_update"](w, x, y, 0.1), short_rule)


def test_erratum_8_the_step_at_zero_is_minus_one(prose, solved):
    assert "In this course $\\text{step}(0) = -1$" in prose
    assert solved["step"](0) == -1
