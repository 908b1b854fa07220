"""The labs of chapter 02: the walks behind them, and every slider setting drawn and said without a warning."""

import itertools
import re

import numpy as np
import pytest

from neurona import labs, plot
from neurona.experiments import landscape as numbers
from neurona.experiments.fates import curve_fate
from neurona.labs import fates, terrain
from tests.labs.places import anywhere, choices

LABS = {
    "descent": labs.descent,
    "descent from another setting": lambda: labs.descent(steps=10, alpha=0.5),
    "surface": labs.surface,
    "saddle": labs.saddle,
}
RANDOM_SETTINGS = 170  # of each lab: 500 in the chapter


def _settings(lab, rng):
    names = list(lab.controls)
    for values in itertools.product(*(choices(lab.controls[name]) for name in names)):
        yield dict(zip(names, values, strict=True))
    for _ in range(RANDOM_SETTINGS):
        yield {name: anywhere(lab.controls[name], rng) for name in names}


# Every setting


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", ["descent", "surface", "saddle"])
def test_every_setting_is_drawn_and_said(name, capfd):
    lab, count = LABS[name](), 0
    # In the order of the steps: another range of steps draws the whole picture anew, which takes its time.
    for values in sorted(_settings(lab, np.random.default_rng(11)), key=lambda values: values["steps"]):
        lab.set(**values)
        count += 1
        assert re.fullmatch(r"[A-Z].*\.", lab.status), (values, lab.status)
        assert not re.search(r"\b(nan|inf|None|array|np)\b|[{}]", lab.status), (values, lab.status)
        assert bytes(lab._image.value[:8]).startswith(b"\x89PNG")
    assert count > RANDOM_SETTINGS
    out, err = capfd.readouterr()
    assert out == err == ""


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", LABS)
def test_a_value_that_is_not_a_number_is_drawn_and_said(name, capfd):
    lab = LABS[name]()
    for control in lab.controls.values():
        if hasattr(control, "readout_format") and isinstance(control.value, float):
            control.value = float("nan")
    assert "Diverged" in lab.status and "could not be drawn" not in lab.status
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["descent", "surface", "saddle"])
def test_drawing_in_place_gives_the_picture_that_drawing_anew_gives(name):
    rng, lab = np.random.default_rng(5), LABS[name]()
    for _ in range(4):
        lab.set(**{key: anywhere(control, rng) for key, control in lab.controls.items()})
        fresh = LABS[name]()
        fresh.set(**lab.values)
        assert fresh.values == lab.values and fresh.status == lab.status
        np.testing.assert_array_equal(fresh.pixels(), lab.pixels())


MOVES = [
    ("descent", "eta", {}, 0.1), ("descent", "alpha", {}, 0.5), ("descent", "x0", {}, -1.7),
    ("descent", "steps", {}, 21), ("descent", "steps", {"eta": 0.2}, 5),
    ("surface", "start", {}, "(0, 0)"), ("surface", "x0", {}, 1.1), ("surface", "y0", {}, 0.9),
    ("surface", "eta", {}, 0.1), ("surface", "alpha", {}, 0.9), ("surface", "steps", {}, 20),
    ("saddle", "nudge", {}, 0.1), ("saddle", "eta", {}, 0.2), ("saddle", "alpha", {}, 0.9), ("saddle", "steps", {}, 70),
]  # fmt: skip


@pytest.mark.parametrize("name, control, start, value", MOVES)
def test_a_slider_that_matters_changes_picture_and_sentence(name, control, start, value):
    lab = LABS[name]()
    lab.set(**start)
    pixels, status = lab.pixels(), lab.status
    lab.set(**{control: value})
    assert (lab.pixels() != pixels).any() and lab.status != status


@pytest.mark.parametrize("name", LABS)
def test_a_saved_notebook_has_the_picture_and_the_words(name):
    lab = LABS[name]()
    data, metadata = lab._repr_mimebundle_()
    assert data["image/png"].startswith(b"\x89PNG") and len(data["image/png"]) > 20_000
    assert data["text/plain"].endswith(lab.status) and len(data["text/plain"]) > len(lab.status) + 40
    assert metadata["image/png"]["width"] <= 900 and metadata["image/png"]["height"] <= 480


@pytest.mark.parametrize("name", LABS)
def test_maps_and_curves_have_labels_and_every_control_a_name(name):
    lab = LABS[name]()
    for ax in lab.figure.axes:
        is_scale = hasattr(ax, "_colorbar")
        assert ax.get_ylabel() and (ax.get_xlabel() or is_scale)
    assert all(control.description for control in lab.controls.values())


# The numbers behind the labs


def _slopes_agree(height, slope, places):
    for v in places:
        v, h = np.array(v), 1e-6
        measured = [
            (height(*(v + step)) - height(*(v - step))) / (2 * h) for step in h * np.eye(len(v))
        ]
        np.testing.assert_allclose(slope(v).ravel(), measured, atol=1e-6)


def test_slopes_are_the_slopes_of_their_heights():
    rng = np.random.default_rng(0)
    _slopes_agree(numbers.curve, lambda v: numbers.curve_slope(v), rng.uniform(-5, 5, (40, 1)))
    _slopes_agree(numbers.curve_slope, lambda v: numbers.curve_curvature(v), rng.uniform(-5, 5, (40, 1)))
    _slopes_agree(numbers.surface, numbers.surface_slope, rng.uniform(-3, 2, (40, 2)))
    _slopes_agree(numbers.saddle, numbers.saddle_slope, rng.uniform(-2, 2, (40, 2)))


def test_a_walk_is_what_a_loop_does():
    x, step, expected = -1.0, 0.0, [-1.0]
    for _ in range(30):
        step = 0.4 * step - 0.05 * (4 * x * np.cos(x) - 2 * x**2 * np.sin(x) - 5)
        x += step
        expected.append(x)
    points = numbers.walk(numbers.curve_slope, -1.0, 0.05, 0.4, 30)
    assert points.shape == (31, 1)
    np.testing.assert_allclose(points[:, 0], expected, rtol=1e-12)


def test_many_walks_at_once_are_the_walks_one_by_one():
    starts = np.array([(1.0, 1.0), (-1.0, 0.5), (0.5, -1.5)])
    together = numbers.walk(numbers.surface_slope, starts.T, 0.05, 0.3, 25)
    for i, start in enumerate(starts):
        np.testing.assert_allclose(
            together[:, :, i], numbers.walk(numbers.surface_slope, start, 0.05, 0.3, 25), rtol=1e-10
        )


@pytest.mark.filterwarnings("error")
def test_a_walk_that_diverges_ends_in_inf_or_nan_without_a_warning():
    points = numbers.walk(numbers.curve_slope, -1.0, 0.2, 0.0, 60)
    assert numbers.first(numbers.outside(points, -5, 5)) == 7
    assert not np.isfinite(points[-1]).any() and np.isfinite(points[:8]).all()
    assert not np.isfinite(numbers.heights(numbers.curve, points)[-1])


def test_the_valleys_are_at_their_bottoms():
    x, f = numbers.minima()
    np.testing.assert_allclose(numbers.curve_slope(x), 0, atol=1e-9)
    assert (numbers.curve_curvature(x) > 0).all()
    np.testing.assert_allclose(x, [-3.4831, 3.7830], atol=1e-4)
    np.testing.assert_allclose(f, [-5.4472, -41.8486], atol=1e-4)


def test_curvatures_of_the_saddle_have_two_signs():
    np.testing.assert_allclose(numbers.curvatures(numbers.saddle_slope, np.zeros(2)), [-1, 1], atol=1e-6)
    np.testing.assert_allclose(numbers.curvatures(numbers.saddle_slope, np.array([0.0, 1.0])), [1, 2], atol=1e-6)


# What the labs say


@pytest.mark.parametrize(
    "values, name",
    [
        ({"steps": 0}, "start"),
        ({"eta": 0.2, "steps": 8}, "diverged"),
        ({"eta": 0.2, "steps": 40}, "lost"),
        ({"eta": 0.11, "steps": 9}, "returned"),
        ({"eta": 0.025, "steps": 40}, "deep"),
        ({"eta": 0.025, "x0": -2.0, "steps": 40}, "shallow"),
        ({"eta": 0.025, "x0": -1.6, "steps": 1}, "hilltop"),
        ({"eta": 0.05, "steps": 20}, "shrinking"),
        ({"eta": 0.055, "steps": 60}, "endless"),
        ({"eta": 0.07, "x0": -4.0, "steps": 20}, "lasting"),
        ({"eta": 0.05, "x0": -1.5, "steps": 20}, "jumping"),
        ({"eta": 0.2, "steps": 7}, "left"),
        ({"eta": 0.055, "steps": 18}, "growing"),
        ({"eta": 0.05, "alpha": 0.9, "steps": 30}, "returned"),
        ({"eta": 0.025, "alpha": 0.9, "steps": 25}, "swinging"),
        ({"eta": 0.1, "steps": 40}, "restless"),
        ({"eta": 0.005, "steps": 10}, "crawling"),
        ({"eta": 0.05, "steps": 3}, "walking"),
    ],
)
def test_the_descent_lab_names_what_becomes_of_a_walk(values, name):
    lab = labs.descent()
    lab.set(**values)
    points = numbers.walk(numbers.curve_slope, *(lab.values[key] for key in ("x0", "eta", "alpha", "steps")))
    assert curve_fate(points, lab.values["eta"], lab.values["alpha"]) == name
    fixed = [part for part in re.split(r"\{\w+\}", fates.FATES[name]) if part.strip(" .")]
    assert all(part in lab.status for part in fixed)


def test_the_descent_lab_says_when_a_walk_diverged():
    lab = labs.descent(eta=0.2, steps=40)
    assert lab.status.startswith("Diverged at step 7: the step is larger than the valley.")
    lost = int(re.search(r"From step (\d+) on the numbers are too large", lab.status).group(1))
    points = numbers.walk(numbers.curve_slope, -1.0, 0.2, 0.0, 40)
    assert lost == numbers.first(~np.isfinite(points[:, 0])) > 7
    assert lab.artists.last.get_marker() in "<>" and len(lab.artists.tangent.get_xdata()) == 0
    assert lab.artists.beyond.get_xdata()[0] == 7


def test_the_descent_lab_gives_the_zigzag_its_factor():
    """Near the minimum each jump is 1 - eta f'' of the last: 0.89 for eta = 0.05."""
    lab = labs.descent(eta=0.05, steps=60)
    lab.set(x0=3.9, steps=12)
    factor = abs(1 - 0.05 * numbers.curve_curvature(numbers.minima()[0][1]))
    assert f"is {factor:.2f} times as long as the last" in lab.status


def test_the_descent_lab_says_when_the_goal_of_the_exploration_is_reached():
    lab = labs.descent(steps=10)
    assert "Nearest to the minimum: step 10" in lab.status
    lab.set(eta=0.06, alpha=0.65)
    assert lab.status.endswith("Within 0.01 of the minimum and nearly level first at step 6.")


def test_the_goal_of_the_exploration_is_in_reach_but_not_by_luck():
    """Over the sliders' own grid a few settings reach the goal within 10 steps, and a few only."""
    lab = labs.descent()
    eta, alpha = (np.arange(c.min, c.max + c.step / 2, c.step) for c in (lab.controls["eta"], lab.controls["alpha"]))
    assert (len(eta), len(alpha)) == (50, 20)
    reached = {
        (round(e, 3), round(a, 2))
        for e in eta
        for a in alpha
        if numbers.goal_reached(numbers.walk(numbers.curve_slope, -1.0, e, a, 10)).any()
    }
    assert (0.06, 0.65) in reached and (0.05, 0.3) in reached
    assert 5 <= len(reached) <= 40


def test_the_tangent_has_the_slope_of_the_curve():
    lab = labs.descent()
    for x0 in (-4.0, -1.0, 0.5, 2.0):
        lab.set(x0=x0, steps=0)
        (xa, xb), (ya, yb) = lab.artists.tangent.get_data()
        assert (yb - ya) / (xb - xa) == pytest.approx(numbers.curve_slope(x0))
        assert (xa + xb) / 2 == pytest.approx(x0) and (ya + yb) / 2 == pytest.approx(numbers.curve(x0))


@pytest.mark.parametrize(
    "values, words",
    [
        ({"start": "(0, 0)", "steps": 300}, "The ground is level, and yet it is no minimum"),
        ({"start": "(1, 1)", "steps": 200}, "the deepest there is"),
        ({"start": "(−1, 0.5)", "steps": 300, "eta": 0.1}, "a local minimum: elsewhere F reaches −1"),
        ({"start": "(1, 1)", "eta": 0.1, "steps": 200}, "the steps are too long for this valley"),
        ({"start": "(1, 1)", "steps": 5}, "The walk is on its way"),
        ({"start": "(1, 1)", "eta": 0.4, "alpha": 0.9, "steps": 300}, "Diverged: from step"),
    ],
)
def test_the_surface_lab_says_where_a_walk_has_come_to(values, words):
    lab = labs.surface()
    lab.set(**values)
    assert words in lab.status, lab.status


def test_a_chosen_start_moves_the_sliders_and_a_moved_slider_leaves_the_list():
    lab = labs.surface()
    lab.set(start="(0.5, −1.5)")
    assert (lab.values["x0"], lab.values["y0"]) == (0.5, -1.5)
    np.testing.assert_allclose(lab.artists.walker[1].get_xydata(), [[0.5, -1.5]])
    lab.set(x0=0.6)
    assert lab.values["start"] == terrain.OWN and lab.values["x0"] == 0.6
    lab.set(start="(0, 0)")
    assert (lab.values["x0"], lab.values["y0"]) == (0.0, 0.0) and "A saddle." in lab.status


def test_the_sliders_of_the_surface_lab_can_be_moved_by_hand():
    lab = labs.surface()
    lab.controls["y0"].value = -1.0
    assert lab.values["start"] == terrain.OWN and "could not be drawn" not in lab.status
    lab.controls["start"].value = "(1, 1)"
    assert lab.values["y0"] == 1.0 and lab.values["start"] == "(1, 1)"


@pytest.mark.parametrize(
    "values, words",
    [
        ({"nudge": 0.0, "steps": 300}, "no step leads away"),
        ({"nudge": 1e-6, "steps": 50}, "still near the ridge"),
        ({"nudge": 0.001, "steps": 68}, "left the ridge at step 67 and is on its way"),
        ({"nudge": 0.001, "steps": 300}, "left the ridge at step 67 and has come to the valley at y = 1."),
        ({"nudge": 0.1, "eta": 1.1, "steps": 60}, "the steps are too long for the valley"),
        ({"nudge": 0.1, "eta": 1.5, "alpha": 0.95, "steps": 300}, "Diverged: from step"),
    ],
)
def test_the_saddle_lab_says_how_long_a_walk_lingers(values, words):
    lab = labs.saddle()
    lab.set(**values)
    assert words in lab.status, lab.status


# The opening picture


@pytest.mark.filterwarnings("error")
def test_the_landscape_is_described_and_drawn():
    figure = plot.landscape()
    data, metadata = figure._repr_mimebundle_()
    assert "70 walks" in data["text/plain"] and len(data["image/png"]) > 50_000
    assert figure.axes[0].get_xlabel() and figure.axes[0].get_ylabel() and figure.axes[1].get_ylabel()


# The panel on the right


def test_the_right_hand_panel_shows_the_height_of_every_step():
    lab = labs.surface()
    points = numbers.walk(numbers.surface_slope, (1.0, 1.0), 0.05, 0.0, 60)
    np.testing.assert_allclose(lab.artists.costs.get_ydata(), numbers.surface(*points.T))
    np.testing.assert_allclose(lab.artists.walker[0].get_xydata(), points)
    lab = labs.saddle()
    points = numbers.walk(numbers.saddle_slope, (1.0, 0.001), 0.1, 0.0, 50)
    np.testing.assert_allclose(lab.artists.costs.get_ydata(), numbers.saddle(*points.T))
    lab = labs.descent()
    x = numbers.walk(numbers.curve_slope, -1.0, 0.05, 0.0, 20)[:, 0]
    np.testing.assert_allclose(lab.artists.costs.get_ydata(), numbers.curve(x) - numbers.minima()[1][1])
    np.testing.assert_allclose(lab.artists.line.get_xydata(), np.column_stack([x, numbers.curve(x)]))
