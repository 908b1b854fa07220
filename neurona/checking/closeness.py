"""Two numbers agree when |actual - expected| <= atol + rtol * |expected|."""

from dataclasses import dataclass

import numpy as np

RTOL, ATOL = 1e-6, 1e-8


@dataclass(frozen=True)
class Closeness:
    """The tolerance of one check.

    NaN agrees with NaN only, an infinity with the same infinity only. Integers on both sides (2.0 is none)
    must be equal, unless the author set a tolerance: a count that is off by one is wrong, however large it is.
    """

    rtol: float = RTOL
    atol: float = ATOL

    def __post_init__(self):
        if not (np.isfinite(self.rtol) and np.isfinite(self.atol) and self.rtol >= 0 and self.atol >= 0):
            raise ValueError("rtol and atol must be finite and not negative.")

    def agree(self, actual, expected):
        """Where two arrays of numbers of one shape agree, as an array of True and False."""
        if "b" in (actual.dtype.kind, expected.dtype.kind):
            return np.asarray(actual == expected)
        whole = {actual.dtype.kind, expected.dtype.kind} <= set("iuO")
        if whole and (self.rtol, self.atol) == (RTOL, ATOL):
            return np.asarray(actual.astype(object) == expected.astype(object), dtype=bool)
        return self.near(actual, expected)

    def near(self, actual, expected):
        """The same, with the tolerance for whole numbers too."""
        if "c" in (actual.dtype.kind, expected.dtype.kind):
            return self._near_complex(actual.astype(np.complex128), expected.astype(np.complex128))
        return self._near_real(actual.astype(np.float64), expected.astype(np.float64))

    def all_near(self, actual, expected):
        """Whether two arrays have one shape and agree everywhere."""
        return actual.shape == expected.shape and bool(np.all(self.near(actual, expected)))

    def _near_real(self, actual, expected):
        with np.errstate(all="ignore"):
            close = np.abs(actual - expected) <= self.atol + self.rtol * np.abs(expected)
        same = (actual == expected) | (np.isnan(actual) & np.isnan(expected))
        return np.where(np.isfinite(actual) & np.isfinite(expected), close, same)

    def _near_complex(self, actual, expected):
        with np.errstate(all="ignore"):
            close = np.abs(actual - expected) <= self.atol + self.rtol * np.abs(expected)
        parts = self._near_real(actual.real, expected.real) & self._near_real(actual.imag, expected.imag)
        return np.where(np.isfinite(actual) & np.isfinite(expected), close, parts)
