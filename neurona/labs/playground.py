"""The playground trains a small network before your eyes, one picture an epoch, and can be changed on the way."""

from functools import partial
from types import SimpleNamespace

import ipywidgets as widgets
import numpy as np

from neurona.drawing import pieces
from neurona.drawing.regions import draw_regions, move_regions
from neurona.drawing.style import BLUE, GREY, ORANGE, number, percent
from neurona.experiments.plane import COUNT, PUZZLES, Run
from neurona.labs.clock import Clock, stop_latest
from neurona.labs.controls import choice, counter, slider, stops
from neurona.labs.live import LiveFigure, one_at_a_time
from neurona.labs.network import PUZZLE, PUZZLE_NAMES, UNITS

# What a person reads (these will be translated).
LAYERS, ACTIVATION = "layers", "activation"
RATE, MOMENTUM, EPOCHS = "rate η", "momentum α", "epochs"
START, STOP, RESET = "Start", "Stop", "Reset"
PICTURE = (
    "On the left {count} points of two classes, the side where the network answers class 1 in blue and the other "
    "in orange, the border as a line, the lines of the first hidden neurons dashed, points on the wrong side "
    "in a ring; on the right the loss of each epoch."
)
EPOCH, LOSS, GUESSING = "epoch", "mean cross-entropy", "guessing: ln 2"
READING = "epoch {epoch}   loss {loss}   right {share}"
NO_LOSS = "–"
READY = "Untrained: {right} of {count} points are on the right side with random weights. Press Start."
TRAINING = "Training since epoch {epoch}; Stop ends it, and η and α may be changed on the way."
STOPPED = "Stopped after epoch {epoch}: {right} of {count} points are right ({share}), the loss is {loss}."
FINISHED = "Finished after {epoch} epochs: {right} of {count} points are right ({share}), the loss is {loss}."
CHANGED = "{sentence} η or α was changed on the way."
DIVERGED = (
    "Diverged in epoch {epoch}: weights or loss are no longer numbers. The steps were too long for this "
    "network; choose a smaller η or α and press Reset."
)

RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]
LENGTHS = [25, 50, 100, 200, 400]
ACTIVATIONS = ["tanh", "sigmoid", "relu", "leaky_relu", "softplus", "linear", "step"]
TOP = 1.2  # the loss above which the curve leaves the picture; guessing costs 0.69


def playground():
    """Train a small network on points in the plane, live: Start, Stop, Reset, and sliders that work meanwhile.

    Returns:
        a Playground (a LiveFigure) with the controls puzzle, units, layers, activation, eta, alpha and epochs.
    """
    return Playground()


class Playground(LiveFigure):
    """The lab behind `playground()`; start(), stop() and reset() do what the buttons do."""

    def __init__(self):
        # A cell that is run again must not leave the training of its old lab behind.
        stop_latest()
        self.clock = Clock(self._step)
        self.run, self._plan, self._changed, self._spoken = None, None, False, 0
        controls = {
            "puzzle": choice(PUZZLE, "circles", [(PUZZLE_NAMES[name], name) for name in PUZZLES]),
            "units": counter(UNITS, 4, 1, 12),
            "layers": counter(LAYERS, 1, 0, 3),
            "activation": choice(ACTIVATION, "tanh", ACTIVATIONS),
            "eta": stops(RATE, 0.1, RATES),
            "alpha": slider(MOMENTUM, 0.5, 0.0, 0.95, 0.05),
            "epochs": stops(EPOCHS, 100, LENGTHS),
        }
        wide = widgets.Layout(width="7em")
        self.buttons = {
            name: widgets.Button(description=text, icon=icon, layout=wide)
            for name, text, icon in (("start", START, "play"), ("stop", STOP, "stop"), ("reset", RESET, "undo"))
        }
        for name, button in self.buttons.items():
            button.on_click(partial(self._press, getattr(self, name)))
        row = widgets.HBox([*self.buttons.values()])
        super().__init__(PICTURE.format(count=COUNT), controls, _draw, self._move, size=(8.6, 4.6), extra=[row])

    @one_at_a_time
    def start(self):
        """Train on, from where the network stands; a training that has ended begins anew."""
        if self.run.diverged or len(self.run.losses) >= self.values["epochs"]:
            self._renew(self.values)
        self._spoken = len(self.run.losses)
        self.clock.start()
        self.refresh()

    @one_at_a_time
    def stop(self):
        """Stop after the present epoch."""
        self.clock.stop()
        self.refresh()

    @one_at_a_time
    def reset(self):
        """Stop, and go back to the first random weights."""
        self.clock.stop()
        self._renew(self.values)
        self.refresh()

    def close(self):
        self.clock.stop()
        super().close()

    def _press(self, act, _button):
        self._safely(act)

    @one_at_a_time
    def _step(self):
        if self._safely(self._train_on):
            return True
        self.clock.stop()  # after an error it still runs
        self._offer_buttons()
        return False

    def _train_on(self):
        self.run.epoch()
        more = not self.run.diverged and len(self.run.losses) < self.values["epochs"]
        if not more:
            self.clock.stop()  # before the picture, which says how it ended
        self.refresh()
        return more

    def _renew(self, values):
        plan = {name: values[name] for name in ("puzzle", "units", "layers", "activation")}
        self.run = Run(**plan, eta=values["eta"], alpha=values["alpha"])
        self._plan, self._changed = plan, False

    def _move(self, artists, **values):
        if self._plan != {name: values[name] for name in self._plan or ("puzzle",)}:
            self._renew(values)
            self._spoken = 0
        if self.run.pace(values["eta"], values["alpha"]) and self.run.losses:
            self._changed = True
        wrong = move_regions(artists, self.run)
        _show_losses(artists, self.run, values["epochs"], wrong)
        self._offer_buttons()
        return self._say(wrong, values["epochs"])

    def _offer_buttons(self):
        self.buttons["start"].disabled = self.clock.running
        self.buttons["stop"].disabled = not self.clock.running

    def _say(self, wrong, epochs):
        run, done = self.run, len(self.run.losses)
        if self.clock.running and not run.diverged:
            # A sentence for every picture would drown a screen reader.
            return TRAINING.format(epoch=self._spoken)
        if run.diverged:
            return DIVERGED.format(epoch=done)
        if not done:
            return READY.format(right=int((~wrong).sum()), count=len(wrong))
        form = FINISHED if done >= epochs else STOPPED
        sentence = form.format(
            epoch=done,
            right=int((~wrong).sum()),
            count=len(wrong),
            share=percent(1 - wrong.mean(), 1),
            loss=number(run.losses[-1], 3),
        )
        return CHANGED.format(sentence=sentence) if self._changed else sentence

    @one_at_a_time
    def _repr_mimebundle_(self, include=None, exclude=None, **kwargs):
        # A page without a kernel cannot press Start: it gets the picture of the finished training.
        live = self.run, self._plan, self._changed
        if not self.run.losses:
            self._renew(self.values)
            while len(self.run.losses) < self.values["epochs"] and not self.run.diverged:
                self.run.epoch()
        self.refresh()
        shown = super()._repr_mimebundle_(include=include, exclude=exclude, **kwargs)
        self.run, self._plan, self._changed = live
        self.refresh()
        return shown


def _draw(figure):
    left = figure.add_axes((0.06, 0.115, 0.43, 0.8))
    artists = draw_regions(left)
    pieces.legend_above(left, 4)
    ax = figure.add_axes((0.6, 0.115, 0.385, 0.7))
    ax.set(xlabel=EPOCH, ylabel=LOSS, ylim=(0, TOP), xlim=(0, LENGTHS[-1]))
    ax.axhline(np.log(2), color=GREY, linewidth=1.2, linestyle=":")
    ax.text(0.99, np.log(2) + 0.015, GUESSING, transform=ax.get_yaxis_transform(), ha="right", color=GREY, size=9)
    (curve,) = ax.plot([], [], color=BLUE, linewidth=1.6)
    (last,) = ax.plot([], [], "o", color=ORANGE, markersize=7, markeredgecolor="white", clip_on=False)
    reading = ax.text(0, 1.07, "", transform=ax.transAxes, va="bottom", weight="bold")
    return SimpleNamespace(**vars(artists), curve=curve, last=last, reading=reading)


def _show_losses(artists, run, epochs, wrong):
    losses, done = np.array(run.losses), len(run.losses)
    ax = artists.curve.axes
    pieces.fit(ax, xlim=(0, epochs))
    seen = np.where(np.isfinite(losses), np.minimum(losses, TOP), TOP)
    artists.curve.set_data(np.arange(1, done + 1), seen)
    # A loss beyond the picture is an arrowhead at its edge.
    beyond = done > 0 and not losses[-1] <= TOP
    artists.last.set_marker("^" if beyond else "o")
    artists.last.set_data([done][:done], seen[-1:])
    loss = number(losses[-1], 3) if done else NO_LOSS
    share = NO_LOSS if run.diverged else percent(1 - wrong.mean(), 1)
    artists.reading.set_text(READING.format(epoch=done, loss=loss, share=share))
