"""A check cell taken apart: what goes to the student's kernel holds nothing that is expected."""

import textwrap

import pytest

from neurona.grading.splitting import CannotSplit, split


def programs(source):
    parts = split(textwrap.dedent(source))
    return parts.record, parts.judge


# source, what the record program must still contain, what it must not contain
CUT = {
    "expected": ("check(f(1), 777)", ["f(1)"], ["777"]),
    "tolerance": ("check(f(1), 2, rtol=0.777)", ["f(1)"], ["0.777"]),
    "mistakes": ('check(f(1), 2, mistakes={"w0 forgotten": 777})', ["f(1)"], ["777", "forgotten"]),
    "choice": ('check.choice(q, "b", {"a": "never"})', ["q"], ["'b'", "never"]),
    "predicate": ('check(w, satisfies("all right", lambda w: w[0] > 777))', ["w"], ["777", "all right", "satisfies"]),
    "raised": ('check(raised(f, [1]), "ValueError")', ["raised(f, [1])"], ["ValueError"]),
    "loop": ("for x, h in [(1, 777), (2, 778)]:\n    check(f(x), h)", ["(1, None)", "f(x)"], ["777", "778"]),
    "loop over a name": ("cases = [(1, 777)]\nfor x, h in cases:\n    check(f(x), h)", ["(1, None)"], ["777"]),
    "zip": ("for x, h in zip([1, 2], [777, 778]):\n    check(f(x), h)", ["[1, 2]"], ["777"]),
    "enumerate": ("for i, (x, h) in enumerate([(1, 777)]):\n    check(f(x), h + i)", ["f(x)"], ["777"]),
    "items": ("for x, h in {1: 777}.items():\n    check(f(x), h)", ["(1, None)"], ["777"]),
    "items, keys expected": ("for h, x in {777: 1}.items():\n    check(f(x), h)", ["(None, 1)"], ["777"]),
    "nested rows": ("for x, (h, k) in [(1, (777, 778))]:\n    check(f(x), h * k)", ["f(x)"], ["777", "778"]),
    "nested loops": ("for a in [1, 2]:\n    for x, h in [(3, 777)]:\n        check(f(a, x), h)", ["[1, 2]"], ["777"]),
    "set-up": ("h = 777\nx = 5\ncheck(f(x), h)", ["x = 5"], ["777", "h ="]),
    "set-up in a pair": ("x, h = 5, 777\ncheck(f(x), h)", ["5"], ["777"]),
    "name used again": ("x = 5\ncheck(f(x), 1)\nx = 777\ncheck(f(2), x)", ["x = 5"], ["777"]),
    "computed": ("h = g0(777)\ncheck(f(1), h)", ["f(1)"], ["777", "g0"]),
    "if": ("h = 777\nif h > 3:\n    k = 778\nfor x in [1]:\n    check(f(x), k)", ["f(x)"], ["777", "778"]),
    "with": ('with np.errstate(over="raise"):\n    check(f(1), 777)', ["errstate"], ["777"]),
    "function for expected": ("def right(x):\n    return 777 * x\ncheck(f(2), right(2))", ["f(2)"], ["777", "right"]),
    "import for expected": ("from math import tau\ncheck(f(2), tau)", ["f(2)"], ["tau"]),
    "appended": (
        "h = []\nfor x in [1, 2]:\n    h.append(777 * x)\n    check(f(x), h[-1])",
        ["f(x)"],
        ["777", "append"],
    ),
    "comprehension name": ("h = 777\ncheck([f(h) for h in [1, 2]], h)", ["for h in [1, 2]"], ["777"]),
    "lambda name": ("h = 777\ncheck(f(lambda h: h), h)", ["lambda h: h"], ["777"]),
}


@pytest.mark.parametrize("source, kept, gone", CUT.values(), ids=CUT)
def test_expectations_stay_behind(source, kept, gone):
    record, judge = programs(source)
    for text in kept:
        assert text in record
    for text in gone:
        assert text not in record
        assert text in judge


# source, what must run on the student's side because an answer depends on it
NEEDED = {
    "set-up": ("x = [1, 2]\ncheck(f(x), 3)", "x = [1, 2]"),
    "seed": ("np.random.seed(4)\ncheck(f(1), 3)", "np.random.seed(4)"),
    "changed list": ("x = [1]\nx.append(5)\ncheck(f(x), 3)", "x.append(5)"),
    "changed item": ("x = [1]\nx[0] = 5\ncheck(f(x), 3)", "x[0] = 5"),
    "changed in place": ("x = 1\nx += 5\ncheck(f(x), 3)", "x += 5"),
    "handed over": ("shuffle(x)\ncheck(f(x), 3)", "shuffle(x)"),
    "argument not changed": ("x = [1]\ncheck(f(x), 3)\ncheck(x, [1])", "__neurona_record__(lambda: x)"),
    "function": ("def g(v):\n    return v\ncheck(f(g), 3)", "def g(v):"),
    "student's call before": ("w, e = train(3)\ncheck(w, 3)\ncheck(e, 4)", "w, e = train(3)"),
    "carried through the loop": ("x = 0\nfor i in [1, 2]:\n    check(f(x), 3)\n    x = x + i", "x = x + i"),
    "condition": ("for x in [1, 2]:\n    if x > 1:\n        check(f(x), 3)", "if x > 1:"),
    "import": ("from math import pi\ncheck(f(pi), 3)", "from math import pi"),
}


@pytest.mark.parametrize("source, needed", NEEDED.values(), ids=NEEDED)
def test_what_an_answer_needs_is_kept(source, needed):
    assert needed in programs(source)[0]


def test_the_student_never_runs_for_the_judge():
    _, judge = programs("w, e = train(3)\ncheck(w, 3)\nfor x, h in [(1, 2)]:\n    check(f(x), h)")
    assert "train" not in judge
    assert "f(" not in judge


def test_both_programs_ask_in_the_same_order():
    source = """
    check(f(0), 0)
    for x, h in [(1, 10), (2, 20)]:
        if x == 2:
            check(f(x), h)
        check(g(x), h)
    """
    record, judge = programs(source)
    asked = []
    exec(
        record,
        {
            "__neurona_record__": lambda question: asked.append(question()),
            "f": lambda x: ("f", x),
            "g": lambda x: ("g", x),
        },
    )
    wanted = []
    exec(judge, {"__neurona_value__": iter(asked).__next__, "check": lambda value, h: wanted.append((value, h))})
    assert asked == [("f", 0), ("g", 1), ("f", 2), ("g", 2)]
    assert wanted == [(("f", 0), 0), (("g", 1), 10), (("f", 2), 20), (("g", 2), 20)]


REFUSED = {
    "part of a name": ('for case in [{"x": 1, "h": 2}]:\n    check(f(case["x"]), case["h"])', "case holds both", 2),
    "rows from elsewhere": ("for x, h in table():\n    check(f(x), h)", "list of tuples", 1),
    "unpacked elsewhere": ("x, h = pair\ncheck(f(x), h)", "lines of their own", 1),
    "in an expression": ("[check(f(x), 3) for x in [1]]", "statement of its own", 1),
    "in a function": ("def t(x, h):\n    check(f(x), h)\nt(1, 2)", "inside a function", 2),
    "in try": ("try:\n    check(f(1), 2)\nexcept ValueError:\n    pass", "inside try", 2),
    "no first argument": ("check(actual=f(1), expected=2)", "first place", 1),
    "starred": ("check(*pair)", "first place", 1),
    "no check": ("x = 3", "no check", 1),
    "assert": ("check(f(1), 2)\nassert f(1) == 2", "assert statement", 2),
    "while": ("while True:\n    check(f(1), 2)", "while statement", 1),
    "magic": ("%time check(f(1), 2)", "not ordinary Python", 1),
}


@pytest.mark.parametrize("source, sentence, line", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_taken_apart_is_refused(source, sentence, line):
    with pytest.raises(CannotSplit, match=sentence) as error:
        split(source)
    assert error.value.line == line
