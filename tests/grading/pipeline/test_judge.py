"""The judge: right, wrong, odd and hostile records, and what becomes of it when it is made to hang."""

import json
import os
import signal

import numpy as np
import pytest

from neurona.checking import verdict as words
from neurona.grading import judge_worker
from neurona.grading.judge import Judge
from neurona.grading.plan import CheckPlan
from neurona.grading.splitting import split
from neurona.plain import NotPlain, dumps, refusal

CONTEXT = "import numpy as np\nfrom neurona import check, satisfies"


def plan(source):
    return CheckPlan("a-check", 1.0, "", CONTEXT, split(source).judge)


def answers(*values):
    return [{"value": dumps(value)} for value in values]


@pytest.fixture(scope="module")
def judge():
    judge = Judge(seconds=5)
    yield judge
    judge.close()


def test_a_right_answer_passes_with_its_lines(judge):
    verdict = judge.verdict(plan("check(f(1), 2)\ncheck(f(2), [1, 2])"), answers(2, np.array([1, 2])))
    assert verdict.passed
    assert verdict.text.count("✓") == 2
    assert verdict.mistake == ""


def test_a_wrong_answer_fails_with_the_diagnosis(judge):
    verdict = judge.verdict(plan('check(f(1), 2, mistakes={"the bias is left out": 5})'), answers(5))
    assert not verdict.passed
    assert "the bias is left out" in verdict.text


def test_mistakes_are_looked_at_only_where_an_answer_is_wrong(judge):
    asked = plan('check(f(1), 2, mistakes={"a right answer": 2})')  # a build would refuse it
    assert judge.verdict(asked, answers(2)).passed
    assert judge.verdict(asked, answers(5)).kind == "judge"


def test_the_second_question_can_fail(judge):
    assert not judge.verdict(plan("check(f(1), 2)\ncheck(f(2), 3)"), answers(2, 4)).passed


@pytest.mark.parametrize("records", [[], answers(2)], ids=["none", "one of two"])
def test_missing_answers_fail(judge, records):
    verdict = judge.verdict(plan("check(f(1), 2)\ncheck(f(2), 3)"), records)
    assert verdict.kind == "no answer"
    assert not verdict.passed


def test_extra_answers_fail(judge):
    verdict = judge.verdict(plan("check(f(1), 2)"), answers(2, 2))
    assert (verdict.kind, verdict.passed) == ("too many", False)


def test_an_exception_of_the_student_is_named(judge):
    record = {"raised": {"name": "ZeroDivisionError", "message": "division by zero", "line": 3, "text": "return 1 / 0"}}
    verdict = judge.verdict(plan("check(f(1), 2)"), [record])
    assert not verdict.passed
    for part in ("ZeroDivisionError", "division by zero", "line 3", "return 1 / 0"):
        assert part in verdict.text


def test_the_stub_is_called_unanswered(judge):
    verdict = judge.verdict(plan("check(f(1), 2)"), [{"raised": {"name": "NotImplementedError", "message": ""}}])
    assert verdict.kind == "stub"


def test_a_refused_value_gets_the_words_of_check(judge):
    verdict = judge.verdict(plan("check(f(1), 2)"), [{"value": refusal(NotPlain("function"))}])
    assert not verdict.passed
    assert "function" in verdict.text


ODD = [
    "",
    "{",
    "[" * 100_000,
    '{"refused": 3, "name": []}',
    '{"array": "float", "shape": [1e9], "values": []}',
    '{"array": "int", "shape": [-1], "values": [1]}',
    "NaN",
    '{"float": "2"}',
    '"' + "x" * 5_000_000 + '"',
    "1" * 5000,
    '{"dict": [[[1], 2]]}',
    "\u202e\ud800",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_payloads_fail_with_a_sentence(judge, text):
    verdict = judge.verdict(plan("check(f(1), 2)"), [{"value": text}])
    assert not verdict.passed
    assert verdict.kind == "failed"
    assert verdict.text


@pytest.mark.parametrize(
    "record", [{}, {"value": None}, {"raised": []}, {"raised": None}, {"value": 2}, {"n": 0}], ids=str
)
def test_odd_records_fail(judge, record):
    assert not judge.verdict(plan("check(f(1), 2)"), [record]).passed


def test_a_judge_that_hangs_is_stopped_and_replaced():
    judge = Judge(seconds=1)
    try:
        verdict = judge.verdict(plan('check(f(1), satisfies("ends", lambda n: sum(range(10**12)) > 0))'), answers(2))
        assert (verdict.kind, verdict.passed) == ("judge time", False)
        assert judge.verdict(plan("check(f(1), 2)"), answers(2)).passed
    finally:
        judge.close()


def test_a_judge_without_memory_says_so(judge):
    verdict = judge.verdict(plan('check(f(1), satisfies("small", lambda n: len(np.ones(n)) > 0))'), answers(10**12))
    assert not verdict.passed
    assert judge.verdict(plan("check(f(1), 2)"), answers(2)).passed


def test_a_judge_that_was_killed_comes_back(judge):
    judge.verdict(plan("check(f(1), 2)"), answers(2))
    os.kill(judge._process.pid, signal.SIGKILL)
    judge._process.wait()
    assert judge.verdict(plan("check(f(1), 2)"), answers(2)).passed


def test_an_author_s_error_gives_no_points(judge):
    verdict = judge.verdict(plan("check(f(1), unknown_name)"), answers(2))
    assert (verdict.kind, verdict.passed) == ("judge", False)
    assert "NameError" in verdict.text


def test_verdicts_carry_no_escape_sequences(judge):
    record = {"raised": {"name": "ValueError", "message": "\x1b[31mred\x1b[0m \x07 bell"}}
    text = judge.verdict(plan("check(f(1), 2)"), [record]).text
    assert "red" in text
    assert text.isprintable() or "\N{REPLACEMENT CHARACTER}" in text
    assert "\x1b" not in json.loads(json.dumps(text))


HIDDEN = """\
check(f(1), 2)
### BEGIN HIDDEN TESTS
check(f(2), 271828, mistakes={"the bias is left out": 5})
### END HIDDEN TESTS
"""


def test_hidden_tests_give_no_value_away(judge):
    right = judge.verdict(plan(HIDDEN), answers(2, 271828))
    assert right.passed
    assert "271828" not in right.text
    wrong = judge.verdict(plan(HIDDEN), answers(2, 7))
    assert not wrong.passed
    assert "hidden test" in wrong.text
    assert "271828" not in wrong.text
    known = judge.verdict(plan(HIDDEN), answers(2, 5))
    assert "the bias is left out" in known.text
    assert known.mistake == "the bias is left out"


def test_hidden_tests_name_the_likely_mistake_in_the_words_of_check():
    assert judge_worker.likely_mistake is words.likely_mistake  # one sentence, to be translated once
