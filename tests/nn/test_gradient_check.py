"""Does the gradient check tell right from wrong, on its own scale?"""

import numpy as np
import pytest

from neurona.nn import gradient_check, numeric_gradient, relative_error


def loss(params):
    return float(np.sum(np.sin(params["W"])) + params["b"] @ params["b"])


def params_and_gradients():
    params = {"W": np.random.default_rng(0).normal(size=(3, 4)), "b": np.array([1.0, -2.0])}
    return params, {"W": np.cos(params["W"]), "b": 2 * params["b"]}


def test_right_gradients_are_below_1e_8_and_the_parameters_come_back():
    params, grads = params_and_gradients()
    kept = {name: a.copy() for name, a in params.items()}
    assert gradient_check(loss, params, grads) < 1e-8
    assert all(np.array_equal(params[name], kept[name]) for name in kept)


@pytest.mark.parametrize("wrong", ["sign", "factor", "one entry"])
def test_wrong_gradients_are_above_1e_2(wrong):
    params, grads = params_and_gradients()
    if wrong == "sign":
        grads["b"] = -grads["b"]
    elif wrong == "factor":
        grads["W"] = grads["W"] * 1.05
    else:
        grads["W"][1, 2] = 0.0
    assert gradient_check(loss, params, grads) > 1e-2


def test_a_list_works_like_a_dict():
    params, grads = params_and_gradients()
    as_list = gradient_check(
        lambda p: loss({"W": p[0], "b": p[1]}), list(params.values()), list(grads.values())
    )
    assert as_list == gradient_check(loss, params, grads)


def test_known_gradients():
    v = np.array([1.0, 0.0])
    assert numeric_gradient(lambda: v @ v, v) == pytest.approx([2, 0], abs=1e-9)  # ∇(x² + y²), chapter 02
    assert numeric_gradient(lambda: 7.0, v).tolist() == [0, 0]


def test_relative_error():
    assert relative_error([0, 0], [0, 0]) == 0
    assert relative_error([1, 100], [1, 101]) == pytest.approx(1 / 101)
    assert np.isnan(relative_error([np.nan], [1.0])) or relative_error([np.nan], [1.0]) > 1
