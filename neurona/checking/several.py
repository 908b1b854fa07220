"""Where several things are returned at once: how many came back, of which kind, and in which order."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from neurona.checking.demands import ASKED, NOTHING, YOURS, Satisfies
from neurona.checking.shown import shown
from neurona.checking.verdict import Difference

SENTENCE = "{count} things, {names} and {last}"
ONE = "One thing came back: return {names}."
MORE = "{count} things came back: return {names}."
ORDER = "Wrong order: return {names}."
KIND = "{name} must be {kind}: return {names}."
KINDS = {float: "one number", list: "a list or an array", dict: "a dictionary"}
WORDS = {2: "two", 3: "three", 4: "four", 5: "five"}
NO_PARTS = "returns() needs two to five names, each with one of the kinds float, list, dict and object."


@dataclass(frozen=True)
class Returns(Satisfies):
    """The demand that returns() makes."""

    def difference(self, actual):
        """None when the plain value is made of the parts that are asked for, else a Difference."""
        if actual is None:
            return Difference(NOTHING, explained=True)
        fault = self.predicate(actual)
        yours = (YOURS.format(value=shown(actual)),)
        return Difference(ASKED.format(sentence=self.sentence), yours, fault) if fault else None


def returns(**kinds):
    """Ask for several things at once: check(train(X), returns(w=list, errors=list)).

    Args:
        kinds: for each thing its name, in the order in which they are returned, and its kind: float (one number),
            list (a list, a tuple or an array), dict, or object (anything).
    Returns:
        The demand, for check() as expected value.
    Raises:
        ValueError: there are not two to five names, or another kind.
    """
    if len(kinds) not in WORDS or not set(kinds.values()) <= {*KINDS, object}:
        raise ValueError(NO_PARTS)
    names = ", ".join(kinds)

    def fault(actual):
        """The reason why a plain value is not made of these parts, or None."""
        # An array may be numbers that were returned together; it is never several lists.
        together = isinstance(actual, np.ndarray) and actual.ndim == 1 and set(kinds.values()) == {float}
        if not (isinstance(actual, (tuple, list)) or together):
            return ONE.format(names=names)
        if len(actual) != len(kinds):
            return MORE.format(count=len(actual), names=names)
        if all(map(_is, actual, kinds.values())):
            return None
        if any(all(map(_is, order, kinds.values())) for order in permutations(actual)):
            return ORDER.format(names=names)
        name, kind = next((name, kind) for part, (name, kind) in zip(actual, kinds.items(), strict=True)
                          if not _is(part, kind))  # fmt: skip
        return KIND.format(name=name, kind=KINDS[kind], names=names)

    *first, last = kinds
    return Returns(SENTENCE.format(count=WORDS[len(kinds)], names=", ".join(first), last=last), fault)


def _is(part, kind):
    if kind is object:
        return True
    if kind is dict:
        return isinstance(part, dict)
    if part is None or isinstance(part, (dict, str)):
        return False
    is_list = isinstance(part, (tuple, list)) or isinstance(part, np.ndarray) and part.ndim > 0
    return is_list == (kind is list)
