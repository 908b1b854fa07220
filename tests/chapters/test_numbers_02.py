"""Chapter 02: every number that its prose states, the lectures' worked numbers in its outputs, and the errata."""

import ast
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from sklearn.datasets import load_diabetes

from neurona import data, labs

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "course" / "02-gradient-descent" / "descent.md"


@pytest.fixture(scope="module")
def printed():
    """All that the cells of the solved chapter print, check cells left out."""
    notebook = nbformat.read(ROOT / "solutions" / "02-gradient-descent" / "descent.ipynb", as_version=4)
    shown = [
        output.text
        for cell in notebook.cells
        if cell.cell_type == "code" and not cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs
        if output.output_type == "stream"
    ]
    return "\n".join(shown)


@pytest.fixture(scope="module")
def solved(solution_names):
    return solution_names("02-gradient-descent/descent")


@pytest.fixture(scope="module")
def bottom(solved):
    """The deepest minimum and its curvature."""
    x = solved["descend"](solved["df"], -1, 0.025, 300)[-1]
    return x, solved["numeric_derivative"](solved["df"], x)


# The lectures' numbers, to the digits that the lectures show, as outputs of visible cells

WORKED = {
    "f and its slope at -1": ["f(-1) = 6.08", "slope -5.478"],
    "two steps with eta 0.05": ["[-1.    -0.726 -0.402]", "4.419 2.311]", "[-5.478 -6.472 -6.354]"],
    "twenty steps": ["after 20 steps: x = 3.875, f = -41.69"],
    "the minimum and its limit": ["minimum at x = 3.7830, f = -41.8486, curvature 37.84", "= 0.0529"],
    "heights of the walk on x² + 3y": ["F = [130.    93.1   69.16  53.51]"],
    "the end of that walk": ["after 30 steps: [-0.012  1.   ]"],
    "points of the walk on x² + 3y": ["[ -8.     9.7 ]", "[ -6.4    9.4 ]", "[ -5.12   9.1 ]"],
    "gradients of the bowl": ["t [2. 0.]", "t [1.414 1.414]", "t [0. 2.]", "t [1.732 1.   ]"],
    "the gradient in three dimensions": ["measured [ -1. -10.   1.] formula (-1, -10, 1)"],
    "local minima of x cos(x)": ["from -6: -6.437", "from -2: -0.860", "from 2: 3.426", "best: x = -6.437, f = -6.361"],
}  # fmt: skip


@pytest.mark.parametrize("name", WORKED)
def test_a_worked_number_of_the_lectures_is_printed(printed, name):
    assert not [text for text in WORKED[name] if text not in printed]


# The errata


def test_erratum_1_the_slope_at_the_second_point(prose, solved):
    assert "**Erratum 1.**" in prose and "At $x_1$ it is $-6.472$" in prose and "would be $-0.452$" in prose
    x = solved["descend"](solved["df"], -1, 0.05, 2)
    assert solved["df"](x[1]) == pytest.approx(-6.472, abs=5e-4)
    assert x[2] == pytest.approx(-0.402, abs=6e-4)
    assert x[1] + 0.05 * 5.478 == pytest.approx(-0.452, abs=5e-4)


def test_erratum_2_momentum_keeps_the_step_not_the_position(prose, printed, solved):
    assert "**Erratum 2.**" in prose and "comes to rest on a hillside where the slope is not zero" in prose
    assert "as printed: x = 0.372, slope there -3.72" in printed and "momentum:   x = 3.780" in printed
    x = -1.0
    for _ in range(500):
        x = 0.5 * x - 0.05 * solved["df"](x)
    assert 0.5 * x - 0.05 * solved["df"](x) == pytest.approx(x) and abs(solved["df"](x)) > 3
    assert abs(solved["df"](solved["descend_momentum"](solved["df"], -1, 0.05, 0.5, 500)[-1])) < 1e-9


def test_erratum_3_the_gradient_of_the_mean_square_has_2_over_n(prose, printed, solved):
    assert "**Erratum 3.**" in prose and "the factor in front is $-2/n$, not $-1$" in prose
    rng = np.random.default_rng(0)
    X, t, w = np.c_[np.ones(7), rng.normal(size=(7, 2))], rng.normal(size=7), rng.normal(size=3)
    measured = solved["numeric_gradient"](lambda w: np.mean((t - X @ w) ** 2), w)
    np.testing.assert_allclose(measured, -2 / 7 * (t - X @ w) @ X, rtol=1e-6)
    lines = [
        line.split(":")[1].strip()
        for line in printed.splitlines()
        if re.match("measured: |with -2/n|as printed: *\\[", line)
    ]
    assert lines[0] == lines[1] != lines[2]


def test_erratum_4_the_gradient_is_the_slope_and_curvature_its_slope(prose, solved, bottom):
    assert "**Erratum 4.**" in prose and "It is the slope. Curvature is the slope of the slope" in prose
    x, curvature = bottom
    assert abs(solved["df"](x)) < 1e-9 < 30 < curvature


def test_all_four_errata_of_the_chapter_have_their_box(prose):
    assert re.findall(r"> \*\*Erratum (\d+)\.", prose) == ["1", "2", "3", "4"]


# What the prose states


def test_two_valleys_and_a_hill(prose, solved):
    assert "Two valleys: a shallow one on the left, and a deep one on the right with its bottom near 3.8" in prose
    assert "The hilltop between the two valleys of $f$ is near −1.58" in prose
    x = np.linspace(-5, 5, 100_001)
    slope = solved["df"](x)
    zeros = x[:-1][slope[:-1] * slope[1:] < 0]
    np.testing.assert_allclose(zeros, [-3.483, -1.576, 3.783], atol=1e-3)
    assert solved["f"](zeros[2]) < solved["f"](zeros[0]) < solved["f"](zeros[1])


def test_the_error_of_the_measured_slope_is_a_u(prose, printed, solved):
    assert "the error falls a hundredfold when $h$ shrinks tenfold" in prose and "near $10^{-5}$" in prose
    x = np.linspace(-5, 5, 101)
    errors = {
        h: np.abs(solved["numeric_derivative"](solved["f"], x, h) - solved["df"](x)).mean()
        for h in (1e-1, 1e-2, 1e-3, 1e-5, 1e-8, 1e-11)
    }
    assert errors[1e-1] / errors[1e-2] == pytest.approx(100, rel=0.02)
    assert errors[1e-2] / errors[1e-3] == pytest.approx(100, rel=0.02)
    assert errors[1e-5] < errors[1e-3] / 100 and errors[1e-5] < errors[1e-8] / 10 < errors[1e-11] / 100
    assert "error at h = 0.01 / error at h = 0.001: 100" in printed and "best h: 1e-05" in printed


def test_minus_goes_down_and_plus_goes_up(printed):
    assert "minus goes down: 1000 of 1000    plus goes up: 1000 of 1000" in printed
    assert "minus: x = -0.726, f = 4.419" in printed and "plus:  x = -1.274, f = 7.319" in printed


def test_four_learning_rates_have_the_fates_that_the_prose_tells(prose, printed, solved, bottom):
    def path(eta, steps):
        with np.errstate(all="ignore"):
            return solved["descend"](solved["df"], -1, eta, steps)

    assert "0.005 crawls: 40 steps, and not yet a quarter of the way" in prose
    assert 0.2 < (path(0.005, 40)[-1] + 1) / (bottom[0] + 1) < 0.25
    assert "0.025 arrives" in prose
    assert path(0.025, 40)[-1] == pytest.approx(bottom[0], abs=1e-6)
    assert "0.055 jumps for ever between the same two places" in prose
    late = path(0.055, 5000)[-4:]
    assert late[0] == pytest.approx(late[2], abs=1e-9) and abs(late[1] - late[0]) > 0.5
    assert "the jumps stop growing: hence the two places that you saw" in prose
    jumps = np.abs(np.diff(path(0.055, 400)))
    assert np.abs(path(0.055, 40)[-2:] - late[2:]).max() < 0.1 and jumps[-1] == pytest.approx(jumps[-2], abs=1e-6)
    assert "0.1 stays in the valley and never comes to rest" in prose
    long = path(0.1, 20_000)
    assert np.abs(long).max() < 5 and np.ptp(long[-1000:]) > 3
    assert "0.2 leaves the interval" in prose and "leaves the interval at step 7" in printed
    assert np.argmax(np.abs(path(0.2, 20)) > 5) == 7 and not np.isfinite(path(0.2, 40)[-1])


def test_the_numbers_add_a_fifth_rate_to_the_four_fates(prose, printed):
    assert "What will $\\eta = 0.005$, $0.025$, $0.055$ and $0.2$ do?" in prose
    assert "Four learning rates, four fates. Now as numbers, with a fifth rate, 0.1, in between." in prose
    assert re.findall(r"eta = (\S+): (?:stays|leaves)", printed) == ["0.005", "0.025", "0.055", "0.1", "0.2"]


def test_the_factor_of_a_step_is_1_minus_eta_times_curvature(prose, printed, bottom):
    assert "the factor is −0.89: each step lands on the *other* side and keeps 89 % of the distance" in prose
    assert "At 0.025 only 5 % remain. And 0.055 is past the limit of 0.0529" in prose
    _, curvature = bottom
    assert 1 - 0.05 * curvature == pytest.approx(-0.89, abs=5e-3)
    assert 1 - 0.025 * curvature == pytest.approx(0.05, abs=5e-3)
    assert 2 / curvature == pytest.approx(0.0529, abs=5e-5)
    for line in ("measured 0.62, predicted 0.62", "measured -0.89, predicted -0.89", "measured -1.08, predicted -1.08"):
        assert line in printed


@pytest.mark.parametrize("alpha", [0, 0.3, 0.5, 0.65, 0.9])
def test_the_limit_with_momentum_is_where_walks_stop_settling(solved, bottom, alpha):
    x, curvature = bottom
    limit = solved["stable_eta"](lambda x: curvature, x, alpha)
    below = solved["descend_momentum"](solved["df"], x + 1e-4, 0.98 * limit, alpha, 400)
    above = solved["descend_momentum"](solved["df"], x + 1e-4, 1.02 * limit, alpha, 400)
    assert abs(below[-1] - x) < 1e-6 and abs(above[-1] - x) > 0.1


def test_a_little_momentum_halves_the_walk_and_much_of_it_makes_it_longer(prose, printed):
    assert "A little momentum damps the zig-zag and halves the walk" in prose
    steps = {float(a): int(n) for a, n in re.findall(r"alpha = ([\d.]+): settled after (\d+) steps", printed)}
    assert steps == {0: 33, 0.2: 15, 0.5: 20, 0.9: 94}


def test_momentum_settles_where_the_plain_walk_cannot(prose, printed):
    assert "does $\\eta = 0.06$ settle without momentum? And with $\\alpha = 0.5$?" in prose
    assert "$\\eta = 0.06$ cannot settle without momentum, and it can with $\\alpha = 0.5$" in prose
    assert "eta = 0.06, alpha = 0: last points [3.1557 4.1961 3.1557 4.1961]" in printed
    assert "eta = 0.06, alpha = 0.5: last points [3.783 3.783 3.783 3.783]" in printed


def reaches_the_goal(solved, bottom, eta, alpha):
    """Whether ten steps from -1 come within 0.01 of the minimum, at a slope between -0.5 and 0.5."""
    with np.errstate(all="ignore"):
        x = np.array(solved["descend_momentum"](solved["df"], -1, eta, alpha, 10))
        near = solved["f"](x) - solved["f"](bottom[0]) < 0.01
        return (near & (np.abs(solved["df"](x)) < 0.5)).any()


def test_14_of_the_1000_settings_solve_the_exploration(prose, solved, bottom):
    assert "Of the 1000 settings of the two sliders, 14 do it, and one is not far from where they stand" in prose
    lab = labs.descent(steps=10)
    sliders = [lab.controls[name] for name in ("eta", "alpha")]
    etas, alphas = (np.arange(s.min, s.max + s.step / 2, s.step) for s in sliders)
    assert len(etas) * len(alphas) == 1000
    settings = [(eta, alpha) for eta in etas for alpha in alphas if reaches_the_goal(solved, bottom, eta, alpha)]
    found = [(round(eta, 3), round(alpha, 2)) for eta, alpha in settings]
    assert len(found) == 14
    assert (lab.values["eta"], lab.values["alpha"]) == (0.05, 0) and (0.05, 0.3) in found


def test_no_setting_that_students_see_solves_the_exploration(solved, bottom):
    text = CHAPTER.read_text(encoding="utf-8")
    text = re.sub(r"### BEGIN SOLUTION.*?### END SOLUTION", "", text, flags=re.S)
    shown = set(re.findall(r"df, -1, ([\d.]+), ([\d.]+), \d+\)", text)) | set(
        re.findall(r"(?:lr=|SGD\()([\d.]+), momentum=([\d.]+)", text)
    )
    assert ("0.06", "0.5") in shown and ("0.05", "0.5") in shown
    shown |= {("0.06", a) for a in re.findall(r"for alpha in \(0, (0\.\d+)\):", text)}
    shown |= {("0.05", a) for a in ("0", "0.2", "0.5", "0.9")}
    for eta, alpha in shown:
        assert not reaches_the_goal(solved, bottom, float(eta), float(alpha)), (eta, alpha)


def test_the_three_curves_are_a_crawl_a_bounce_and_a_divergence(solved, bottom):
    text = CHAPTER.read_text(encoding="utf-8")
    seed = int(re.search(r"etas = 10 \*\* np.random.default_rng\((\d+)\).uniform\(-3, -0.5, 3\)", text).group(1))
    limit = 2 / bottom[1]
    crawl, bounce, far = 10 ** np.random.default_rng(seed).uniform(-3, -0.5, 3)
    assert crawl < limit / 30 and solved["descend"](solved["df"], -1, crawl, 30)[-1] < 0
    late = solved["descend"](solved["df"], -1, bounce, 1000)
    assert bounce > limit and np.abs(late).max() < 5 and np.ptp(late[-10:]) > 0.5
    walk = solved["descend"](solved["df"], -1, far, 15)
    assert far > 3 * limit and np.abs(walk[-1]) > 1e9
    shown = solved["f"](walk[:10])
    assert shown[-1] > 150 and shown[:-1].min() > -60 and shown[:-1].max() < 150


def test_the_other_valley_allows_longer_steps(prose, printed):
    assert "The other valley, near $x = -3.5$, is less curved" in prose
    assert "x = -3.483: curvature 28.43, limit 0.0704" in printed


def test_a_tenth_at_the_start_is_36_at_the_end(prose, printed):
    assert "A tenth apart at the start, and 36 apart in cost at the end" in prose
    ends = [float(f) for f in re.findall(r"from -1\.[56]: x = .*, f = (-[\d.]+)", printed)]
    assert len(ends) == 2 and round(ends[0] - ends[1]) == 36


def test_further_out_x_cos_x_has_deeper_valleys(prose, printed, solved):
    assert "Four starts, three valleys" in prose and "further out, $x\\cos(x)$ has deeper ones still" in prose
    assert len(set(re.findall(r"from (?:-6|-2|2|6): (\S+)", printed))) == 3
    x, height = solved["best_of_starts"](solved["np"].cos, lambda x: -np.sin(x), [3.0], 0.1, 200)
    assert (x, height) == pytest.approx((np.pi, -1))
    slope = lambda x: np.cos(x) - x * np.sin(x)  # noqa: E731
    deeper = solved["descend"](slope, 9.0, 0.05, 500)[-1]
    assert deeper * np.cos(deeper) < -9 < -6.361


def test_a_level_start_does_not_move_and_is_no_valley(prose, solved):
    assert "From $(0, 0)$ the walk does not move at all, whatever $\\eta$ is. Yet the point is not a valley." in prose
    terrain = lambda v: np.sin(v[0] ** 2 / 2 - v[1] ** 2 / 4 + 3) * np.cos(2 * v[0] + 1 - np.exp(v[1]))  # noqa: E731
    np.testing.assert_allclose(solved["numeric_gradient"](terrain, [0, 0]), 0, atol=1e-9)
    around = [terrain((0.1 * np.cos(a), 0.1 * np.sin(a))) for a in np.linspace(0, 2 * np.pi, 60)]
    assert min(around) < terrain((0.0, 0.0)) < max(around)


def test_two_neighbouring_starts_end_in_different_valleys(prose):
    assert "Compare the starts $(0.1, 0)$ and $(-0.1, 0)$, with $\\alpha = 0.5$ and 300 steps" in prose
    assert "one walk finds the deepest valley, the other a shallow hollow" in prose
    lab = labs.surface()
    lab.set(start="(0.1, 0)", alpha=0.5, steps=300)
    assert "the deepest there is" in lab.status
    lab.set(start="(−0.1, 0)")
    assert lab.values["steps"] == 300 and "the bottom of a hollow" in lab.status


def test_a_nudge_ten_times_smaller_costs_24_more_steps(prose, printed):
    assert "multiplies the distance from the ridge by $1 + \\eta = 1.1$" in prose and "24 more steps" in prose
    steps = [int(n) for n in re.findall(r"nudge \S+: (\d+) steps", printed)]
    assert len(steps) == 4 and set(np.diff(steps)) == {24}
    assert round(np.log(10) / np.log(1.1)) == 24
    assert "nudge 0: still there after 1000" in printed


def test_three_houses_one_row_at_a_time_come_close_to_the_exact_line(prose, printed):
    assert "Close, and not equal" in prose
    close, exact = (re.findall(r"[\d.]+", line) for line in re.findall(r"(?:price =|exact: ) .*\+.*", printed)[-2:])
    assert close != exact
    np.testing.assert_allclose(np.array(close, float), np.array(exact, float), rtol=0.01)


def test_four_times_the_rows_halve_the_noise(prose, printed):
    assert "Four times the rows, and the error of the estimate falls only to half" in prose
    noise = [int(n) for n in re.findall(r"the slope of the bias is -\d+ ± (\d+)", printed)]
    assert len(noise) == 4
    np.testing.assert_allclose(np.divide(noise[:-1], noise[1:]), 2, atol=0.2)
    assert "A batch of 16 costs a twenty-eighth of a full step, and its slope is off by about an eighth" in prose
    slope = -int(re.search(r"16 rows: the slope of the bias is (-\d+)", printed).group(1))
    assert round(442 / 16) == 28 and round(slope / noise[2]) == 8


def test_small_batches_are_ahead_at_once_and_jitter_later(prose, solved):
    assert "The full batch takes one long step with it ($\\eta = 0.2$), the batches of 16 take 28 short ones" in prose
    assert len(solved["minibatches"](442, 16, np.random.default_rng(0))) == 28
    assert "The small batches are far ahead at once, and then they jitter above the floor" in prose
    X, t, _ = data.diabetes()
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    for seed in range(5):
        full = solved["sgd_linear"](X, t, 0.2, 15, 442, np.random.default_rng(seed))[1]
        small = solved["sgd_linear"](X, t, 0.05, 15, 16, np.random.default_rng(seed))[1]
        assert small[1] < full[1] / 2
        noisy = solved["sgd_linear"](X, t, 0.2, 15, 16, np.random.default_rng(seed))[1]
        assert np.std(noisy[-5:]) > np.std(small[-5:]) and "since their noise grows with $\\eta$" in prose
        assert np.all(np.diff(full) < 0) and np.any(np.diff(small[3:]) > 0) and np.mean(small[-5:]) > full[-1]


def test_the_limit_holds_in_eleven_directions(prose, printed):
    assert "The same law as on the curve, in eleven directions" in prose
    assert "curvature 8.05, limit 0.2485" in printed
    assert "eta = 0.24: C is 29074 at first and 2.87e+03 after 100 epochs" in printed
    assert float(re.search(r"eta = 0.26: C is 29074 at first and (\S+)", printed).group(1)) > 1e9


def test_a_shrinking_step_ends_nearer_to_the_minimum(prose, printed):
    assert "nearer to the minimum at 3.783. **Predict**: at half the distance, a third, or a tenth?" in prose
    constant, shrinking = map(float, re.search(r"constant ([\d.]+), decayed ([\d.]+)", printed).groups())
    assert round(constant / shrinking) == 3
    assert f"A third: {shrinking:.3f} against {constant:.3f}" in prose


def test_quiz_answers_agree_with_computation(prose):
    assert "At a minimum the curvature is 50" in prose
    assert [1 - eta * 50 for eta in (0.015, 0.03, 0.05)] == pytest.approx([0.25, -0.5, -1.5])


def test_a_letter_without_quotes_is_no_name_of_the_chapter():
    notebook = nbformat.read(ROOT / "source" / "02-gradient-descent" / "descent.ipynb", as_version=4)
    trees = [ast.parse(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.Lambda))]
    local = {id(node) for function in functions for node in ast.walk(function)}
    names = {
        node.id
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and id(node) not in local
    }
    assert "curves" in names and not names & set("abcABC")


# The table of this chapter


def test_the_patients_are_scikit_learns_row_for_row():
    X, y, features = data.diabetes()
    theirs = load_diabetes(scaled=False)
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(y, theirs.target)
    assert len(features) == 10 and (y.min(), y.max()) == (25, 346)
    X[:], y[:] = -7, -7
    assert data.diabetes().X.min() > 0 and data.diabetes().y.min() == 25


def test_the_prose_tells_the_tables_size(prose):
    assert "It has 442 rows, one per patient: ten measurements" in prose
    assert data.diabetes().X.shape == (442, 10)
