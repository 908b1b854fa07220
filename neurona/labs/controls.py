"""Controls that say what they move, work with mouse and keyboard alike, and report every step on the way."""

import math

import ipywidgets as widgets

STYLE = {"description_width": "7em"}  # room for "momentum α"


def slider(label, value, low, high, step=0.1):
    """Make a slider for a real number; it shows as many decimals as its step has."""
    decimals = max(0, math.ceil(-math.log10(step)))
    return widgets.FloatSlider(
        value,
        min=low,
        max=high,
        step=step,
        readout_format=f".{decimals}f",
        description=label,
        style=STYLE,
        layout=_wide(),
    )


def counter(label, value, low, high):
    """Make a slider for a whole number."""
    return widgets.IntSlider(value, min=low, max=high, description=label, style=STYLE, layout=_wide())


def stops(label, value, options):
    """Make a slider that stops at a few values only."""
    return widgets.SelectionSlider(
        options=options, value=value, description=label, style=STYLE, layout=_wide(), continuous_update=True
    )


def choice(label, value, options):
    """Make a list to choose from; options are values, or pairs (what is shown, value)."""
    return widgets.Dropdown(options=options, value=value, description=label, style=STYLE, layout=_wide())


def player(counter, interval=150):
    """Make buttons that run a counter from low to high, one step each `interval` milliseconds."""
    play = widgets.Play(value=counter.value, min=counter.min, max=counter.max, interval=interval)
    # Linked in the front end: a step of the player is then one message to the kernel, not two.
    for name in ("value", "max"):
        widgets.jslink((counter, name), (play, name))
    return play


def _wide():
    # Two columns under any picture, so that a slider's track is long enough for the mouse.
    return widgets.Layout(width="calc(50% - 1.2em)", min_width="20em", margin="2px 1.2em 2px 0")
