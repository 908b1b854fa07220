"""Words that move look as Matplotlib would have them, and stand where it would put them."""

import numpy as np
import pytest
from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from neurona.drawing.style import our_style
from neurona.labs import words
from neurona.labs.live import AT_ONCE

NEAR = 2  # pixels: letters are fitted to the grid by one of them
WORDS = ("w₁ = −0.5", "Agp: a long line", "nearer")


def drawn(how, said, **looks):
    """The picture (H, W, 3) of a text in the middle, drawn by how(artist, renderer)."""
    with our_style(), rc_context(AT_ONCE):
        canvas = FigureCanvasAgg(Figure(figsize=(4, 2), dpi=100))
        ax = canvas.figure.add_axes((0, 0, 1, 1))
        ax.axis("off")
        canvas.draw()
        how(ax.text(0.5, 0.5, said, **looks), canvas.get_renderer())
    return np.asarray(canvas.buffer_rgba())[:, :, :3].astype(int)


def by_matplotlib(artist, renderer):
    artist.draw(renderer)


def inked(pixels):
    """The edges of what is drawn: left, right, upper, lower."""
    rows, columns = np.nonzero((pixels < 200).any(axis=2))
    return np.array([columns.min(), columns.max(), rows.min(), rows.max()])


@pytest.mark.parametrize("va", ["baseline", "bottom", "center", "top"])
@pytest.mark.parametrize("ha", ["left", "center", "right"])
def test_they_stand_where_matplotlib_puts_them(ha, va):
    for said in WORDS:
        for size, weight in ((9, "normal"), (10.5, "bold"), (14, "normal")):
            looks = {"ha": ha, "va": va, "size": size, "weight": weight}
            ours, theirs = (inked(drawn(how, said, **looks)) for how in (words.draw, by_matplotlib))
            assert np.abs(ours - theirs).max() <= NEAR, (said, looks, ours, theirs)


@pytest.mark.parametrize("ha, va, rotation", [
    ("right", "top", 38), ("left", "baseline", 90), ("center", "center", -20), ("right", "bottom", 200),
])  # fmt: skip
def test_they_are_turned_around_their_anchor(ha, va, rotation):
    for said in WORDS:
        looks = {"ha": ha, "va": va, "rotation": rotation, "rotation_mode": "anchor", "size": 12}
        ours, theirs = (drawn(how, said, **looks) for how in (words.draw, by_matplotlib))
        assert np.abs(inked(ours) - inked(theirs)).max() <= NEAR, (said, looks)
        assert ours.mean() == pytest.approx(theirs.mean(), abs=0.3), "as much ink"


def test_they_have_the_color_and_the_opacity():
    looks = {"color": "#D55E00", "alpha": 0.5, "size": 14, "weight": "bold"}
    ours, theirs = (drawn(how, "HHH", **looks) for how in (words.draw, by_matplotlib))
    np.testing.assert_array_equal(ours.min(axis=(0, 1)), theirs.min(axis=(0, 1)))
    assert ours.mean() == pytest.approx(theirs.mean(), abs=0.2), "as much ink"


@pytest.mark.parametrize("said, looks", [
    ("two\nlines", {}), ("$x^2$", {}), ("steep", {"rotation": 30, "rotation_mode": "default"}),
    ("boxed", {"bbox": {"pad": 2}}), ("cut", {"clip_on": True}), ("low", {"va": "center_baseline"}),
])  # fmt: skip
def test_what_is_more_than_a_plain_line_is_left_to_matplotlib(said, looks):
    ours, theirs = (drawn(how, said, **looks) for how in (words.draw, by_matplotlib))
    np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("said, looks", [("", {}), (" ", {}), ("hidden", {"visible": False})])
def test_nothing_is_drawn_of_nothing(said, looks):
    assert (drawn(words.draw, said, **looks) == 255).all()


def test_a_line_beyond_the_edge_of_the_picture_is_cut_there():
    assert (drawn(words.draw, "long " * 30) < 200).any()
