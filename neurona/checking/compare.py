"""Answers are compared by kind, then shape, then value; pairs, texts and dictionaries part by part."""

import numpy as np

from neurona.checking import diagnose
from neurona.checking.demands import NOTHING, Satisfies
from neurona.checking.regular import Irregular, as_array
from neurona.checking.shown import shown, shown_pair, shown_shape, shown_word
from neurona.checking.verdict import Difference

NUMBER = "Not yet: {expected} is expected, {actual} came back."
NUMBERS = "Not yet: {wrong} of {total} numbers are not what is expected."
ONE_NUMBER = "Not yet: one of {total} numbers is not what is expected."
TRUTHS = "Not yet: {wrong} of {total} values are not what is expected."
ONE_TRUTH = "Not yet: one of {total} values is not what is expected."
SHAPE = "Not yet: {expected} is expected, {actual} came back."
WORD = "Not yet: {expected} is expected, {actual} came back."
EXPECTED = "  Expected: {value}"
ACTUAL = "  Yours:    {value}"
FIRST_AT = "  First at {index}: {expected} is expected, {actual} came back."
NONE_EXPECTED = "Not yet: nothing (None) is expected, {actual} came back."
TRUTH_FOR_NUMBER = "Not yet: numbers are expected, and {actual} is True or False."
NUMBER_FOR_TRUTH = "Not yet: True or False is expected, {actual} came back."
COMPLEX = "Not yet: real numbers are expected, and {actual} is complex."
TEXT_FOR_NUMBER = "Not yet: a number or numbers are expected, and {actual} is a text or holds one."
KEYS_FOR_NUMBER = "Not yet: a number or numbers are expected, and a dictionary came back."
MIXED = "Not yet: your answer mixes True or False with numbers."
RAGGED = "Not yet: {expected} is expected, but the rows of your answer have different lengths."
SEVERAL = "Not yet: {expected} is expected, but several values of different shapes came back."
HOLE = "Not yet: there is a None inside your answer."
PARTS = "Not yet: {expected} values are expected, {actual} came back."
NO_PARTS = "Not yet: {expected} values are expected, but a single one came back: {actual}."
PART = "value {number} of {count}"
PARTS_REVERSED = "Not yet: the right values came back, but in reverse order."
NO_KEYS = "Not yet: a dictionary with the keys {keys} is expected, {actual} came back."
MISSING_KEY = "Not yet: the key {key} is missing."
EXTRA_KEY = "Not yet: nobody asked for the key {key}."
KEY = "key {key}"
NUMBERS_PLEASE = "A comparison such as h > 0 gives True or False; turn it into the numbers asked for."
CASE_OR_SPACE = "Only capital letters or spaces differ."


def difference(actual, expected, closeness):
    """Compare a plain value with what is expected.

    Args:
        actual: a plain value.
        expected: a plain value, or a Satisfies, which may also stand in a tuple, list or dictionary.
        closeness: the tolerance for numbers.
    Returns:
        None when they agree, else a Difference that says how they do not.
    """
    if isinstance(expected, Satisfies):
        return expected.difference(actual)
    actual, expected = _texts(actual), _texts(expected)
    if expected is None:
        return None if actual is None else Difference(NONE_EXPECTED.format(actual=shown(actual)))
    if actual is None:
        return Difference(NOTHING, explained=True)
    if isinstance(expected, dict):
        return _keys(actual, expected, closeness)
    if isinstance(expected, str):
        return _word(actual, expected)
    if has_parts(expected):
        return _parts(actual, expected, closeness)
    return _arrays(actual, as_array(expected), closeness)


def has_parts(expected):
    """Whether an expected value is compared part by part: a tuple of lists or arrays, or no regular array."""
    if not isinstance(expected, (list, tuple)):
        return False
    if isinstance(expected, tuple) and any(isinstance(part, (list, np.ndarray)) for part in expected):
        return True
    try:
        as_array(expected)
    except Irregular:
        return True
    return False


def _texts(value):
    """Arrays of texts are compared as lists."""
    return value.tolist() if isinstance(value, np.ndarray) and value.dtype.kind == "U" else value


def _word(actual, expected):
    if isinstance(actual, str) and actual == expected:
        return None
    alike = isinstance(actual, str) and _letters(actual) == _letters(expected)
    headline = WORD.format(expected=shown_word(expected), actual=shown_word(actual))
    return Difference(headline, hint=CASE_OR_SPACE if alike else None)


def _letters(text):
    return "".join(text.split()).casefold()


def _keys(actual, expected, closeness):
    if not isinstance(actual, dict):
        names = ", ".join(map(shown, expected))
        return Difference(NO_KEYS.format(keys=names, actual=shown(actual)))
    for key, part in expected.items():
        if key not in actual:
            return Difference(MISSING_KEY.format(key=shown(key)))
        found = difference(actual[key], part, closeness)
        if found:
            return found.inside(KEY.format(key=shown(key)))
    for key in actual:
        if key not in expected:
            return Difference(EXTRA_KEY.format(key=shown(key)))
    return None


def _parts(actual, expected, closeness):
    count = len(expected)
    if isinstance(actual, np.ndarray) and actual.ndim:
        actual = [part.item() if isinstance(part, np.generic) else part for part in actual]
    if not isinstance(actual, (list, tuple)):
        return Difference(NO_PARTS.format(expected=count, actual=shown(actual)))
    if len(actual) != count:
        return Difference(PARTS.format(expected=count, actual=len(actual)), _both(expected, actual))
    for number, (part, wanted) in enumerate(zip(actual, expected, strict=True), start=1):
        found = difference(part, wanted, closeness)
        if found and not any(map(difference, reversed(actual), expected, [closeness] * count)):
            return Difference(PARTS_REVERSED, explained=True)
        if found:
            return found.inside(PART.format(number=number, count=count))
    return None


def _arrays(actual, expected, closeness):
    try:
        array = as_array(actual)
    except Irregular as irregular:
        return _irregular(actual, expected, irregular.why)
    return (_kind(actual, array, expected) or _shape(array, expected, closeness)
            or _values(array, expected, closeness))


def _irregular(actual, expected, why):
    sentence = {"ragged": RAGGED, "several": SEVERAL, "mixed": MIXED, "text": TEXT_FOR_NUMBER,
                "keys": KEYS_FOR_NUMBER, "nothing": HOLE}[why]
    return Difference(sentence.format(expected=shown_shape(expected), actual=shown(actual)),
                      (ACTUAL.format(value=_indented(shown(actual))),), explained=why in ("mixed", "nothing"))


def _kind(actual, array, expected):
    if not array.size or not expected.size:
        return None
    truth, truth_expected = array.dtype.kind == "b", expected.dtype.kind == "b"
    if truth and not truth_expected:
        return Difference(TRUTH_FOR_NUMBER.format(actual=shown(actual)), hint=NUMBERS_PLEASE)
    if truth_expected and not truth:
        return Difference(NUMBER_FOR_TRUTH.format(actual=shown(actual)))
    if array.dtype.kind == "c" and expected.dtype.kind != "c":
        return Difference(COMPLEX.format(actual=shown(actual)))
    return None


def _shape(array, expected, closeness):
    if array.shape == expected.shape:
        return None
    sentence = SHAPE.format(expected=shown_shape(expected), actual=shown_shape(array))
    hint = diagnose.of_shape(array, expected, closeness)
    return Difference(sentence, _both(expected, array), hint)


def _values(array, expected, closeness):
    agree = closeness.agree(array, expected)
    if np.all(agree):
        return None
    hint = diagnose.of_numbers(array, expected, closeness)
    if expected.size == 1:
        wanted, came = shown_pair(expected.tolist(), array.tolist())
        return Difference(NUMBER.format(expected=wanted, actual=came), hint=hint)
    lines = _both(expected, array)
    if expected.size > 8:
        first = tuple(int(i) for i in np.argwhere(~agree)[0])
        wanted, came = shown_pair(expected[first].item(), array[first].item())
        lines = (*lines, FIRST_AT.format(index=list(first), expected=wanted, actual=came))
    wrong = int(np.count_nonzero(~agree))
    several, one = (TRUTHS, ONE_TRUTH) if expected.dtype.kind == "b" else (NUMBERS, ONE_NUMBER)
    headline = several if wrong > 1 else one
    return Difference(headline.format(wrong=wrong, total=expected.size), lines, hint)


def _both(expected, actual):
    """Two lines, one below the other, so that equal things stand at equal places."""
    wanted, came = shown_pair(expected, actual)
    return (EXPECTED.format(value=_indented(wanted)), ACTUAL.format(value=_indented(came)))


def _indented(text):
    return text.replace("\n", "\n" + " " * 12)
