"""The labs of chapter 03: the puzzles and the training behind them, every setting drawn, and the clock."""

import asyncio
import itertools
import re
import threading
import time

import numpy as np
import pytest

from neurona import labs, nn, plot
from neurona.drawing import style
from neurona.drawing.regions import _GRID, CELLS, border, lean, shades
from neurona.experiments import plane
from neurona.labs import network
from neurona.labs.clock import Clock
from neurona.labs.live import LiveFigure
from neurona.labs.playground import LENGTHS, RATES
from tests.labs.places import anywhere, ends

LABS = {"activations": labs.activations, "capacity": labs.capacity, "playground": labs.playground}
RANDOM_SETTINGS = 170  # of each lab: 500 in the chapter
STEPS = 3  # epochs of the playground that each setting is trained for


def _settings(lab, rng):
    names = list(lab.controls)
    for values in itertools.product(*(ends(lab.controls[name]) for name in names)):
        yield dict(zip(names, values, strict=True))
    for _ in range(RANDOM_SETTINGS):
        yield {name: anywhere(lab.controls[name], rng) for name in names}


# The puzzles, and the network that learns them


@pytest.mark.parametrize("name", plane.PUZZLES)
def test_a_puzzle_has_two_equal_classes_in_sight_and_is_the_same_each_time(name):
    X, y = plane.points(name)
    assert X.shape == (plane.COUNT, 2) and np.abs(X).max() <= plane.EDGE
    assert np.bincount(y).tolist() == [plane.COUNT // 2] * 2
    np.testing.assert_array_equal(X, plane.points(name)[0])
    assert not np.array_equal(X, plane.points(name, seed=1)[0])


def test_the_puzzles_are_what_their_names_say():
    X, y = plane.points("xor")
    np.testing.assert_array_equal(y == 1, X[:, 0] * X[:, 1] < 0)
    X, y = plane.points("circles")
    assert np.mean((np.hypot(*X.T) < 0.8) == (y == 1)) > 0.98
    for name in ("moons", "spiral"):
        # Turned by half a turn, one class lies where the other one was.
        X, y = plane.points(name)
        gaps = np.linalg.norm(-X[y == 1][:, None] - X[y == 0][None], axis=2).min(axis=1)
        assert gaps.max() < 0.35, name


def test_an_unknown_puzzle_is_refused_by_name():
    with pytest.raises(ValueError, match="'squares'.*circles, moons, spiral, xor"):
        plane.points("squares")


def test_a_run_trains_as_the_formulas_say():
    run = plane.Run("moons", 5, eta=0.2, alpha=0.7, seed=3)
    rng = np.random.default_rng(3)
    W1, W2 = (rng.standard_normal(shape) * np.sqrt(2 / sum(shape)) for shape in ((2, 5), (5, 2)))
    params = [W1, np.zeros(5), W2, np.zeros(2)]
    steps, (X, y) = [np.zeros_like(p) for p in params], plane.points("moons")
    for _ in range(4):
        run.epoch()
        order, total = rng.permutation(len(X)), 0.0
        for start in range(0, len(X), plane.BATCH):
            x, t = X[order[start : start + plane.BATCH]], np.eye(2)[y[order[start : start + plane.BATCH]]]
            H = np.tanh(x @ params[0] + params[1])
            P = np.exp(H @ params[2] + params[3])
            P /= P.sum(axis=1, keepdims=True)
            total -= np.sum(t * np.log(P))
            dZ = (P - t) / len(x)
            dH = dZ @ params[2].T * (1 - H**2)
            for k, g in enumerate((x.T @ dH, dH.sum(axis=0), H.T @ dZ, dZ.sum(axis=0))):
                steps[k] = 0.7 * steps[k] - 0.2 * g
                params[k] = params[k] + steps[k]
        assert run.losses[-1] == pytest.approx(total / len(X), rel=1e-9)
    P = np.exp(np.tanh(X @ params[0] + params[1]) @ params[2] + params[3])
    np.testing.assert_allclose(run.probability(X), P[:, 1] / P.sum(axis=1), rtol=1e-9)
    np.testing.assert_array_equal(run.wrong(), P.argmax(axis=1) != y)
    np.testing.assert_allclose(run.unit_lines(), np.column_stack([params[1], params[0].T]), rtol=1e-9)


def test_a_run_without_hidden_layers_draws_one_straight_line():
    run = plane.Run("xor", 7, layers=0, eta=0.3)
    for _ in range(30):
        run.epoch()
    assert run.unit_lines().shape == (0, 3)
    assert run.wrong().sum() > 50
    corners = np.array([[-1, -1], [1, 1], [-1, 1], [1, -1]]) * 1.2
    logits = np.log(run.probability(corners) / (1 - run.probability(corners)))
    assert logits[0] + logits[1] == pytest.approx(logits[2] + logits[3], abs=1e-9)


def test_divergence_is_noticed_and_has_no_answer():
    run = plane.Run("circles", 8, layers=3, activation="linear", eta=10.0, alpha=0.95)
    for _ in range(5):
        run.epoch()
    assert run.diverged and run.wrong().all()
    assert plane.playground_accuracy(4, float("nan"), 0.5) == 0.0


def test_shades_lean_to_the_likelier_class_and_are_white_between():
    orange, white, blue = shades(lean(np.array([0.0, 0.5, 1.0])))
    np.testing.assert_allclose(white, 1.0)
    assert orange[0] > orange[2] and blue[2] > blue[0]


def test_the_ground_has_the_color_of_the_points_that_lie_on_it():
    lab = labs.capacity()
    lab.set(puzzle="xor", units=4)
    pixels = lab.pixels().astype(int)
    scale = pixels.shape[1] / lab.figure.bbox.width
    axes = lab.figure.axes[1]
    for x, y, bluer in ((-1.2, 1.45, True), (1.45, 1.2, False), (-1.2, -1.45, False), (1.45, -1.2, True)):
        across, up = axes.transData.transform((x, y)) * scale
        red, _, blue = pixels[pixels.shape[0] - round(up), round(across)]
        assert (blue > red) == bluer, (x, y, red, blue)


def test_the_border_lies_where_the_probability_is_one_half():
    run = plane.Run("circles", 4, eta=0.3, alpha=0.8)
    for _ in range(25):
        run.epoch()
    lines = border(run.probability(_GRID).reshape(CELLS, CELLS))
    assert lines
    np.testing.assert_allclose(run.probability(np.concatenate(lines)), 0.5, atol=0.08)


# The graded exploration


def test_three_units_are_the_fewest_that_reach_95_percent_of_the_circles():
    alphas = [0.0, 0.25, 0.5, 0.7, 0.8, 0.9, 0.95]
    best = {units: max(plane.playground_accuracy(units, eta, alpha) for eta in RATES for alpha in alphas)
            for units in (1, 2, 3)}  # fmt: skip
    assert best[1] < 0.8 and best[2] < 0.9 and best[3] >= 0.95


def test_the_values_that_the_lab_starts_with_are_too_timid_for_up_to_ten_units():
    start = labs.playground().values
    assert all(plane.playground_accuracy(units, start["eta"], start["alpha"]) < 0.95 for units in range(1, 11))


def test_the_lab_counts_what_the_check_counts():
    lab = labs.playground()
    for units, eta, alpha in ((3, 0.3, 0.8), (2, 1.0, 0.0), (5, 0.1, 0.9)):
        lab.set(units=units, eta=eta, alpha=alpha, epochs=25)
        lab.reset()
        lab.start()
        right = int(re.match(r"Finished after 25 epochs: (\d+) of 200", lab.status)[1])
        assert right / 200 == pytest.approx(labs.playground_accuracy(units, eta, alpha))


# Every setting


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", LABS)
def test_every_setting_is_drawn_and_said(name, capfd, monkeypatch):
    # Trained to the end, the lab of capacities would take minutes here; the picture is made in the same way.
    monkeypatch.setattr(plane, "EPOCHS", STEPS)
    plane.trained.cache_clear()
    lab, count = LABS[name](), 0
    for values in _settings(lab, np.random.default_rng(11)):
        lab.set(**values)
        if name == "playground":
            for _ in range(STEPS - 1):
                lab.run.epoch()
            lab._step()
        count += 1
        assert re.fullmatch(r"[a-zA-Z].*\.", lab.status), (values, lab.status)
        assert not re.search(r"\b(nan|inf|None|array|np)\b|[{}]", lab.status), (values, lab.status)
        assert bytes(lab._image.value).startswith(b"\x89PNG")
    assert count > RANDOM_SETTINGS
    plane.trained.cache_clear()
    out, err = capfd.readouterr()
    assert out == err == ""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("name", "control"), [("activations", "z"), ("playground", "alpha")])
def test_a_value_that_is_not_a_number_is_drawn_and_said(name, control, capfd):
    lab = LABS[name]()
    lab.controls[control].value = float("nan")
    if name == "playground":
        lab.start()
    assert "not a number" in lab.status or lab.status.startswith("Diverged in epoch 1")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", LABS)
def test_drawing_in_place_gives_the_picture_that_drawing_anew_gives(name):
    rng, lab = np.random.default_rng(5), LABS[name]()
    for _ in range(8):
        values = {key: anywhere(control, rng) for key, control in lab.controls.items()}
        lab.set(**values)
        fresh = LABS[name]()
        fresh.set(**values)
        if name == "playground":
            lab.reset()
            for _ in range(4):
                lab._step()
                fresh._step()
        assert fresh.values == lab.values and fresh.status == lab.status
        np.testing.assert_array_equal(fresh.pixels(), lab.pixels())


@pytest.mark.parametrize("name", LABS)
def test_a_saved_notebook_has_the_picture_and_its_words(name):
    data, metadata = LABS[name]()._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG") and metadata["image/png"]["alt"] == data["text/plain"]
    assert len(data["text/plain"]) > 100


# What the labs say


@pytest.mark.parametrize(
    ("name", "z", "words"),
    [("sigmoid", 0, "slope 0.25. An error"), ("relu", 0, "slope 0. There is a kink"), ("step", 0, "a jump"),
     ("relu", -1, "does not learn"), ("linear", 3, "unchanged"), ("sign", 2, "does not learn"),
     ("piecewise_linear", 0.5, "kink"), ("tanh", 5, "does not learn"), ("leaky_relu", -2, "multiplied by 0.01")],
)  # fmt: skip
def test_the_lab_of_activations_reads_value_and_slope(name, z, words):
    lab = labs.activations()
    lab.set(name=name, z=z)
    assert words in lab.status and f"{name}: at z = {z}".replace("-", "−") in lab.status


@pytest.mark.parametrize("name", nn.ACTIVATIONS)
def test_the_curves_follow_the_functions_and_no_stroke_stands_at_a_jump(name):
    lab = labs.activations()
    lab.set(name=name)
    for lines, f, jumps in (
        (lab.artists.curves, nn.activation, name in network.JUMPS),
        (lab.artists.slopes, nn.activation_derivative, name in network.KINKS),
    ):
        drawn = [line.get_xydata() for line in lines if len(line.get_xdata())]
        assert sum(map(len, drawn)) >= 498
        for piece in drawn:
            np.testing.assert_allclose(piece[:, 1], f(name, piece[:, 0]))
            assert not jumps or np.abs(np.diff(piece[:, 1])).max() < 0.5


def test_capacity_says_what_each_depth_gets_right():
    lab = labs.capacity()
    lab.set(puzzle="spiral", units=4)
    none, one, two = (int(n) for n in re.findall(r"(?:layer|one|two) (\d+)", lab.status))
    assert none < 150 < one < 200 == two
    assert plane.trained("spiral", 9, 0) is plane.trained("spiral", 4, 0), "without units, one training serves"


def test_the_playground_names_divergence_and_recovers():
    lab = labs.playground()
    lab.set(activation="linear", layers=3, units=8, eta=10.0, alpha=0.95)
    lab.start()
    assert lab.status.startswith("Diverged in epoch")
    lab.set(activation="tanh", layers=1, eta=0.3, alpha=0.8)
    lab.start()
    assert lab.status.startswith("Finished after 100 epochs: 200 of 200")


# Start, Stop, Reset


def test_a_change_of_eta_on_the_way_is_said_and_reset_forgets_it():
    lab = labs.playground()
    lab._step()
    lab.set(eta=1.0)
    assert lab.status.endswith("η or α was changed on the way.")
    lab.reset()
    assert lab.status.startswith("Untrained") and not lab.run.losses
    lab.set(eta=0.3)
    lab._step()
    assert "changed" not in lab.status, "before the first epoch there is nothing to change on the way"


def test_a_longer_training_goes_on_and_a_finished_one_begins_anew():
    lab = labs.playground()
    lab.set(epochs=25)
    lab.start()
    first = list(lab.run.losses)
    lab.set(epochs=50)
    lab.start()
    assert len(lab.run.losses) == 50 and lab.run.losses[:25] == first
    lab.set(epochs=25)
    lab.start()
    assert lab.run.losses == first


def test_showing_a_lab_leaves_its_training_as_it_was():
    lab = labs.playground()
    shown, _ = lab._repr_mimebundle_()
    assert "Finished after 100 epochs" in shown["text/plain"]
    assert lab.status.startswith("Untrained") and lab.run.losses == []


def test_buttons_say_whether_they_can_be_pressed_and_do_what_they_say():
    async def scene():
        lab = labs.playground()
        lab.set(epochs=LENGTHS[-1])
        assert not lab.buttons["start"].disabled and lab.buttons["stop"].disabled
        lab.buttons["start"].click()
        assert lab.status.startswith("Training") and lab.buttons["start"].disabled and not lab.buttons["stop"].disabled
        await asyncio.sleep(0.5)
        lab.buttons["stop"].click()
        done = len(lab.run.losses)
        assert 0 < done < LENGTHS[-1] and lab.status.startswith("Stopped after epoch")
        await asyncio.sleep(0.2)
        assert len(lab.run.losses) == done
        lab.buttons["reset"].click()
        assert lab.run.losses == []

    asyncio.run(scene())


@pytest.mark.filterwarnings("error")
def test_an_error_behind_a_button_is_said_and_not_raised(monkeypatch, capfd):
    lab = labs.playground()
    for name in ("stop", "reset", "start"):
        with monkeypatch.context() as broken:
            broken.setattr(plane.Run, "wrong", lambda _: 1 / 0)
            lab.buttons[name].click()
        assert "could not be drawn (ZeroDivisionError)" in lab.status and lab.status in lab._sentence.value
        lab.buttons["reset"].click()
        assert lab.status.startswith("Untrained")
    assert capfd.readouterr().err == ""


def test_an_error_on_the_way_is_said_and_ends_the_training(monkeypatch):
    async def scene():
        lab = labs.playground()
        lab.set(epochs=LENGTHS[-1])
        lab.buttons["start"].click()
        with monkeypatch.context() as broken:
            broken.setattr(plane.Run, "epoch", lambda _: 1 / 0)
            await asyncio.sleep(0.3)
        assert "could not be drawn (ZeroDivisionError)" in lab.status and lab.status in lab._sentence.value
        assert not lab.clock.running and lab._step() is True
        assert not lab.buttons["start"].disabled and lab.buttons["stop"].disabled
        lab.buttons["start"].click()
        await asyncio.sleep(0.3)
        lab.buttons["stop"].click()
        assert lab.status.startswith("Stopped after epoch")

    asyncio.run(scene())


def test_a_new_lab_and_a_closed_lab_leave_no_training_behind():
    async def scene():
        first = labs.playground()
        first.start()
        second = labs.playground()
        assert not first.clock.running
        second.start()
        first.start()
        assert first.clock.running and not second.clock.running
        first.close()
        await asyncio.sleep(0.2)
        assert [len(lab.run.losses) for lab in (first, second)] == [0, 0]

    asyncio.run(scene())


def test_messages_on_two_threads_draw_one_after_the_other(monkeypatch):
    lab, inside, overlaps, paint = labs.playground(), [], [], LiveFigure._paint

    def slow_paint(self):
        overlaps.extend(inside)
        inside.append(threading.current_thread().name)
        time.sleep(0.01)
        inside.pop()
        return paint(self)

    monkeypatch.setattr(LiveFigure, "_paint", slow_paint)

    def move_sliders():
        for turn in range(12):
            lab.controls["layers"].value = turn % 3

    thread = threading.Thread(target=move_sliders)
    thread.start()
    while thread.is_alive():
        lab._step()
    thread.join()
    assert overlaps == []


# The clock


def test_a_clock_lets_others_run_and_ends_by_itself():
    async def scene():
        steps, others = [], []
        clock = Clock(lambda: len(steps) < 4 and not steps.append(len(others)))
        clock.start()
        while clock.running:
            others.append(None)
            await asyncio.sleep(0.002)
        assert steps[0] > 0 and all(a < b for a, b in itertools.pairwise(steps)) and len(steps) == 4

    asyncio.run(scene())


def test_stop_and_start_at_once_do_not_leave_two_trainings():
    async def scene():
        seen = []
        clock = Clock(lambda: not seen.append(asyncio.current_task()))
        clock.start()
        await asyncio.sleep(0.1)
        clock.stop()
        clock.start()
        await asyncio.sleep(0.2)
        clock.stop()
        assert len(set(seen)) == 2
        switch = seen.index(seen[-1])
        assert all(task is seen[-1] for task in seen[switch:])

    asyncio.run(scene())


def test_a_step_that_fails_stops_the_clock():
    clock = Clock(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        clock.start()
    assert not clock.running


# The pictures of networks and of images


@pytest.mark.filterwarnings("error")
def test_neurons_of_a_network_diagram_can_have_names():
    (ax,) = plot.network_diagram((2, 2, 1), names=[["y₁", "y₂"], ["y₃"]]).axes
    assert [text.get_text() for text in ax.texts if len(text.get_text()) == 2] == ["x₁", "x₂", "y₁", "y₂", "y₃"]


def test_a_network_diagram_has_a_circle_a_neuron_and_a_wire_a_weight():
    fig = plot.network_diagram((2, 3, 1))
    (ax,) = fig.axes
    assert len(ax.patches) == 6 and len(ax.lines) == 2 * 3 + 3 * 1
    assert fig.description.endswith("2 inputs, 3 hidden, 1 output.")


def test_a_tall_layer_is_drawn_with_a_gap_and_its_last_neuron_keeps_its_number():
    fig = plot.network_diagram([64, 32, 16, 10])
    words = [text.get_text() for text in fig.axes[0].texts]
    assert "x₆₄" in words and "ŷ₁₀" in words and words.count("⋮") == 4 and "hidden 2: 16" in words
    assert len(fig.axes[0].patches) == 4 * 5


@pytest.mark.parametrize("weights", [None, [(np.ones((9, 1)), [0])]])
def test_the_sign_of_a_gap_stands_in_the_middle_of_it(weights):
    (ax,) = plot.network_diagram((9, 1), weights=weights).axes
    *_, above, below = [circle.center[1] for circle in ax.patches[:5]]
    (gap,) = [text.get_position()[1] for text in ax.texts if text.get_text() == "⋮"]
    assert gap == pytest.approx((above + below) / 2)


def test_weights_and_biases_stand_where_they_belong():
    fig = plot.network_diagram((2, 1), weights=[([[3], [-4]], [0.5])])
    (ax,) = fig.axes
    weights = {text.get_text(): text.get_position() for text in ax.texts}
    assert weights["3"][1] > weights["−4"][1] and "bias 0.5" in weights
    assert [line.get_linestyle() for line in ax.lines] == ["-", "--"]


def test_a_wire_has_the_color_of_the_sign_of_its_weight():
    colors = [style.BLUE, style.ORANGE, style.PALE]
    (ax,) = plot.network_diagram((3, 1), weights=[([[2], [-2], [0]], [0])]).axes
    assert [line.get_color() for line in ax.lines] == colors
    (ax,) = plot.neuron_diagram(weights=(-2, 0), bias=2, values=(1, 1)).axes
    wires = [line for line in ax.lines if line.get_zorder() == 1]
    assert [line.get_color() for line in wires] == colors


@pytest.mark.parametrize("sizes", [(3,), (2, 0), ()])
def test_a_network_needs_two_layers_with_neurons(sizes):
    with pytest.raises(ValueError, match="two sizes or more"):
        plot.network_diagram(sizes)


@pytest.mark.filterwarnings("error")
def test_images_are_drawn_on_one_scale_with_their_titles_in_words():
    stack = np.arange(2 * 3 * 4).reshape(2, 3, 4)
    fig = plot.images(stack, titles=["a", "b"])
    for ax, image in zip(fig.axes, stack, strict=True):
        np.testing.assert_array_equal(ax.images[0].get_array(), image)
        assert ax.images[0].get_clim() == (0, 23)
    assert fig.description == "2 small images of 3 by 4 pixels: a; b."


def test_titles_of_images_may_stand_in_an_array():
    digits = np.array([3, 7])
    assert plot.images(np.zeros((2, 3, 4)), titles=digits).description.endswith("pixels: 3; 7.")


@pytest.mark.parametrize("titles", [["a"], ["a", "b", "c"], []])
def test_images_refuse_titles_that_do_not_go_round(titles):
    with pytest.raises(ValueError, match=f"there are 2 images and {len(titles)} titles"):
        plot.images(np.zeros((2, 3, 4)), titles=titles)


def test_images_refuse_a_table():
    with pytest.raises(ValueError, match=r"shape \(4, 64\)"):
        plot.images(np.zeros((4, 64)))
