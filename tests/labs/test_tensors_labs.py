"""The labs of chapter 00: their arithmetic apart from any widget, then every slider from end to end."""

import itertools
import math
import re

import numpy as np
import pytest

from neurona import labs, plot
from neurona.experiments import geometry
from neurona.labs.tensors import arrows_status, matrix_status

LABS = {"vectors": labs.vectors, "matrix": labs.matrix}
RANDOM_SETTINGS = 250  # of each lab: 500 in the chapter


@pytest.mark.parametrize(("u", "v", "total", "dot", "angle"), [
    ((1, 0), (0, 1), (1, 1), 0, 90),
    ((1, 2), (2, -1), (3, 1), 0, 90),
    ((1, 2), (3, 6), (4, 8), 15, 0),
    ((1, 2), (-0.5, -1), (0.5, 1), -2.5, 180),
    ((2, 0), (1, 1), (3, 1), 2, 45),
    ((3, 0), (-1, math.sqrt(3)), (2, math.sqrt(3)), -3, 120),
])  # fmt: skip
def test_two_arrows(u, v, total, dot, angle):
    seen = geometry.compare_arrows(u, v)
    np.testing.assert_allclose(seen.sum, total)
    assert seen.dot == pytest.approx(dot) and seen.products.sum() == pytest.approx(dot)
    assert seen.angle == pytest.approx(angle)
    assert seen.cosine == pytest.approx(math.cos(math.radians(angle)), abs=1e-12)


def test_the_angle_agrees_with_the_cosine_of_any_two_arrows():
    for u, v in np.random.default_rng(0).uniform(-3, 3, size=(200, 2, 2)):
        seen = geometry.compare_arrows(u, v)
        assert seen.cosine == pytest.approx(u @ v / np.linalg.norm(u) / np.linalg.norm(v))
        assert seen.angle == pytest.approx(math.degrees(math.acos(seen.cosine)), abs=1e-4)


@pytest.mark.parametrize(("u", "v"), [((0, 0), (1, 2)), ((1, 2), (0, 0)), ((0, 0), (0, 0))])
def test_an_arrow_of_length_0_has_no_angle(u, v):
    seen = geometry.compare_arrows(u, v)
    assert seen.cosine is seen.angle is None and seen.dot == 0
    assert "so there is no angle" in arrows_status(u, v, seen)


def test_decimals_that_do_not_add_up_in_binary_still_make_a_right_angle():
    seen = geometry.compare_arrows((0.1, 0.3), (-0.3, 0.1))
    assert seen.angle == 90 and "stand at a right angle" in arrows_status((0.1, 0.3), (-0.3, 0.1), seen)


def test_the_arc_goes_the_short_way_from_one_arrow_to_the_other():
    for u, v in np.random.default_rng(1).uniform(-3, 3, size=(200, 2, 2)):
        line = geometry.arc(u, v, 2.0)
        np.testing.assert_allclose(line[0], 2 * u / np.linalg.norm(u), atol=1e-6)
        np.testing.assert_allclose(line[-1], 2 * v / np.linalg.norm(v), atol=1e-6)
        np.testing.assert_allclose(np.hypot(*line.T), 2)
        walked = np.hypot(*np.diff(line, axis=0).T).sum() / 2
        assert walked == pytest.approx(math.radians(geometry.compare_arrows(u, v).angle), abs=0.01)


def test_a_right_angle_is_marked_with_a_square_corner():
    corner = geometry.arc((5, 0), (0, 2), 1.0)
    np.testing.assert_allclose(corner, [[0.7, 0], [0.7, 0.7], [0, 0.7]])


@pytest.mark.parametrize("matrix", np.random.default_rng(2).integers(-20, 21, size=(50, 2, 2)) / 10)
def test_the_determinant_is_the_area_of_the_moved_square(matrix):
    x, y = geometry.move(matrix, [[0, 0], [1, 0], [1, 1], [0, 1]]).T
    area = (x * np.roll(y, -1) - y * np.roll(x, -1)).sum() / 2  # the shoelace formula, with its sign
    assert geometry.determinant(matrix) == pytest.approx(area)


def test_the_columns_are_where_the_unit_arrows_go():
    np.testing.assert_array_equal(geometry.move([[1, 2], [3, 4]], [[1, 0], [0, 1]]), [[1, 3], [2, 4]])


def test_the_grid_is_square():
    lines = geometry.grid(2)
    assert lines.shape == (10, 2, 2)
    np.testing.assert_array_equal(lines[0], [[-2, -2], [-2, 2]])
    np.testing.assert_array_equal(lines[-1], [[-2, 2], [2, 2]])
    assert {tuple(map(tuple, line)) for line in lines[5:]} == {((-2, y), (2, y)) for y in range(-2, 3)}


@pytest.mark.parametrize(("matrix", "words"), [
    ([[1, 0], [0, 1]], "every point stays where it is"),
    ([[0, -1], [1, 0]], "The determinant is 1: the unit square now has area 1."),
    ([[2, 0], [0, 1.5]], "now has area 3."),
    ([[-1, 0], [0, 1]], "The determinant is −1: the unit square now has area 1, and the F is a mirror image."),
    ([[1, 2], [0.5, 1]], "fallen onto one line"),
    ([[0.1, 0.3], [0.2, 0.6]], "fallen onto one line"),
    ([[0, 0], [0, 0]], "fallen onto one point"),
])  # fmt: skip
def test_a_matrix_in_words(matrix, words):
    assert words in matrix_status(np.array(matrix, dtype=float))


@pytest.mark.parametrize(("u", "v", "words"), [
    ((2, 1), (1, 3), "u + v = (3, 4), and u · v = 2·1 + 1·3 = 5."),
    ((2, 1), (1, 3), "The angle is 45° and the cosine 0.707."),
    ((1, 0), (-1, 1), "The angle is 135° and the cosine −0.707."),
    ((1, -2), (2, -4), "in the same direction"),
    ((1, -2), (-1, 2), "1·(−1) + (−2)·2 = −5. The angle is 180°"),
])  # fmt: skip
def test_two_arrows_in_words(u, v, words):
    assert words in arrows_status(u, v, geometry.compare_arrows(u, v))


def test_the_sentence_leaves_the_rule_of_the_sign_to_the_student():
    """The chapter asks when the dot product changes its sign: the picture shows it, no sentence says it."""
    lab = labs.vectors()
    assert lab.values == {"u1": 2.5, "u2": 1, "v1": 2, "v2": 2} and "= 7." in lab.status
    for v1, v2 in itertools.product((-2, -1, 1, 2), repeat=2):
        lab.set(v1=v1, v2=v2)
        assert not re.search(r"positive|negative|(less|more) than a right", lab.status), lab.status


def test_the_moved_arrows_have_the_names_of_the_columns():
    """Left and right must not share the names (1, 0) and (0, 1), which would be wrong coordinates on the right."""
    lab = labs.matrix()
    before, after = ([text.get_text() for text in ax.texts] for ax in lab.figure.axes)
    assert before == ["(1, 0)", "(0, 1)"] and after[:2] == ["(a, c)", "(b, d)"]
    assert [name.get_text() for name in lab.artists.names] == after[:2]


def _settings(lab, rng):
    ends = [(control.min, 0.0, control.max) for control in lab.controls.values()]
    yield from itertools.product(*ends)
    for _ in range(RANDOM_SETTINGS):
        yield tuple(round(c.min + c.step * int(rng.integers(round((c.max - c.min) / c.step) + 1)), 6)
                    for c in lab.controls.values())  # fmt: skip


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", LABS)
def test_every_setting_is_drawn_and_said(name, capfd):
    lab, count = LABS[name](), 0
    for values in _settings(lab, np.random.default_rng(7)):
        lab.set(**dict(zip(lab.controls, values, strict=True)))
        count += 1
        assert re.fullmatch(r"[uT].*\.", lab.status), (values, lab.status)
        assert not re.search(r"\b(nan|inf|None|array|np)\b|[{}]", lab.status), (values, lab.status)
    assert count >= RANDOM_SETTINGS + 81
    out, err = capfd.readouterr()
    assert out == err == ""


@pytest.mark.parametrize("name", LABS)
def test_each_slider_changes_the_picture_and_the_sentence(name):
    lab = LABS[name]()
    for control, value in lab.values.items():
        before, said = lab.pixels(), lab.status
        lab.set(**{control: value - 1})
        assert (before != lab.pixels()).any() and lab.status != said, control


@pytest.mark.parametrize("name", LABS)
def test_drawing_in_place_gives_the_picture_that_drawing_anew_gives(name):
    lab = LABS[name]()
    for values in list(_settings(lab, np.random.default_rng(3)))[::90]:
        lab.set(**dict(zip(lab.controls, values, strict=True)))
        fresh = LABS[name]()
        fresh.set(**lab.values)
        np.testing.assert_array_equal(fresh.pixels(), lab.pixels())


@pytest.mark.parametrize("name", LABS)
def test_a_right_angle_looks_like_one(name):
    """Both axes have the same scale, or arrows and areas would lie."""
    ax = LABS[name]().figure.axes[0]
    box = ax.get_position().bounds * np.tile(ax.figure.get_size_inches(), 2)
    assert np.ptp(ax.get_xlim()) / box[2] == pytest.approx(np.ptp(ax.get_ylim()) / box[3])


@pytest.mark.parametrize("name", LABS)
def test_the_saved_notebook_keeps_a_picture_and_its_description(name):
    data, metadata = LABS[name]()._repr_mimebundle_()
    assert data["image/png"][:4] == b"\x89PNG"
    assert data["text/plain"] == metadata["image/png"]["alt"]
    assert LABS[name]().status in data["text/plain"]


def test_the_exploration_can_be_reached_with_the_sliders():
    """Four pairs on the sliders' grid have a right angle, the sum (3, 1) and no zero."""
    u1 = labs.vectors().controls["u1"]
    stops = np.arange(u1.min, u1.max + u1.step / 2, u1.step)
    found = {(a, b) for a, b in itertools.product(stops, stops)
             if a * (3 - a) + b * (1 - b) == 0 and a and b and 3 - a and 1 - b}  # fmt: skip
    assert found == {(1, 2), (2, -1), (2, 2), (1, -1)}
    lab = labs.vectors()
    for a, b in found:
        lab.set(u1=a, u2=b, v1=3 - a, v2=1 - b)
        assert "u + v = (3, 1)" in lab.status and "at a right angle" in lab.status


@pytest.mark.parametrize("draw", [plot.timeline, plot.blocks])
def test_the_figures_are_described_and_stay_inside_their_frame(draw):
    figure = draw()
    data, metadata = figure._repr_mimebundle_()
    assert metadata["image/png"]["alt"] == data["text/plain"] and len(data["text/plain"]) > 100
    frame, renderer = figure.bbox, figure.canvas.get_renderer()
    for text in figure.axes[0].texts:
        box = text.get_window_extent(renderer)
        assert frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1, text


def test_the_time_line_runs_from_1943_to_2017_and_names_do_not_touch_each_other():
    figure = plot.timeline()
    years = [int(year) for year in re.findall(r"(?:: |; )(\d{4}) ", figure.description)]
    assert years == sorted(years) and (years[0], years[-1], len(years)) == (1943, 2017, 13)
    figure._repr_mimebundle_()  # draws it, so that every text has its place
    renderer = figure.canvas.get_renderer()
    boxes = [text.get_window_extent(renderer) for text in figure.axes[0].texts]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))
    legend = figure.axes[0].get_legend().get_window_extent(renderer)
    assert not any(legend.overlaps(box) for box in boxes)


def test_the_arrows_and_bars_stand_where_the_arithmetic_puts_them():
    lab = labs.vectors()
    lab.set(u1=1, u2=2, v1=-3, v2=0.5)
    drawn = lab.artists
    np.testing.assert_array_equal(np.transpose([drawn.arrows.U, drawn.arrows.V]), [[-2, 2.5], [1, 2], [-3, 0.5]])
    for chain, start in zip(drawn.chains, ([1, 2], [-3, 0.5]), strict=True):
        np.testing.assert_array_equal(chain.get_xydata(), [start, [-2, 2.5]])
    assert [bar.get_height() for bar in drawn.bars] == [-3, 1, -2]
    assert [text.get_text() for text in drawn.readings] == ["−3", "1", "−2"]


def test_everything_in_the_matrix_lab_is_moved_by_the_matrix():
    lab = labs.matrix()
    lab.set(a=2, b=-1, c=0.5, d=1.5)
    drawn = lab.artists
    np.testing.assert_array_equal(np.transpose([drawn.arrows.U, drawn.arrows.V]), [[2, 0.5], [-1, 1.5]])
    np.testing.assert_array_equal(drawn.square.get_xy()[:4], [[0, 0], [2, 0.5], [1, 2], [-1, 1.5]])
    first, last = drawn.lines.get_segments()[0], drawn.lines.get_segments()[-1]
    np.testing.assert_array_equal(first, [[-3, -6], [-9, 3]])  # from (-3, -3) to (-3, 3)
    np.testing.assert_array_equal(last, [[-9, 3], [3, 6]])  # from (-3, 3) to (3, 3)
    assert drawn.size.get_text() == "determinant 3.5"
    assert drawn.entries.get_text() == "a = 2,  b = −1\nc = 0.5,  d = 1.5"
