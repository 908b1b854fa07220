"""Every plot describes itself, labels its axes, and leaves the student's settings alone."""

import io

import matplotlib as mpl
import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from PIL import Image

from neurona import data, plot
from neurona.drawing import style

X, Y, FEATURES = data.spam()
AXES = {"xlabel": "free", "ylabel": "links"}
CALLS = {
    "points": lambda **more: plot.points(X, Y, **AXES, labels={1: "spam", -1: "not spam"}, **more),
    "boundary": lambda **more: plot.boundary((-2.0, 1.2, 0.7), X, Y, **AXES, **more),
    "line": lambda **more: plot.line((-45.447, 1.4928), *data.houses(), xlabel="m²", ylabel="USD", **more),
    "curve": lambda **more: plot.curve([8, 3, 0], xlabel="epoch", ylabel="errors", **more),
    "curves": lambda **more: plot.curve({"a": [1, 2], "b": [2, 1]}, xlabel="x", ylabel="y", logy=True, **more),
    "activations": lambda **more: plot.activations(**more),
    "two activations": lambda **more: plot.activations(("tanh", "relu"), **more),
    "symbols": lambda **more: plot.neuron_diagram(**more),
    "numbers": lambda **more: plot.neuron_diagram(weights=(1, -0.1), bias=0.5, values=(2, 5), **more),
    "long names": lambda **more: plot.neuron_diagram(("me", "siento", "feliz"), **more),
}
SAID = {
    "points": "Scatter plot of links against free, 12 × spam, 8 × not spam.",
    "boundary": "Points on the wrong side: 5 of 20.",
    "line": "3 points and the straight line −45.45 + 1.493·x: USD against m².",
    "curve": "Curve of errors against epoch: from 8 to 0 in 3 values.",
    "curves": "a from 1 to 2 in 2 values; b from 2 to 1 in 2 values.",
    "activations": "5 small plots of the answer ŷ against the weighted sum h, one an activation: step, linear, ",
    "two activations": "2 small plots of the answer ŷ against the weighted sum h, one an activation: tanh, relu.",
    "symbols": "the inputs x₁, x₂ are multiplied",
    "numbers": "Here h = 2 and ŷ = 1.",
    "long names": "me, siento, feliz",
}


@pytest.fixture(params=CALLS)
def name(request):
    return request.param


def test_what_a_notebook_stores(name):
    data, metadata = InteractiveShell.instance().display_formatter.format(CALLS[name]())
    assert set(data) == {"image/png", "text/plain"}
    assert SAID[name] in data["text/plain"]
    assert metadata["image/png"]["alt"] == data["text/plain"]
    png = Image.open(io.BytesIO(data["image/png"]))
    assert png.width == style.SHARPNESS * metadata["image/png"]["width"] <= 1900
    assert png.height == style.SHARPNESS * metadata["image/png"]["height"] <= 1300
    assert len(png.convert("L").getcolors()) > 20


def test_a_given_description_replaces_the_default(name):
    assert CALLS[name](description="As said.").description == "As said."


def test_every_visible_axis_has_labels(name):
    for ax in CALLS[name]().axes:
        if ax.axison:
            outer = ax.get_subplotspec() is None or ax.get_subplotspec().is_first_col()
            assert ax.get_xlabel() and (ax.get_ylabel() or not outer)


def test_settings_of_the_student_stay(name):
    before = dict(mpl.rcParams)
    CALLS[name]()._repr_mimebundle_()
    assert dict(mpl.rcParams) == before


def test_a_dark_style_of_the_student_does_not_reach_our_figures():
    with mpl.style.context("dark_background"):
        fig = CALLS["points"]()
    assert to_rgb(fig.get_facecolor()) == (1, 1, 1)
    assert fig.axes[0].xaxis.label.get_color() == style.INK


def test_a_figure_of_the_student_is_described_and_shown_once():
    plt = pytest.importorskip("matplotlib.pyplot")
    fig, ax = plt.subplots()
    ax.plot([1, 2])
    assert plot.describe(fig, "A line that rises.") is fig
    data, metadata = InteractiveShell.instance().display_formatter.format(fig)
    assert data["text/plain"] == metadata["image/png"]["alt"] == "A line that rises."
    assert data["image/png"].startswith(b"\x89PNG")
    assert not plt.fignum_exists(fig.number)


def test_the_higher_of_two_classes_is_the_blue_circle():
    for labels in ((1, -1), (1, 0)):
        lines = plot.points(X, np.where(Y == 1, *labels), **AXES).axes[0].lines
        assert [(line.get_color(), line.get_marker()) for line in lines] == [
            (style.BLUE, "o"),
            (style.ORANGE, "s"),
        ]
        assert lines[0].get_xdata().tolist() == X[Y == 1, 0].tolist()


def test_few_points_are_large():
    sizes = [plot.points(np.eye(2)[rows], rows, **AXES).axes[0].lines[0].get_markersize()
             for rows in (np.arange(12) % 2, np.arange(13) % 2)]  # fmt: skip
    assert sizes[0] > 1.5 * sizes[1]


def test_six_short_curves_differ_in_more_than_color():
    lines = plot.curve({str(n): [n, n + 1] for n in range(6)}, **AXES).axes[0].lines
    assert len({line.get_marker() for line in lines}) == len({line.get_color() for line in lines}) == 6


def test_three_classes_differ_in_color_and_in_marker():
    iris = data.iris()
    lines = plot.points(iris.X[:, :2], iris.y, **AXES, labels=dict(enumerate(iris.species))).axes[0].lines
    assert [line.get_label() for line in lines] == list(iris.species)
    assert len({line.get_color() for line in lines}) == len({line.get_marker() for line in lines}) == 3


def _contrast(one, other):
    def light(color):
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(color)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_letters_and_marks_stand_out_from_their_ground():
    for ground in ("white", style.BLUE_SIDE, style.ORANGE_SIDE):
        assert _contrast(style.INK, ground) > 7
        assert _contrast(style.BLUE, ground) > 3 and _contrast(style.ORANGE, ground) > 3
    assert _contrast(style.GREY, "white") > 4.5


@pytest.mark.parametrize(
    "value, words",
    [(2.0, "2"), (-0.1, "−0.1"), (-0.0, "0"), (1 / 3, "0.3333"), (np.nan, "not a number"), (np.inf, "∞"),
     (-np.inf, "−∞"), (1e-7, "1e−07"), (12345.6, "12346"), (3e9, "3e+09")],
)  # fmt: skip
def test_numbers_are_written_for_people(value, words):
    assert style.number(value) == words


def test_decimals_that_add_up_to_nothing_do_not_fire_the_neuron():
    assert "h = 0 and ŷ = −1" in plot.neuron_diagram(weights=(-0.1, 0), bias=0.3, values=(3, 0)).description


@pytest.mark.parametrize(
    "numbers",
    [{"weights": (1, 2)}, {"values": (1, 2)}, {"bias": 1}, {"weights": (1, 2, 3), "values": (1, 2)},
     {"weights": (1, 2), "values": 3}],
)  # fmt: skip
def test_a_diagram_with_half_of_its_numbers_is_refused(numbers):
    with pytest.raises(ValueError, match="weights and values together: 2 of each, for the inputs x₁, x₂"):
        plot.neuron_diagram(**numbers)


def test_the_tenth_weight_has_its_number():
    fig = plot.neuron_diagram("abcdefghij", range(10), 1, [1] * 10)
    assert "w₁₀ = 9" in [text.get_text() for text in fig.axes[0].texts]
    assert "Here h = 46 and ŷ = 1." in fig.description


def test_texts_of_the_diagram_do_not_touch():
    for fig in (CALLS["numbers"](), CALLS["long names"](), plot.neuron_diagram(
        ("free", "links"), (-4.99, 3.33), -2.22, (-3.33, 44.4), activation="sigmoid"
    )):  # fmt: skip
        canvas = FigureCanvasAgg(fig)
        canvas.draw()
        renderer = canvas.get_renderer()
        shown = [text for text in fig.axes[0].texts if text.get_visible() and text.get_text()]
        boxes = [text.get_window_extent(renderer) for text in shown]
        for i, box in enumerate(boxes):
            assert fig.bbox.x0 <= box.x0 and box.x1 <= fig.bbox.x1, shown[i].get_text()
            assert not box.count_overlaps(boxes[i + 1 :]), shown[i].get_text()
