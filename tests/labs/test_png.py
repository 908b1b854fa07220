"""The PNG writer: every reader gets back the pixels that went in, but for what no eye sees."""

import io

import numpy as np
import pytest
from matplotlib.image import imread
from PIL import Image

from neurona.labs.png import UNSEEN, encode

PICTURES = {
    "one pixel": np.array([[[255, 0, 7, 255]]], np.uint8),
    "flat": np.full((400, 600, 4), 250, np.uint8),
    "noise, higher than wide": np.random.default_rng(0).integers(0, 256, (90, 31, 4), np.uint8),
    "a part of a canvas": np.random.default_rng(1).integers(0, 256, (20, 30, 4), np.uint8)[3:, ::2],
}


@pytest.mark.parametrize("pixels", PICTURES.values(), ids=PICTURES)
def test_every_reader_sees_the_pixels_that_went_in(pixels):
    png = encode(pixels)
    image = Image.open(io.BytesIO(png))
    assert image.format == "PNG" and image.mode == "RGBA"
    np.testing.assert_array_equal(np.asarray(image), pixels | UNSEEN)
    np.testing.assert_array_equal(np.round(255 * imread(io.BytesIO(png))), pixels | UNSEEN)


def test_no_color_moves_further_than_an_eye_sees_and_white_stays_white():
    pixels = PICTURES["noise, higher than wide"].copy()
    pixels[0] = 255
    shown = np.asarray(Image.open(io.BytesIO(encode(pixels)))).astype(int)
    assert np.abs(shown - pixels).max() <= 3
    assert (shown[0] == 255).all()


def test_flat_colours_cost_little():
    assert len(encode(PICTURES["flat"])) < 0.01 * PICTURES["flat"].nbytes


def test_a_damaged_byte_is_noticed():
    png = bytearray(encode(PICTURES["flat"]))
    png[20] ^= 1  # inside the header, which its sum protects
    with pytest.raises((SyntaxError, OSError)):
        Image.open(io.BytesIO(bytes(png))).load()
