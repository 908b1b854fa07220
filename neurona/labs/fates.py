"""What has become of a walk down the curve, named and said in words."""

import numpy as np

from neurona.drawing.style import number
from neurona.experiments import landscape as numbers

# What a person reads (these will be translated).
POSITION = "After {steps} steps: x = {x}, f = {f}, slope {slope}."
FATES = {
    "start": "The walk stands at its start: x = {x}, f = {f}, slope {slope}. Move the steps slider.",
    "left": "The walk left the picture at step {out}: the step is larger than the valley. Now x = {x}.",
    "diverged": "Diverged at step {out}: the step is larger than the valley. By step {steps}, x = {x}.",
    "lost": (
        "Diverged at step {out}: the step is larger than the valley. "
        "From step {lost} on the numbers are too large for the computer."
    ),
    "returned": "{position} It left the picture at step {out} and came back: the steps are as large as the valley.",
    "deep": "{position} It has come to the bottom of the deep valley.",
    "shallow": "{position} It has come to the bottom of the shallow valley and does not know of the deeper one.",
    "hilltop": "{position} It stands on a hilltop, where the ground is nearly level: the steps are tiny.",
    "shrinking": "{position} It zig-zags: each jump lands on the other side and is {ratio} times as long as the last.",
    "lasting": "{position} It jumps from side to side, and the jumps hardly get shorter: η is close to its limit.",
    "endless": "{position} It jumps from side to side, and the jumps do not get shorter: η is past its limit.",
    "growing": "{position} It zig-zags, and each jump is longer than the last: η is past its limit.",
    "swinging": "{position} It rolls past the bottom and back: momentum carries it.",
    "restless": "{position} It jumps about in the valley and finds no rest: η is past its limit.",
    "jumping": "{position} It jumps about in the valley and has not settled yet.",
    "crawling": "{position} It crawls: the next step is only {next} long.",
    "walking": "{position} It is on its way: the next step is {next} long.",
}
REACHED = "{fate} Within 0.01 of the minimum and nearly level first at step {step}."
NEAREST = "{fate} Nearest to the minimum: step {step}, {above} above it."

FAR = 2 * numbers.CURVE_EDGE  # beyond this a walk has diverged: from nearer by, some come back
CRAWL = 0.05  # a next step below this is called a crawl
EVEN = 0.02  # jumps whose lengths differ by no more than this share count as equally long


def fate(points, eta, alpha):
    """Name what has become of a walk on the curve: a key of FATES.

    Args:
        points: (T, 1) the points of the walk.
        eta, alpha: the learning rate and the momentum that it had.
    """
    x, out = points[:, 0], numbers.outside(points, -numbers.CURVE_EDGE, numbers.CURVE_EDGE)
    if out.any():
        if numbers.not_finite(points).any():
            return "lost"
        return "diverged" if abs(x[-1]) > FAR else "left" if out[-1] else "returned"
    if len(x) == 1:
        return "start"
    if abs(numbers.curve_slope(x[-1])) < numbers.GOAL_SLOPE and not _still_swinging(points):
        if numbers.curve_curvature(x[-1]) < 0:
            return "hilltop"
        return "deep" if x[-1] > 0 else "shallow"
    turns = np.diff(np.sign(np.diff(x))) != 0  # (T - 2,) whether the walk turned round at a point
    if turns.sum() >= 2:
        return _jumps(x, turns, eta >= _limit(x[-1], alpha), alpha)
    return "crawling" if _next_step(x, eta, alpha) < CRAWL else "walking"


def descent_status(points, eta, alpha):
    """Say in words what has become of a walk on the curve, and how near it came to the deepest minimum."""
    x, steps = points[:, 0], len(points) - 1
    name = fate(points, eta, alpha)
    last, out = x[-1], numbers.outside(points, -numbers.CURVE_EDGE, numbers.CURVE_EDGE)
    with np.errstate(all="ignore"):
        f, slope = numbers.curve(last), numbers.curve_slope(last)
        above = np.where(out, np.inf, numbers.curve(x) - numbers.minima()[1].min())
    words = {"x": number(last), "f": number(f), "slope": number(np.round(slope, 4)), "steps": steps}
    said = FATES[name].format(
        position=POSITION.format(**words),
        out=numbers.first(out),
        lost=numbers.first(numbers.not_finite(points)),
        ratio=number(_last_ratio(x), 2) if name == "shrinking" else None,
        next=number(_next_step(x, eta, alpha), 2),
        **words,
    )
    reached = numbers.first(numbers.goal_reached(points))
    if reached is not None:
        return REACHED.format(fate=said, step=reached)
    if name in ("start", "shallow", "hilltop") or not np.isfinite(above).any():
        return said
    return NEAREST.format(fate=said, step=int(np.argmin(above)), above=number(above.min(), 2))


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


def _next_step(x, eta, alpha):
    """Give the length of the step that comes next."""
    with np.errstate(all="ignore"):
        momentum = alpha * (x[-1] - x[-2]) if len(x) > 1 else 0.0
        return abs(momentum - eta * numbers.curve_slope(x[-1]))


def _limit(x, alpha):
    """Give the learning rate that must not be reached in the valley where x lies."""
    bottoms = numbers.minima()[0]
    nearest = bottoms[np.argmin(np.abs(bottoms - x))]
    return 2 * (1 + alpha) / numbers.curve_curvature(nearest)


def _still_swinging(points):
    """Say whether a walk only flies past a level place: its last step was longer than the goal is wide."""
    return abs(points[-1, 0] - points[-2, 0]) > 0.1


def _last_ratio(x):
    before, after = np.abs(np.diff(x))[-2:]
    return after / before if before > 0 else 0.0
