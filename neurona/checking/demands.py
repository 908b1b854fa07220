"""Where many answers are right, a demand says in a sentence what is asked, and a predicate tests it."""

import warnings
from dataclasses import dataclass

import numpy as np

from neurona.checking.regular import Irregular, as_array
from neurona.checking.shown import shown
from neurona.checking.verdict import Difference

ASKED = "Not yet. This is asked for: {sentence}."
UNNAMED = "the value has the property that the exercise names"
YOURS = "  Yours: {value}"
NOTHING = "Your answer is None. Is the return line missing, or the variable still empty?"
UNUSABLE = "Your answer cannot be used as what is asked for: {sentence}."
STOPPED = "  Trying it stopped with {error}."
STOPPED_SAYING = "  Trying it stopped with {error}: {message}"
NO_VERDICT = "  Trying it gave neither yes nor no: has your answer another shape?"
TEXT_INSIDE = "Your answer holds a text: write numbers without quotes."
NAN_INSIDE = "NaN means \"not a number\", and it can satisfy nothing."


@dataclass(frozen=True)
class Satisfies:
    """A demand: use it as the expected value of check()."""

    sentence: str
    predicate: object

    def difference(self, actual):
        """None when the plain value satisfies the demand, else a Difference."""
        yours = (YOURS.format(value=shown(actual)),)
        if actual is None:
            return Difference(NOTHING, explained=True)
        if _holds(actual, _is_nan):
            return Difference(ASKED.format(sentence=self.sentence), yours, NAN_INSIDE)
        try:
            with np.errstate(all="ignore"), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                answer = self.predicate(handed_over(actual))
        except Exception as error:
            hint = TEXT_INSIDE if _holds(actual, _is_text) else None
            return Difference(UNUSABLE.format(sentence=self.sentence), (*yours, _stopped(error)), hint)
        if isinstance(answer, str):
            return Difference(ASKED.format(sentence=self.sentence), yours, answer)
        if not isinstance(answer, (bool, np.bool_)):
            return Difference(UNUSABLE.format(sentence=self.sentence), (*yours, NO_VERDICT))
        return None if answer else Difference(ASKED.format(sentence=self.sentence), yours)


def satisfies(sentence, predicate):
    """Ask for a property instead of one value: check(w, satisfies("every flower is on its side", test)).

    Args:
        sentence: what is asked, as it should stand after "This is asked for:"; no full stop.
        predicate: called with the answer; True accepts it, False rejects it, a text rejects it and says why.
            Regular lists and tuples of numbers arrive as arrays (also inside a tuple or dictionary), a single
            number as a number, all else as it is. NaN is rejected before. An exception rejects too.
    Returns:
        The demand, for check() as expected value or as a part of it.
    Raises:
        ValueError: the sentence is no text or the predicate cannot be called.
    """
    if not isinstance(sentence, str) or not sentence.strip():
        raise ValueError("satisfies() needs a sentence that says what is asked for.")
    if not callable(predicate):
        raise ValueError("satisfies() needs a predicate, a function that answers True, False or a reason.")
    return Satisfies(sentence.strip().rstrip("."), predicate)


def handed_over(value):
    """A plain value as predicates get it: copies, and arrays wherever lists of numbers are regular."""
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, (list, tuple)):
        try:
            return as_array(value)
        except Irregular:
            return type(value)(handed_over(item) for item in value)
    if isinstance(value, dict):
        return {key: handed_over(item) for key, item in value.items()}
    return value


def _holds(value, test):
    """Whether something inside a plain value, at any depth, passes a test."""
    if isinstance(value, (list, tuple)):
        return any(_holds(item, test) for item in value)
    if isinstance(value, dict):
        return any(_holds(item, test) for item in value.values())
    return test(value)


def _is_nan(value):
    return np.asarray(value).dtype.kind in "fc" and bool(np.isnan(value).any())


def _is_text(value):
    return np.asarray(value).dtype.kind == "U"


def _stopped(error):
    message = " ".join(str(error).split())
    message = message if len(message) <= 120 else message[:116] + " ..."
    name = type(error).__name__
    return STOPPED_SAYING.format(error=name, message=message) if message else STOPPED.format(error=name)
