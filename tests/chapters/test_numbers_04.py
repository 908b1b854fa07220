"""Chapter 04: every number that its prose states, computed again, and every claim measured with more than one seed."""

from functools import cache, partial
from pathlib import Path

import nbformat
import numpy as np
import pytest

from neurona import data, labs, nn
from neurona.experiments.race import race

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "course" / "04-regularization" / "regularization.md"
SEEDS = (1, 2, 3)  # the chapter's own is 1


@pytest.fixture(scope="module")
def prose():
    text, code = [], False
    for line in CHAPTER.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            code = not code
        elif not code:
            text.append(line)
    return " ".join(text)


@pytest.fixture(scope="module")
def printed():
    """What the visible cells print: the streams of all cells that are no exercise and no check."""
    notebook = nbformat.read(ROOT / "solutions" / "04-regularization" / "regularization.ipynb", as_version=4)
    cells = [c for c in notebook.cells if c.cell_type == "code" and not c.metadata.get("nbgrader", {}).get("grade")]
    return "".join(out.text for cell in cells for out in cell.outputs if out.get("name") == "stdout").splitlines()


@pytest.fixture(scope="module")
def solved(solution_names):
    return solution_names("04-regularization/regularization")


def numbers(line):
    """The numbers of a printed line; a percentage as a share."""
    words = line.replace(",", " ").replace(";", " ").split()
    found = []
    for word in words:
        share = word.endswith("%")
        try:
            found.append(float(word.rstrip("%")) / (100 if share else 1))
        except ValueError:
            continue
    return found


def line_of(printed, start):
    """The only line that begins so."""
    (line,) = [line for line in printed if line.startswith(start)]
    return line


# The chapter's data and network, once more


def shuffled():
    digits = data.digits()
    order = np.random.default_rng(0).permutation(1797)
    X, y = digits.X[order] / 16, digits.y[order]
    return X[539:], y[539:], X[:539], y[:539]


def mislabelled(y, share=0.2):
    y, rng = np.array(y), np.random.default_rng(0)
    wrong = rng.choice(len(y), round(share * len(y)), replace=False)
    y[wrong] = (y[wrong] + rng.integers(1, 10, len(wrong))) % 10
    return y


X_TRAIN, Y_TRAIN, X_VAL, Y_VAL = shuffled()
X_FEW, Y_TRUE, Y_FEW = X_TRAIN[:200], Y_TRAIN[:200], mislabelled(Y_TRAIN[:200])


def learn(X, y, seed=1, epochs=80, size=32, between=(), last=(), loss=None, optimizer=None, **more):
    rng, eye = np.random.default_rng(seed), np.eye(10)
    net = nn.Sequential(nn.Linear(64, 64, rng), nn.Activation("relu"), *between, nn.Linear(64, 10, rng), *last)
    history = nn.train(net, loss or nn.SoftmaxCrossEntropy(), optimizer or nn.Momentum(0.05, 0.9), X, eye[y],
                       epochs=epochs, size=size, rng=rng, validation=(X_VAL, eye[Y_VAL]), **more)  # fmt: skip
    return net, history


def right(net, X=X_VAL, y=Y_VAL):
    return float(np.mean(net.predict(X).argmax(axis=1) == y))


@cache
def priced(penalty, lam, seed=1):
    return learn(X_FEW, Y_FEW, seed, penalty=partial({"L2": nn.l2_penalty, "L1": nn.l1_penalty}[penalty], lam=lam))


@cache
def dropped(p, seed):
    return learn(X_FEW, Y_FEW, seed, between=[nn.Dropout(p, np.random.default_rng(2))])


@cache
def plain(seed=1):
    return learn(X_FEW, Y_FEW, seed)


# Learning by heart


def test_two_of_the_eight_labels_of_the_opening_picture_are_wrong(prose):
    assert "Two of these eight labels are wrong" in prose
    assert "labels = [0, 1, 2, 8, 4, 5, 0, 7]" in CHAPTER.read_text(encoding="utf-8")
    assert np.sum(data.digits().y[:8] != [0, 1, 2, 8, 4, 5, 0, 7]) == 2


def test_the_students_split_gives_the_rows_of_these_tests(prose, solved):
    assert "Three digits in ten are held out" in prose and "you have 200 rows" in prose
    parts = solved["split"](data.digits().X / 16, data.digits().y, 0.3, np.random.default_rng(0))
    for part, own in zip(parts, (X_TRAIN, Y_TRAIN, X_VAL, Y_VAL), strict=True):
        np.testing.assert_array_equal(part, own)
    assert len(Y_VAL) == 539 and len(Y_TRAIN) == 1258 and "1258 digits" in prose


def test_one_label_in_five_is_wrong_and_the_network_has_4810_parameters(prose):
    assert "one in five shows another digit" in prose
    assert "The network has 4810 parameters, and 40 of its 200 labels are wrong" in prose
    assert np.sum(Y_FEW != Y_TRUE) == 40 and plain()[0].theta.size == 4810


def test_the_printed_shares_are_those_of_the_reference(printed):
    net, _ = plain()
    line = line_of(printed, "training labels reproduced:")
    assert numbers(line) == pytest.approx([100 * right(net, X_FEW, Y_FEW), 100 * right(net)], abs=0.3)
    assert numbers(line_of(printed, "your guess was off by:")) == pytest.approx(numbers(line))
    assert "wrong labels learned by heart: 40 of 40" in printed


@pytest.mark.parametrize("seed", SEEDS)
def test_the_network_learns_all_by_heart_and_its_validation_loss_rises_after_some_twenty_epochs(prose, seed):
    assert "the network knows every wrong label by heart" in prose
    assert "for some twenty epochs, and then it climbs" in prose
    net, history = plain(seed)
    wrong = Y_FEW != Y_TRUE
    assert right(net, X_FEW, Y_FEW) >= 0.99 and right(net, X_FEW[wrong], Y_FEW[wrong]) >= 0.95
    assert history.loss[-1] < 0.1 * history.loss[0]
    assert 12 <= history.best_epoch <= 26 and history.val_loss[-1] > 1.4 * min(history.val_loss)
    assert 0.7 < history.val_accuracy[-1] < 0.78


@pytest.mark.parametrize("seed", SEEDS)
def test_more_rows_bring_the_two_curves_together(prose, seed):
    assert "Fifty rows are remembered completely" in prose
    assert "eight hundred are harder to remember" in prose
    gaps, shares = [], []
    for n in (50, 200, 800):
        labels = mislabelled(Y_TRAIN[:n])
        net, _ = learn(X_TRAIN[:n], labels, seed, epochs=40)
        shares.append((right(net, X_TRAIN[:n], labels), right(net)))
        gaps.append(shares[-1][0] - shares[-1][1])
    assert shares[0][0] == 1 and shares[2][0] < 0.97
    assert gaps[0] > gaps[1] > gaps[2] and shares[2][1] > shares[0][1] + 0.1
    assert "More rows are the best cure" in prose
    cures = right(priced("L2", 0.02, seed)[0]), right(priced("L1", 0.003, seed)[0]), right(dropped(0.5, seed)[0])
    assert shares[2][1] > max(cures) - 0.01


# A price on weights


@pytest.mark.parametrize("seed", SEEDS)
def test_a_good_price_gives_up_the_wrong_labels_and_too_high_a_price_everything(prose, seed):
    assert "At $\\lambda = 0.02$ the network reproduces about four training labels in five" in prose
    assert "At $\\lambda = 0.1$ weights are too dear" in prose
    assert "Only 4, and nearly all of the true ones. It has stopped believing the wrong labels" in prose
    good, dear = priced("L2", 0.02, seed)[0], priced("L2", 0.1, seed)[0]
    wrong = Y_FEW != Y_TRUE
    assert 0.75 <= right(good, X_FEW, Y_FEW) <= 0.85 and right(good, X_FEW[wrong], Y_FEW[wrong]) < 0.2
    assert right(good, X_FEW[~wrong], Y_FEW[~wrong]) > 0.93
    assert right(good) > right(plain(seed)[0]) + 0.06
    assert right(dear, X_FEW, Y_FEW) < 0.65 and right(dear) < 0.65
    assert abs(right(dear, X_FEW, Y_FEW) - right(dear)) < 0.08


def test_the_printed_shares_by_price_are_those_of_the_reference(printed):
    rows = [numbers(line) for line in printed if line.startswith("lambda ")]
    assert [row[0] for row in rows] == [0, 0.003, 0.01, 0.02, 0.03, 0.05, 0.1]
    for lam, training, validation in rows[2:4]:
        net, _ = priced("L2", lam)
        assert (training, validation) == pytest.approx((right(net, X_FEW, Y_FEW), right(net)), abs=0.006)
    assert max(rows, key=lambda row: row[2])[0] == 0.02


def test_the_printed_repeated_labels_are_those_of_the_reference(prose, printed):
    assert "how many of the 40 wrong labels does it still repeat?" in prose
    net, wrong = priced("L2", 0.02)[0], Y_FEW != Y_TRUE
    true, _, by_heart, _ = numbers(line_of(printed, "true labels repeated:"))
    assert by_heart == 4 and true > 0.95 * 160
    assert true == pytest.approx(160 * right(net, X_FEW[~wrong], Y_FEW[~wrong]), abs=1.5)
    assert by_heart == pytest.approx(40 * right(net, X_FEW[wrong], Y_FEW[wrong]), abs=1.5)


def test_the_students_penalties_are_those_of_the_reference(solved):
    rng = np.random.default_rng(0)
    weights = [rng.normal(size=(4, 3)), rng.normal(size=(3, 2))]
    for name in ("l2_penalty", "l1_penalty"):
        value, gradients = solved[name](weights, 0.3)
        wanted, slopes = getattr(nn, name)(weights, 0.3)
        assert value == pytest.approx(wanted)
        for gradient, slope in zip(gradients, slopes, strict=True):
            np.testing.assert_allclose(gradient, slope)
        params = dict(enumerate(weights))
        error = nn.gradient_check(
            lambda p, name=name: solved[name](list(p.values()), 0.3)[0], params, dict(enumerate(gradients))
        )
        assert error < 1e-6


def small(net):
    """Silent neurons, and the share of weights below 0.005 of the others at pixels that carry ink."""
    tiny = np.abs(net.weights[0]) < 0.005
    silent = tiny.all(axis=0)
    return silent.sum(), tiny[X_FEW.max(axis=0) > 0][:, ~silent].mean()


@pytest.mark.parametrize("seed", SEEDS)
def test_erratum_9_l2_shrinks_weights_and_l1_prunes_them(prose, seed):
    assert "**Erratum 9.**" in prose and "Single connections are pruned by L1" in prose
    assert "L2 cuts the largest weight by half; L1 leaves it large" in prose
    nets = {"none": plain(seed)[0], "L2": priced("L2", 0.02, seed)[0], "L1": priced("L1", 0.003, seed)[0]}
    largest = {name: max(np.abs(W).max() for W in net.weights) for name, net in nets.items()}
    assert 0.4 < largest["L2"] / largest["none"] < 0.65 and largest["L1"] > 0.9 * largest["none"]
    silent, share = zip(*(small(net) for net in nets.values()), strict=True)
    assert silent[0] == 0 and 5 < silent[1] < silent[2]
    assert "L1's curve dives first" in prose
    below = {
        name: np.mean(np.concatenate([W.ravel() for W in net.weights]) ** 2 < 0.005**2) for name, net in nets.items()
    }
    assert below["none"] < below["L2"] < below["L1"] - 0.1
    assert share[0] < 0.04 and 0.08 < share[1] < 0.2 and share[2] > 0.4


@pytest.mark.parametrize("seed", SEEDS)
def test_l1_hardly_cures_at_the_price_of_the_text(prose, seed):
    assert "at this price it gains two points, L2 more than seven" in prose
    none, l1, l2 = right(plain(seed)[0]), right(priced("L1", 0.003, seed)[0]), right(priced("L2", 0.02, seed)[0])
    assert 0.01 < l1 - none < 0.04 and l2 - none > 0.06
    if seed == 1:
        assert round(100 * (l1 - none)) == 2 and l2 - none > 0.07


def test_the_printed_silent_neurons_are_those_of_the_reference(printed):
    rows = [line for line in printed if "silent neurons:" in line]
    for line, net in zip(rows, (plain()[0], priced("L2", 0.02)[0], priced("L1", 0.003)[0]), strict=True):
        count, share = small(net)
        found = [number for number in numbers(line)]
        assert found[0] == pytest.approx(count, abs=1) and found[1] == pytest.approx(share, abs=0.03)


@pytest.mark.parametrize("seed", SEEDS)
def test_neurons_look_at_every_pixel_without_a_price_and_at_fewer_with_l1(prose, seed):
    assert "every neuron has something to say about every pixel" in prose and "With L1 it looks at fewer" in prose
    looked = []
    for net in (plain(seed)[0], priced("L1", 0.003, seed)[0]):
        W = net.weights[0]
        W = np.abs(W[:, np.argsort(-np.linalg.norm(W, axis=0))[:8]])
        looked.append(np.mean(W > 0.02 * W.max(axis=0)))
    assert looked[0] > 0.9 and looked[1] < 0.7


def test_l2_pulls_a_small_weight_a_thousand_times_less_and_l1_alike(prose, solved):
    assert "L2 pulls a weight of 0.001 a thousand times less than a weight of 1. L1 pulls both alike" in prose
    (pull,) = solved["l2_penalty"]([[1.0, 0.001]], 0.1)[1]
    assert pull[0] / pull[1] == pytest.approx(1000)
    (pull,) = solved["l1_penalty"]([[1.0, 0.001]], 0.1)[1]
    assert pull[0] == pull[1]


# Dropout and stopping in time


def test_dropout_keeps_the_mean(printed):
    rows = [numbers(line.replace("p = ", "")) for line in printed if line.startswith("p = ") and "silent" in line]
    assert [row[0] for row in rows] == [0.2, 0.5, 0.8]
    for p, silent, others, everything in rows:
        assert silent == pytest.approx(p, abs=0.01) and others == pytest.approx(1 / (1 - p), abs=0.01)
        assert everything == pytest.approx(1, abs=0.02)


def test_the_students_dropout_is_that_of_the_reference(solved):
    layer, X = nn.Dropout(0.3, np.random.default_rng(5)), np.random.default_rng(1).normal(size=(6, 7))
    out, mask = solved["dropout_forward"](X, 0.3, np.random.default_rng(5), True)
    np.testing.assert_allclose(out, layer.forward(X))
    np.testing.assert_allclose(solved["dropout_backward"](X, mask), layer.backward(X))
    np.testing.assert_allclose(solved["dropout_forward"](X, 0.3, np.random.default_rng(5), False)[0], X)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_more_dropout_the_less_the_validation_loss_climbs(prose, seed):
    assert "The curves still climb, but the more neurons are silenced, the less they do" in prose
    climbs = []
    for history in (plain(seed)[1], dropped(0.2, seed)[1], dropped(0.5, seed)[1]):
        climbs.append(history.val_loss[-1] - min(history.val_loss))
    assert climbs[0] > climbs[1] > climbs[2] > 0
    assert right(dropped(0.5, seed)[0]) > right(plain(seed)[0]) + 0.05


@pytest.mark.parametrize("seed", SEEDS)
def test_early_stopping_gains_as_much_as_a_price_and_saves_half_of_the_training(prose, solved, seed):
    assert "It gains about as much as a price on weights" in prose
    assert "more than half of the training is saved" in prose
    _, history = plain(seed)
    best = solved["early_stopping"](history.val_loss, 10)
    assert best == history.best_epoch and best + 10 < 40
    gain = history.val_accuracy[best] - history.val_accuracy[-1]
    assert gain > 0.06 and abs(history.val_accuracy[best] - right(priced("L2", 0.02, seed)[0])) < 0.04


def test_early_stopping_agrees_with_the_training_loop(solved, printed):
    for patience in (2, 5, 10):
        _, full = plain()
        _, cut = learn(X_FEW, Y_FEW, patience=patience)
        assert solved["early_stopping"](full.val_loss, patience) == cut.best_epoch
    stop, best = numbers(line_of(printed, "stop after epoch"))[:2]
    assert (stop, best) == (len(cut.val_loss) - 1, cut.best_epoch), "counted from 0"


# The first lab


def test_the_lab_of_regularization_does_what_the_text_says(prose):
    assert "With $\\lambda = 0.01$ it repeats 10 of 40; at 0.1 it underfits" in prose
    assert "This smaller network needs $p = 0.8$ for what 0.5 did above" in prose
    plain_lab, mild, dear = (labs.regularization_scores(lam, 0) for lam in (0, 0.01, 0.1))
    assert plain_lab.by_heart == 40 and mild.by_heart == 10 and dear.right < 0.5
    half, most = (labs.regularization_scores(0, p).val_right for p in (0.5, 0.8))
    gained = right(dropped(0.5, 1)[0]) - right(plain()[0])
    assert half - plain_lab.val_right < 0.5 * gained < gained < most - plain_lab.val_right + 0.02


def test_the_exploration_can_be_solved_and_is_not_given_away(prose):
    assert "Choose L1, with 200 rows and 20 % wrong labels. Find $\\lambda$ above 0" in prose
    assert "at least 79 % of the validation rows are right, the validation loss is below 0.75" in prose
    assert "repeats at most 13 of the 40 wrong labels" in prose

    def scores(lam, p):
        return labs.regularization_scores(lam, p, penalty="L1")

    def cured(lam, p):
        found = scores(lam, p)
        return found.by_heart <= 13 and found.val_loss < 0.75 and found.val_right >= 0.79

    prices, shares = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.02, 0.1), [k / 10 for k in range(9)]
    good = {(lam, p) for lam in prices for p in shares if cured(lam, p)}
    assert {(0.0003, 0.7), (0.001, 0.7), (0.003, 0.1), (0.003, 0.2)} <= good and 6 <= len(good) <= 10
    assert "Look for the best $\\lambda$ without dropout first, and then add dropout" in prose
    best = min(prices, key=lambda lam: scores(lam, 0).val_loss)
    assert any(cured(best, p) for p in (0.1, 0.2, 0.3)), "who does what the text says gets there"
    # Nothing less than both will do, and what the text itself has used is no solution.
    assert not any(cured(lam, 0) for lam in prices)
    assert not {(0.003, 0), (0.02, 0), (0.001, 0.1)} & good


# Loss, batch, rate


def first_80(history):
    return next((k + 1 for k, share in enumerate(history.val_accuracy) if share >= 0.8), None)


def by_loss(eta, seed=1):
    """Epochs until 80 % of the validation rows are right: (cross-entropy, squared error)."""
    kinds = {"loss": None, "last": ()}, {"loss": nn.HalfSquaredError(), "last": [nn.Softmax()]}
    return [first_80(learn(X_FEW, Y_TRUE, seed, epochs=40, optimizer=nn.SGD(eta), **kind)[1]) for kind in kinds]


def test_the_printed_epochs_are_those_of_the_text(prose, printed):
    assert "At $\\eta = 0.1$ the squared error does not get there in 40 epochs" in prose
    assert "cross-entropy needs 7 epochs (at 0.3), the squared error 12 (at 3)" in prose
    found = {line.split()[1]: line.split("80 %: ")[1] for line in printed if line.startswith("eta ") and "80 %" in line}
    assert found["0.1"].endswith("squared error never")
    assert "cross-entropy 7," in found["0.3"] and found["3.0"].endswith("squared error 12")
    everything = [text.replace(",", " ").split() for text in found.values()]
    assert min(int(words[1]) for words in everything if words[1] != "never") == 7
    assert min(int(words[-1]) for words in everything if words[-1] != "never") == 12


@pytest.mark.parametrize("seed", SEEDS)
def test_cross_entropy_is_faster_also_when_each_loss_has_its_best_rate(seed):
    epochs = {eta: by_loss(eta, seed) for eta in (0.1, 0.3, 1.0, 3.0)}
    assert epochs[0.1][1] is None and epochs[0.1][0] <= 16
    cross, square = (min(pair[k] for pair in epochs.values() if pair[k]) for k in (0, 1))
    assert cross < square < 10 * cross


@pytest.mark.parametrize("seed", SEEDS)
def test_no_rate_makes_up_for_ten_steps_with_the_full_batch(prose, seed):
    assert "The full batch has taken ten steps, and none of its three learning rates makes up for that" in prose
    assert "with the best of them it reads four digits in five" in prose
    assert "the full batch may try three" in prose

    def share(size, eta):
        return learn(X_TRAIN, Y_TRAIN, seed, epochs=10, size=size, optimizer=nn.SGD(eta))[1].val_accuracy[-1]

    full = max(share(1258, eta) for eta in (0.3, 0.5, 1.0))
    assert 0.75 < full < 0.85 and max(share(1258, eta) for eta in (0.1, 0.2, 2.0, 3.0)) < 0.85
    assert 0.93 < min(share(128, 1.0), share(32, 0.3), share(8, 0.3))


def test_the_printed_steps_are_ten_and_hundreds(prose, printed):
    assert "Batches of 32 take forty steps" in prose
    assert "All six have seen every digit ten times" in prose
    assert "The small batches have taken a hundred steps and more, each slightly wrong, and are far ahead" in prose
    rows = [numbers(line.replace(":", " ")) for line in printed if "rows a batch" in line]
    full = [[1258, 10, 0.3], [1258, 10, 0.5], [1258, 10, 1.0]]
    assert [row[:3] for row in rows] == [*full, [128, 100, 1.0], [32, 400, 0.3], [8, 1580, 0.3]]
    assert max(row[3] for row in rows[:3]) == pytest.approx(0.8, abs=0.02) and min(row[3] for row in rows[3:]) > 0.93


@pytest.mark.parametrize("seed", SEEDS)
def test_decay_saves_a_rate_that_is_too_large_and_does_not_beat_a_good_constant(prose, seed):
    assert "The decay saves a rate that is too large" in prose and "It does not beat that one here" in prose
    shares = []
    for eta, rate in ((0.6, 0), (0.6, 0.5), (0.3, 0)):
        optimizer = nn.SGD(eta)

        def slower(epoch, history, optimizer=optimizer, eta=eta, rate=rate):
            optimizer.eta = eta / (1 + rate * (epoch + 1))

        _, history = learn(X_FEW, Y_TRUE, seed, epochs=10, size=4, optimizer=optimizer, on_epoch=slower)
        shares.append(history.val_accuracy[-1])
    constant, decayed, good = shares
    assert constant + 0.05 < decayed <= good + 0.005 and decayed > good - 0.05


# Six optimizers


def test_the_narrow_valley_throws_out_one_direction_while_the_other_is_on_its_way(prose, printed):
    assert "above its limit $2/f'' = 1$ and flies off" in prose
    assert "eta 0.9:  x = 1.52   y = 0.01" in printed and "eta 1.1:  x = 0.97   y = 38.34" in printed
    assert 10 * (1 - 0.09) ** 20 == pytest.approx(1.52, abs=0.005) and 1.2**20 == pytest.approx(38.34, abs=0.005)


RULES = ("sgd_momentum", "adagrad", "rmsprop", "adadelta", "adam", "nadam")


@pytest.mark.parametrize("rule", RULES)
def test_the_students_rules_and_their_defaults_are_those_of_the_reference(solved, rule):
    own, reference = solved[f"{rule}_update"], getattr(nn, f"{rule}_update")
    rng = np.random.default_rng(3)
    w = wanted = rng.normal(size=(3, 2))
    state = memory = None
    for _ in range(12):
        g = rng.normal(size=(3, 2))
        w, state = own(w, g, state)
        wanted, memory = reference(wanted, g, memory)
        np.testing.assert_allclose(w, wanted, rtol=1e-12)


def test_the_first_step_of_adam_is_as_long_as_eta(prose, solved):
    assert "Adam's first step is as long as $\\eta$, whatever the gradient" in prose
    for g in (0.001, 1.0, -1000.0):
        assert abs(solved["adam_update"](5.0, g, None, eta=0.01)[0] - 5) == pytest.approx(0.01, rel=1e-4)


@cache
def raced(rule, eta, seed):
    class Rule(nn.Optimizer):
        def __init__(self):
            super().__init__(eta)
            self.states = {}

        def step(self, params, grads):
            for k, (w, g) in enumerate(zip(params, grads, strict=True)):
                w[...], self.states[k] = getattr(nn, f"{rule}_update")(w, g, self.states.get(k), eta=eta)

    return learn(X_TRAIN[:400], Y_TRAIN[:400], seed, epochs=10, optimizer=Rule())[1].loss


TRIED = {"sgd_momentum": ((0.02, 0.05, 0.1, 0.2, 0.5), 0.2), "adagrad": ((0.02, 0.05, 0.1, 0.2, 0.5), 0.1),
         "rmsprop": ((0.001, 0.002, 0.005, 0.01, 0.02), 0.01), "adam": ((0.005, 0.01, 0.02, 0.05, 0.1), 0.05),
         "nadam": ((0.005, 0.01, 0.02, 0.05, 0.1), 0.05)}  # fmt: skip


@pytest.mark.parametrize("rule", TRIED)
def test_each_rule_of_the_race_has_the_best_of_five_rates(prose, rule):
    assert "all but Adadelta have the rate that did best out of five" in prose
    etas, chosen = TRIED[rule]
    assert f"{rule}_update, eta={chosen})" in CHAPTER.read_text(encoding="utf-8")
    means = {eta: np.mean([raced(rule, eta, seed)[9] for seed in SEEDS]) for eta in etas}
    assert min(means, key=means.get) == chosen


def test_adam_leads_nadam_and_adam_end_lowest_and_adadelta_is_last(prose, printed):
    assert "Adam leads after two epochs, and NAdam and Adam end lowest" in prose
    assert "Adadelta, the only one that nobody tuned, is last" in prose
    assert "in this run momentum, fifth of six in training, reads the validation rows best" in prose
    assert "if only by five digits of 539" in prose
    names = ("momentum", "Adagrad", "RMSprop", "Adadelta", "Adam", "NAdam")
    rows = {name: numbers(line_of(printed, f"{name:9} training loss after 2")) for name in names}
    two, ten, validation = ({name: row[k] for name, row in rows.items()} for k in (1, 3, 4))
    assert sorted(two, key=two.get)[0] == "Adam" and sorted(two, key=two.get)[-1] == "Adadelta"
    order = sorted(ten, key=ten.get)
    assert set(order[:2]) == {"Adam", "NAdam"} and order[4:] == ["momentum", "Adadelta"]
    second, best = sorted(validation.values())[-2:]
    assert validation["momentum"] == best and round(539 * (best - second)) == 5


def test_over_several_starts_adam_and_nadam_stay_in_front_and_adadelta_behind():
    chosen = {**{rule: eta for rule, (_, eta) in TRIED.items()}, "adadelta": 1.0}
    two, ten = ({r: np.mean([raced(r, eta, seed)[k] for seed in SEEDS]) for r, eta in chosen.items()} for k in (1, 9))
    assert min(two, key=two.get) == "adam" and max(two, key=two.get) == max(ten, key=ten.get) == "adadelta"
    assert set(sorted(ten, key=ten.get)[:2]) == {"adam", "nadam"}


def test_the_race_on_the_valley(prose):
    assert "AdaSecant and Adadelta do not care about $\\eta$" in prose
    assert "At 1, RMSprop and NAdam arrive first, at steps 4 and 7, but leave again" in prose
    assert "Adagrad is the first to stay, from step 12" in prose
    assert "RMSprop needs 272 steps at $\\eta = 0.1$ in place of 12: to divide by each weight's own" in prose
    assert "Momentum needs 50 in both, AdaSecant 20" in prose
    slow, fast = labs.race_steps(0.03), labs.race_steps(1.0)
    staying = {name: step for name, step in fast.items() if step is not None}
    assert min(staying, key=staying.get) == "adagrad" and fast["adagrad"] == 12
    lab = labs.optimizers()
    lab.set(eta=1.0, step=11)
    assert "within 0.01 of the lowest point: RMSprop (since step 4), NAdam (since step 7)." in lab.status
    lab.set(step=300)
    assert "RMSprop" not in lab.status.split("On the way")[0] and "NAdam (since step 245)" in lab.status
    assert slow["adasecant"] == fast["adasecant"] and slow["adadelta"] == fast["adadelta"]
    along, slanted = labs.race_steps(0.1), labs.race_steps(0.1, surface="slanted")
    assert (along["rmsprop"], slanted["rmsprop"]) == (12, 272)
    assert slanted["adam"] > along["adam"] and slanted["nadam"] > along["nadam"], "those who divide are slower"
    assert along["momentum"] == slanted["momentum"] == 50 and along["adasecant"] == slanted["adasecant"] == 20


def test_at_a_small_rate_rmsprop_runs_straight_and_momentum_and_adasecant_swing(prose):
    assert "At 0.1 RMSprop runs straight; momentum and AdaSecant swing" in prose
    detours = {}
    for name, points in race("valley", 0.1, 0.9, 0.0).items():
        steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
        detours[name] = steps.sum() / np.linalg.norm(points[0])
    assert detours["rmsprop"] < 1.1
    assert sorted(detours, key=detours.get)[-2:] == ["momentum", "adasecant"] and detours["momentum"] > 2


def test_sgd_and_momentum_fly_off_at_3_and_the_others_stay(prose):
    assert "At 3, SGD and momentum both fly off by step 5: their limits are 1 and 1.9" in prose
    assert 2 / 2 == 1 and 2 * (1 + 0.9) / 2 == pytest.approx(1.9)
    lab = labs.optimizers()
    lab.set(eta=3.0, step=300)
    diverged = lab.status.split("Diverged")[1]
    assert "momentum (since step 5)" in diverged and "SGD (since step 5)" in diverged
    assert not any(name in diverged for name in ("Adagrad", "RMSprop", "Adam", "Adadelta"))


# A good start, and the gradient that vanishes


def deep(activation, start, seed=1, depth=5):
    rng, layers, width = np.random.default_rng(seed), [], 64
    for _ in range(depth):
        layers += [nn.Linear(width, 32, rng, start=start), nn.Activation(activation)]
        width = 32
    net = nn.Sequential(*layers, nn.Linear(32, 10, rng))
    nn.train(net, nn.SoftmaxCrossEntropy(), nn.Momentum(0.05, 0.9), X_TRAIN, Y_TRAIN, epochs=10, size=32, rng=rng)
    return right(net)


def spread(std):
    return lambda n_in, n_out, rng, dtype: rng.normal(0, std, (n_in, n_out))


@pytest.mark.parametrize("seed", SEEDS)
def test_only_xaviers_start_trains_five_tanh_layers_well(prose, seed):
    assert "From 0.01 the network still guesses after ten epochs, and from 1 it learns badly" in prose
    assert deep("tanh", spread(0.01), seed) < 0.12
    # From 1 the end is chaotic: from 40 % to 80 %, as the last digits of the sums will have it.
    assert 0.2 < deep("tanh", spread(1), seed) < 0.85 < deep("tanh", nn.xavier, seed)


def test_the_printed_verdicts_on_the_three_starts_are_far_from_their_limits(prose, printed):
    assert "So the cell prints only what is the same everywhere" in prose
    rows = {line.split()[1]: line.split(":")[1:] for line in printed if "better than guessing" in line}
    said = {name: ["True" in cell for cell in cells] for name, cells in rows.items()}
    assert said == {"0.01": [False, False], "1": [True, False], "Xavier": [True, True]}
    assert deep("tanh", nn.xavier) > 0.94


def test_rounding_is_magnified_from_1_and_not_from_xaviers_start(prose):
    assert "such large weights magnify every rounding error" in prose
    assert "soon shares are ten points apart" in prose

    def shares(std, seed):
        def nudged(last_digits):
            def start(n_in, n_out, rng, dtype):
                W = nn.xavier(n_in, n_out, rng, dtype) if std is None else rng.normal(0, std, (n_in, n_out))
                return W * (1 + np.random.default_rng(last_digits).integers(-2, 3, W.shape) * 2.0**-52)

            return start

        return [deep("tanh", nudged(k), seed) for k in range(4)]

    assert max(np.ptp(shares(None, seed)) for seed in SEEDS) < 0.01
    assert max(np.ptp(shares(1, seed)) for seed in SEEDS) > 0.05


def test_the_answers_fade_or_stand_at_the_ends(prose, printed):
    assert "With 0.01 nothing is left after five layers" in prose
    assert "With 1 most answers stand near −1 or 1" in prose
    rows = {line.split()[1]: numbers(line)[-5:] for line in printed if "mean absolute answer" in line}
    assert rows["0.01"][4] < 1e-6 and min(rows["1"]) > 0.8 and 0.2 < rows["Xavier"][4] < rows["Xavier"][0] < 0.5
    assert "From Xavier's start half is left" in prose
    assert rows["Xavier"][4] / rows["Xavier"][0] == pytest.approx(0.5, abs=0.05)
    A, rng = X_VAL, np.random.default_rng(1)
    for _ in range(5):
        A = np.tanh(A @ rng.normal(0, 1, (A.shape[1], 32)))
        assert np.mean(np.abs(A) > 0.9) > 0.5


@pytest.mark.parametrize("seed", SEEDS)
def test_twenty_sigmoid_layers_leave_less_than_a_billionth_of_the_gradient(prose, solved, seed):
    assert "less than a billionth of the gradient: about 0.23 a layer, close to the ¼" in prose
    norms = {
        name: solved["gradient_norms"](20, name, np.random.default_rng(seed)) for name in ("sigmoid", "tanh", "relu")
    }
    ratios = {name: values[0] / values[-1] for name, values in norms.items()}
    assert ratios["sigmoid"] < 1e-9 and ratios["sigmoid"] ** (1 / 19) == pytest.approx(0.23, abs=0.015)
    assert 0.1 < ratios["tanh"] < 10 and 0.1 < ratios["relu"] < 10


def test_the_sums_of_tanh_stay_where_its_slope_is_nearly_one_from_xaviers_start(prose, solved):
    assert "from Xavier's start its sums stay near zero, where its slope is nearly 1" in prose
    A, rng, slopes = data.digits().X[:100] / 16, np.random.default_rng(0), []
    for _ in range(20):
        Z = A @ solved["xavier"](64, 64, rng)
        A = np.tanh(Z)
        slopes.append(np.mean(1 - A**2))
    assert slopes[-1] > 0.9 and np.mean(slopes) > 0.85


@pytest.mark.parametrize("seed", SEEDS)
def test_five_sigmoid_layers_only_guess_and_the_others_learn(prose, seed):
    assert "With five sigmoid layers the network only guesses" in prose
    assert deep("sigmoid", nn.xavier, seed) < 0.15
    assert deep("relu", nn.xavier, seed) > 0.85


def test_the_lab_of_the_vanishing_gradient(prose):
    assert "With ReLU and Xavier's start all layers get about the same tiny gradient" in prose
    assert "From He's start 30 layers pass it on. From zeros no hidden layer of ReLU or tanh learns" in prose
    lab = labs.vanishing()
    lab.set(depth=30, activation="relu", start="Xavier")
    assert "alike everywhere, and tiny" in lab.status
    lab.set(start="He")
    assert "It passes" in lab.status
    lab.set(start="zeros")
    assert "Nothing comes back" in lab.status and labs.gradient_ratio(30, "relu", "zeros") == 0


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_from_zeros_relu_and_tanh_stand_still_and_the_sigmoids_of_a_layer_stay_alike(prose, activation):
    assert "Sigmoid neurons begin at ½ and move from the second step on, but all of a layer stay alike" in prose
    rng, layers, width = np.random.default_rng(0), [], 64
    for _ in range(2):
        layers += [nn.Linear(width, 8, rng, start=lambda a, b, rng, dtype: np.zeros((a, b))), nn.Activation(activation)]
        width = 8
    net = nn.Sequential(*layers, nn.Linear(8, 10, rng, start=lambda a, b, rng, dtype: np.zeros((a, b))))
    loss, momentum = nn.SoftmaxCrossEntropy(), nn.Momentum(0.1, 0.9)
    for step in range(1, 6):
        rows = rng.permutation(200)[:32]
        nn.train_batch(net, loss, momentum, X_FEW[rows], np.eye(10)[Y_FEW[rows]])
        moved = [np.abs(W).max() > 0 for W in net.weights]  # the output weights stand last
        assert moved == [activation == "sigmoid" and 3 - layer <= step for layer in range(3)]
    assert all(np.ptp(W, axis=1).max() == 0 for W in net.weights[:2])


def test_he_has_twice_the_variance_of_xavier(prose):
    assert "Kaiming He's has twice the variance" in prose
    he, own = (start(400, 400, np.random.default_rng(0)).var() for start in (nn.he, nn.xavier))
    assert he / own == pytest.approx(2)


# The end


def test_keras_l2_of_one_hundredth_is_lambda_of_two_hundredths(prose):
    assert "`keras.regularizers.L2(0.01)` costs $0.01 \\sum W^2$, your $\\lambda = 0.02$" in prose
    W = np.array([1.0, -2.0, 0.5])
    assert 0.01 * np.sum(W**2) == pytest.approx(nn.l2_penalty([W], 0.02)[0])


def test_the_three_trainings_of_the_reflection(prose, printed):
    assert "train on these rows, from another start" in prose
    seed = 6
    runs = {"A": plain(seed), "B": priced("L2", 0.1, seed), "C": learn(X_FEW, Y_FEW, seed, optimizer=nn.SGD(0.005))}
    for name, (net, history) in runs.items():
        (row,) = [line for line in CHAPTER.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {name} |")]
        cells = [float(cell.replace("%", "")) for cell in row.strip("|").split("|")[1:]]
        shares = 100 * right(net, X_FEW, Y_FEW), 100 * right(net)
        assert cells == pytest.approx([history.val_loss[39], history.val_loss[79], *shares], abs=0.6)
        assert cells[:2] == pytest.approx([history.val_loss[39], history.val_loss[79]], abs=0.02)
    assert "guessing among ten digits costs 2.3 and is right in 10.0 % of all rows" in printed


def test_the_losses_of_quiz_4_lead_back_to_epoch_3(solved):
    assert solved["early_stopping"]([0.9, 0.7, 0.8, 0.6, 0.65, 0.7, 0.5], 2) == 3
