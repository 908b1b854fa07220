"""In the plane, vectors are arrows and a matrix moves every point: the arithmetic behind both pictures."""

from typing import NamedTuple

import numpy as np

DIGITS = 9  # decimals do not add up in binary: what is smaller than this is zero


class Arrows(NamedTuple):
    """What two arrows of the plane say together; cosine and angle are None where an arrow has no length.

    sum (2,), products (2,), dot: numbers; cosine: -1 to 1; angle: 0 to 180 degrees.
    """

    sum: np.ndarray
    products: np.ndarray
    dot: float
    cosine: float | None
    angle: float | None


def compare_arrows(u, v):
    """Give the sum, the dot product and the angle of two arrows.

    Args:
        u, v: (2,) each.

    Returns:
        Arrows.
    """
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    products = np.round(u * v, DIGITS)
    dot = round(float(products.sum()), DIGITS)
    lengths = float(np.hypot(*u) * np.hypot(*v))
    if lengths == 0:
        return Arrows(u + v, products, dot, None, None)
    # The area gives the angle its full precision near 0 and 180 degrees, where the cosine is flat.
    angle = float(np.degrees(np.arctan2(abs(determinant([u, v])), dot)))
    return Arrows(u + v, products, dot, float(np.clip(dot / lengths, -1, 1)), round(angle, DIGITS))


def arc(u, v, radius, points=33):
    """Give the short way round from arrow u to arrow v: a square corner at 90 degrees, else a circle's arc.

    Args:
        u, v: (2,) arrows with a length.
        radius: of the arc.
        points: how many points an arc has.

    Returns:
        (P, 2) points of a line.
    """
    u, v = np.asarray(u, dtype=float), np.asarray(v, dtype=float)
    dot = compare_arrows(u, v).dot
    if dot == 0:
        side, other = (0.7 * radius * arrow / np.hypot(*arrow) for arrow in (u, v))
        return np.array([side, side + other, other])
    start = np.arctan2(u[1], u[0])
    turn = np.arctan2(round(u[0] * v[1] - u[1] * v[0], DIGITS), dot)
    angles = start + np.linspace(0, turn, points)
    return radius * np.column_stack([np.cos(angles), np.sin(angles)])


def determinant(matrix):
    """Give ad - bc of the 2×2 matrix ((a, b), (c, d)): the factor of every area, negative for a mirror image."""
    (a, b), (c, d) = matrix
    return round(float(a * d - b * c), DIGITS)


def move(matrix, points):
    """Multiply a 2×2 matrix with every point.

    Args:
        matrix: (2, 2).
        points: (..., 2).

    Returns:
        (..., 2) where the points land.
    """
    return np.asarray(points, dtype=float) @ np.asarray(matrix, dtype=float).T


def grid(reach, points=2):
    """Give the lines of a square grid from -reach to reach.

    Args:
        reach: a whole number, the outermost line on each side.
        points: how many points each line has.

    Returns:
        (4 reach + 2, points, 2): first the upright lines, then the level ones.
    """
    along, lines = np.linspace(-reach, reach, points), np.arange(-reach, reach + 1)
    upright = [np.column_stack([np.full(points, line), along]) for line in lines]
    return np.array(upright + [line[:, ::-1] for line in upright])
