"""A lab that moves never blinks: the browser paints no frame without a picture between two pictures."""

import base64
import io

import numpy as np
from PIL import Image

from tests.browser.lab import Lab

SOLVED = "solutions/02-gradient-descent/descent.ipynb"
MOVES = 15
BLANK = 10  # the spread of brightness on a picture with nothing on it; a drawn one has three times as much


def frames_of(page, act):
    """What Chromium paints while act() goes on: [(height, width, 3) bytes]."""
    painted, session = [], page.context.new_cdp_session(page)

    def keep(frame):
        painted.append(frame["data"])
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png"})
    act()
    session.send("Page.stopScreencast")
    session.detach()
    return [np.asarray(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB")) for data in painted]


def test_no_frame_between_two_pictures_is_blank(open_notebook):
    notebook = open_notebook(SOLVED)
    notebook.run("from neurona import check", "labs.descent(steps=40)")
    one = Lab(notebook, "labs.descent(steps=40)")
    one.image.scroll_into_view_if_needed()
    box = {name: round(value) for name, value in one.image.bounding_box().items()}

    def move():
        for _ in range(MOVES):
            picture_changes, _ = one.changes(lambda: one.press(0, "ArrowRight"))
            assert picture_changes

    frames = [frame[box["y"] : box["y"] + box["height"], box["x"] : box["x"] + box["width"]]
              for frame in frames_of(notebook.page, move)]
    assert len({frame.tobytes() for frame in frames}) >= MOVES / 2, "too few pictures were seen to judge"
    assert [frame.std().round() for frame in frames if frame.std() < BLANK] == []
