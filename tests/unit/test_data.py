"""The data sets are complete, real, and safe to change."""

from importlib.resources import files

import numpy as np
import pytest
from sklearn.datasets import load_digits, load_iris

from neurona import data
from neurona.experiments import neuron

LECTURE = (-2.0, 1.2, 0.7)


def test_iris_is_scikit_learns_row_for_row():
    X, y, features, species = data.iris()
    theirs = load_iris()
    np.testing.assert_array_equal(X, theirs.data)
    np.testing.assert_array_equal(y, theirs.target)
    assert list(species) == list(theirs.target_names)
    assert list(features) == list(theirs.feature_names)


def test_iris_has_fishers_rows_where_the_uci_copy_is_wrong():
    X = data.iris().X
    np.testing.assert_array_equal(X[34], [4.9, 3.1, 1.5, 0.2])
    np.testing.assert_array_equal(X[37], [4.9, 3.6, 1.4, 0.1])


def test_digits_are_scikit_learns_row_for_row():
    X, y = data.digits()
    np.testing.assert_array_equal(X, load_digits().data)
    np.testing.assert_array_equal(y, load_digits().target)


def test_houses_are_the_lectures_three():
    area, price = data.houses()
    np.testing.assert_array_equal(area, [95, 134, 281])
    np.testing.assert_array_equal(price, [100, 150, 375])


def test_the_first_email_is_the_lectures():
    X, y, features = data.spam()
    assert X.shape == (20, 2) and set(y.tolist()) == {-1, 1} and len(features) == 2
    assert X[0].tolist() == [3, 4] and y[0] == 1
    assert neuron.weighted_sum(LECTURE, X[0]) == pytest.approx(4.4)


def test_the_lectures_neuron_errs_as_the_docstring_says():
    X, y, _ = data.spam()
    wrong = neuron.wrong_side(LECTURE, X, y)
    assert (int(wrong[y == 1].sum()), int(wrong[y == -1].sum())) == (1, 4)
    assert "wrong about 5 of them" in data.spam.__doc__
    assert "lets 1 spam through" in data.spam.__doc__ and "takes\n    4 letters" in data.spam.__doc__


def test_another_line_separates_the_emails_and_no_email_repeats():
    X, y, _ = data.spam()
    assert not neuron.wrong_side((-10.5, 10.0, 1.0), X, y).any()
    assert len(np.unique(X, axis=0)) == 20


@pytest.mark.parametrize("load", [data.iris, data.houses, data.spam, data.digits])
def test_what_a_student_changes_is_gone_at_the_next_call(load):
    first = load()
    arrays = [part for part in first if isinstance(part, np.ndarray)]
    kept = [part.copy() for part in arrays]
    assert all(part.flags.writeable and part.dtype in (float, int) for part in arrays)
    for part in arrays:
        part[:] = -7
    again = [part for part in load() if isinstance(part, np.ndarray)]
    for before, after in zip(kept, again, strict=True):
        np.testing.assert_array_equal(before, after)


def test_every_file_is_small_and_has_origin_and_licence():
    folder = files("neurona.data")
    names = [entry.name for entry in folder.iterdir() if entry.name.endswith((".csv", ".npz"))]
    readme = folder.joinpath("README.md").read_text(encoding="utf-8")
    assert {"iris.csv", "houses.csv", "spam.csv", "digits.npz"} <= set(names)
    assert all(f"`{name}`" in readme for name in names)
    assert sum(len(folder.joinpath(name).read_bytes()) for name in names) < 600_000
