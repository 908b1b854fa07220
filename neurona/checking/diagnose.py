"""Some mistakes show in the numbers alone: a sign, a factor, an order, a missing row."""

import numpy as np

NOT_A_NUMBER = (
    "NaN means \"not a number\": look for 0 / 0, inf - inf, 0 * inf (as in 0 * log 0),"
    " or the logarithm of a negative number."
)
INFINITE = "inf is beyond the largest number: look for a division by zero or an exponential that overflows."
SIGN = "Everything is right except the sign."
ALL_ZERO = "Every number is 0: has the result been filled in?"
TWICE = "This is twice what is expected: look for a factor 2."
HALF = "This is half of what is expected: look for a factor 2."
PERCENT = "This is 100 times what is expected: a share, not a percentage, is asked for."
HUNDREDTH = "This is a hundredth of what is expected."
CUT = "The decimals are cut off: do you use // or int, or store the result in an array of whole numbers?"
ROUNDED = "This is rounded: give the result with all its decimals."
ONE_MORE = "Everything is one too large."
ONE_LESS = "Everything is one too small."
REVERSED = "The right numbers come in reverse order."
TRANSPOSED = "Rows and columns have changed places."
ORDER = "These are the right numbers, but not in the right places."
ONLY_FIRST = "Only the first number is wrong: look at where you start."
ONLY_LAST = "Only the last number is wrong: look at where you stop."
CLOSE = "You are close, but the difference is larger than rounding explains."
FIRST_VALUE = "This is the first value alone: is the return line inside the loop?"
LAST_VALUE = "This is the last value alone: does each turn of the loop overwrite the one before?"
SUM = "This is the sum of the expected numbers."
MEAN = "This is the mean of the expected numbers."
SHAPE_ONLY = "The numbers are right; only their shape is not."
LAST_MISSING = "The last one is missing."
FIRST_MISSING = "The first one is missing."
EXTRA_LAST = "There is one too many at the end."
EXTRA_FIRST = "There is one too many at the start."


def of_numbers(actual, expected, closeness):
    """What may have gone wrong in numbers of the right shape.

    Args:
        actual, expected: arrays of numbers of one shape; they do not agree.
        closeness: the tolerance.
    Returns:
        A sentence without any expected value, or None when nothing is certain enough.
    """
    actual, expected = _floats(actual), _floats(expected)
    if actual is None or expected is None or not np.all(np.isfinite(expected)):
        return None
    if np.any(np.isnan(actual)):
        return NOT_A_NUMBER
    if np.any(np.isinf(actual)):
        return INFINITE
    with np.errstate(all="ignore"):
        return (_of_all(actual, expected, closeness) or _of_order(actual, expected, closeness)
                or _of_few(actual, expected, closeness))


def of_shape(actual, expected, closeness):
    """What may have gone wrong in numbers of another shape; arguments and result as in of_numbers()."""
    actual, expected = _floats(actual), _floats(expected)
    if actual is None or expected is None or not actual.size or not expected.size:
        return None
    near = closeness.all_near
    if actual.size == 1 and expected.size > 1:
        return _of_single(actual.reshape(()), expected, near)
    if actual.ndim == expected.ndim == 2 and near(actual.T, expected):
        return TRANSPOSED
    if near(actual.ravel(), expected.ravel()):
        return SHAPE_ONLY
    if not actual.ndim or not expected.ndim:
        return None
    for hint, one, other in ((LAST_MISSING, actual, expected[:-1]), (FIRST_MISSING, actual, expected[1:]),
                             (EXTRA_LAST, actual[:-1], expected), (EXTRA_FIRST, actual[1:], expected)):
        if one.size and near(one, other):
            return hint
    return None


def _floats(array):
    return array.astype(np.float64) if array.dtype.kind in "iufO" else None


def _of_all(actual, expected, closeness):
    """One change that hits every number alike."""
    near = closeness.all_near
    if near(-actual, expected):
        return SIGN
    if actual.size > 1 and not actual.any():
        return ALL_ZERO
    if not _telling(expected):
        return None
    changes = [(TWICE, 2 * expected), (HALF, expected / 2), (PERCENT, 100 * expected), (HUNDREDTH, expected / 100)]
    if actual.size > 1:
        changes += [(ONE_MORE, expected + 1), (ONE_LESS, expected - 1)]
    for hint, changed in changes:
        if near(actual, changed):
            return hint
    if actual.any() and np.array_equal(actual, np.trunc(expected)):
        return CUT
    # Zeros and ones may be classes, or weights that never moved.
    rounded = (expected.round(decimals) for decimals in range(5))
    if not np.isin(np.abs(actual), (0, 1)).all() and any(np.allclose(actual, r, rtol=0, atol=1e-12) for r in rounded):
        return ROUNDED
    return None


def _telling(expected):
    """Whether agreement can hardly be chance: several numbers, or one that is not small and whole."""
    if expected.size > 1:
        return len(np.unique(expected[expected != 0])) > 1
    return bool(np.all((np.abs(expected) >= 5) | (expected != np.trunc(expected))))


def _of_order(actual, expected, closeness):
    near = closeness.all_near
    if actual.size < 2 or not near(np.sort(actual, axis=None), np.sort(expected, axis=None)):
        return None
    if actual.ndim == 2 and near(actual.T, expected):
        return TRANSPOSED
    if actual.ndim == 1 and near(actual[::-1], expected):
        return REVERSED
    return ORDER


def _of_few(actual, expected, closeness):
    wrong = np.flatnonzero(~closeness.near(actual, expected))
    if actual.ndim == 1 and len(actual) > 2 and len(wrong) == 1 and wrong[0] in (0, len(actual) - 1):
        return ONLY_LAST if wrong[0] else ONLY_FIRST
    if expected.any() and np.all(np.abs(actual - expected) <= 0.01 * np.abs(expected)):
        return CLOSE
    return None


def _of_single(actual, expected, near):
    for hint, number in ((FIRST_VALUE, expected.flat[0]), (LAST_VALUE, expected.flat[-1]),
                         (SUM, expected.sum()), (MEAN, expected.mean())):
        if near(actual, np.asarray(number)):
            return hint
    return None
