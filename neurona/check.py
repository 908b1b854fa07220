"""A check compares an answer with what is expected; it either says ✓ or explains what likely went wrong."""

import numpy as np

from neurona.checking import demands
from neurona.checking.closeness import ATOL, RTOL, Closeness
from neurona.checking.compare import difference
from neurona.checking.demands import Satisfies, satisfies
from neurona.checking.refusals import NotPlain
from neurona.checking.several import returns
from neurona.checking.shown import NOTHING_RAISED, shown, shown_word
from neurona.checking.verdict import CheckFailed, Difference
from neurona.plain import plain

__all__ = ["CheckFailed", "check", "raised", "returns", "satisfies"]

RIGHT_VALUE = "✓ Right: {value}"
RIGHT_ARRAY = "✓ Right: all {count} numbers agree."
RIGHT_DEMAND = "✓ Right: {sentence}."
RIGHT = "✓ Right."
RIGHT_CHOICE = "✓ Right. {explanation}"
NO_CHOICE_YET = "No letter yet: choose one of {choices}."
NOT_A_CHOICE = "{reason} Choose one of {choices}."
UNKNOWN_CHOICE = "{answer} is not one of the choices: {choices}."

# For the author of a chapter; students never see these.
EXPECTED_NOT_PLAIN = "check(): the expected value cannot be used. {reason}"
EXPECTED_NAMELESS = "check(): a mistake needs an explanation, a text that is not empty."
MISTAKE_NOT_PLAIN = "check(): the mistake {mistake!r} cannot be used. {reason}"
MISTAKE_IS_RIGHT = "check(): the mistake {mistake!r} gives a value that counts as right."
CHOICE_EMPTY = "check.choice(): the right choice and each explanation must be texts that are not empty."
CHOICE_TWICE = "check.choice(): two choices differ only in capital letters, spaces or brackets."
CHOICE_ALONE = "check.choice(): there are no explanations for the other choices."
CHOICE_MISSING = "check.choice(): there is no explanation for the choice {choice!r}."

_EDGES = " \t\r\n()[].,:;'\"`“”‘’"


class _Check:
    """check(...) for values, and check.choice(...) for quizzes."""

    # Each mistake is compared with what is expected, for the author: that takes longer than all the rest. The judge
    # trusts a chapter that was built, and looks at its mistakes only where an answer is wrong.
    trusting = False

    def __call__(self, actual, expected, *, rtol=RTOL, atol=ATOL, mistakes=None):
        """Compare an answer with what is expected, and name the likely mistake when they differ.

        Numbers agree when |actual - expected| <= atol + rtol * |expected|; whole numbers on both sides must
        be equal while the tolerance is the default one. Lists, tuples and arrays count alike, True is no
        number, another shape is wrong even where it broadcasts, NaN agrees with NaN only. A tuple that holds
        lists or arrays and a dictionary are compared part by part.

        Args:
            actual: the answer; only its plain value is looked at (see neurona.plain).
            expected: a value, satisfies("sentence", predicate), returns(w=list, errors=list), a predicate, or a
                tuple, list or dictionary of such parts.
            rtol, atol: relative and absolute tolerance.
            mistakes: explanation -> the value that this mistake gives, or a predicate that knows it. The
                first that fits is named in the message.
        Raises:
            CheckFailed: the answer is wrong; the message is for the student.
            ValueError: the expected value or the mistakes make no sense; the message is for the author.
        """
        closeness = Closeness(rtol, atol)
        expected = _prepared(expected)
        known = [] if self.trusting else _prepared_mistakes(mistakes or {}, expected, closeness)
        try:
            actual = plain(actual)
        except NotPlain as refused:
            raise Difference(str(refused), explained=True).failure() from None
        found = difference(actual, expected, closeness)
        if found:
            known = known or _prepared_mistakes(mistakes or {}, expected, closeness)
            raise found.failure(_likely(known, actual, closeness)) from None
        print(_praise(expected))

    @staticmethod
    def choice(answer, right, explanations):
        """Check the answer to a quiz question; the right choice is never named.

        Args:
            answer: what the student chose; capital letters, spaces, quotation marks and brackets do not matter.
            right: the right choice.
            explanations: wrong choice -> why it is wrong. One for the right choice is printed with its ✓.
        Raises:
            CheckFailed: another choice, no choice, or none of those that exist.
            ValueError: a choice has no explanation, or two choices read the same.
        """
        right, why = _prepared_choices(right, explanations)
        fault = _choice_fault(answer, right, why)
        if fault:
            raise Difference(fault, explained=True).failure()
        print(RIGHT_CHOICE.format(explanation=why[right]) if right in why else RIGHT)


check = _Check()


def raised(function, *args, **kwargs):
    """Call a function and say which exception it raised.

    Args:
        function: what to call, with the arguments that follow.
    Returns:
        The name of the exception's class, such as "ValueError", or "nothing".
    """
    try:
        function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__
    return NOTHING_RAISED


def _prepared(expected):
    """An expected value as difference() takes it: plain, with demands left in their places."""
    if isinstance(expected, Satisfies):
        return expected
    if callable(expected):
        return satisfies(demands.UNNAMED, expected)
    try:
        if not _has_demand(expected):
            return plain(expected)
        if isinstance(expected, dict):
            return {key: _prepared(part) for key, part in expected.items()}
        return tuple(_prepared(part) for part in expected)
    except NotPlain as refused:
        raise ValueError(EXPECTED_NOT_PLAIN.format(reason=refused)) from None


def _prepared_mistakes(mistakes, expected, closeness):
    """The mistakes as (explanation, value or predicate), once it is sure that none of them is right."""
    known = []
    for mistake, sign in mistakes.items():
        if not isinstance(mistake, str) or not mistake.strip():
            raise ValueError(EXPECTED_NAMELESS)
        if callable(sign):
            known.append((mistake, Satisfies(mistake, sign)))
            is_right = not _has_demand(expected) and not known[-1][1].difference(expected)
        else:
            try:
                known.append((mistake, plain(sign)))
            except NotPlain as refused:
                raise ValueError(MISTAKE_NOT_PLAIN.format(mistake=mistake, reason=refused)) from None
            is_right = difference(known[-1][1], expected, closeness) is None
        if is_right:
            raise ValueError(MISTAKE_IS_RIGHT.format(mistake=mistake))
    return known


def _has_demand(expected):
    if isinstance(expected, dict):
        expected = tuple(expected.values())
    if isinstance(expected, (tuple, list)):
        return any(_has_demand(part) for part in expected)
    return isinstance(expected, Satisfies) or callable(expected)


def _likely(known, actual, closeness):
    return next((mistake for mistake, sign in known if difference(actual, sign, closeness) is None), None)


def _praise(expected):
    """The line for a right answer. It is made from what was expected, so it is the same on every machine."""
    if isinstance(expected, Satisfies):
        named = expected.sentence != demands.UNNAMED
        return RIGHT_DEMAND.format(sentence=expected.sentence) if named else RIGHT
    if _has_demand(expected):
        return RIGHT
    value = shown_word(expected)
    if len(value) <= 60 and "\n" not in value:
        return RIGHT_VALUE.format(value=value)
    return RIGHT_ARRAY.format(count=expected.size) if isinstance(expected, np.ndarray) else RIGHT


def _prepared_choices(right, explanations):
    """The right choice and the explanations with their keys in one spelling."""
    texts = [right, *explanations, *explanations.values()]
    if not all(isinstance(text, str) and text.strip(_EDGES) for text in texts):
        raise ValueError(CHOICE_EMPTY)
    why = {choice.strip(_EDGES).casefold(): explanation for choice, explanation in explanations.items()}
    right = right.strip(_EDGES).casefold()
    if len(why) < len(explanations):
        raise ValueError(CHOICE_TWICE)
    if not set(why) - {right}:
        raise ValueError(CHOICE_ALONE)
    letters = {right, *why}
    if all(len(letter) == 1 and "a" <= letter <= "z" for letter in letters):
        for code in range(ord("a"), ord(max(letters))):
            if chr(code) not in letters:
                raise ValueError(CHOICE_MISSING.format(choice=chr(code)))
    return right, why


def _choice_fault(answer, right, why):
    """One sentence about an answer that is not the right choice, or None."""
    choices = ", ".join(sorted({right, *why}))
    try:
        answer = plain(answer)
    except NotPlain as refused:
        if refused.reason != "none yet":
            return NOT_A_CHOICE.format(reason=refused, choices=choices)
        answer = None
    letters = str(answer) if type(answer) is int else answer  # the choices may be numbers
    chosen = letters.strip(_EDGES).casefold() if isinstance(letters, str) else None
    if answer is None or chosen == "":
        return NO_CHOICE_YET.format(choices=choices)
    if chosen == right:
        return None
    return why.get(chosen) or UNKNOWN_CHOICE.format(answer=shown(answer), choices=choices)
