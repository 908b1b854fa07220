"""Words that move are written a line at a time: glyph by glyph, they take longer than all else that moves."""

from functools import lru_cache

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.font_manager import findfont
from matplotlib.text import Text
from PIL import Image, ImageFont

LINE = "lp"  # a line is at least as high as these letters together, as in Matplotlib
BASELINE = "ls"  # Pillow's name for: from the left end of the line on which letters stand
LEFT_OF = {"center": 0.5, "right": 1}  # the share of the width that is left of the anchor
BELOW = {"bottom": 0, "center": 0.5, "top": 1}  # and of the height that is below it


def draw(artist, renderer):
    """Draw an artist; a plain line of text by Pillow, where Matplotlib would have it.

    Args:
        artist: a matplotlib artist.
        renderer: a RendererAgg.
    """
    if not _is_plain_line(artist):
        artist.draw(renderer)
    elif artist.get_visible() and artist.get_text().strip():
        _write(artist, renderer)


def _is_plain_line(artist):
    """Whether an artist is one line of text, without formula, box, effect or an edge where it is cut."""
    return (type(artist) is Text and not {"\n", "$"} & set(artist.get_text())
            and (not artist.get_rotation() or artist.get_rotation_mode() == "anchor")
            and artist.get_va() in {*BELOW, "baseline"} and not artist.get_clip_on()
            and artist.get_bbox_patch() is None and not artist.get_path_effects())  # fmt: skip


def _write(text, renderer):
    font = _font(findfont(text.get_fontproperties()), renderer.points_to_pixels(text.get_size()))
    words = text.get_text()
    x, y = anchor = text.get_transform().transform(text.get_unitless_position())
    if text.get_ha() != "left":
        x -= LEFT_OF[text.get_ha()] * font.getlength(words)
    if text.get_va() != "baseline":
        _, top, _, bottom = font.getbbox(words + LINE, anchor=BASELINE)
        y += bottom - BELOW[text.get_va()] * (bottom - top)
    mask, (left, above) = font.getmask2(words, mode="L", anchor=BASELINE)
    ink = np.frombuffer(bytes(mask), np.uint8).reshape(mask.size[::-1])  # faster than asarray
    corner = np.array([round(x) + left, round(y) - above - len(ink)])  # the lower left one
    if text.get_rotation():
        ink, corner = _turned(ink, corner, anchor, text.get_rotation())
    *color, opacity = to_rgba(text.get_color(), text.get_alpha())
    pixels = np.empty((*ink.shape, 4), np.uint8)
    pixels[:, :, :3] = np.multiply(color, 255).round()
    pixels[:, :, 3] = (ink * opacity).round()
    # An image begins with its lowest row.
    renderer.draw_image(renderer.new_gc(), *corner, pixels[::-1])


def _turned(ink, corner, anchor, degrees):
    """Turn a picture (H, W) and its lower left corner, in pixels from below, around an anchor."""
    turned = np.asarray(Image.fromarray(ink).rotate(degrees, Image.Resampling.BICUBIC, expand=True))
    middle = corner + np.array(ink.shape[::-1]) / 2 - anchor
    cos, sin = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    middle = anchor + [cos * middle[0] - sin * middle[1], sin * middle[0] + cos * middle[1]]
    return turned, (middle - np.array(turned.shape[::-1]) / 2).round().astype(int)


@lru_cache(maxsize=64)
def _font(path, pixels):
    return ImageFont.truetype(path, pixels)
