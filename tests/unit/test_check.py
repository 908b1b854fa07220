"""check() accepts what is right in any dress, rejects all else with a sentence, and names the likely mistake."""

import pickle
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from neurona import CheckFailed, check, raised, returns, satisfies
from neurona.checking import diagnose
from neurona.plain import dumps, loads
from tests.unit.odd_values import (
    LyingArray,
    LyingClass,
    LyingFloat,
    LyingList,
    LyingText,
    bomb,
    endless,
    nested,
    values,
)

nan, inf = float("nan"), float("inf")


def verdict(actual, expected, **options):
    """The CheckFailed of a check, or None when it passes."""
    try:
        check(actual, expected, **options)
    except CheckFailed as failure:
        return failure


# What is accepted

@pytest.mark.parametrize(("actual", "expected"), [
    (7, 7), (7.0, 7), (7, 7.0), (np.int8(7), 7), (np.float32(7), 7), (np.array(7), 7), (7 + 1e-9, 7),
    (7, np.array(7)),
    (0.1 + 0.2, 0.3), (np.float32(0.1), 0.1), (1e-9, 0), (-0.0, 0), (True, True), (np.True_, True),
    (False, np.False_),
    ([1, 2], (1, 2)), ((1, 2), [1, 2]), (np.array([1, 2]), [1, 2]), ([1, 2], np.array([1.0, 2.0])),
    (range(3), [0, 1, 2]),
    ([np.float64(1), 2], [1, 2]), ([np.array([1, 2]), [3, 4]], [[1, 2], [3, 4]]),
    ([[1], [2]], np.array([[1], [2]])),
    ([], []), (np.array([]), []), (np.zeros((0, 3)), np.zeros((0, 3))), ("a", "a"), (np.str_("a"), "a"),
    (None, None),
    (["a", "b"], ["a", "b"]), (np.array(["a", "b"]), ["a", "b"]), (["a"], np.array(["a"])), (1, 1 + 0j),
    ([1j, 2], [1j, 2]), (inf, inf), ([nan, 1], [nan, 1]), ([1, -inf], [1.0, -inf]),
    ([True, False], np.array([True, False])),
    (([1.0, 2.0], [3]), ([1, 2], [3])), ([np.array([1, 2]), [3]], ([1, 2], [3])), ((1, 2.0), (1, 2)),
    (np.array([[1, 2], [3, 4]]), ([1, 2], [3, 4])),
    ({"W": np.eye(2), "b": [0, 0]}, {"b": [0, 0], "W": [[1, 0], [0, 1]]}),
    ([{"w": 1}, {"w": 2}], [{"w": 1}, {"w": 2}]), (2 ** 70, 2 ** 70), ([2 ** 70, 1], [2 ** 70, 1]),
    (np.array([[1, 2]]).view(np.matrix), [[1, 2]]),
    ([np.zeros((1, 0), bool), np.zeros((1, 0), int)], np.zeros((2, 1, 0))), ([np.zeros(0, "U1")], [[]]),
    (np.zeros(0, bool), []), ([], np.zeros(0, bool)), (np.zeros(0, int), np.zeros(0, bool)),
    ((1, "a"), (1, "a")), (np.array(["a", "b"]), ("a", "b")), ([1, [2, [3]]], [1, [2, [3]]]), (1e300, 1e300),
    (10 ** 299, 1e299),
])
def test_right_answers_pass_whatever_they_are_made_of(actual, expected, capsys):
    check(actual, expected)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 and lines[0].startswith("✓ ") and len(lines[0]) < 80


def test_check_returns_nothing_that_nbgrader_could_take_for_a_score():
    assert check(7, 7) is None and check.choice("a", "a", {"b": "No."}) is None


# What is rejected, whatever it claims

@pytest.mark.parametrize(("actual", "expected", "says"), [
    (6, 7, "7 is expected, 6 came back"),
    (7.1, 7, "7 is expected, 7.1 came back"),
    (10 ** 12 + 1, 10 ** 12, "1000000000000 is expected, 1000000000001 came back"),
    (2 ** 70 + 1, 2 ** 70, "came back"),
    (0.30000301, 0.3, "0.3 is expected, 0.300003 came back"),
    (1.0000011, 1.0, "1 is expected, 1.0000011 came back"),
    (True, 1, "True is True or False"), (1, True, "True or False is expected, 1 came back"),
    ([True, False], [1.0, 0.0], "True or False"), ([1, 0], [True, False], "True or False is expected"),
    ([True, 0], [1, 0], "mixes True or False with numbers"), (np.array([True]), [1], "True or False"),
    (nan, 7, "nan came back"), ([1, nan], [1, 2], "NaN means"), (7, nan, "nan is expected"), ([nan], [1], "NaN"),
    (inf, 1e308, "inf is beyond"), (inf, -inf, "-inf is expected"), (-inf, inf, "inf is expected"),
    (nan, inf, "inf"), (7, inf, "inf is expected"),
    ([7, 1], [inf, 1], "one of 2 numbers"), (7j, complex(inf, 0), "came"),
    (complex(nan, 1), 1j, "came back"), (complex(inf, 0), complex(0, inf), "came back"), (1j, 1, "complex"),
    (1 + 0j, 1, "complex"),
    ([7], 7, "a single number is expected, shape (1,) came back"),
    (7, [7], "shape (1,) is expected, a single number"),
    ([[1, 2]], [1, 2], "shape (2,) is expected, shape (1, 2)"), ([1, 2], [[1], [2]], "shape (2, 1) is expected"),
    ([1, 1, 1], 1, "a single number is expected, shape (3,)"), (1, [1, 1, 1], "shape (3,) is expected"),
    ([[1, 2]], [[1, 2], [1, 2]], "shape (2, 2) is expected, shape (1, 2)"), ([], 0, "shape (0,)"),
    ([], [0], "shape (0,)"),
    ([], [[]], "shape (1, 0) is expected, shape (0,)"),
    (np.zeros((0, 3)), np.zeros((0, 2)), "shape (0, 2) is expected"),
    (None, 7, "is None"), ([1, None], [1, 2], "a None inside"), (0, None, "nothing (None) is expected"),
    ("7", 7, "a text"), (["1", "2"], [1, 2], "a text"), (7, "7", "'7' is expected, 7 came back"),
    (np.array(["1"]), [1], "text"),
    ("Dog ", "dog", "Only capital letters or spaces"), ("cat", "dog", "'dog' is expected, 'cat' came back"),
    ([1, [2, 3]], [1, 2], "rows of your answer have different lengths"), (([1, 2], 3), [1, 2], "several values"),
    ({"a": 1}, 1, "a dictionary came back"), ({"a": 1}, {"b": 1}, "the key 'b' is missing"),
    (1, {"b": 1}, "a dictionary with the keys 'b'"),
    ({"a": 1, "b": 2}, {"a": 1}, "nobody asked for the key 'b'"),
    ({"W": [1, 2]}, {"W": [1, 3]}, "Look at: key 'W'"),
    ({1: [0]}, {"1": [0]}, "the key '1' is missing"), (([1, 2], [3]), ([1, 2], [4]), "Look at: value 2 of 2"),
    (([1, 2], [3, 5]), ([1, 2], [3, 4]), "Look at: value 2 of 2"),
    (([1, 2],), ([1, 2], [4]), "2 values are expected, 1 came back"),
    (5, ([1, 2], [4]), "2 values are expected, but a single one"),
    (({"a": [1]}, 2), ({"a": [2]}, [3]), "Look at: value 1 of 2, key 'a'"),
    ([1, [2, [4]]], [1, [2, [3]]], "[3] is expected, [4] came back"),
    ("[1, 2]", [1, 2], "text"), ({"a": 1}, "a", "came back"), ([["a"]], ["a"], "came back"),
    (..., 7, "still `...`"), (len, 7, "parentheses"), ((i for i in [7]), [7], "list(...)"), ({7}, [7], "no order"),
    (np.array([[1], [1, 2]], dtype=object), [[1], [1]], "different lengths"), (object(), 7, "of type object"),
    (LyingFloat(6), 7, "6 came back"), (LyingText("wrong"), "right", "'wrong' came back"),
    (LyingList([6]), [7], "[7] is expected, [6] came"),
    (np.array([6.0, 6.0]).view(LyingArray), [7.0], "shape (2,)"), (LyingClass(), 7, "of type LyingClass"),
    ([LyingFloat(6)], [7], "[6]"),
    (np.ma.array([7], mask=[True]), [7], "masked"), (endless(), [1], "contains itself"),
    (nested(50), [1], "contains itself"),
    (bomb(), [1], "too large"), (np.broadcast_to(1.0, (10 ** 9,)), [1], "too large"),
    (10 ** 400, 7, "hundreds of digits"),
    ("\ud800", "a", "came back"), ("a" * 500, "b", "..."), (10 ** 299, 7, "..."),
])
def test_wrong_answers_are_rejected_with_a_sentence(actual, expected, says, capsys):
    failure = verdict(actual, expected)
    assert failure is not None and says in str(failure)
    assert str(failure).startswith("✗ ") and failure.headline in str(failure) and not capsys.readouterr().out
    str(failure).encode("utf-8")
    assert len(str(failure)) < 900 and str(failure).count("\n") < 22


# Hypothesis against a slow and simple comparison, leaf by leaf

number = st.integers(-9, 9)
leaf = st.none() | st.booleans() | number | number.map(float) | st.sampled_from([nan, inf, "", "a"])
table = hnp.arrays(st.sampled_from([np.int64, np.float64, np.bool_]), hnp.array_shapes(max_dims=3, max_side=3),
                   elements={"min_value": -9, "max_value": 9})
tree = st.recursive(leaf | table, lambda inner: st.lists(inner, max_size=3) | st.lists(inner, max_size=3).map(tuple)
                    | st.dictionaries(st.sampled_from(["w", "b", 0]), inner, max_size=2), max_leaves=8)


def as_tree(value):
    value = value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value
    if isinstance(value, dict):
        return {key: as_tree(item) for key, item in value.items()}
    return [as_tree(item) for item in value] if isinstance(value, (list, tuple)) else value


def alike(a, e):
    if isinstance(a, list) and isinstance(e, list):
        return len(a) == len(e) and all(map(alike, a, e))
    if isinstance(a, dict) and isinstance(e, dict):
        return a.keys() == e.keys() and all(alike(a[key], e[key]) for key in e)
    kinds = [float if type(x) is int else type(x) for x in (a, e)]
    return kinds[0] is kinds[1] and (a == e or a != a and e != e)


def in_other_dress(value, draw):
    """The same answer, made of other types."""
    if isinstance(value, np.ndarray):
        return draw(st.sampled_from([value, value.tolist(), value.astype(object).tolist(), list(value)]))
    if isinstance(value, (list, tuple)):
        return draw(st.sampled_from([list, tuple]))(in_other_dress(item, draw) for item in value)
    if isinstance(value, dict):
        return {key: in_other_dress(value[key], draw) for key in reversed(value)}
    return draw(st.sampled_from([float, np.int16, np.float64, np.array]))(value) if type(value) is int else value


@settings(max_examples=600)
@given(tree, st.data())
def test_an_answer_passes_exactly_when_a_simple_comparison_passes(expected, data):
    actual = data.draw(tree) if data.draw(st.booleans()) else in_other_dress(expected, data.draw)
    assert (verdict(actual, expected) is None) == alike(as_tree(actual), as_tree(expected))


@settings(max_examples=300)
@given(table.filter(lambda array: array.dtype.kind != "b"), st.data())
def test_one_changed_number_is_noticed_and_another_shape_too(expected, data):
    changed = expected.astype(float)
    place = data.draw(st.integers(0, expected.size - 1))
    changed.flat[place] += data.draw(st.sampled_from([1, -1e-3, 2e-5, nan, inf]))
    assert verdict(changed, expected)
    for other in (expected[None], expected[..., None], expected.tolist() + [expected[0].tolist()], expected.ravel()):
        assert (verdict(other, expected) is None) == (np.shape(other) == expected.shape)


@settings(max_examples=400)
@given(values, values)
def test_no_value_crashes_a_check_and_the_verdict_is_the_same_after_the_wire(actual, expected):
    options = {"mistakes": {"a strange number": -12345.678}} if verdict(-12345.678, expected) else {}
    for wanted in (expected, satisfies("something long", lambda value: np.size(value) > 2 or "too short")):
        here, there = verdict(actual, wanted, **options), verdict(loads(dumps(actual)), wanted, **options)
        assert str(here) == str(there) and (here and here.mistake) == (there and there.mistake)


# Mistakes

def test_the_first_mistake_that_fits_is_named():
    mistakes = {"the bias is left out": 6, "it is too small": lambda h: h < 7, "another one": 6}
    failure = verdict(6, 7, mistakes=mistakes)
    assert failure.mistake == "the bias is left out"
    assert str(failure).endswith("\n  Likely mistake: the bias is left out.")
    assert verdict(5, 7, mistakes=mistakes).mistake == "it is too small"
    assert verdict(8, 7, mistakes=mistakes).mistake is None
    assert verdict(np.array(6.0), 7, mistakes=mistakes).mistake == "the bias is left out"


def test_a_mistake_may_have_another_shape_or_kind_than_the_answer():
    mistakes = {"one mean for all": 2.5, "no step": [True, False], "nothing comes back": None, "a text": "no",
                "a pair": ([1, 2], 3)}
    for mistake, value in mistakes.items():
        assert verdict(value, [1, 4], mistakes=mistakes).mistake == mistake


def test_the_authors_mistake_goes_before_a_general_hint():
    assert verdict([-1, -2], [1, 2]).mistake == diagnose.SIGN
    known = {"y and y_hat are exchanged": [-1, -2]}
    assert verdict([-1, -2], [1, 2], mistakes=known).mistake == "y and y_hat are exchanged"


def test_a_predicate_of_a_mistake_that_stops_does_not_fit():
    assert verdict("text", 7, mistakes={"too small": lambda h: h < 7}).mistake is None


@pytest.mark.parametrize(("expected", "options", "says"), [
    (7, {"mistakes": {"nothing wrong": 7.0}}, "counts as right"),
    ([1, 2], {"mistakes": {"same": (1, 2)}}, "counts as right"),
    (7, {"mistakes": {"always": lambda h: True}}, "counts as right"),
    (7, {"mistakes": {"": 6}}, "needs an explanation"),
    (satisfies("positive", lambda h: h > 0), {"mistakes": {"one": 1}}, "counts as right"),
    (7, {"mistakes": {3: 6}}, "needs an"),
    (7, {"mistakes": {"a set": {6}}}, "'a set' cannot be used"), (object(), {}, "expected value cannot be used"),
    ([1, {2}], {}, "expected value cannot be used"), (7, {"rtol": -1}, "not negative"),
    (7, {"atol": nan}, "finite"),
    (100, {"atol": 5, "mistakes": {"near": 103}}, "counts as right"),
])
def test_errors_of_the_author_are_found_even_when_the_answer_is_right(expected, options, says):
    for answer in (7, 8):
        with pytest.raises(ValueError, match=says):
            check(answer, expected, **options)


def test_tolerances_are_those_of_the_check():
    assert verdict(1.0000009, 1.0) is None and verdict(9e-9, 0) is None
    assert verdict(1.05, 1.0, rtol=0.1) is None and verdict(0.05, 0.0, atol=0.1) is None
    assert verdict(103, 100, atol=5) is None and verdict(106, 100, atol=5)
    assert verdict(1.0000009, 1.0, rtol=0) and verdict(99, 100)


# General hints

@pytest.mark.parametrize(("actual", "expected", "hint"), [
    (-1, 1, "SIGN"), ([-1, 2], [1, -2], "SIGN"), ([0, 0], [1, 2], "ALL_ZERO"), ([2, 4], [1, 2], "TWICE"),
    (5.0, 10, "HALF"),
    (0.5, 0.25, "TWICE"), ([0.5, 1], [1, 2], "HALF"), (25, 0.25, "PERCENT"), ([0.01, 0.02], [1, 2], "HUNDREDTH"),
    ([2, 3], [1, 2], "ONE_MORE"), ([0, 1, 2], [1, 2, 3], "ONE_LESS"), ([1, 2], [1.4, 2.7], "CUT"),
    (0.33, 1 / 3, "ROUNDED"),
    ([0.67, 0.33], [2 / 3, 1 / 3], "ROUNDED"), ([3, 2, 1], [1, 2, 3], "REVERSED"),
    ([[1, 3], [2, 4]], [[1, 2], [3, 4]], "TRANSPOSED"),
    ([2, 1, 3], [1, 2, 3], "ORDER"), ([9, 2, 3], [1, 2, 3], "ONLY_FIRST"), ([1, 2, 9], [1, 2, 3], "ONLY_LAST"),
    ([1.001, 2.003], [1, 2], "CLOSE"), (nan, 1, "NOT_A_NUMBER"), ([1, inf], [1, 2], "INFINITE"),
    (1, [1, 2, 4], "FIRST_VALUE"), (4, [1, 2, 4], "LAST_VALUE"), (7, [1, 2, 4], "SUM"),
    ([7 / 3], [1, 2, 4], "MEAN"),
    ([[1, 2, 3]], [1, 2, 3], "SHAPE_ONLY"), ([7], 7, "SHAPE_ONLY"),
    ([[1, 4], [2, 5], [3, 6]], [[1, 2, 3], [4, 5, 6]], "TRANSPOSED"),
    ([1, 2], [1, 2, 3], "LAST_MISSING"), ([[3, 4]], [[1, 2], [3, 4]], "FIRST_MISSING"),
    ([1, 2, 3], [1, 2], "EXTRA_LAST"),
    ([0, 1, 2], [1, 2], "EXTRA_FIRST"),
])
def test_some_mistakes_show_in_the_numbers(actual, expected, hint):
    failure = verdict(actual, expected)
    assert failure.mistake == getattr(diagnose, hint)
    assert str(failure).endswith(f"\n  Hint: {failure.mistake}")


def test_the_ways_to_nan_are_named_the_unclipped_logarithm_too():
    with np.errstate(all="ignore"):
        unclipped = 0 * np.log(0.0)
    assert "0 * inf (as in 0 * log 0)" in verdict(unclipped, 0.5).mistake


@pytest.mark.parametrize(("actual", "expected"), [
    (1, 2), (2, 1), (3, 2), (6, 7), (0, 1), ([1, 5, 2], [1, 7, 2]), (3.7, 11.3), ([1, 2], [9, 7]),
    ([5, 5], [1, 1]), ([1, 2, 3], [7, 8]),
    (1j, 2j), (1.0, nan), ([2, 0], [1, 0]), ([0, 1, 1], [0.2, 0.8, 1.4]),
])
def test_no_hint_where_chance_would_do(actual, expected):
    assert verdict(actual, expected).mistake is None


def test_the_diagnosis_alone_gives_no_expected_value_away():
    for answer in (None, 6, -7, 14, [7], [[7]], "7", len, nan, True, 6.9999, [1, "a"], [7, True], [1, [2]], {"a": 7}):
        assert "7" not in (verdict(answer, 7).mistake or "")
    assert verdict(None, 7).mistake == verdict(None, 7).headline
    assert "parentheses" in verdict(len, 7).mistake
    assert verdict(6, 7).mistake is None


def test_a_difference_too_small_for_six_digits_is_shown_with_more():
    assert "0.12345679 is expected, 0.12345712 came back" in str(verdict(0.12345712, 0.12345679))


def test_a_long_array_is_shortened_and_the_first_difference_named():
    wrong = np.arange(600.0).reshape(20, 30)
    wrong[3, 4] = -1
    text = str(verdict(wrong, np.arange(600).reshape(20, 30)))
    assert "one of 600 numbers is not" in text and "First at [3, 4]: 94 is expected, -1 came back." in text
    assert len(text.splitlines()) < 24 and max(map(len, text.splitlines())) < 110


# Demands

def positive(w):
    return bool(np.all(w > 0)) or "one weight is not positive"


NAN_SENTENCE = "NaN means \"not a number\", and it can satisfy nothing."


def test_a_demand_gets_arrays_numbers_and_texts():
    seen = []
    demand = satisfies("anything", lambda value: seen.append(value) or True)
    for value in ([1, 2], ((1, 2), (3, 4)), 3, 2.5, True, "text", ([1, 2], [3]), {"W": [1]}, [1, "a"], np.float64(1)):
        check(value, demand)
    assert [type(value) for value in seen] == [np.ndarray, np.ndarray, int, float, bool, str, tuple, dict, list, float]
    assert seen[1].shape == (2, 2) and isinstance(seen[6][0], np.ndarray) and isinstance(seen[7]["W"], np.ndarray)


def test_a_demand_is_printed_with_its_tick(capsys):
    check([1, 2], satisfies("all weights are positive.", positive))
    assert capsys.readouterr().out == "✓ Right: all weights are positive.\n"


def test_a_predicate_alone_is_a_demand_without_name(capsys):
    check([1, 2], positive)
    assert capsys.readouterr().out == "✓ Right.\n"
    assert "the property that the exercise names" in str(verdict([1, -2], positive))


@pytest.mark.parametrize(("value", "predicate", "says", "mistake"), [
    ([1, -2], positive, "This is asked for: all positive.", "one weight is not positive"),
    ([1, -2], lambda w: False, "Yours: [1, -2]", None),
    ([1, -2], lambda w: np.False_, "This is asked for", None),
    ([1, -2], lambda w: w > 0, "neither yes nor no", None),
    ([1, -2], lambda w: 1, "neither yes nor no", None),
    ([1, -2], lambda w: None, "neither yes nor no", None),
    ([1, -2], lambda w: w[5] > 0, "stopped with IndexError: index 5", None),
    ([1, -2], lambda w: w / object(), "stopped with TypeError", None),
    (("1", "2"), lambda w: w @ w, "stopped with", "Your answer holds a text: write numbers without quotes."),
    ([1, [2]], lambda w: w @ w, "cannot be used as what is asked for: all positive", None),
    (nan, lambda w: True, "This is asked for", NAN_SENTENCE),
    ([1, nan], lambda w: True, "This is asked for", NAN_SENTENCE),
    (([1.0], {"b": np.array([nan])}), lambda w: True, "This is asked for", NAN_SENTENCE),
    (None, lambda w: True, "is None", "Your answer is None. Is the return line missing, or the variable still empty?"),
    (..., lambda w: True, "still `...`", "The answer is still `...`: put your own code in its place."),
    (LyingClass(), lambda w: True, "of type LyingClass",
     "The answer is of type LyingClass; a number, a list or an array is asked for."),
])
def test_a_demand_rejects_with_a_reason(value, predicate, says, mistake):
    failure = verdict(value, satisfies("all positive", predicate))
    assert says in str(failure) and failure.mistake == mistake


def test_a_predicate_warns_nobody_and_changes_nothing(recwarn, capsys):
    def meddling(w):
        w[0] = -99
        warnings.warn("a warning", stacklevel=1)
        return bool(np.log(w).sum() > 0)
    assert "Yours: [1, 2]" in str(verdict(np.array([1, 2]), satisfies("large", meddling)))
    for answer in (np.array([1, 2]), [1, 2]):
        known = {"the first": meddling, "the second": lambda w: w[0] == 1}
        assert verdict(answer, [3, 4], mistakes=known).mistake == "the second"
    assert not recwarn.list and not capsys.readouterr().err


def test_demands_may_be_parts(capsys):
    expected = (satisfies("positive weights", positive), [1, 0])
    check(([1, 2], [1, 0]), expected)
    assert capsys.readouterr().out == "✓ Right.\n"
    failure = verdict(([1, -2], [1, 0]), expected)
    assert "Look at: value 1 of 2" in str(failure) and failure.mistake == "one weight is not positive"
    assert "Look at: key 'W'" in str(verdict({"W": [-1]}, {"W": positive}))
    assert "Look at: value 2 of 2, value 1 of 1" in str(verdict((1, [[-1]]), (1, [positive])))


@pytest.mark.parametrize("arguments", [("", positive), (positive, "text"), ("sentence", None), (None, positive)])
def test_a_demand_needs_a_sentence_and_a_predicate(arguments):
    with pytest.raises(ValueError, match="satisfies"):
        satisfies(*arguments)


# Exceptions and quizzes

def test_raised_names_the_exception():
    def stops(error):
        raise error
    assert raised(stops, ValueError("no")) == "ValueError"
    assert raised(np.linalg.inv, [[0.0]]) == "LinAlgError"
    assert raised(lambda a, b: a + b, 1, b=2) == "nothing"
    with pytest.raises(KeyboardInterrupt):
        raised(stops, KeyboardInterrupt())
    check(raised(stops, KeyError()), "KeyError")


def test_no_error_is_not_told_as_nothing(capsys):
    check(raised(abs, -1), "nothing")
    assert capsys.readouterr().out == "✓ Right: no error\n"
    assert str(verdict(raised(abs, -1), "ValueError")) == "✗ Not yet: 'ValueError' is expected, no error came back."
    assert str(verdict(raised(abs, "a"), "nothing")) == "✗ Not yet: no error is expected, 'TypeError' came back."


QUIZ = {"a": "The products are zero, the bias is not.", "c": "It plays no part in the sum."}


@pytest.mark.parametrize("answer", ["b", "B", " b ", "b)", "(B)", "b.", "\"b\"", np.str_("b")])
def test_the_right_choice_may_be_written_in_many_ways(answer, capsys):
    check.choice(answer, "b", QUIZ)
    assert capsys.readouterr().out == "✓ Right.\n"


def test_the_right_choice_may_be_explained(capsys):
    check.choice("B", "b", {**QUIZ, "B ": "Nothing multiplies the bias."})
    assert capsys.readouterr().out == "✓ Right. Nothing multiplies the bias.\n"


@pytest.mark.parametrize(("answer", "says"), [
    ("a", "✗ " + QUIZ["a"]), (" C) ", "✗ " + QUIZ["c"]), ("d", "'d' is not one of the choices: a, b, c."),
    (2, "2 is not one of"),
    (None, "No letter yet: choose one of a, b, c."), ("", "No letter yet"), ("  ", "No letter yet"),
    (..., "No letter yet"),
    (["b"], "['b'] is not one of"), (True, "True is not one of"), (np.array("b"), "is not one of"),
    ("ab", "'ab' is not one"),
    (np.array(["b"]), "is not one of"), (len, "parentheses of the call? Choose one of a, b, c."),
    ({"b"}, "Choose one of a, b, c."),
    (LyingText("a"), "✗ " + QUIZ["a"]), (nan, "nan is not one of"), ("b" * 2_000_000, "too large"),
    ({"b": 1}, "is not one of"),
])
def test_other_choices_are_explained_and_the_right_one_is_not_named(answer, says):
    with pytest.raises(CheckFailed) as failure:
        check.choice(answer, "b", QUIZ)
    assert says in str(failure.value) and failure.value.mistake == failure.value.headline
    assert "right" not in str(failure.value).lower()


@pytest.mark.parametrize(("right", "explanations", "says"), [
    ("b", {}, "no explanations"), ("b", {"b": "Yes."}, "no explanations"),
    ("c", {"a": "No."}, "for the choice 'b'"),
    ("a", {"b": "No.", "d": "No."}, "for the choice 'c'"), ("b", {"a": ""}, "not empty"),
    ("", QUIZ, "not empty"), (1, QUIZ, "texts"),
    ("b", {"a": "No.", "A ": "No!"}, "differ only in"), ("b", {1: "No."}, "texts"), ("b", {"a": None}, "texts"),
])
def test_a_quiz_without_all_explanations_is_the_authors_error(right, explanations, says):
    for answer in ("a", "b", None):
        with pytest.raises(ValueError, match=says):
            check.choice(answer, right, explanations)


def test_a_verdict_travels_between_processes():
    failure = verdict(6, 7, mistakes={"the bias is left out": 6})
    again = pickle.loads(pickle.dumps(failure))
    assert (str(again), again.mistake, again.headline) == (str(failure), failure.mistake, failure.headline)


@pytest.mark.parametrize("value", [
    (np.ones(3), {"s": 1}), [[1, 2, 3], {}], ((1, 2), {"s": np.ones(2)}), (np.ones((2, 3)), {}),
])  # fmt: skip
def test_several_things_are_right_in_any_container(value, capsys):
    check(value, returns(w=list, state=dict))
    assert capsys.readouterr().out == "✓ Right: two things, w and state.\n"


@pytest.mark.parametrize("value, kinds, hint", [
    (None, {"w": list, "state": dict}, "Is the return line missing"),
    (3.0, {"w": list, "state": dict}, "One thing came back: return w, state."),
    (np.ones((2, 3)), {"w": list, "costs": list}, "One thing came back: return w, costs."),
    ((1, 2, 3), {"w": list, "state": dict}, "3 things came back: return w, state."),
    (({}, np.ones(3)), {"w": list, "state": dict}, "Wrong order: return w, state."),
    (([1, 2], 5.0), {"value": float, "gradients": list}, "Wrong order: return value, gradients."),
    ((2.0, {}), {"w": list, "state": dict}, "w must be a list or an array: return w, state."),
    (([1], None), {"w": list, "state": dict}, "state must be a dictionary: return w, state."),
    (("w", [1]), {"w": list, "costs": list}, "w must be a list or an array: return w, costs."),
    (np.ones((2, 1)), {"x": float, "height": float}, "One thing came back: return x, height."),
])  # fmt: skip
def test_several_things_are_counted_and_known_by_their_kind(value, kinds, hint):
    assert hint in str(verdict(value, returns(**kinds)))


def test_numbers_may_come_together_as_an_array():
    check(np.array([1.0, 2.0]), returns(x=float, height=float))


@pytest.mark.parametrize("kinds", [{}, {"w": list}, dict.fromkeys("abcdef", list), {"w": list, "state": int}])
def test_several_things_need_names_and_known_kinds(kinds):
    with pytest.raises(ValueError, match="returns"):
        returns(**kinds)
