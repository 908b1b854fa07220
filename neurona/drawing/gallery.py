"""Rows of numbers that are images, drawn side by side as what they are."""

import numpy as np
from matplotlib.figure import Figure

from neurona.drawing.style import DPI, describe, our_style

# What a person reads (these will be translated).
SAY = "{count} small images of {height} by {width} pixels."
SAY_TITLES = "{count} small images of {height} by {width} pixels: {titles}."
SHAPE = "images() needs an array (N, height, width), one image a row; this one has the shape {shape}."
TITLES = "images() needs a title for each image: there are {count} images and {titles} titles."

INCH = 1.35


def images(stack, titles=None, *, columns=8, description=None):
    """Draw small images in rows, dark where the numbers are large.

    Args:
        stack: (N, height, width) numbers, on one scale for all images.
        titles: N texts, one above each image.
        columns: images in a row, at most.
        description: the text alternative, in place of the one made from the titles.

    Returns:
        a described matplotlib Figure.

    Raises:
        ValueError: if the array has not three axes, or no image; if there are more or fewer titles than images.
    """
    stack = np.asarray(stack, dtype=float)
    if stack.ndim != 3 or not len(stack):
        raise ValueError(SHAPE.format(shape=stack.shape))
    count, height, width = stack.shape
    titles = None if titles is None else list(map(str, titles))
    if titles is not None and len(titles) != count:
        raise ValueError(TITLES.format(count=count, titles=len(titles)))
    across = min(columns, count)
    down = -(-count // across)
    with our_style():
        fig = Figure(figsize=(INCH * across, (INCH + 0.25) * down), dpi=DPI, layout="constrained")
        grid = fig.subplots(down, across, squeeze=False).ravel()
        for ax in grid:
            ax.axis("off")
        for ax, image, title in zip(grid, stack, titles or [""] * count, strict=False):
            ax.imshow(image, cmap="Greys", vmin=stack.min(), vmax=stack.max())
            ax.set_title(title, fontsize=10, loc="center")
    words = {"count": count, "height": height, "width": width}
    said = SAY_TITLES.format(titles="; ".join(titles), **words) if titles else SAY.format(**words)
    return describe(fig, description or said)
