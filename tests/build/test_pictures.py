"""Does a build keep committed pictures that differ from the new ones only as rounding makes them differ?"""

import base64
import io
import json

import nbformat
import numpy as np
import pytest
from neurona_build import chapters, outputs
from neurona_build.notebook import from_bytes, to_bytes
from PIL import Image

GREY = np.full((4, 5, 4), 100, np.uint8)


def notebook(pixels, name="curve", words="A curve."):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    data = {"image/png": base64.b64encode(file.getvalue()).decode(), "text/plain": words}
    cell = nbformat.v4.new_code_cell(id=name, outputs=[nbformat.v4.new_output("display_data", data)])
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("Look.", id="look"), cell])


def changed(by, place=(slice(None),)):
    pixels = GREY.copy()
    pixels[place] += by
    return pixels


@pytest.mark.parametrize("pixels, name, kept", [
    (changed(3), "curve", True),
    (changed(4, (1, 2, 0)), "curve", False),
    (changed(4, (3, 4, 3)), "curve", False),
    (GREY[:3], "curve", False),
    (GREY[:, :, :3].copy(), "curve", False),
    (changed(1), "another", False),
], ids=["a shade", "one pixel", "its transparency", "another size", "no transparency", "another cell"])  # fmt: skip
def test_only_a_picture_that_looks_the_same_is_kept(pixels, name, kept):
    new, old = notebook(pixels, words="A new curve."), notebook(GREY, name)
    before = json.dumps(new)
    wanted = old.cells[1].outputs[0].data["image/png"]

    outputs.keep_pictures(new, old)

    assert (new.cells[1].outputs[0].data["image/png"] == wanted) is kept
    assert new.cells[1].outputs[0].data["text/plain"] == "A new curve.", "words are always the new ones"
    assert kept or json.dumps(new) == before


@pytest.mark.parametrize("before, kept", [
    (to_bytes(notebook(GREY)), True), (None, False), (b"{}", False), (b"torn", False), (b"\xff", False),
], ids=["a notebook", "nothing", "no notebook", "no JSON", "no text"])  # fmt: skip
def test_a_build_keeps_it_where_there_is_one(tmp_path, monkeypatch, before, kept):
    new, place = notebook(changed(1)), chapters.Place(tmp_path, "01-twice", tmp_path / "course/01-twice/twice.md")
    monkeypatch.setattr(chapters, "read_chapter", lambda place: (None, []))
    monkeypatch.setattr(chapters, "student_notebooks", lambda *_: {"source": new, "release": new})
    monkeypatch.setattr(chapters, "solutions_notebook", lambda *_: from_bytes(to_bytes(new)))
    if before is not None:
        chapters.write(place.notebook("solutions"), before)

    chapters.build(place, None)

    assert place.notebook("solutions").read_bytes() == (before if kept else to_bytes(new))
