"""May a check cell touch the student's work anywhere but in the first argument of check()? No."""

import pytest
from neurona_build import rules, text
from sample_chapter import line_of, with_check


def messages(body):
    chapter_text = with_check(body)
    chapter, found = text.read(chapter_text, "01-twice", "twice", "x")
    start = line_of(chapter_text, ":points: 4") + 1
    found += rules.check_text(chapter)
    assert {problem.rule for problem in found} <= {"check cell", "renamed import"}
    return [(problem.line - start + 1, problem.message) for problem in found]


ACCEPTED = {
    "a literal": "check(double_it(2), 4)",
    "NumPy": "check(double_it([1, 2]), np.array([1, 2]) * 2, rtol=1e-3)",
    "data of the course": "flowers = data.iris()\ncheck(double_it(flowers.X), flowers.X * 2)",
    "names of the cell": "x = [1, 2]\ny = [2 * v for v in x]\ncheck(double_it(x), y)",
    "a loop": "for x, y in [(1, 2), (2, 4)]:\n    check(double_it(x), y)",
    "a condition": "for x, y in [(1, 2), (2, 4)]:\n    if x > 1:\n        check(double_it(x), y)",
    "with": "with np.errstate(over='raise'):\n    check(double_it(1), 2)",
    "raised": "check(raised(double_it, None), 'TypeError')",
    "a predicate": "big = 3\ncheck(double_it(2), satisfies('more than 3', lambda w: w > big))",
    "a function of the cell": "def twice(x):\n    y = x + x\n    return y\ncheck(double_it(3), twice(3))",
    "a parameter of that name": "check(double_it(2), satisfies('4', lambda double_it: double_it > 3))",
    "mistakes": "check(double_it(2), 4, mistakes={'squared': 2 ** 2 + 0.5, 'sum': sum([1, 2])})",
    "a choice": "check.choice(double_it(2), 'b', {'a': 'no', 'c': 'no'})",
    "a course name inside the first argument": "check(double_it(table), [2, 4])",
    "a lambda inside the first argument": "check((lambda v: double_it(v))(2), 4)",
    "an import of its own": "import math\nfrom numpy import pi\ncheck(double_it(math.pi), 2 * pi)",
}


@pytest.mark.parametrize("body", ACCEPTED.values(), ids=ACCEPTED)
def test_what_is_accepted(body):
    assert messages(body) == []


REFUSED = {
    "a check that is not there": ("check.equal(double_it(2), 4)", 1, "There is no check.equal()"),
    "no check at all": ("double = 2", 1, "Nothing is checked"),
    "a call": ("check(4, double_it(2))", 1, "'double_it' is the student's"),
    "a call in a keyword": ("check(double_it(2), 4, mistakes={'m': double_it(3)})", 1, "'double_it'"),
    "a call in a tolerance": ("check(double_it(2), 4, rtol=double_it(1))", 1, "'double_it'"),
    "a nested call": ("check(1, abs(max(double_it(2), 1)))", 1, "'double_it'"),
    "a reading without a call": ("check(1, [double_it])", 1, "'double_it'"),
    "a set-up line": ("x = 1\ny = double_it(x)\ncheck(y, 2)", 2, "'double_it'"),
    "an alias": ("g = double_it\ncheck(g(1), 2)", 1, "'double_it'"),
    "an alias in a default": ("def g(x, f=double_it):\n    return f(x)\ncheck(1, g(1))", 1, "'double_it'"),
    "a default behind its own name": (
        "g = lambda double_it=double_it: double_it(1)\ncheck(1, g())", 1, "'double_it'"),
    "a loop over it": ("for x in double_it([1]):\n    check(x, 2)", 1, "'double_it'"),
    "a comprehension": ("check(1, [double_it(x) for x in (1, 2)])", 1, "'double_it'"),
    "a comprehension behind its own name": (
        "check(1, [double_it for double_it in double_it(1)])", 1, "'double_it'"),
    "a lambda": ("check(1, satisfies('x', lambda w: w == double_it(1)))", 1, "'double_it'"),
    "a function body": ("def g():\n    return double_it(1)\ncheck(1, g())", 2, "'double_it'"),
    "a decorator": ("@double_it\ndef g():\n    return 1\ncheck(1, g())", 1, "'double_it'"),
    "a base class": ("class G(double_it):\n    pass\ncheck(1, G())", 1, "'double_it'"),
    "a base class behind its own name": (
        "class G(double_it):\n    double_it = 1\ncheck(1, G())", 1, "'double_it'"),
    "a metaclass behind its own name": (
        "class G(metaclass=double_it):\n    double_it = 1\ncheck(1, G())", 1, "'double_it'"),
    "a decorator of a class behind its own name": (
        "@double_it\nclass G:\n    double_it = 1\ncheck(1, G())", 1, "'double_it'"),
    "a decorator behind its own name": (
        "@double_it\ndef g(double_it):\n    return 1\ncheck(1, g(1))", 1, "'double_it'"),
    "a condition on it": ("if double_it(1) == 2:\n    check(1, 1)", 1, "'double_it'"),
    "an f-string": ("check(1, f'{double_it(1)}')", 1, "'double_it'"),
    "an attribute": ("double_it.calls = 0\ncheck(double_it(1), 2)", 1, "'double_it'"),
    "the name bound anew": ("double_it = abs\ncheck(double_it(1), 1)", 1, "binds 'double_it' anew"),
    "the name bound anew by a loop": ("for double_it in [abs]:\n    check(1, 1)", 1, "anew"),
    "the name bound anew by an import": ("from numpy import abs as double_it\ncheck(1, 1)", 1, "anew"),
    "the name bound anew from inside": (
        "def g():\n    global double_it\n    double_it = abs\ncheck(1, 1)", 2, "anew"),
    "the name deleted": ("del double_it\ncheck(1, 1)", 1, "anew"),
    "another cell's name": ("check(double_it(1), table[1])", 1, "'table' comes from another cell"),
    "a name from nowhere": ("check(double_it(1), tables)", 1, "'tables' is defined nowhere"),
    "eval": ("check(1, eval('double' + '_it(1)'))", 1, "'eval'"),
    "globals": ("check(1, globals()['double' + '_it'](1))", 1, "'globals'"),
    "dir": ("check(1, dir()[0])", 1, "'dir'"),
    "frames": ("check(1, np.sum.__globals__)", 1, "'__globals__'"),
    "another module": ("import sys\ncheck(double_it(1), 2)", 1, "'sys'"),
    "check under another name": ("from neurona import check as c\nc(double_it(1), 2)", 1, "its own name"),
    "an alias of check": ("c = check\nc(double_it(1), 2)", 1, "without being called"),
    "check handed on": ("list(map(check, [1], [1]))", 1, "without being called"),
    "an alias of choice": ("c = check.choice\nc(1, 'b', {})", 1, "check.choice"),
    "check shadowed": ("check = print\ncheck(double_it(1), 2)", 1, "another meaning"),
    "check shadowed by a parameter": ("f = lambda check: 1\ncheck(1, f(1))", 1, "another meaning"),
    "np shadowed": ("np = 1\ncheck(double_it(1), 2)", 1, "'np'"),
    "no first argument": ("check(actual=double_it(1), expected=2)", 1, "stands first"),
    "a starred first argument": ("check(*[double_it(1), 2])", 1, "stands first"),
    "check in a function": ("def g():\n    check(double_it(1), 2)\ng()", 2, "inside a function"),
    "check in a lambda": ("g = lambda: check(1, 1)\ng()", 1, "inside a lambda"),
    "check in a comprehension": ("[check(double_it(x), 2) for x in [1]]", 1, "inside a comprehension"),
    "check in try": ("try:\n    check(double_it(1), 2)\nexcept AssertionError:\n    pass", 2, "inside try"),
    "check in while": ("while True:\n    check(1, 1)\n    break", 2, "inside while"),
    "check in check": ("check(check(double_it(1), 2), None)", 1, "inside the first argument"),
    "a named answer": ("check((r := double_it(1)), 2)\ncheck(r, 2)", 1, "':='"),
    "what only the grader sees": ("x = check(double_it(1), 2)", 1, "statement of its own"),
}  # fmt: skip


@pytest.mark.parametrize("body, line, words", REFUSED.values(), ids=REFUSED)
def test_what_is_refused(body, line, words):
    found = messages(body)

    assert any(at == line and words in message for at, message in found), found
