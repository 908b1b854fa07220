"""A live figure follows its sliders: its artists are made once, and only what moves is drawn again."""

import html
import warnings
from contextlib import contextmanager
from functools import wraps
from threading import RLock

import ipywidgets as widgets
import numpy as np
from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from traitlets import Unicode

from neurona.drawing.style import DPI, our_style, still
from neurona.labs import words
from neurona.labs.png import encode

ALTERNATIVE_TEXT = "{picture} {status}"
UNKNOWN_CONTROL = "There is no control called {name!r}; this lab has {names}."
NOT_DRAWN = "This setting could not be drawn ({reason}). The picture shows the last one that could."

# Fitting each letter to the grid of pixels takes half of the time that text costs, and makes its width jump.
AT_ONCE = {"text.hinting": "no_hinting"}
MOST = "calc(100% - 4px)"  # of the cell, without the margins of a widget

# A polite live region: a screen reader says the new sentence when the slider comes to rest.
# Room for two lines keeps the page below from jumping.
STATUS = (
    '<div role="status" aria-live="polite" aria-atomic="true" '
    'style="font-size: 110%; line-height: 1.5; min-height: 3em">{text}</div>'
)


class Picture(widgets.Image):
    """An image whose tooltip is its accessible name; the front end sets it only beside a `description`."""

    description = Unicode("").tag(sync=True)


def one_at_a_time(method):
    """Let only one thread at a time into a lab: a front end may deliver messages on several."""

    @wraps(method)
    def alone(self, *args, **kwargs):
        with self._alone:
            return method(self, *args, **kwargs)

    return alone


class LiveFigure(widgets.VBox):
    """Controls, the picture that they move, and a sentence that says what it shows.

    The front end holds back a control's next value until the one before has been drawn, and then sends only
    the last: a slow picture drops the positions in between and never lags behind.

    Args:
        picture: what the picture shows, as a whole sentence; with the status it is the text alternative.
        controls: name -> widget with a value, in the order in which they are shown and set.
        draw: draw(figure) makes everything once and returns a namespace of the artists that will move
            (artists, or lists of them; axes may be kept there too). All else is the background: it is drawn
            once, and again when `update` has changed it (limits, ticks, labels).
        update: update(artists, **values) moves the artists in place and returns the status sentence.
        size: width and height of the picture in inches, at 100 pixels an inch.
        extra: widgets without a value of their own (buttons, a player), shown after the controls.
    """

    def __init__(self, picture, controls, draw, update, size=(7.0, 4.0), extra=()):
        self._alone = RLock()
        self.controls = dict(controls)
        self.status = ""
        self._text, self._update, self._draw = picture, update, draw
        self._drawn, self._held = None, False
        with our_style():
            self.figure = Figure(figsize=size, dpi=DPI)
            self._canvas = FigureCanvasAgg(self.figure)
            self.artists = draw(self.figure)
        self._moving = sorted(_artists_in(self.artists), key=lambda artist: artist.zorder)
        for artist in self._moving:
            artist.set_animated(True)
        self._background = None
        width = f"{size[0] * DPI:.0f}px"
        # Without a fixed width a VBox stretches the picture, and blurs it; in a narrow window it shrinks as a whole.
        fixed = widgets.Layout(width=width, max_width=MOST, height="auto", flex="0 0 auto")
        self._image = Picture(format="png", layout=fixed)
        self._sentence = widgets.HTML(layout=widgets.Layout(max_width=width))
        wrap = widgets.Layout(flex_flow="row wrap", width=width, max_width="100%")
        super().__init__([widgets.HBox([*self.controls.values(), *extra], layout=wrap), self._image, self._sentence])
        for control in self.controls.values():
            control.observe(self._on_change, "value")
        self.refresh()

    @property
    def values(self):
        """What every control says now: name -> value."""
        # A slider's steps add up to 0.30000000000000004: round off what no hand can set.
        return {
            name: round(control.value, 9) if isinstance(control.value, float) else control.value
            for name, control in self.controls.items()
        }

    @property
    def description(self):
        """The text alternative: what the picture shows, and its status."""
        return ALTERNATIVE_TEXT.format(picture=self._text, status=self.status)

    @one_at_a_time
    def set(self, **values):
        """Move controls to `values` as a hand would, all in one step, and draw once.

        Raises:
            TypeError: if there is no control of that name.
        """
        for name in values:
            if name not in self.controls:
                raise TypeError(UNKNOWN_CONTROL.format(name=name, names=", ".join(self.controls)))
        with self._hold():
            for name, value in values.items():
                self.controls[name].value = value
        self.refresh()

    @one_at_a_time
    def refresh(self):
        """Draw what the controls say now; call it where something else than a control has changed."""
        with self._hold():  # `update` may change the range of a control, which moves its value
            self.status = self._update(self.artists, **self.values)
        self._drawn = self.values
        self._show(self._paint())

    def pixels(self):
        """Give the picture as it is shown now, an array (height, width, 3) of bytes."""
        return np.asarray(self._canvas.buffer_rgba())[:, :, :3].copy()

    @one_at_a_time
    def _on_change(self, _):
        if not self._held and self.values != self._drawn:
            self._safely(self.refresh)

    @one_at_a_time
    def _safely(self, act):
        """Do what the page or the clock asks for, and give its result; after an error say so, and give None."""
        # The last net: an error here would otherwise end in a log that a student never sees.
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                return act()
            except Exception as error:
                self.status = NOT_DRAWN.format(reason=type(error).__name__)
                self._show(self._image.value)
                return None

    @contextmanager
    def _hold(self):
        before, self._held = self._held, True
        try:
            yield
        finally:
            self._held = before

    def _show(self, png):
        with self._image.hold_sync():  # one message for the picture and its name
            self._image.value, self._image.tooltip = png, self.description
        self._sentence.value = STATUS.format(text=html.escape(self.status))

    def _paint(self):
        with rc_context(AT_ONCE):
            # Matplotlib calls a figure stale when anything but an animated artist has changed.
            if self._background is None or self.figure.stale:
                self._canvas.draw()
                self._background = self._canvas.copy_from_bbox(self.figure.bbox)
            self._canvas.restore_region(self._background)
            renderer = self._canvas.get_renderer()
            for artist in self._moving:
                words.draw(artist, renderer)
        return encode(np.asarray(self._canvas.buffer_rgba()))

    def _still(self):
        """Draw the picture once for a page without a kernel."""
        # A figure leaves its animated artists out.
        for artist in self._moving:
            artist.set_animated(False)
        try:
            return still(self.figure, self.description)
        finally:
            for artist in self._moving:
                artist.set_animated(True)
            self._background = None
            self._paint()

    def _repr_mimebundle_(self, include=None, exclude=None, **kwargs):
        """Give the live widget, and for a page without a kernel the picture and its description."""
        shown = super()._repr_mimebundle_(include=include, exclude=exclude, **kwargs)
        data, metadata = shown if isinstance(shown, tuple) else (shown, {})
        picture, words = self._still()
        return data | picture, metadata | words


def _artists_in(namespace):
    for value in vars(namespace).values():
        for artist in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(artist, Artist) and not isinstance(artist, Axes):
                yield artist
