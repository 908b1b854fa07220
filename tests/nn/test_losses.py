"""Do losses give the lectures' numbers, survive the extremes, and refuse shapes that would broadcast?"""

import numpy as np
import pytest

from neurona.nn import (
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    HalfSquaredError,
    MeanSquaredError,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    gradient_check,
    l1_penalty,
    l2_loss,
    l2_penalty,
)

from .oracle import needs_torch, torch


def test_the_numbers_of_unidad_iv():
    # x = (1, 0), y = 1, z = 2: cross-entropy 0.1269, gradient −0.1192; half the squared error 0.0071.
    z, y = np.array([2.0]), np.array([1.0])
    sure = SigmoidCrossEntropy()
    assert sure.forward(z, y) == pytest.approx(0.1269, abs=5e-5)
    assert sure.backward() == pytest.approx([-0.1192], abs=5e-5)
    p = 1 / (1 + np.exp(-z))
    assert BinaryCrossEntropy().forward(p, y) == pytest.approx(0.1269, abs=5e-5)
    assert HalfSquaredError().forward(p, y) == pytest.approx(0.0071, abs=5e-5)


@pytest.mark.filterwarnings("error")
def test_extremes_stay_finite():
    sure = np.array([[0.0, 1.0], [1.0, 0.0]])
    for loss, P, Y in [
        (BinaryCrossEntropy(), sure, 1 - sure),
        (CategoricalCrossEntropy(), sure, 1 - sure),
        (SigmoidCrossEntropy(), 1000 * sure - 500, 1 - sure),
        (SoftmaxCrossEntropy(), 1000 * sure, 1 - sure),
        (SoftmaxCrossEntropy(), 1000 * sure, np.array([0, 1])),
    ]:
        assert np.isfinite(loss.forward(P, Y)) and loss.forward(P, Y) > 50
        assert np.all(np.isfinite(loss.backward()) | (loss.backward() < -1e100))
        assert loss.forward(P, sure) < 1e-6 or Y.ndim == 1


@pytest.mark.parametrize(
    "loss",
    [
        MeanSquaredError,
        HalfSquaredError,
        BinaryCrossEntropy,
        SigmoidCrossEntropy,
        CategoricalCrossEntropy,
        SoftmaxCrossEntropy,
    ],
)
def test_a_shape_that_broadcasts_is_refused(loss):
    with pytest.raises(ValueError, match=r"\(4, 1\).*\(4, 4\)"):
        loss().forward(np.full((4, 1), 0.5), np.full((4, 4), 0.5))


@pytest.mark.parametrize(
    "labels, words",
    [
        ([3, 1, 2], "from 0 to 2; these go from 1 to 3"),
        ([-1, 1, 1], "these go from -1 to 1"),
        ([0.0, 1.0, 2.0], "of type float64"),
        (["a", "b", "c"], "of type <U1"),
        ([0], "3 rows and there are 1 targets"),
        ([0, 1, 2, 0], "3 rows and there are 4 targets"),
    ],
)
def test_what_is_no_class_of_the_network_is_refused(labels, words):
    with pytest.raises(ValueError, match=words):
        SoftmaxCrossEntropy().forward(np.zeros((3, 3)), np.array(labels))


@pytest.mark.parametrize("dtype", [bool, np.uint8, np.int32, np.uint64])
def test_class_numbers_may_be_of_any_whole_type(dtype):
    Z, labels = np.array([[2.0, -1.0], [0.5, 0.0], [0.0, 3.0]]), np.array([0, 1, 1])
    loss, same = SoftmaxCrossEntropy(), SoftmaxCrossEntropy()
    assert loss.forward(Z, labels.astype(dtype)) == same.forward(Z, np.eye(2)[labels])
    assert np.array_equal(loss.backward(), same.backward())


@pytest.mark.parametrize(
    "penalty, value, gradient",
    [
        (l2_penalty, 0.1 / 2 * 30, [[0.1, -0.2], [0.3, 0.4]]),
        (l1_penalty, 0.1 * 10, [[0.1, -0.1], [0.1, 0.1]]),
    ],
)
def test_penalties(penalty, value, gradient):
    cost, (slope,) = penalty([np.array([[1.0, -2.0], [3.0, 4.0]])], 0.1)
    assert cost == pytest.approx(value) and slope == pytest.approx(np.array(gradient))


def test_l2_loss_is_the_decks_formula():
    rng = np.random.default_rng(0)
    y, h, weights = (
        rng.normal(size=(6, 2)),
        rng.normal(size=(6, 2)),
        [rng.normal(size=(3, 2)), rng.normal(size=(2, 2))],
    )
    value, dh, dW = l2_loss(y, h, weights, 0.7)
    by_hand = ((y - h) ** 2).sum() / 12 + 0.7 / 12 * sum((W**2).sum() for W in weights)
    assert value == pytest.approx(by_hand, rel=1e-13)
    assert gradient_check(lambda a: l2_loss(y, a[0], a[1:], 0.7)[0], [h, *weights], [dh, *dW]) < 1e-8


@needs_torch
def test_l2_loss_and_penalties_agree_with_pytorch():
    rng = np.random.default_rng(0)
    y, h, W = (rng.normal(size=(5, 3)) for _ in range(3))
    th, tW = torch.tensor(h, requires_grad=True), torch.tensor(W, requires_grad=True)
    loss = ((torch.tensor(y) - th) ** 2).sum() / 10 + 0.3 / 10 * (tW**2).sum() + 0.2 * tW.abs().sum()
    loss.backward()
    value, dh, (dW,) = l2_loss(y, h, [W], 0.3)
    cost, (extra,) = l1_penalty([W], 0.2)
    assert value + cost == pytest.approx(loss.item(), abs=1e-12)
    assert np.abs(dh - th.grad.numpy()).max() < 1e-12 and np.abs(dW + extra - tW.grad.numpy()).max() < 1e-12
