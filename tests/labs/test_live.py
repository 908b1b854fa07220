"""A live figure follows its controls, in a kernel and without one, and never falls over."""

import base64
import io
from types import SimpleNamespace

import ipywidgets as widgets
import matplotlib as mpl
import numpy as np
import pytest
from jupyter_client.manager import start_new_kernel
from PIL import Image

from neurona.labs import LiveFigure
from neurona.labs.controls import choice, counter, player, slider, stops
from neurona.labs.png import UNSEEN


def _draw(figure):
    ax = figure.add_axes((0.1, 0.1, 0.8, 0.8))
    ax.set(xlim=(0, 1), ylim=(0, 1))
    (line,) = ax.plot([], [])
    return SimpleNamespace(ax=ax, line=line)


def _lab(update=None, **controls):
    def move(artists, a, **others):
        artists.line.set_data([0, 1], [0, a])
        return f"a is <{a}>."

    controls = controls or {"a": slider("a", 0.5, 0, 1)}
    return LiveFigure("A line.", controls, _draw, update or move, size=(3, 2))


def test_it_shows_its_first_state():
    lab = _lab()
    assert lab.status == "a is <0.5>." and lab.description == "A line. a is <0.5>."
    assert lab.values == {"a": 0.5}
    image = Image.open(io.BytesIO(lab._image.value)).convert("RGB")
    assert image.size == (300, 200)
    np.testing.assert_array_equal(np.asarray(image), lab.pixels() | UNSEEN)


def test_a_control_that_moves_changes_picture_status_and_name():
    lab = _lab()
    before = lab._image.value
    lab.controls["a"].value = 0.9
    assert lab._image.value != before
    assert lab.status == "a is <0.9>." and lab._image.tooltip == lab.description
    assert 'aria-live="polite"' in lab._sentence.value and "a is &lt;0.9&gt;." in lab._sentence.value


def test_set_draws_once_for_many_controls():
    calls = []

    def update(artists, **values):
        calls.append(values)
        return "Said."

    lab = _lab(update, a=slider("a", 0, 0, 1), b=counter("b", 0, 0, 9))
    lab.set(a=0.3, b=4)
    assert calls == [{"a": 0, "b": 0}, {"a": 0.3, "b": 4}]
    lab.controls["b"].value = 4
    assert len(calls) == 2


def test_set_names_the_controls_there_are():
    with pytest.raises(TypeError, match="no control called 'z'; this lab has a"):
        _lab().set(z=1)


def test_an_update_may_change_the_range_of_a_control():
    calls = []

    def update(artists, a):
        calls.append(a)
        lab_control.max = 3
        return f"a is {a}."

    lab_control = counter("a", 0, 0, 9)
    lab = _lab(update, a=lab_control)
    lab_control.max = 9
    lab.controls["a"].value = 7
    assert calls == [0, 7] and lab.values == {"a": 3}


@pytest.mark.filterwarnings("error")
def test_an_error_in_a_lab_is_said_and_not_raised(capfd):
    def update(artists, a):
        if a > 0.8:
            np.log(np.array(-1.0))
            raise ZeroDivisionError("hidden detail")
        return "Fine."

    lab = _lab(update)
    kept = lab._image.value
    lab.controls["a"].value = 0.9
    assert "could not be drawn (ZeroDivisionError)" in lab.status and lab.status in lab._sentence.value
    assert lab._image.value == kept and lab.status in lab._image.tooltip
    lab.controls["a"].value = 0.7
    assert lab.status == "Fine."
    assert capfd.readouterr().err == ""


def test_only_what_moves_is_drawn_again():
    lab, draws = _lab(), []
    lab._canvas.draw = lambda draw=lab._canvas.draw: (draws.append(1), draw())
    for value in (0.1, 0.2, 0.9):
        lab.set(a=value)
    assert draws == []


def test_a_change_of_the_axes_draws_everything_again():
    def update(artists, a):
        artists.line.set_data([0, 1], [0, a])
        artists.ax.set_ylim(0, 5 if a > 0.5 else 1)
        return "Said."

    lab = _lab(update)
    lab.set(a=0.9)
    np.testing.assert_array_equal(lab.pixels(), _at(_lab(update), a=0.9))
    lab.set(a=0.2)
    np.testing.assert_array_equal(lab.pixels(), _at(_lab(update), a=0.2))


def _at(lab, **values):
    lab.set(**values)
    lab._background = None
    lab.refresh()
    return lab.pixels()


def test_a_saved_notebook_has_picture_and_description():
    lab = _lab()
    lab.set(a=0.9)
    shown = lab.pixels()
    data, metadata = lab._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == metadata["image/png"]["alt"] == "A line. a is <0.9>."
    sharp = Image.open(io.BytesIO(data["image/png"])).convert("RGB")
    assert sharp.size == (600, 400) and (metadata["image/png"]["width"], metadata["image/png"]["height"]) == (
        300,
        200,
    )
    small = np.asarray(sharp.resize((300, 200), Image.Resampling.BOX)).astype(int)
    stale = _at(_lab(), a=0.5)
    assert np.abs(small - shown).mean() < 0.7 * np.abs(small - stale).mean(), "not the picture that is shown"
    np.testing.assert_array_equal(lab.pixels(), shown)
    lab.set(a=0.1)
    np.testing.assert_array_equal(lab.pixels(), _at(_lab(), a=0.1))


def test_a_picture_keeps_its_size_on_a_page_without_a_kernel():
    lab = LiveFigure("A line.", {}, _draw, lambda artists: "Said.", size=(4.6, 2.3))  # 4.6 · 100 is below 460 in binary
    size = lab._repr_mimebundle_()[1]["image/png"]
    assert (size["width"], size["height"]) == (460, 230)
    assert (lab._image.layout.width, lab._image.layout.height) == ("460px", "auto")


def test_settings_of_the_student_stay_and_do_not_reach_the_lab():
    plain = _lab().pixels()
    with mpl.style.context("dark_background"):
        before = dict(mpl.rcParams)
        assert np.array_equal(_lab().pixels(), plain)
        assert dict(mpl.rcParams) == before


def test_steps_that_add_up_in_binary_are_rounded():
    lab = _lab()
    lab.controls["a"].value = 0.1 + 0.2
    assert lab.values == {"a": 0.3}


def test_controls_report_every_step_and_say_what_they_are():
    made = [slider("r", 0, -1, 1), counter("n", 0, 0, 5), stops("s", 1, [1, 2]), choice("c", 1, [("one", 1)])]
    assert [control.description for control in made] == ["r", "n", "s", "c"]
    assert all(control.continuous_update for control in made[:3])
    assert [slider("r", 0, -1, 1, step).readout_format for step in (1, 0.5, 0.1, 0.05, 0.01)] == [
        ".0f", ".1f", ".1f", ".2f", ".2f"
    ]  # fmt: skip
    play = player(made[1])
    assert (play.min, play.max, play.value) == (0, 5, 0)


def test_the_picture_keeps_its_size_and_the_name_reaches_the_page():
    image = _lab()._image
    assert isinstance(image, widgets.Image)
    assert (image.layout.width, image.layout.height, image.layout.flex) == ("300px", "auto", "0 0 auto")
    # Without a `description` the front end fails on a tooltip.
    assert {"description", "tooltip"} <= set(image.get_state()) and image.get_state()["description"] == ""


def test_a_slider_message_from_the_page_comes_back_as_a_picture():
    """The way that a browser takes: a message to the slider, and the image's new state as the answer."""
    manager, client = start_new_kernel(kernel_name="python3")
    try:
        ids = {}

        def keep(message):
            if message["msg_type"] == "stream":
                ids[message["content"]["name"]] = message["content"]["text"]

        code = (
            "from neurona import labs\nlab = labs.boundary()\n"
            "print(lab.controls['w1'].model_id, lab._image.model_id, lab._sentence.model_id)"
        )
        assert client.execute_interactive(code, timeout=60, output_hook=keep)["content"]["status"] == "ok"
        slider_id, image_id, status_id = ids["stdout"].split()
        data = {"method": "update", "state": {"value": -2.0}, "buffer_paths": []}
        sent = client.session.send(client.shell_channel.socket, "comm_msg", {"comm_id": slider_id, "data": data})
        answers = {}
        while True:
            message = client.get_iopub_msg(timeout=30)
            if message["parent_header"].get("msg_id") != sent["header"]["msg_id"]:
                continue
            assert message["msg_type"] != "stream" or not message["content"]["text"].strip()
            if message["msg_type"] == "comm_msg":
                answers.setdefault(message["content"]["comm_id"], []).append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    (picture,) = answers[image_id]
    assert bytes(picture["buffers"][0]).startswith(base64.b64decode("iVBORw0KGgo="))
    assert "of 150 flowers are on the wrong side" in picture["content"]["data"]["state"]["tooltip"]
    assert "of 150 flowers" in answers[status_id][0]["content"]["data"]["state"]["value"]
