"""The labs of chapter 04: the trainings, races and gradients behind them, and every setting drawn and said."""

import itertools
import re

import numpy as np
import pytest

from neurona import data, labs, nn
from neurona.experiments import gradient_flow, overfitting, race
from neurona.labs.race import RATES, race_status
from neurona.labs.regularization import STRENGTHS, TOP, spread, tiles
from neurona.labs.vanishing import vanishing_status
from tests.labs.places import anywhere, choices, ends

LABS = {"regularization": labs.regularization, "optimizers": labs.optimizers, "vanishing": labs.vanishing}
RANDOM_SETTINGS = 130  # of each lab
BACKGROUND = ("surface", "step", "depth")  # what draws the whole picture anew, which takes its time


def _settings(lab, rng, count):
    names = list(lab.controls)
    for values in itertools.product(*(ends(lab.controls[name]) for name in names)):
        yield dict(zip(names, values, strict=True))
    # Each value of a list in turn, so that none is left out by chance.
    for name in names:
        for value in choices(lab.controls[name]):
            yield {name: value}
    for _ in range(count):
        yield {name: anywhere(lab.controls[name], rng) for name in names}


@pytest.fixture
def short_trainings(monkeypatch):
    """Let a training last two epochs: the pictures are made in the same way, in a fraction of the time."""
    monkeypatch.setattr(overfitting, "EPOCHS", 2)
    overfitting.trained.cache_clear()
    yield
    overfitting.trained.cache_clear()


# Every setting


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", LABS)
def test_every_setting_is_drawn_and_said(name, capfd, short_trainings):
    lab, count = LABS[name](), 0
    start = lab.values
    settings = [start | values for values in _settings(lab, np.random.default_rng(11), RANDOM_SETTINGS)]
    for values in sorted(settings, key=lambda values: [values[name] for name in BACKGROUND if name in values]):
        lab.set(**values)
        count += 1
        assert re.fullmatch(r"[A-Z].*\.", lab.status), (values, lab.status)
        assert not re.search(r"\b(nan|inf|None|array|np)\b|[{}]|not a number|∞", lab.status), (values, lab.status)
        assert bytes(lab._image.value[:8]).startswith(b"\x89PNG")
    assert count > RANDOM_SETTINGS
    out, err = capfd.readouterr()
    assert out == err == ""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("penalty, lam", [("L2", 100.0), ("L2", 10.0), ("L1", 100.0), ("L1", 0.0001), ("L2", 0.3)])
def test_the_extremes_of_the_penalty_are_drawn_after_a_whole_training(penalty, lam):
    lab = labs.regularization()
    for p, rows in ((0.0, 50), (0.8, 400)):
        lab.set(penalty=penalty, lam=lam, p=p, rows=rows, noise=0.4)
        assert re.fullmatch(r"[A-Z].*\.", lab.status) and "not a number" not in lab.status


@pytest.mark.filterwarnings("error")
def test_a_momentum_that_is_not_a_number_diverges_and_is_said():
    lab = labs.optimizers()
    lab.controls["alpha"].value = float("nan")
    assert "Diverged, their steps were too long: momentum (since step 1)." in lab.status
    assert "diverged 1" in lab.artists.reading.get_text()


@pytest.mark.parametrize("name", LABS)
def test_drawing_in_place_gives_the_picture_that_drawing_anew_gives(name, short_trainings):
    rng, lab = np.random.default_rng(5), LABS[name]()
    for _ in range(4):
        lab.set(**{key: anywhere(control, rng) for key, control in lab.controls.items()})
        fresh = LABS[name]()
        fresh.set(**lab.values)
        assert fresh.values == lab.values and fresh.status == lab.status
        np.testing.assert_array_equal(fresh.pixels(), lab.pixels())


MOVES = [
    ("regularization", "lam", 0.01), ("regularization", "p", 0.5), ("regularization", "rows", 50),
    ("regularization", "noise", 0.0), ("optimizers", "surface", "slanted"), ("optimizers", "eta", 0.3),
    ("optimizers", "alpha", 0.5), ("optimizers", "noise", 0.1), ("optimizers", "step", 41),
    ("vanishing", "depth", 19), ("vanishing", "activation", "tanh"), ("vanishing", "start", "He"),
]  # fmt: skip


@pytest.mark.parametrize("name, control, value", MOVES)
def test_a_control_that_is_moved_changes_picture_and_sentence(name, control, value):
    lab = LABS[name]()
    pixels, status = lab.pixels(), lab.status
    lab.set(**{control: value})
    assert (lab.pixels() != pixels).any() and lab.status != status


@pytest.mark.parametrize("name", LABS)
def test_a_saved_notebook_has_the_picture_and_its_words_and_every_control_a_name(name):
    lab = LABS[name]()
    data, metadata = lab._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG") and metadata["image/png"]["alt"] == data["text/plain"]
    assert data["text/plain"].endswith(lab.status) and len(data["text/plain"]) > len(lab.status) + 100
    assert metadata["image/png"]["width"] <= 860 and metadata["image/png"]["height"] <= 480
    assert all(control.description for control in lab.controls.values())
    assert all(ax.get_xlabel() and ax.get_ylabel() for ax in lab.figure.axes if ax.axison)


# What is learned by heart


def test_wrong_labels_are_as_many_as_said_and_no_row_is_in_both_sets():
    few, many = overfitting.digits(50, 0.2), overfitting.digits(400, 0.2)
    X, y = data.digits()
    for shown, rows in ((few, 50), (many, 400)):
        assert shown.X.shape == (rows, 64) and shown.wrong.sum() == rows // 5
        assert shown.X.min() == 0 and shown.X.max() == 1
        assert len(shown.y_val) == overfitting.VALIDATION
    np.testing.assert_array_equal(many.X[:50], few.X)
    np.testing.assert_array_equal(many.X_val, few.X_val)
    truth = {tuple(row): label for row, label in zip(X / 16, y, strict=True)}
    true = np.array([truth[tuple(row)] for row in many.X])
    np.testing.assert_array_equal(many.y != true, many.wrong)
    np.testing.assert_array_equal(many.y_val, [truth[tuple(row)] for row in many.X_val])
    assert not {tuple(row) for row in many.X} & {tuple(row) for row in many.X_val}
    assert not overfitting.digits(50, 0.0).wrong.any() and overfitting.digits(50, 1.0).wrong.all()
    for hundredths in range(101):
        assert overfitting.digits(100, hundredths / 100).wrong.sum() == hundredths


@pytest.mark.parametrize("noise", [-0.5, 1.01, 2.0, float("nan")])
def test_a_share_of_wrong_labels_that_is_no_share_is_refused(noise):
    with pytest.raises(ValueError, match=f"number from 0 to 1, and it is {noise}"):
        labs.regularization_scores(noise=noise)


@pytest.mark.filterwarnings("error")
def test_rows_without_a_true_label_are_not_said_to_be_missed(short_trainings):
    assert overfitting.trained("L2", 0.0, 0.0, 50, 1.0).true_right == 1


def _trained_by_hand(penalty, lam, p, rows, noise, epochs):
    shown, rng = overfitting.digits(rows, noise), np.random.default_rng(1)
    W1, W2 = (rng.standard_normal(shape) * np.sqrt(2 / sum(shape)) for shape in ((64, 32), (32, 10)))
    params, steps, losses = [W1, np.zeros(32), W2, np.zeros(10)], [0.0] * 4, []

    def answers(X):
        Z = np.tanh(X @ params[0] + params[1]) @ params[2] + params[3]
        return np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)

    for _ in range(epochs):
        order = rng.permutation(rows)
        for start in range(0, rows, 20):
            x, t = shown.X[order[start : start + 20]], np.eye(10)[shown.y[order[start : start + 20]]]
            H = np.tanh(x @ params[0] + params[1])
            mask = (rng.random(H.shape) >= p) / (1 - p) if p else 1.0
            Z = (H * mask) @ params[2] + params[3]
            dZ = (np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True) - t) / len(x)
            dH = dZ @ params[2].T * mask * (1 - H**2)
            pull = (lambda W: lam * W) if penalty == "L2" else (lambda W: lam * np.sign(W))
            inner, outer = x.T @ dH + pull(params[0]), (H * mask).T @ dZ + pull(params[2])
            for k, g in enumerate((inner, dH.sum(axis=0), outer, dZ.sum(axis=0))):
                steps[k] = 0.9 * steps[k] - 0.05 * g
                params[k] = params[k] + steps[k]
        losses.append([-np.log(answers(X)[range(len(y)), y]).mean() for X, y in
                       ((shown.X, shown.y), (shown.X_val, shown.y_val))])  # fmt: skip
    given = answers(shown.X).argmax(axis=1)
    return np.array(losses).T, params[0], (given == shown.y)[shown.wrong].sum(), (given == shown.y).mean()


@pytest.mark.parametrize("penalty, lam, p, rows, noise", [("L2", 0.01, 0.0, 50, 0.2), ("L1", 0.003, 0.4, 100, 0.1)])
def test_a_training_is_what_the_formulas_say(monkeypatch, penalty, lam, p, rows, noise):
    monkeypatch.setattr(overfitting, "EPOCHS", 6)
    run = overfitting.trained.__wrapped__(penalty, lam, p, rows, noise)
    (losses, val_losses), W, by_heart, right = _trained_by_hand(penalty, lam, p, rows, noise, 6)
    np.testing.assert_allclose(run.loss, losses, rtol=1e-7)
    np.testing.assert_allclose(run.val_loss, val_losses, rtol=1e-7)
    np.testing.assert_allclose(run.weights, W, rtol=1e-6, atol=1e-9)
    assert (run.by_heart, run.right[-1]) == (by_heart, pytest.approx(right))
    assert run.best_epoch == np.argmin(val_losses) + 1


def test_without_a_cure_all_wrong_labels_are_learned_by_heart_and_the_validation_loss_rises():
    scores = labs.regularization_scores()
    assert scores.by_heart >= 38 and scores.right > 0.98
    assert scores.val_loss > 1.3 * scores.best_val_loss and scores.best_epoch < 40
    assert overfitting.fate(overfitting.trained("L2", 0.0, 0.0, 200, 0.2)) == "rises"


@pytest.mark.parametrize("cure", [{"lam": 0.01}, {"lam": 0.003, "penalty": "L1"}, {"p": 0.7}, {"noise": 0.0}])
def test_each_cure_lowers_the_validation_loss_and_what_is_known_by_heart(cure):
    ill, cured = labs.regularization_scores(), labs.regularization_scores(**cure)
    assert cured.val_loss < 0.8 * ill.val_loss and cured.by_heart < 20 and cured.val_right > ill.val_right + 0.05


def test_more_rows_are_a_cure_too():
    few, many = (labs.regularization_scores(rows=rows) for rows in (50, 400))
    assert many.best_val_loss < 0.6 * few.best_val_loss and many.val_right > few.val_right + 0.07


def test_l1_makes_most_weights_zero_and_l2_makes_them_small():
    chosen = ("L2", 0.0), ("L1", 0.003), ("L2", 0.01)
    none, l1, l2 = (overfitting.trained(name, lam, 0.0, 200, 0.2) for name, lam in chosen)
    assert none.zeros < 0.1 and l1.zeros > 0.6 and l2.zeros < 0.4
    assert l2.weights.std() < 0.6 * none.weights.std()


def test_verdicts_from_nothing_learned_to_all_learned():
    chosen = [("L2", 0.3, 200, 0.2), ("L2", 0.1, 200, 0.2), ("L2", 0.01, 200, 0.2), ("L2", 0.0, 400, 0.0),
              ("L1", 100.0, 50, 0.2)]  # fmt: skip
    fates = [overfitting.fate(overfitting.trained(name, lam, 0.0, rows, noise)) for name, lam, rows, noise in chosen]
    assert fates == ["guesses", "underfits", "gap", "balanced", "bounces"]


def test_too_strong_a_penalty_diverges_by_the_limit_of_chapter_02():
    run = overfitting.trained("L2", 100.0, 0.0, 200, 0.2)
    assert run.diverged and len(run.loss) < overfitting.EPOCHS
    lab = labs.regularization()
    lab.set(lam=100.0)
    assert lab.status.startswith(f"Diverged in epoch {len(run.loss)}:")
    assert "ηλ = 5 is past the limit 2(1 + α) = 3.8" in lab.status
    assert lab.artists.lost.get_text() and lab.artists.ends[0].get_marker() == "^"
    scores = labs.regularization_scores(lam=100.0)
    assert np.isnan(scores.val_loss) and scores.val_right == 0.0
    # 10 is within the limit: all weights vanish, and the network guesses.
    assert overfitting.fate(overfitting.trained("L2", 10.0, 0.0, 200, 0.2)) == "guesses"


def test_the_exploration_of_strength_and_dropout_has_several_solutions_and_not_at_the_start():
    reached = [(lam, p) for lam in STRENGTHS[3:9] for p in (0.0, 0.2, 0.6)
               if (s := labs.regularization_scores(lam, p)).val_right >= 0.84 and s.by_heart <= 5]  # fmt: skip
    assert 3 <= len(reached) <= 9
    start = labs.regularization().values
    assert labs.regularization_scores(**start).val_right < 0.8


def test_the_sentence_says_what_the_scores_say():
    lab = labs.regularization()
    lab.set(lam=0.003, p=0.3, rows=100)
    scores = labs.regularization_scores(0.003, 0.3, rows=100)
    assert f"{scores.val_loss:.3g} in validation; {100 * scores.val_right:.0f} % of" in lab.status
    assert f"Of the 20 wrong labels it repeats {scores.by_heart}." in lab.status
    lab.set(noise=0.0)
    assert "wrong labels" not in lab.status


@pytest.mark.parametrize(
    "wrong", [{"penalty": "L3"}, {"rows": 0}, {"rows": 1498}, {"rows": 2.5}, {"p": 1.0}, {"p": -0.1}]
)
def test_what_cannot_be_trained_is_refused_with_a_sentence(wrong):
    with pytest.raises(ValueError, match=r"\."):
        labs.regularization_scores(**wrong)


def test_what_is_kept_is_bounded():
    for cached in (overfitting.trained, race.race):
        assert 0 < cached.cache_info().maxsize <= 100


def test_the_picture_shows_the_curves_and_the_weights():
    lab = labs.regularization()
    run = overfitting.trained("L2", 0.0, 0.0, 200, 0.2)
    np.testing.assert_array_equal(lab.artists.val_loss.get_ydata(), np.minimum(run.val_loss, TOP))
    assert lab.artists.best.get_xdata() == [run.best_epoch]
    np.testing.assert_array_equal(lab.artists.after.get_data().values, spread(run.weights))
    images = tiles(run.weights)
    assert images.shape == (35, 35)
    for k in (0, 5, 15):
        row, column = 9 * (k // 4), 9 * (k % 4)
        np.testing.assert_array_equal(images[row : row + 8, column : column + 8].ravel(), run.weights[:, k])
    assert np.isnan(images[8]).all() and np.isnan(images[:, 17]).all()


def test_the_spread_of_weights_counts_each_once_and_what_is_no_number_never():
    weights = np.array([[-9.0, 0.0, 0.001, 9.0], [np.nan, np.inf, 0.5, -0.5]])
    shares = spread(weights)
    assert shares.sum() == pytest.approx(7 / 8) and shares[0] == 1 / 8 and shares[-1] == 2 / 8


# The race


def test_slopes_are_the_slopes_of_their_surfaces():
    rng = np.random.default_rng(0)
    for name, ground in race.SURFACES.items():
        for v in rng.uniform(-1.5, 1.5, (20, 2)):
            measured = [(ground.height(*(v + h)) - ground.height(*(v - h))) / 2e-6 for h in 1e-6 * np.eye(2)]
            np.testing.assert_allclose(ground.slope(v), measured, atol=1e-6, err_msg=name)


def test_no_point_in_the_window_is_lower_than_the_lowest():
    for name, ground in race.SURFACES.items():
        x, y = np.meshgrid(*(np.linspace(a, b, 301) for a, b in zip(ground.low, ground.high, strict=True)))
        above = ground.height(x, y) - ground.lowest
        assert -1e-9 < above.min() < 1e-2, name


CLASSES = {
    "sgd": nn.SGD, "momentum": lambda eta: nn.Momentum(eta, 0.7), "adagrad": nn.Adagrad, "rmsprop": nn.RMSprop,
    "adadelta": lambda eta: nn.Adadelta(), "adam": nn.Adam, "nadam": nn.NAdam, "adasecant": lambda eta: nn.AdaSecant(),
}  # fmt: skip


@pytest.mark.parametrize("noise", [0.0, 0.3])
@pytest.mark.parametrize("name", race.ENTRANTS)
def test_an_entrant_walks_as_its_optimizer_steps(name, noise):
    ground, optimizer = race.SURFACES["slanted"], CLASSES[name](0.03)
    shaken = noise * np.random.default_rng(0).standard_normal((race.STEPS, 2))
    w, points = np.array(ground.start), [ground.start]
    for k in range(40):
        optimizer.step([w], [ground.slope(w) + shaken[k]])
        points.append(w.copy())
    np.testing.assert_allclose(race.race("slanted", 0.03, 0.7, noise)[name][:41], points, rtol=1e-9, atol=1e-12)


def test_turning_the_valley_changes_nothing_for_sgd_and_momentum_and_much_for_a_rate_per_weight():
    straight, turned = (labs.race_steps(0.1, surface=name) for name in ("valley", "slanted"))
    for name in ("sgd", "momentum"):
        assert straight[name] == turned[name] is not None
    for name in ("rmsprop", "adam", "nadam"):
        assert turned[name] > 2 * straight[name]


def test_on_the_ridge_the_rules_with_a_rate_per_weight_leave_first():
    steps = labs.race_steps(0.01, surface="saddle")
    assert steps["rmsprop"] < steps["momentum"] and steps["sgd"] is None


def test_arrival_is_for_good():
    assert race.arrival(np.array([1.0, 0.001, 1.0, 0.01, 0.0])) == 3
    assert race.arrival(np.array([0.0, 0.0])) == 0
    assert race.arrival(np.array([0.0, 0.02])) is None
    assert race.arrival(np.array([1.0, np.inf])) is None
    assert race.divergence(np.array([1.0, 1e7, 1.0, 1e7, np.inf])) == 3
    assert race.divergence(np.array([1.0, np.inf, 1e5])) is None


def test_past_the_limit_sgd_diverges_and_is_named_and_stays_at_the_edge_of_the_picture():
    lab = labs.optimizers()
    lab.set(eta=3.0, step=300)
    assert re.search(r"Diverged, their steps were too long: .*SGD \(since step \d+\)", lab.status)
    heights = race.above("valley", race.race("valley", 3.0, 0.9, 0.0)["sgd"])
    assert race.divergence(heights) == int(re.search(r"SGD \(since step (\d+)\)", lab.status)[1])
    assert np.isfinite(lab.artists.lines[0].get_xydata()).all()
    (x,), (y,) = lab.artists.ends[0].get_data()
    ground = race.SURFACES["valley"]
    assert ground.low[0] <= x <= ground.high[0] and ground.low[1] <= y <= ground.high[1]


def test_the_sentence_ranks_arrivals_by_step_and_others_by_height():
    heights = {name: np.full(5, 10.0) for name in race.ENTRANTS}
    heights |= {"adam": np.array([10, 0, 1, 0, 0.0]), "sgd": np.array([10, 0, 0, 0, 0.0]),
                "nadam": np.array([10, 9, 8, 7, 0.5]), "momentum": np.array([10, 9, 1e9, 1e9, np.inf])}  # fmt: skip
    said = race_status(heights)
    assert "within 0.01 of the lowest point: SGD (since step 1), Adam (since step 3)." in said
    assert "lowest first: NAdam (0.5), AdaSecant (10)" not in said and "lowest first: NAdam (0.5), " in said
    assert said.endswith("Diverged, their steps were too long: momentum (since step 2).")
    at_start = race_status({name: h[:1] for name, h in heights.items()})
    assert at_start.startswith("All eight stand at the start, 10 above")
    assert "none of the eight" in race_status({name: np.full(3, 1.0) for name in race.ENTRANTS})


def test_the_race_that_is_drawn_is_the_one_that_is_counted():
    lab = labs.optimizers()
    for eta in RATES[3:6]:
        lab.set(eta=eta, step=300)
        steps = labs.race_steps(eta)
        said = dict(re.findall(r"(\w+) \(since step (\d+)\)", lab.status.split("On the way")[0]))
        assert said == {labs_name: str(steps[name]) for name, labs_name in
                        (("sgd", "SGD"), ("momentum", "momentum"), ("adagrad", "Adagrad"), ("rmsprop", "RMSprop"),
                         ("adadelta", "Adadelta"), ("adam", "Adam"), ("nadam", "NAdam"), ("adasecant", "AdaSecant"))
                        if steps[name] is not None}  # fmt: skip


def test_an_unknown_surface_is_refused_by_name():
    with pytest.raises(ValueError, match="'hill'.*valley, slanted, saddle, terrain"):
        labs.race_steps(0.1, surface="hill")


# The gradient on its way back


@pytest.mark.parametrize("activation, start", [("sigmoid", "Xavier"), ("tanh", "too large"), ("leaky_relu", "He")])
def test_the_gradient_is_what_central_differences_measure(activation, start):
    rng = np.random.default_rng(0)
    shapes = [(64, 64), (64, 64), (64, 10)]
    variance = {"Xavier": lambda a, b: 2 / (a + b), "He": lambda a, b: 2 / a, "too large": lambda a, b: 1.0}
    W = [rng.standard_normal(shape) * np.sqrt(variance[start](*shape)) for shape in shapes]
    X, y = data.digits()
    X, y = X[:50] / 16, y[:50]

    def loss(W, spreads=None, slopes=None):
        H = X
        for w in W[:-1]:
            Z = H @ w
            H = nn.activation(activation, Z)
            if spreads is not None:
                spreads.append(np.sqrt(np.mean(H**2)))
                slopes.append(np.mean(nn.activation_derivative(activation, Z)))
        Z = H @ W[-1]
        return np.mean(np.log(np.exp(Z - Z.max(axis=1, keepdims=True)).sum(axis=1)) + Z.max(axis=1) - Z[range(50), y])

    found, spreads, slopes = gradient_flow.flow(2, activation, start), [], []
    loss(W, spreads, slopes)
    np.testing.assert_allclose(found.spreads, spreads, rtol=1e-10)
    np.testing.assert_allclose(found.slopes, slopes, rtol=1e-10)
    # Along the gradient itself the loss rises by its norm: one difference a layer instead of thousands.
    for k in range(3):
        directions = rng.standard_normal((400, *shapes[k]))
        rises = []
        for direction in directions:
            up, down = list(W), list(W)
            up[k], down[k] = W[k] + 1e-6 * direction, W[k] - 1e-6 * direction
            rises.append((loss(up) - loss(down)) / 2e-6)
        # A random direction meets a gradient g with variance ‖g‖².
        assert np.sqrt(np.mean(np.square(rises))) == pytest.approx(found.gradients[k], rel=0.15)


def test_sigmoid_vanishes_and_the_right_start_lets_the_gradient_pass():
    assert labs.gradient_ratio(30, "sigmoid") < 1e-12
    assert 0.1 < labs.gradient_ratio(30, "tanh") < 10
    assert 0.1 < labs.gradient_ratio(30, "relu", "He") < 10
    assert labs.gradient_ratio(30, "tanh", "too large") > 1e6
    assert labs.gradient_ratio(30, "tanh", "zeros") == labs.gradient_ratio(30, "step") == 0.0
    assert labs.gradient_ratio(1, "sigmoid") == 1.0


@pytest.mark.parametrize(
    "activation, start, depth, fate, words",
    [("sigmoid", "Xavier", 20, "vanishes", "It vanishes: each layer on the way back leaves 0.23 of it"),
     ("relu", "He", 20, "passes", "It passes"), ("tanh", "too large", 30, "explodes", "It explodes"),
     ("relu", "Xavier", 50, "faint", "alike everywhere, and tiny"), ("linear", "too large", 50, "violent", "and huge"),
     ("relu", "zeros", 5, "silent", "weights of zero"), ("sign", "He", 5, "silent", "slope of this activation is zero"),
     ("sigmoid", "Xavier", 1, "passes", "With one hidden layer the gradient is")],
)  # fmt: skip
def test_what_has_become_of_the_gradient_is_named(activation, start, depth, fate, words):
    found = gradient_flow.flow(depth, activation, start)
    assert gradient_flow.fate(found.gradients) == fate
    lab = labs.vanishing()
    lab.set(activation=activation, start=start, depth=depth)
    assert words in lab.status


@pytest.mark.filterwarnings("error")
def test_a_gradient_beyond_the_range_of_numbers_is_named():
    ones = np.ones(2)
    for gradients in ([np.inf, 1.0, 1.0], [np.nan, np.nan, 1.0], [1.0, 1.0, np.nan]):
        found = gradient_flow.Flow(np.array(gradients), ones, ones)
        assert gradient_flow.fate(found.gradients) == "lost"
        assert vanishing_status(found, "too large").endswith("beyond the range of numbers of the computer.")
    nothing = gradient_flow.Flow(np.array([0.0, 1e-300, 1.0]), ones, ones)
    assert vanishing_status(nothing, "too small").endswith("too small for the computer.")


def test_a_layer_without_gradient_is_a_mark_at_the_lower_edge():
    lab = labs.vanishing()
    lab.set(start="zeros", depth=4)
    left, right = lab.artists.nothing
    assert left.get_xdata().tolist() == [1, 2, 3, 4] and right.get_xdata().tolist() == []
    assert (left.get_ydata() == left.axes.get_ylim()[0]).all()
    assert lab.artists.output.get_xdata().tolist() == [5]


@pytest.mark.parametrize("wrong", [(0, "tanh"), (51, "tanh"), (2.5, "tanh"), (3, "tan"), (3, "tanh", "Glorot")])
def test_what_cannot_be_measured_is_refused_with_a_sentence(wrong):
    with pytest.raises(ValueError, match=r"\."):
        labs.gradient_ratio(*wrong)
