"""Whatever was put where no submission is looked for is named before anything is graded."""

import re

import pytest

from neurona.grading.places import misplaced

CHAPTERS = {"00-tensors": "tensors", "01-perceptron": "perceptron", "02-gradient-descent": "gradient_descent"}


@pytest.fixture
def root(tmp_path):
    for assignment, name in CHAPTERS.items():
        path = tmp_path / "source" / assignment / f"{name}.ipynb"
        path.parent.mkdir(parents=True)
        path.touch()
    return tmp_path


def hand_in(root, place):
    path = root / "submitted" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()


@pytest.mark.parametrize(
    "place, named, belongs",
    [
        ("ana/perceptron.ipynb", "ana/perceptron.ipynb", "01-perceptron"),
        ("ana/my-Gradient_Descent (1).ipynb", "ana/my-Gradient_Descent (1).ipynb", "02-gradient-descent"),
        ("suarezana_1042_9932_perceptron.ipynb", "suarezana_1042_9932_perceptron.ipynb", "01-perceptron"),
        ("ana/01-Perceptron/perceptron.ipynb", "ana/01-Perceptron", "01-perceptron"),
        ("ana/01/perceptron.ipynb", "ana/01", "01-perceptron"),
        ("ana/02_gradient/x.ipynb", "ana/02_gradient", "02-gradient-descent"),
        ("01-perceptron/ana/perceptron.ipynb", "01-perceptron/ana", "01-perceptron"),
        ("ana/99-foo/foo.ipynb", "ana/99-foo", "ASSIGNMENT"),
        ("01/gradient_descent.ipynb", "01/gradient_descent.ipynb", "02-gradient-descent"),
        ("ana/0/x.ipynb", "ana/0", "ASSIGNMENT"),
        ("ana/a\nb/x.ipynb", "ana/a?b", "ASSIGNMENT"),
    ],
)
def test_it_is_named_with_the_place_where_it_belongs(root, place, named, belongs):
    hand_in(root, place)
    hand_in(root, "bob/01-perceptron/perceptron.ipynb")
    assert misplaced(root) == [
        f"NOT GRADED, wrong place: submitted/{named}. It belongs in submitted/STUDENT/{belongs}/."
    ]


@pytest.mark.parametrize("place", ["ana/00-tensors/x/y.ipynb", ".DS_Store", "ana/.x/y", "__MACOSX/z", "ana/Thumbs.db"])
def test_what_is_graded_and_what_nobody_put_there_is_not_named(root, place):
    hand_in(root, place)
    assert misplaced(root) == []


def test_without_submissions_nothing_is_misplaced(root):
    assert misplaced(root) == []


def test_it_is_said_before_grading_and_the_command_ends_with_status_1(course, here):
    hand_in(course.root, "ana/tiny.ipynb")
    assert re.search("NOT GRADED, wrong place: .*There is nothing", here(code=1), re.S)
    course.submit("bob", course.perfect)
    assert re.search(r"^NOT GRADED, wrong place: .*^bob .* graded", here("--jobs", "1", code=1), re.S | re.M)
    (course.root / "submitted" / "ana" / "tiny.ipynb").rename(course.folder("ana") / "tiny.ipynb")
    assert "wrong place" not in here("--jobs", "1")
