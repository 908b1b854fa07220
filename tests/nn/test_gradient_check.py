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


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("name", ["W", "b"])
def test_a_gradient_that_is_no_number_is_wrong_wherever_it_stands(name, value):
    params, grads = params_and_gradients()
    grads[name].flat[-1] = value
    assert gradient_check(loss, params, grads) == np.inf


@pytest.mark.parametrize(
    "change, words",
    [
        ({"b": np.array([[2.0], [-4.0]])}, r"\(2,\) and \(2, 1\)"),
        ({"b": 2.0}, r"\(2,\) and \(\)"),
        ({"c": 0.0}, r"parameters are \['W', 'b'\], the gradients \['W', 'b', 'c'\]"),
    ],
)
def test_gradients_that_do_not_belong_to_the_parameters_are_refused(change, words):
    params, grads = params_and_gradients()
    with pytest.raises(ValueError, match=words):
        gradient_check(loss, params, grads | change)


def test_a_missing_gradient_is_refused():
    params, grads = params_and_gradients()
    with pytest.raises(ValueError, match="one gradient for each parameter"):
        gradient_check(loss, params, {"W": grads["W"]})
    with pytest.raises(ValueError, match=r"\[0, 1\], the gradients \[0\]"):
        gradient_check(lambda p: loss({"W": p[0], "b": p[1]}), list(params.values()), [grads["W"]])


def test_known_gradients():
    v = np.array([1.0, 0.0])
    assert numeric_gradient(lambda: v @ v, v) == pytest.approx([2, 0], abs=1e-9)  # ∇(x² + y²), chapter 02
    assert numeric_gradient(lambda: 7.0, v).tolist() == [0, 0]


def test_relative_error():
    assert relative_error([0, 0], [0, 0]) == 0
    assert relative_error([1, 100], [1, 101]) == pytest.approx(1 / 101)
    for value in (np.nan, np.inf):
        for a, b in (([0, 0], [value, 0]), ([value, 0], [0, 0]), ([value, 0], [value, 0])):
            assert relative_error(a, b) == np.inf


@pytest.mark.parametrize("other", [[[1.0], [1.0], [1.0]], 1.0, [1.0]])
def test_shapes_that_would_broadcast_are_refused(other):
    with pytest.raises(ValueError, match="arrays of one shape"):
        relative_error([1.0, 1.0, 1.0], other)
