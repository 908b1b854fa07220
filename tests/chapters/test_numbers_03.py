"""Chapter 03: every number that its prose states, computed again, and every number of the lectures in an output."""

from pathlib import Path

import nbformat
import numpy as np
import pytest

from neurona import data, labs, nn
from neurona.experiments import plane

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "course" / "03-multilayer-networks" / "network.md"
CORNERS, XOR = np.array([[-1.0, -1], [-1, 1], [1, -1], [1, 1]]), np.array([0, 1, 1, 0])


@pytest.fixture(scope="module")
def printed():
    """What the visible cells print: the streams of all cells that are no exercise and no check."""
    notebook = nbformat.read(ROOT / "solutions" / "03-multilayer-networks" / "network.ipynb", as_version=4)
    cells = [c for c in notebook.cells if c.cell_type == "code" and "nbgrader" not in c.metadata]
    return "".join(out.text for cell in cells for out in cell.outputs if out.get("name") == "stdout").splitlines()


@pytest.fixture(scope="module")
def solved(solution_names):
    return solution_names("03-multilayer-networks/network")


# The numbers of the lectures, in a visible cell


def test_the_truth_table_of_the_three_units_is_printed(printed):
    start = printed.index("  x1   x2   y1   y2   y3")
    rows = [[int(n) for n in line.split()] for line in printed[start + 1 : start + 5]]
    assert rows == [[-1, -1, -1, -1, -1], [-1, 1, 1, -1, 1], [1, -1, 1, -1, 1], [1, 1, 1, 1, -1]]


def test_the_text_neuron_is_printed(printed):
    assert any(line.startswith("z = 1.2  answer 0.769 ") for line in printed)
    assert float(nn.activation("sigmoid", 1.2)) == pytest.approx(0.769, abs=5e-4)


def test_a_layer_of_784_inputs_and_128_neurons_has_100480_parameters(printed):
    assert "sums (1, 128)  weights and biases: 100480" in printed


def test_erratum_6_the_third_unit_is_or_and_not_and(prose, solved):
    assert "**Erratum 6.**" in prose and "OR *and not* AND" in prose
    for x1, x2 in CORNERS:
        either, both = max(x1, x2) > 0, min(x1, x2) > 0
        assert solved["xor"](x1, x2) == (1 if either and not both else -1)
        sgn = lambda h: 1 if h > 0 else -1  # noqa: E731
        assert (sgn(x1 + x2 + 1), sgn(x1 + x2 - 1)) == (1 if either else -1, 1 if both else -1)


# What the prose claims


def test_the_third_bias_has_room_from_above_minus_2_to_0(prose):
    assert "the same answers with any bias above −2 and up to 0" in prose
    seen = np.where(CORNERS.sum(axis=1, keepdims=True) + [1, -1] > 0, 1, -1) @ [1, -1]
    works = {bias: ((seen + bias > 0) == (XOR == 1)).all() for bias in (-3, -2, -1.999, -1, -0.5, 0, 1e-9, 1)}
    assert [bias for bias in works if works[bias]] == [-1.999, -1, -0.5, 0]


def test_the_sums_of_the_prediction_change_as_the_text_says(prose):
    assert "so $y_1$ says yes twice. The second changes its sign" in prose
    assert (1 - 1 + 1 > 0, 1 + 1 + 1 > 0) == (True, True)
    assert (1 - 1 - 1 > 0, 1 + 1 - 1 > 0) == (False, True)


def test_one_line_parts_what_the_hidden_neurons_see(prose):
    assert "Both yes rows have landed on the same place, and one line is enough" in prose
    seen = np.where(CORNERS.sum(axis=1, keepdims=True) + [1, -1] > 0, 1, -1)
    assert seen[1].tolist() == seen[2].tolist()
    assert ((seen @ [1, -1] - 1 > 0) == (XOR == 1)).all()


def test_only_two_hidden_layers_of_4_units_get_the_whole_spiral(prose):
    assert "With 4 units a layer only the network with two hidden layers gets the whole spiral" in prose
    wrong = [plane.trained("spiral", 4, layers).wrong().sum() for layers in (0, 1, 2)]
    assert wrong[2] == 0 and wrong[0] > 40 and wrong[1] > 15


def test_one_hidden_layer_comes_close_to_the_spiral_by_luck_and_not_by_width(prose):
    assert "One hidden layer comes close with 8 units, and is far off again with 9 and 10" in prose
    wrong = {units: plane.trained("spiral", units, 1).wrong().sum() for units in (7, 8, 9, 10)}
    assert 0 < wrong[8] < 8
    assert min(wrong[9], wrong[10]) > 25


def test_the_sigmoid_is_steepest_at_0_with_slope_one_quarter(prose):
    assert "steepest at $z = 0$, with a slope of only ¼" in prose
    z = np.linspace(-6, 6, 1201)
    slope = nn.activation_derivative("sigmoid", z)
    assert z[slope.argmax()] == pytest.approx(0) and slope.max() == pytest.approx(0.25)


def test_guessing_among_ten_costs_log_10(printed):
    assert "2.3026  log(10) = 2.3026" in printed


def test_gradients_agree_with_the_reference_and_the_scale_of_errors_holds(prose, solved):
    assert "below $10^{-7}$ is right" in prose and "above $10^{-2}$ is wrong" in prose
    for seed, (N, D, H, K) in enumerate([(5, 3, 4, 2), (30, 20, 16, 10), (2, 1, 1, 3)]):
        rng = np.random.default_rng(seed)
        params = {"W1": rng.normal(size=(D, H)), "b1": rng.normal(size=H),
                  "W2": rng.normal(size=(H, K)), "b2": rng.normal(size=K)}  # fmt: skip
        X, Y = rng.normal(size=(N, D)), np.eye(K)[rng.integers(0, K, N)]
        grads = solved["mlp_backward"](params, solved["mlp_forward"](params, X)[1], Y)

        def loss(p, X=X, Y=Y):
            return solved["categorical_cross_entropy"](Y, solved["mlp_forward"](p, X)[0])

        assert solved["gradient_check"](loss, params, grads) < 1e-7
        assert nn.gradient_check(loss, params, grads) == pytest.approx(solved["gradient_check"](loss, params, grads))
        grads["W1"] = grads["W1"] * 1.05
        assert solved["gradient_check"](loss, params, grads) > 1e-2


def test_nudging_takes_4820_runs(printed):
    assert any(line.startswith("2410 parameters, two runs for each: 4820 runs by nudging") for line in printed)
    network = nn.Sequential(nn.Linear(64, 32, np.random.default_rng(0)), nn.Activation("tanh"),
                            nn.Linear(32, 10, np.random.default_rng(0)))  # fmt: skip
    assert 2 * network.theta.size == 4820


def test_xor_is_learned_exactly_and_three_neurons_find_it_more_surely_than_two(prose, printed, solved):
    assert "With two, some starts get stuck" in prose
    assert "3 hidden neurons: 20 of 20 starts solve XOR" in printed
    (two,) = [line for line in printed if line.startswith("2 hidden neurons:")]
    assert 0 < int(two.split()[3]) < 20
    params, history = solved["train_mlp"](CORNERS, np.eye(2)[XOR], 3, 0.5, 0.9, 200, 4, np.random.default_rng(0))
    P = solved["mlp_forward"](params, CORNERS)[0]
    assert P.argmax(axis=1).tolist() == XOR.tolist() and P.max(axis=1).min() > 0.98 and history[-1] < 0.02


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_held_out_digits_are_read_with_95_percent_or_more(prose, solved, seed):
    assert "1797 handwritten digits" in prose and "One in four is held out" in prose
    digits = data.digits()
    assert len(digits.y) == 1797 and abs(450 / 1797 - 0.25) < 0.001
    order = np.random.default_rng(0).permutation(1797)
    X, y = digits.X[order] / 16, digits.y[order]
    params, history = solved["train_mlp"](
        X[450:], solved["one_hot"](y[450:], 10), 32, 0.1, 0.9, 20, 32, np.random.default_rng(seed)
    )
    held = solved["mlp_forward"](params, X[:450])[0].argmax(axis=1) == y[:450]
    assert held.mean() >= 0.95
    assert history[0] > 0.5 and history[-1] < 0.1


def test_the_notebook_prints_a_held_out_share_of_95_percent_or_more(printed):
    (line,) = [line for line in printed if line.startswith("read correctly:")]
    assert float(line.split()[2].rstrip("%")) >= 95 and line.endswith("of 450 held-out digits")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_look_up_of_chapter_00_reads_more_and_keeps_all_training_images(prose, printed, solved, seed):
    assert "The look-up reads more, 99.3 %. But it needs all 1347 training images at every question" in prose
    assert "the network has put what it learned into 2410 numbers" in prose
    digits = data.digits()
    order = np.random.default_rng(0).permutation(1797)
    X, y = digits.X[order] / 16, digits.y[order]
    unit = X / np.linalg.norm(X, axis=1, keepdims=True)
    share = np.mean(y[450:][(unit[:450] @ unit[450:].T).argmax(axis=1)] == y[:450])
    assert round(100 * share, 1) == 99.3 and len(y[450:]) == 1347
    assert "look-up: 99.3% of the same digits" in printed
    params, _ = solved["train_mlp"](X[450:], np.eye(10)[y[450:]], 32, 0.1, 0.9, 20, 32, np.random.default_rng(seed))
    assert np.mean(solved["mlp_forward"](params, X[:450])[0].argmax(axis=1) == y[:450]) < share
    assert sum(part.size for part in params.values()) == 2410
    assert f"the look-up keeps {1347 * 64} numbers, the network 2410" in printed


def test_a_weight_touches_the_sums_of_its_own_neuron_only(prose, printed):
    assert "Only the sums of neuron 3, each by its input 2 times 0.1" in prose
    start = printed.index("[[0.  0.  0.2]")
    assert printed[start + 1] == " [0.  0.  0.4]]"


def test_the_slope_of_softmax_with_cross_entropy_is_p_minus_y(prose):
    assert "$p_k - y_k$, as for the one neuron of chapter 01" in prose
    z, y, h = np.random.default_rng(0).normal(size=6), np.eye(6)[2], 1e-6
    assert -np.log(nn.softmax(z[None])[0, 2]) == pytest.approx(-z[2] + np.log(np.exp(z).sum()))
    nudged = [-z[2] - s * h * y + np.log(np.exp(z + s * h * np.eye(6)).sum(axis=1)) for s in (1, -1)]
    np.testing.assert_allclose((nudged[0] - nudged[1]) / (2 * h), nn.softmax(z[None])[0] - y, atol=1e-8)


def test_the_table_of_activations_gives_what_the_exercise_computes(prose, solved):
    z = np.array([-1.5, -0.2, 0.0, 0.3, 2.0])
    for row, value in {
        r"| `sigmoid` | $\sigma(z) = 1 / (1 + e^{-z})$ |": 1 / (1 + np.exp(-z)),
        "| `tanh` | $(e^z - e^{-z}) / (e^z + e^{-z})$, which is `np.tanh` |": np.sinh(z) / np.cosh(z),
        "| `relu` | the larger of $z$ and 0 |": [0, 0, 0, 0.3, 2],
        r"| `leaky_relu` | $z$, below zero $0.01\, z$ |": [-0.015, -0.002, 0, 0.3, 2],
        r"| `softplus` | $\ln(1 + e^z)$ |": np.log(1 + np.exp(z)),
        "| `linear` | $z$ |": z,
    }.items():
        assert row in prose
        np.testing.assert_allclose(solved["activation"](row.split("`")[1], z), value, atol=1e-12)


def test_the_trained_weights_agree_with_the_reference_network(solved):
    """The student's train_mlp and neurona.nn take the same steps from the same weights."""
    digits = data.digits()
    X, Y = digits.X[:200] / 16, np.eye(10)[digits.y[:200]]
    start, _ = solved["train_mlp"](X, Y, 8, 0.1, 0.9, 0, 32, np.random.default_rng(4))
    params, history = solved["train_mlp"](X, Y, 8, 0.1, 0.9, 3, 32, np.random.default_rng(4))
    rng = np.random.default_rng(4)
    net = nn.Sequential(nn.Linear(64, 8, rng), nn.Activation("tanh"), nn.Linear(8, 10, rng))
    np.testing.assert_allclose(net.weights[0], start["W1"])
    done = nn.train(net, nn.SoftmaxCrossEntropy(), nn.Momentum(0.1, 0.9), X, Y, epochs=3, size=32, rng=rng)
    np.testing.assert_allclose(history, done.loss, rtol=1e-9)
    np.testing.assert_allclose(net.weights[1], params["W2"], rtol=1e-8, atol=1e-12)


def test_two_units_never_close_around_the_disc(prose):
    assert "With two, the inside stays open on one side" in prose
    shares = [labs.playground_accuracy(2, eta, alpha, epochs=100)
              for eta in (0.1, 0.3, 1.0, 3.0) for alpha in (0.0, 0.5, 0.9)]  # fmt: skip
    assert max(shares) < 0.95
    assert "of the 200 points" in prose and plane.COUNT == 200 and 190 / 200 == 0.95


def test_linear_layers_collapse_and_tanh_between_them_does_not(printed):
    lines = {line.split(":")[0]: line.split(":")[1].strip() for line in printed if ":" in line}
    assert lines["layer after layer"] == lines["one layer, W1 @ W2"] != lines["with tanh between"]
    assert "numbers in W1 and W2: 8  numbers in W1 @ W2: 4" in printed


# Answers that give lists are right, so the cells that go on with them must take lists

LISTED = ("activation", "activation_derivative", "softmax", "one_hot", "linear_forward", "mlp_forward", "train_mlp")


def test_no_visible_cell_stops_at_an_answer_that_gives_lists(capsys):
    notebook = nbformat.read(ROOT / "source" / "03-multilayer-networks" / "network.ipynb", as_version=4)
    names, ran = {"__name__": "__main__"}, 0
    for cell in notebook.cells:
        grading = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or grading.get("grade") or "labs." in cell.source:
            continue
        exec(compile(cell.source, cell.id, "exec"), names)
        ran += not grading
        for name in LISTED:
            if f"def {name}(" in cell.source:
                names[name] = _listing(names[name])
    assert ran >= 14
    assert "3 hidden neurons: 20 of 20 starts solve XOR" in capsys.readouterr().out


def _listing(function):
    """The same function, with lists in place of the arrays that it gives; what mlp_forward keeps stays as it is."""

    def listed(*args):
        result = function(*args)
        if not isinstance(result, tuple):
            return np.asarray(result).tolist()
        first = result[0]
        if isinstance(first, dict):
            return {key: np.asarray(part).tolist() for key, part in first.items()}, *result[1:]
        return np.asarray(first).tolist(), *result[1:]

    return listed


def test_quiz_adding_100_to_all_scores_changes_nothing():
    scores = np.random.default_rng(0).normal(size=(3, 10))
    np.testing.assert_allclose(nn.softmax(scores + 100), nn.softmax(scores))
