"""A progress bar tells how far training is, how long it still takes, and what the loss is."""

import sys
import time

LINE = "{label} {bar} {done}/{total}, loss {loss:.4f}, {left:.0f} s left"
WIDTH = 24


class ProgressBar:
    """An `on_epoch` for `neurona.nn.training.train`: tqdm's bar where it is installed, else plain text.

    Args:
        epochs: how many are planned.
        label: a word in front of the bar.
        stream: where to write; standard error by default, so that printed results stay clean.
        plain: True never uses tqdm.
    """

    def __init__(self, epochs, label="Epoch", stream=None, plain=False):
        self.epochs, self.label, self.stream = epochs, label, stream or sys.stderr
        self.start, self.bar = time.perf_counter(), None
        if not plain:
            try:
                from tqdm import tqdm
            except ImportError:
                return
            self.bar = tqdm(total=epochs, desc=label, file=self.stream)

    def __call__(self, epoch, history):
        """Show that `epoch` (from 0) is done."""
        if self.bar is not None:
            self.bar.set_postfix(loss=f"{history.loss[-1]:.4f}", refresh=False)
            self.bar.update(1)
            if epoch + 1 == self.epochs:
                self.bar.close()
            return
        self.stream.write("\r" + self.text(epoch + 1, history.loss[-1], time.perf_counter() - self.start))
        if epoch + 1 == self.epochs:
            self.stream.write("\n")
        self.stream.flush()

    def text(self, done, loss, seconds):
        """The plain line after `done` epochs that took `seconds`."""
        full = WIDTH * done // self.epochs
        bar = "#" * full + "." * (WIDTH - full)
        return LINE.format(
            label=self.label,
            bar=bar,
            done=done,
            total=self.epochs,
            loss=loss,
            left=seconds / done * (self.epochs - done),
        )
