"""Messages at their edges: what is said about two wrong numbers, not about one; about quotes, fractions and holes."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest

from neurona import CheckFailed, check
from neurona.checking.refusals import MAX_ITEMS
from neurona.checking.shown import shown
from neurona.plain import NotPlain, plain


def message(answer, expected, **options):
    with pytest.raises(CheckFailed) as caught:
        check(answer, expected, **options)
    return str(caught.value)


SAID = {
    "two of many": ([9, 9, 3], [1, 2, 3], "2 of 3 numbers are not"),
    "one of many": ([9, 2, 3], [1, 2, 3], "one of 3 numbers is not"),
    "truth values": ([True, True], [True, False], "one of 2 values is not"),
    "the first of two": (list(range(9)), [0, 1, 5, 3, 4, 9, 6, 7, 8], "First at [2]: 5 is expected, 2 came back."),
    "two parts changed": ((2, [1, 2]), ([1, 2], 2), "right values came back, but in reverse order"),
    "one too many of the same": ([1, 1, 1], [1, 1], "one too many at the end"),
    "one per cent off": ([1.009, 2.018], [1, 2], "You are close"),
    "a hole in an array": (np.array([1, None]), [1, 2], "a None inside your answer"),
    "an array of None": (np.array(None), [1, 2], "Your answer is None"),
    "rows of objects": (np.array([[1, 2], [3]], dtype=object), [[1, 2], [3, 4]], "different lengths"),
    "bytes": (np.array([b"a"]), [1], "an array of bytes8, not of numbers"),
    "a fraction": (Fraction(1, 2), 0.5, "of type Fraction: put float(...) around it"),
    "a decimal": ([Decimal("0.5")], [0.5], "of type Decimal: put float(...) around it"),
}


@pytest.mark.parametrize("case", SAID)
def test_said(case):
    answer, expected, words = SAID[case]
    assert words in message(answer, expected)


SILENT = {
    "ten per cent off": ([1.09, 2.1], [1, 2], "You are close"),
    "parts that are wrong in any order": ((2, [1, 3]), ([1, 2], 2), "reverse"),
    "parts of which one is wrong": (([1, 2], 3), ([1, 2], 2), "reverse"),
}


@pytest.mark.parametrize("case", SILENT)
def test_not_said(case):
    answer, expected, words = SILENT[case]
    assert words not in message(answer, expected)


def test_numbers_in_an_array_of_objects_count(capsys):
    check(np.array([1, 2], dtype=object), [1, 2])
    check(np.array([[0.5], [1.5]], dtype=object), [[0.5], [1.5]])
    assert capsys.readouterr().out.count("✓") == 2


@pytest.mark.parametrize("answer", ["“b”", "‘b’", "`b`", '"B"', "(b)"])
def test_quotation_marks_around_a_choice_do_not_matter(answer):
    check.choice(answer, "b", {"a": "No."})


def test_a_choice_that_is_a_number_needs_no_quotes():
    check.choice(1, "1", {"2": "No.", "3": "Never."})
    with pytest.raises(CheckFailed, match=r"Never\."):
        check.choice(3, "1", {"2": "No.", "3": "Never."})
    with pytest.raises(CheckFailed, match="True"):
        check.choice(True, "1", {"2": "No."})


def test_a_mistake_that_is_a_sentence_ends_once():
    assert "the sign is wrong.\n" in message(-1, 1, mistakes={"the sign is wrong.": -1}) + "\n"
    assert "is the sign wrong?\n" in message(-1, 1, mistakes={"is the sign wrong?": -1}) + "\n"


def test_the_largest_answer_is_read():
    assert plain(np.zeros(400_000)).size == 400_000  # more than any chapter asks for
    with pytest.raises(NotPlain):
        plain(np.zeros(MAX_ITEMS + 1))
    endless = np.empty(1, dtype=object)
    endless[0] = endless
    with pytest.raises(NotPlain, match="contains itself"):
        plain(endless)


def test_shown_numbers():
    assert shown(-0.0) == "0"
    assert shown(np.zeros((12, 1))).count("\n") < 9
    assert "0.1234567891 is expected" in message(0.12345669, 0.1234567891, rtol=1e-9)
