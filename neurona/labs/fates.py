"""What has become of a walk down the curve, said in words."""

import numpy as np

from neurona.drawing.style import number
from neurona.experiments import landscape as numbers
from neurona.experiments.fates import curve_fate, last_ratio, next_step

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
    "walking": "{position} It is still moving: the next step is {next} long.",
}
REACHED = "{fate} Within 0.01 of the minimum and nearly level first at step {step}."
NEAREST = "{fate} Nearest to the minimum: step {step}, {above} above it."


def descent_status(points, eta, alpha):
    """Say in words what has become of a walk on the curve, and how near it came to the deepest minimum."""
    x, steps = points[:, 0], len(points) - 1
    name = curve_fate(points, eta, alpha)
    last, out = x[-1], numbers.outside(points, -numbers.CURVE_EDGE, numbers.CURVE_EDGE)
    with np.errstate(all="ignore"):
        f, slope = numbers.curve(last), numbers.curve_slope(last)
        above = np.where(out, np.inf, numbers.curve(x) - numbers.minima()[1].min())
    words = {"x": number(last), "f": number(f), "slope": number(np.round(slope, 4)), "steps": steps}
    said = FATES[name].format(
        position=POSITION.format(**words),
        out=numbers.first(out),
        lost=numbers.first(numbers.not_finite(points)),
        ratio=number(last_ratio(x), 2) if name == "shrinking" else None,
        next=number(next_step(x, eta, alpha), 2),
        **words,
    )
    reached = numbers.first(numbers.goal_reached(points))
    if reached is not None:
        return REACHED.format(fate=said, step=reached)
    if name in ("start", "shallow", "hilltop") or not np.isfinite(above).any():
        return said
    return NEAREST.format(fate=said, step=int(np.argmin(above)), above=number(above.min(), 2))
