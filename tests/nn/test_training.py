"""Does training take PyTorch's steps, end when it should, and learn what scikit-learn learns?"""

import threading
import tracemalloc
from functools import partial

import numpy as np
import pytest
from sklearn.datasets import load_digits
from sklearn.neural_network import MLPClassifier

from neurona.nn import (
    LSTM,
    SGD,
    Activation,
    Adadelta,
    Adagrad,
    Adam,
    Dropout,
    LastStep,
    Linear,
    MeanSquaredError,
    Momentum,
    NAdam,
    RMSprop,
    Sequential,
    SoftmaxCrossEntropy,
    accuracy,
    evaluate,
    l2_penalty,
    minibatches,
    probabilities,
    train,
    train_batch,
)

from .oracle import TORCH, needs_torch, torch


def moons(rows=120, seed=0):
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 2, rows)
    angle = rng.uniform(0, np.pi, rows)
    X = np.c_[np.cos(angle) * (1 - 2 * labels) + labels, (np.sin(angle) - 0.25) * (1 - 2 * labels)]
    return X + 0.1 * rng.normal(size=X.shape), labels


def small(seed=0, dtype=np.float64, hidden=8):
    rng = np.random.default_rng(seed)
    return Sequential(
        Linear(2, hidden, rng, dtype=dtype), Activation("tanh"), Linear(hidden, 2, rng, dtype=dtype)
    )


def run(network=None, optimizer=None, **options):
    X, labels = moons()
    network = network or small()
    options = {"epochs": 5, "size": 32, "rng": np.random.default_rng(1)} | options
    return network, train(network, SoftmaxCrossEntropy(), optimizer or Momentum(0.1), X, labels, **options)


@needs_torch
@pytest.mark.parametrize("penalty", [0.0, 0.05])
def test_twenty_steps_give_pytorchs_weights(penalty):
    X, labels = moons()
    network, lam = small(), penalty
    model = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 2)).double()
    with torch.no_grad():
        for p, w in zip(model.parameters(), network.blocks[0], strict=True):
            p.copy_(torch.tensor(w.T))
    # Weight decay is λW: our penalty leaves the biases alone, so they get a group without it.
    groups = [
        {"params": [p for p in model.parameters() if p.ndim == 2], "weight_decay": lam},
        {"params": [p for p in model.parameters() if p.ndim == 1]},
    ]
    theirs, ours = torch.optim.SGD(groups, lr=0.1, momentum=0.9), Momentum(0.1)
    for rows in [rows for seed in range(5) for rows in minibatches(120, 32, np.random.default_rng(seed))]:
        train_batch(network, SoftmaxCrossEntropy(), ours, X[rows], labels[rows], partial(l2_penalty, lam=lam))
        theirs.zero_grad()
        torch.nn.functional.cross_entropy(model(torch.tensor(X[rows])), torch.tensor(labels[rows])).backward()
        theirs.step()
    for p, w in zip(model.parameters(), network.blocks[0], strict=True):
        assert np.abs(p.detach().numpy().T - w).max() <= TORCH


def test_digits_are_learnt_as_well_as_by_scikit_learn():
    X, labels = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(X))
    X, labels = X[order] / 16, labels[order]
    rng = np.random.default_rng(0)
    network = Sequential(Linear(64, 32, rng), Activation("tanh"), Linear(32, 10, rng))
    history = train(
        network,
        SoftmaxCrossEntropy(),
        Momentum(0.1),
        X[:1344],
        labels[:1344],
        epochs=20,
        size=32,
        rng=rng,
        validation=(X[1344:], labels[1344:]),
    )
    peer = MLPClassifier(
        (32,),
        activation="tanh",
        solver="sgd",
        alpha=0,
        batch_size=32,
        learning_rate_init=0.1,
        nesterovs_momentum=False,
        max_iter=20,
        random_state=0,
        tol=0,
    )
    with pytest.warns(UserWarning):  # it did not converge in 20 epochs; nor need it
        peer.fit(X[:1344], labels[:1344])
    assert history.val_accuracy[-1] >= 0.95
    assert abs(history.val_accuracy[-1] - peer.score(X[1344:], labels[1344:])) < 0.02


def test_xor_is_learnt_exactly():
    X, labels = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    network = small(hidden=4)
    train(
        network,
        SoftmaxCrossEntropy(),
        Momentum(0.5),
        X,
        labels,
        epochs=200,
        size=4,
        rng=np.random.default_rng(0),
    )
    assert network.predict(X).argmax(axis=1).tolist() == [0, 1, 1, 0]
    assert probabilities(network, X).max(axis=1).min() > 0.95


def test_the_same_generator_gives_the_same_training():
    (one, first), (other, second) = run(), run()
    assert np.array_equal(one.theta, other.theta) and first.loss == second.loss
    third, _ = run(rng=np.random.default_rng(2))
    assert not np.array_equal(one.theta, third.theta)


def test_training_does_not_touch_the_global_generator_or_the_data():
    X, labels = moons()
    kept, state = X.copy(), np.random.get_state()[1].copy()
    rng = np.random.default_rng(0)
    network = Sequential(Linear(2, 8, rng), Dropout(0.5, rng), Linear(8, 2, rng))
    train(network, SoftmaxCrossEntropy(), Adam(), X, labels, epochs=2, size=50, rng=rng)
    assert np.array_equal(X, kept) and np.array_equal(np.random.get_state()[1], state)


@pytest.mark.parametrize("n, size", [(1, 1), (10, 3), (10, 10), (10, 99), (7, 1)])
def test_minibatches_cover_every_row_once(n, size):
    batches = list(minibatches(n, size, np.random.default_rng(0)))
    assert sorted(np.concatenate(batches).tolist()) == list(range(n))
    assert all(len(batch) == size for batch in batches[:-1]) and 1 <= len(batches[-1]) <= size


def test_wrong_sizes_are_explained():
    X, labels = moons()
    with pytest.raises(ValueError, match="batch size"):
        run(size=0)
    for patience in (0, -1):
        with pytest.raises(ValueError, match="patience must be a whole number of epochs from 1 up"):
            run(patience=patience)
    with pytest.raises(ValueError, match="120 rows and Y has 119"):
        train(
            small(),
            SoftmaxCrossEntropy(),
            SGD(),
            X,
            labels[1:],
            epochs=1,
            size=9,
            rng=np.random.default_rng(0),
        )


def test_the_history_measures_the_loss_before_each_step():
    X, labels = moons()
    network = small()
    expected, _ = evaluate(network, SoftmaxCrossEntropy(), X, labels)
    history = train(
        network, SoftmaxCrossEntropy(), SGD(0.0), X, labels, epochs=2, size=50, rng=np.random.default_rng(0)
    )
    assert history.loss == pytest.approx(
        [expected, expected], rel=1e-12
    )  # the short last batch counts for less
    assert history.ended == "finished" and history.val_loss == []


def test_early_stopping_puts_the_best_weights_back():
    X, labels = moons(40)
    flipped = np.where(np.random.default_rng(0).random(40) < 0.3, 1 - labels, labels)
    network = small(hidden=40)
    seen = []
    history = train(
        network,
        SoftmaxCrossEntropy(),
        Adam(0.05),
        X,
        flipped,
        epochs=300,
        size=10,
        rng=np.random.default_rng(0),
        validation=moons(200, seed=1),
        patience=6,
        on_epoch=lambda epoch, history: seen.append(network.theta.copy()),
    )
    assert history.ended == "no improvement" and len(history.loss) < 300
    assert history.best_epoch == int(np.argmin(history.val_loss)) == len(history.loss) - 1 - 6
    assert np.array_equal(network.theta, seen[history.best_epoch])
    assert (
        evaluate(network, SoftmaxCrossEntropy(), *moons(200, seed=1))[0]
        == history.val_loss[history.best_epoch]
    )


def test_an_equal_loss_is_no_progress():
    network, history = run(optimizer=SGD(0.0), epochs=9, validation=moons(seed=1), patience=2)
    assert len(set(history.val_loss)) == 1  # with a learning rate of 0 nothing moves
    assert history.ended == "no improvement" and history.best_epoch == 0 and len(history.loss) == 3


class Scripted(SoftmaxCrossEntropy):
    """A loss whose values for the validation rows are given beforehand, one an epoch."""

    def __init__(self, values, rows):
        super().__init__()
        self.values, self.rows = list(values), rows

    def forward(self, Z, Y):
        value = super().forward(Z, Y)
        return self.values.pop(0) if len(Y) == self.rows else value


@pytest.mark.parametrize(
    "values, best",
    [
        ([np.nan, 3, 2, 2.5, 2.5], 2),
        ([3, np.nan, 2, np.nan, 4], 2),
        ([np.nan, np.nan, 2, 2, 2], 2),
        ([np.nan, np.nan, np.nan], 0),
    ],
)
def test_a_validation_loss_that_is_no_number_is_never_the_best(values, best):
    X, labels = moons()
    network, seen = small(), []
    history = train(
        network, Scripted(values, 77), SGD(0.1), X, labels, epochs=len(values), size=32, rng=np.random.default_rng(0),
        validation=moons(77), patience=2, on_epoch=lambda epoch, history: seen.append(network.theta.copy()),
    )  # fmt: skip
    assert history.best_epoch == best
    assert np.array_equal(network.theta, seen[best])


def test_a_stop_flag_ends_training_after_the_epoch():
    flag = threading.Event()
    _, history = run(
        epochs=50, stop=flag.is_set, on_epoch=lambda epoch, _: flag.set() if epoch == 2 else None
    )
    assert history.ended == "stopped" and len(history.loss) == 3


@pytest.mark.filterwarnings("error")
def test_divergence_is_named_and_never_a_warning():
    X, _ = moons()
    network = Sequential(Linear(2, 1, np.random.default_rng(0)))
    history = train(
        network,
        MeanSquaredError(),
        SGD(1e6),
        100 * X,
        X[:, :1],
        epochs=100,
        size=10,
        rng=np.random.default_rng(0),
    )
    assert history.ended == "diverged" and 1 < len(history.loss) < 100


def test_a_schedule_is_a_line_of_the_caller():
    optimizer, rates = SGD(0.1), []

    def halve(epoch, history):
        rates.append(optimizer.eta)
        optimizer.eta /= 2

    run(optimizer=optimizer, epochs=3, on_epoch=halve)
    assert rates == [0.1, 0.05, 0.025]


def test_float32_trains_in_float32():
    network, history = run(small(dtype=np.float32), epochs=3)
    assert network.theta.dtype == network.gradient.dtype == network.predict(moons()[0]).dtype == np.float32
    _, wide = run(epochs=3)
    assert history.loss == pytest.approx(wide.loss, rel=1e-4)


def test_sequences_have_their_rows_in_the_second_axis():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(4, 60, 3))
    labels = (X[0, :, 0] > 0).astype(int)
    network = Sequential(LSTM(3, 6, rng), LastStep(), Linear(6, 2, rng))
    history = train(
        network, SoftmaxCrossEntropy(), Adam(0.02), X, labels, epochs=30, size=16, rng=rng, axis=1
    )
    assert history.loss[-1] < 0.3 * history.loss[0]


def test_accuracy_of_classes_and_of_no_classes():
    P = np.array([[0.9, 0.1], [0.2, 0.8], [0.6, 0.4]])
    assert accuracy(P, np.array([0, 1, 1])) == pytest.approx(2 / 3)
    assert accuracy(P, np.eye(2)[[0, 1, 0]]) == 1
    assert accuracy(P, np.array([False, True, False])) == 1
    assert np.isnan(accuracy(P[:, :1], P[:, :1])) and np.isnan(accuracy(P, P[:, 0]))
    for targets in (P, 1 - np.eye(2)[[0, 0, 0]] * 2, np.zeros((3, 2)), np.ones((3, 2)), np.ones((3, 1))):
        assert np.isnan(accuracy(P, targets)), targets  # the targets of a regression, say
    with pytest.raises(ValueError, match="3 rows and Y has 1"):
        accuracy(P, np.array([0]))


@pytest.mark.parametrize("kind", [SGD, Momentum, Adagrad, RMSprop, Adadelta, Adam, NAdam])
def test_a_step_allocates_nothing_large(kind):
    rng = np.random.default_rng(0)
    network = Sequential(Linear(64, 512, rng), Activation("tanh"), Dropout(0.2, rng), Linear(512, 10, rng))
    check_allocation(network, kind(), rng.normal(size=(256, 64)), rng.integers(0, 10, 256))


def test_a_step_of_an_lstm_allocates_nothing_large():
    rng = np.random.default_rng(0)
    network = Sequential(LSTM(32, 128, rng), LastStep(), Linear(128, 2, rng))
    check_allocation(network, Adam(), rng.normal(size=(20, 64, 32)), rng.integers(0, 2, 64))


def check_allocation(network, optimizer, X, Y, kilobytes=200):
    """NumPy's own buffers take 64 kB each, whatever the size; a forgotten array takes 260 and more."""
    loss = SoftmaxCrossEntropy()
    for _ in range(2):
        train_batch(network, loss, optimizer, X, Y)
    tracemalloc.start()
    train_batch(network, loss, optimizer, X, Y)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < kilobytes * 1024, f"{peak} bytes; the weights alone take {network.theta.nbytes}"


def test_example_of_the_package():
    # The four lines at the top of neurona/nn/__init__.py.
    import neurona.nn as nn

    code = [line.strip() for line in nn.__doc__.splitlines() if line.startswith("    ")]
    names = vars(nn) | {"np": np, "X": load_digits().data / 16, "labels": load_digits().target}
    exec("\n".join(code), names)
    assert len(code) == 3 and names["history"].loss[-1] < 0.05
