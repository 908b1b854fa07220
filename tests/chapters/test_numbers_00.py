"""Chapter 00: every number that its prose states, computed again, and every number of the lectures in an output."""

import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
from sklearn.datasets import load_digits

from neurona import data, labs
from neurona.drawing import timeline

ROOT = Path(__file__).parents[2]
CHAPTER = ROOT / "course" / "00-tensors" / "tensors.md"


@pytest.fixture(scope="module")
def printed():
    """What the visible cells print: the streams of all cells that are no exercise and no check."""
    notebook = nbformat.read(ROOT / "solutions" / "00-tensors" / "tensors.ipynb", as_version=4)
    cells = [c for c in notebook.cells if c.cell_type == "code" and "nbgrader" not in c.metadata]
    lines = "".join(out.text for cell in cells for out in cell.outputs if out.get("name") == "stdout")
    return lines.splitlines()


@pytest.fixture(scope="module")
def solved(solution_names):
    return solution_names("00-tensors/tensors")


@pytest.fixture(scope="module")
def digits():
    return data.digits()


def nearest(X, Y):
    """The most similar row of Y for each row of X, itself left out."""
    cosines = (X @ Y.T) / np.linalg.norm(X, axis=1)[:, None] / np.linalg.norm(Y, axis=1)
    np.fill_diagonal(cosines, -1)
    return cosines.argmax(axis=1)


@pytest.mark.parametrize(("name", "arguments", "value", "line"), [
    ("scale", (4, [2, 7, 3]), [8, 28, 12], "[8, 28, 12]"),
    ("add", ([2, 7, 3], [1, 3, 6]), [3, 10, 9], "[3, 10, 9]"),
    ("dot", ([2, 7, 3], [1, 3, 6]), 41, "41"),
    ("matvec", ([[2, 4, 2], [1, 3, 7], [0, 7, 3]], [1, 3, 2]), [18, 24, 27], "[18, 24, 27]"),
    ("rank", (12,), 0, "0 1 2 3"),
    ("rank", ([12, 3, 6, 14],), 1, "0 1 2 3"),
    ("rank", (np.ones((3, 5)).tolist(),), 2, "0 1 2 3"),
    ("rank", (np.ones((3, 3, 5)).tolist(),), 3, "0 1 2 3"),
    ("dense_parameters", (784, 128), 100_480, "100,480 parameters"),
])  # fmt: skip
def test_numbers_of_the_lectures(solved, printed, name, arguments, value, line):
    assert solved[name](*arguments) == value
    assert line in printed


def test_shapes_of_the_lectures(printed):
    assert "grey:   4096 inputs" in printed and "colour: 12288 inputs" in printed
    assert "W: (128, 784)  x: (784,)  z: (128,)" in printed


def test_transposing_the_lectures_matrix(solved, printed):
    rows = solved["transpose"]([[2, 4, 2], [1, 3, 7], [0, 7, 3]])
    assert rows == [[2, 1, 0], [4, 3, 7], [2, 7, 3]]
    first = printed.index("[2, 1, 0]")
    assert printed[first : first + 3] == [str(row) for row in rows]


def test_numpy_says_the_same_as_the_functions_built_by_hand(printed):
    assert "[ 8 28 12] [ 3 10  9] 41" in printed and "[18 24 27] (3, 3) 2" in printed


@pytest.mark.parametrize("name", ["matvec", "matmul"])
def test_a_wrong_shape_names_both(solved, name):
    other = [1, 2, 3, 4, 5] if name == "matvec" else [[1, 2]] * 5
    with pytest.raises(ValueError) as error:
        solved[name]([[1, 2, 3], [4, 5, 6]], other)
    assert "(2, 3)" in str(error.value) and str(np.shape(other)) in str(error.value)


def test_vectors_and_matrices_of_wrong_shapes_are_never_a_silent_answer(solved):
    for name, arguments in {
        "add": ([1, 2, 3], [1, 2]), "dot": ([1, 2], [1, 2, 3]), "similarity": ([1, 2], [1, 2, 3]),
        "transpose": ([[1, 2], [3]],), "matvec": ([[1, 2], [3]], [1, 2]), "matmul": ([[1, 2]], [1, 2]),
    }.items():  # fmt: skip
        with pytest.raises(ValueError):
            solved[name](*arguments)


def test_the_sign_of_the_dot_product_changes_at_a_right_angle(prose, solved):
    assert "The sign changes at a right angle" in prose
    u = (2, 1)
    for degrees in range(360):
        v = (np.cos(turn := np.radians(degrees)), np.sin(turn))
        between = abs((degrees - np.degrees(np.arctan2(u[1], u[0])) + 180) % 360 - 180)
        assert (solved["dot"](u, v) > 0) == (between < 90)


def test_ben_shares_ana_s_taste_and_cleo_does_not(prose, solved):
    assert "his opinions point in her direction; Cleo's point away" in prose
    ana, ben, cleo = [2, -1, 1, -2], [1, 0, 1, -1], [-1, 2, -2, 1]
    assert solved["similarity"](ana, ben) > 0.9 and solved["similarity"](ana, cleo) < -0.7
    assert solved["dot"](ben, ben) < solved["dot"](ana, ana) and "Ben is milder than Ana" in prose


def test_a_collapsed_plane_sends_two_points_to_one(printed):
    assert "determinant: 0" in printed and "[2, 2] [2, 2]" in printed


def test_the_order_of_two_matrices_matters(prose, solved):
    assert "is $A B = B A$ for matrices too?" in prose
    turn, mirror = [[0, -1], [1, 0]], [[-1, 0], [0, 1]]
    assert solved["matmul"](turn, mirror) != solved["matmul"](mirror, turn)
    by_steps = solved["matvec"](turn, solved["matvec"](mirror, [1, 2]))
    assert solved["matvec"](solved["matmul"](turn, mirror), [1, 2]) == by_steps


def test_the_rows_of_the_turn_and_the_mirror(prose, printed):
    assert "The quarter turn has the rows $(0, -1)$ and $(1, 0)$, the mirror $(-1, 0)$ and $(0, 1)$." in prose
    turn, mirror = np.array([[0, -1], [1, 0]]), np.array([[-1, 0], [0, 1]])
    assert (turn @ [1, 0]).tolist() == [0, 1] and (turn @ [0, 1]).tolist() == [-1, 0], "a quarter to the left"
    assert (mirror @ [1, 2]).tolist() == [-1, 2], "left and right change places"
    assert f"first mirror, then turn: {(turn @ mirror).tolist()}" in printed
    assert f"first turn, then mirror: {(mirror @ turn).tolist()}" in printed


def test_the_arrow_s_tour_has_the_sign_that_the_prediction_names(prose):
    assert "Now $u \\cdot v$ is positive." in prose
    assert "from $(2, 2)$ to $(-2, 2)$, $(-2, -2)$, $(2, -2)$ and back" in prose
    u = labs.vectors().values["u1"], labs.vectors().values["u2"]
    assert np.dot(u, (2, 2)) > 0 > np.dot(u, (-2, -2))


def test_a_row_plus_a_column_is_nine_numbers(prose, printed):
    assert "Nine, and no error." in prose
    first = printed.index("[[11 12 13]")
    assert len(re.findall(r"\d+", " ".join(printed[first : first + 3]))) == 9


def test_the_digits_are_as_the_prose_says(prose, printed, digits):
    assert "1797 digits" in prose and "8×8 pixels" in prose and "from 0 to 16" in prose
    assert digits.X.shape == (1797, 64) and (digits.X.min(), digits.X.max()) == (0, 16)
    assert digits.y[0] == 0 and "the first image is a zero" in prose
    assert "table: (1797, 64)  stack of images: (1797, 8, 8)  rank: 3" in printed


def test_a_zero_is_more_like_another_zero(solved, printed, digits):
    other_zero, a_one = (solved["similarity"](digits.X[0], digits.X[i]) for i in (10, 1))
    assert other_zero > a_one + 0.3
    assert f"image 0 and image 10, a 0: {other_zero:.3f}" in printed
    assert f"image 0 and image 1, a 1: {a_one:.3f}" in printed


def test_dot_products_alone_read_more_than_98_of_100(prose, printed, digits):
    assert "More than 98 of 100" in prose and "more than three million" in prose
    X, y = digits
    right = (y[nearest(X, X)] == y).sum()
    assert 1797 * 1797 > 3_000_000 and right > 0.98 * 1797
    assert f"{right} of 1797 right, {right / 1797:.1%}" in printed


def test_thirteen_people_wrote_the_digits(prose, digits):
    """The description that scikit-learn ships says so; these are its digits, in its order."""
    known = load_digits()
    np.testing.assert_array_equal(digits.X, known.data)
    assert "only 13 people wrote these digits" in prose
    assert "different 13 to the test set" in " ".join(known.DESCR.split()) and "copy of the test set" in known.DESCR


def test_shuffling_all_images_alike_changes_no_answer(prose, printed, digits):
    assert "why shuffling all images alike changes nothing" in prose
    X, y = digits
    for seed in range(3):
        order = np.random.default_rng(seed).permutation(64)
        np.testing.assert_array_equal(nearest(X[:, order], X[:, order]), nearest(X, X))
    assert f"{(y[nearest(X, X)] == y).sum()} of 1797 right" in printed


def test_an_image_moved_by_a_pixel_is_less_like_itself_than_like_a_nine(solved, printed, digits):
    image = digits.X[0]
    assert digits.y[9] == 9 and not image.reshape(8, 8)[:, -1].any(), "no ink leaves the picture"
    moved = solved["similarity"](image, np.roll(image.reshape(8, 8), 1, axis=1).ravel())
    nine = solved["similarity"](image, digits.X[9])
    assert moved < nine - 0.1
    assert f"image 0 and itself, moved: {moved:.3f}" in printed
    assert f"image 0 and image 9, a 9: {nine:.3f}" in printed


def test_the_time_line_has_the_lectures_years(prose):
    assert "## From 1943 to 2017" in prose
    years = [event.year for event in timeline.MILESTONES]
    assert years == [1943, 1957, 1969, 1980, 1986, 1989, 1991, 1997, 2009, 2012, 2014, 2015, 2017]
    lenet = next(event.year for event in timeline.MILESTONES if "LeNet" in event.name)
    assert "46 years, from 1943 to 1989." in prose and (lenet, lenet - years[0]) == (1989, 46)
    assert sum(year > 2017 - 9 for year in years) == 5, "the last five lie within nine years"
