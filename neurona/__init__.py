"""Neurona: a deep-learning course from one neuron to an LSTM, and the package that its notebooks import."""

from importlib import import_module

from neurona.check import CheckFailed, check, raised, returns, satisfies
from neurona.checking import folded

__all__ = ["CheckFailed", "check", "data", "labs", "nn", "plot", "raised", "returns", "satisfies"]
__version__ = "0.1.0"

_LAZY = {"data", "labs", "nn", "plot"}

folded.install()


def __getattr__(name):
    # Matplotlib and the widgets take most of a second: load them only where a chapter uses them.
    if name in _LAZY:
        return import_module(f"neurona.{name}")
    raise AttributeError(f"module 'neurona' has no attribute {name!r}")
