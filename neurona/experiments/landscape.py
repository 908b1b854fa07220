"""A landscape is a height and its slopes; a walk is what steps against the slope make of a start."""

import numpy as np

CURVE_EDGE = 5.0  # the lecture's curve is looked at from -5 to 5
SURFACE_LOW, SURFACE_HIGH = (-3.0, -3.0), (3.0, 2.0)  # the window on the lecture's terrain
SADDLE_LOW, SADDLE_HIGH = (-1.6, -1.6), (1.6, 1.6)  # and that on the mountain pass
GOAL_HEIGHT, GOAL_SLOPE = 0.01, 0.5  # "arrived": this close to the minimum, and this level


def curve(x):
    """Give the lecture's cost 2 x² cos(x) - 5 x, element by element."""
    return 2 * x**2 * np.cos(x) - 5 * x


def curve_slope(x):
    """Give the slope of `curve`, element by element."""
    return 4 * x * np.cos(x) - 2 * x**2 * np.sin(x) - 5


def curve_curvature(x):
    """Give the slope of `curve_slope`, element by element."""
    return 4 * np.cos(x) - 8 * x * np.sin(x) - 2 * x**2 * np.cos(x)


def surface(x, y):
    """Give the lecture's terrain sin(x²/2 - y²/4 + 3) cos(2x + 1 - e^y), element by element."""
    return np.sin(x**2 / 2 - y**2 / 4 + 3) * np.cos(2 * x + 1 - np.exp(y))


def surface_slope(v):
    """Give the gradient (2,) of `surface` at v (2,), or (2, N) at N places at once."""
    x, y = v
    a, b, growth = x**2 / 2 - y**2 / 4 + 3, 2 * x + 1 - np.exp(y), np.exp(y)
    rise, twist = np.cos(a) * np.cos(b), np.sin(a) * np.sin(b)
    return np.array([x * rise - 2 * twist, -y / 2 * rise + growth * twist])


def saddle(x, y):
    """Give a mountain pass x²/2 - y²/2 + y⁴/4: a saddle at (0, 0), minima of height -1/4 at (0, ±1)."""
    return x**2 / 2 - y**2 / 2 + y**4 / 4


def saddle_slope(v):
    """Give the gradient (2,) of `saddle` at v (2,)."""
    x, y = v
    return np.array([x, y**3 - y])


def walk(slope, start, eta, alpha=0.0, steps=20):
    """Walk against a slope with momentum: Δ ← -η slope + α Δ.

    Args:
        slope: takes (m,) coordinates and gives (m,) slopes.
        start: (m,) where the walk begins, or one number; (m, N) for N walks at once.
        eta, alpha: the learning rate, and the share of the last step that is kept.
        steps: how many steps.

    Returns:
        the points, (steps + 1, m) or (steps + 1, m, N); inf and nan where a walk has left the range of numbers,
        without a warning.
    """
    start = np.atleast_1d(np.asarray(start, dtype=float))
    points = np.empty((steps + 1, *start.shape))  # (T, m)
    points[0], step = start, np.zeros(start.shape)
    with np.errstate(all="ignore"):
        for k in range(steps):
            step = alpha * step - eta * slope(points[k])
            points[k + 1] = points[k] + step
    return points


def heights(height, points):
    """Give the height (T,) of each point (T, m), inf or nan where there is none, without a warning."""
    with np.errstate(all="ignore"):
        return height(*points.T)


def minima(start_points=(-3.0, 3.0)):
    """Find the bottoms of the curve's valleys: arrays (2,) of x and of the height, from left to right."""
    x = np.array(start_points)
    for _ in range(30):  # Newton's method on the slope
        x = x - curve_slope(x) / curve_curvature(x)
    return x, curve(x)


def first(condition):
    """Give the first step at which a condition (T,) holds, or None."""
    return int(np.argmax(condition)) if np.any(condition) else None


def outside(points, low, high):
    """Say for each point (T, m) whether it lies outside the box from low (m,) to high (m,); nan does."""
    return ~((points >= low) & (points <= high)).all(axis=1)


def not_finite(points):
    """Say for each point (T, m) whether it is beyond the range of numbers."""
    return ~np.isfinite(points).all(axis=1)


def goal_reached(points):
    """Say for each point (T, 1) of a walk on the curve whether it is at its deepest minimum, nearly level."""
    with np.errstate(all="ignore"):
        above = curve(points[:, 0]) - minima()[1].min()
        return (above < GOAL_HEIGHT) & (np.abs(curve_slope(points[:, 0])) < GOAL_SLOPE)


def curvatures(slope, v, h=1e-5):
    """Measure the smallest and the largest curvature (2,) at v (m,): eigenvalues of the slopes' slopes."""
    columns = [(slope(v + step) - slope(v - step)) / (2 * h) for step in h * np.eye(len(v))]
    matrix = np.array(columns)
    return np.linalg.eigvalsh((matrix + matrix.T) / 2)[[0, -1]]
