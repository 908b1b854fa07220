"""What has become of a walk downhill: it has arrived, zig-zags, crawls, rests on a saddle, or has left the map."""

import numpy as np

from neurona.experiments import landscape

FAR = 2 * landscape.CURVE_EDGE  # beyond this a walk has diverged: from nearer by, some come back
CRAWL = 0.05  # a next step below this is called a crawl
EVEN = 0.02  # jumps whose lengths differ by no more than this share count as equally long
DEEPEST = -0.999  # a bottom below this is one of the deepest, at -1
LEVEL = 0.01  # a slope below this is no slope
LEFT_AT = 0.5  # the walk has left the ridge when |y| passes this


def curve_fate(points, eta, alpha):
    """Name what has become of a walk on the curve: a key of `neurona.labs.fates.FATES`.

    Args:
        points: (T, 1) the points of the walk.
        eta, alpha: the learning rate and the momentum that it had.
    """
    x, out = points[:, 0], landscape.outside(points, -landscape.CURVE_EDGE, landscape.CURVE_EDGE)
    if out.any():
        if landscape.not_finite(points).any():
            return "lost"
        return "diverged" if abs(x[-1]) > FAR else "left" if out[-1] else "returned"
    if len(x) == 1:
        return "start"
    if abs(landscape.curve_slope(x[-1])) < landscape.GOAL_SLOPE and not _still_swinging(points):
        if landscape.curve_curvature(x[-1]) < 0:
            return "hilltop"
        return "deep" if x[-1] > 0 else "shallow"
    turns = np.diff(np.sign(np.diff(x))) != 0  # (T - 2,) whether the walk turned round at a point
    if turns.sum() >= 2:
        return _jumps(x, turns, eta >= _limit(x[-1], alpha), alpha)
    return "crawling" if next_step(x, eta, alpha) < CRAWL else "walking"


def surface_fate(points):
    """Name what has become of a walk (T, 2) on the terrain that has stayed in the range of numbers."""
    slope = landscape.surface_slope(points[-1])
    if np.hypot(*slope) < LEVEL:
        low, high = landscape.curvatures(landscape.surface_slope, points[-1])
        if low < 0:
            return "hilltop" if high < 0 else "saddle"
        return "deepest" if landscape.surface(*points[-1]) < DEEPEST else "hollow"
    return "restless" if _rises(landscape.heights(landscape.surface, points)) else "walking"


def saddle_fate(points):
    """Name what has become of a walk (T, 2) on the mountain pass that has stayed on the map."""
    left = np.abs(points[:, 1]) > LEFT_AT
    if not left.any():
        return "for ever" if points[0, 1] == 0 else "lingers"
    if np.hypot(*landscape.saddle_slope(points[-1])) < LEVEL:
        return "arrives"
    return "restless" if _rises(landscape.heights(landscape.saddle, points)) else "leaves"


def _jumps(x, turns, past, alpha):
    """Name the way in which a walk jumps from side to side; `past` says whether eta is past its limit."""
    jumps = np.abs(np.diff(x))[-4:]
    if turns[-3:].all() and jumps.all():
        ratios = jumps[1:] / jumps[:-1]
        if (ratios < 1 - EVEN).all():
            return "shrinking"
        if (np.abs(ratios - 1) <= EVEN).all():
            return "endless" if past else "lasting"
        if past and (ratios > 1 + EVEN).all():
            return "growing"
    if alpha > 0:
        return "swinging"
    return "restless" if past else "jumping"


def next_step(x, eta, alpha):
    """Give the length of the step that comes next."""
    with np.errstate(all="ignore"):
        momentum = alpha * (x[-1] - x[-2]) if len(x) > 1 else 0.0
        return abs(momentum - eta * landscape.curve_slope(x[-1]))


def _limit(x, alpha):
    """Give the learning rate that must not be reached in the valley where x lies."""
    bottoms = landscape.minima()[0]
    nearest = bottoms[np.argmin(np.abs(bottoms - x))]
    return 2 * (1 + alpha) / landscape.curve_curvature(nearest)


def _still_swinging(points):
    """Say whether a walk only flies past a level place: its last step was longer than the goal is wide."""
    return abs(points[-1, 0] - points[-2, 0]) > 0.1


def last_ratio(x):
    """Give how many times as long as the one before the last step of a walk was; 0.0 after a step of length 0."""
    before, after = np.abs(np.diff(x))[-2:]
    return after / before if before > 0 else 0.0


def _rises(heights):
    """Say whether the height rose at two or more of the last eight steps."""
    return bool((np.diff(heights[-9:]) > 0).sum() >= 2)
