"""Is every mistake that can be read off a chapter's text refused, with its line and what to do?"""

from textwrap import dedent

import jupytext
import pytest
from neurona_build import rules, text
from neurona_build.problems import Refused
from sample_chapter import SOUND, broken, line_of

EXTRA = "```{{code-cell}}\n{}\n```\n\n"


def problems(chapter_text):
    try:
        chapter, found = text.read(chapter_text, "01-twice", "twice", "course/01-twice/twice.md")
    except Refused as refused:
        return refused.problems
    return sorted(found + rules.check_text(chapter))


def before_the_end(cell):
    return broken("The end.", dedent(cell).lstrip("\n") + "\nThe end.")


QUESTION = """
    ```{code-cell}
    :exercise: quiz-1
    answer_1 = None  # "a", "b" or "c"
    ### BEGIN SOLUTION
    answer_1 = "b"
    ### END SOLUTION
    ```

    ```{code-cell}
    :check: quiz-1
    :points: 1
    check.choice(answer_1, "b", {"a": "No, because.", "c": "Nor this."})
    ```
    """


# rule, broken chapter, text on the line that must be named, words of the message
REFUSED = [
    ("choices", before_the_end(QUESTION.replace(', "c": "Nor this."', "")), "check.choice(", "a, b, c, and"),
    ("choices", before_the_end(QUESTION.replace('"b" or "c"', 'or "b"')), "check.choice(", "knows a, b, c"),
    (
        "choices",
        before_the_end(QUESTION.replace('"c": "Nor', '"C": "Nor').replace('or "c"', 'or "d"')),
        "check.choice(",
        "a, b, d, and check.choice() knows a, b, c",
    ),
    ("unknown key", broken(":exercise: double-it", ":exerzise: double-it"), "def double_it", "'exerzise'"),
    ("unknown key", broken(":points: 4", ":points: 4\n:hidden: true"), ":check: double-it", "'hidden'"),
    ("unknown key", broken('"points": 17', '"points": 17, "rubric": 1'), '"rubric"', "'rubric'"),
    ("unknown key", broken("kernelspec:", "title: x\nkernelspec:"), "---", "'title'"),
    (
        "unreadable text",
        broken('{"reflection": "why", "points": 17}', "{reflection}"),
        "+++",
        "could not be read",
    ),
    ("unreadable text", broken(":points: 4", ":points: ["), ":check: double-it", "Invalid YAML"),
    ("unreadable text", broken("  display_name: Python 3\n", ""), "---", "'display_name' is a required property"),
    (
        "unreadable text",
        broken("\n  display_name: Python 3\n  language: python\n  name: python3", " python3"),
        "---",
        "'python3' is not of type 'object'",
    ),
    (
        "two kinds",
        broken(":given: look", ":given: look\n:check: double-it"),
        ":given: look",
        "check and given",
    ),
    ("raw cell", before_the_end("```{raw-cell}\nx\n```\n"), "{raw-cell}", "Raw cells"),
    ("directive", before_the_end("```{note}\nx\n```\n"), "{note}", "'{note}'"),
    ("directive", broken("```{code-cell}\n:given", "```{codecell}\n:given"), "{codecell}", "```{code-cell}"),
    (
        "exercise without check",
        broken(":check: double-it", ":given: other"),
        ":exercise:",
        "':check: double-it'",
    ),
    ("check without exercise", broken(":check: double-it", ":check: duoble-it"), ":check:", "duoble-it"),
    ("points", broken(":points: 4\n", ""), ":check:", "':points: 2'"),
    ("points", broken(":points: 4", ":points: 0"), ":check:", "above 0"),
    ("points", broken(":points: 4", ":points: 1.5"), ":check:", "whole number"),
    ("points", broken(":points: 4", ":points: true"), ":check:", "whole number"),
    ("points", broken('"why", "points": 17', '"why"'), '"why"', "reflection"),
    ("points", broken(":given: look", ":given: look\n:points: 1"), ":given:", "Remove the points"),
    ("id", broken(":given: look", ":given: Look_here"), ":given:", "small letters"),
    ("id", broken(":given: look", ":given:"), ":given:", "'' cannot be an id"),
    ("id", broken(":given: look", ":given: l--k"), ":given:", "single dashes"),
    ("id", broken(":given: look", ":given: " + 41 * "a"), ":given:", "at most 40"),
    ("id", broken('"why"', '""'), '"reflection"', "cannot be an id"),
    ("duplicate id", broken('"why"', '"double-it"'), '"reflection"', "line 19"),
    ("duplicate id", broken('"why"', '"double-it-check"'), '"reflection"', "line 27"),
    ("marker", broken("    ### BEGIN SOLUTION", "    ### BEGIN SOLUCION"), "SOLUCION", "looks like a marker"),
    ("marker", broken("    ### END SOLUTION", "    # end solution"), "# end solution", "looks like a marker"),
    (
        "marker",
        broken("### END HIDDEN TESTS", "### END HIDDEN TEST"),
        "### END HIDDEN TEST",
        "looks like a marker",
    ),
    ("marker", broken("    ### END SOLUTION\n", ""), "    ### BEGIN", "never ended"),
    ("marker", broken("    ### BEGIN SOLUTION\n", ""), "    ### END", "no 'BEGIN SOLUTION'"),
    ("marker", broken("    ### END SOLUTION", "    ### END HIDDEN TESTS"), "    ### END", "(exercise)"),
    ("marker", broken("    return 2 * np.asarray(x)\n", ""), "    ### END", "nothing between"),
    (
        "marker",
        broken("    return 2", "    ### BEGIN SOLUTION\n    return 2"),
        "    ### BEGIN SOLUTION",
        "inside",
    ),
    ("marker", broken("table = [1, 2]", "### BEGIN SOLUTION\n1\n### END SOLUTION"), "### BEGIN SOL", "plain"),
    (
        "marker",
        broken("Look at it.", "### BEGIN SOLUTION\n\nLook.\n\n### END SOLUTION"),
        "### BEGIN",
        "plain",
    ),
    ("marker", broken("The end.", "## BEGIN HIDDEN TEST"), "## BEGIN HIDDEN", "looks like a marker"),
    ("marker", broken("SOLUTION\n\n+++\n\nThe end.", "SOLUTION\n\nThe end."), "The end.", "'+++'"),
    ("marker", broken("### BEGIN SOLUTION\nDoubling", "Doubling"), "### END SOLUTION", "no 'BEGIN SOLUTION'"),
    ("marker", broken("to itself.", "to itself.\n### BEGIN MARK SCHEME"), "MARK SCHEME", "inside the solution"),
    ("not Python", broken("table = [1, 2]", "table = [1, 2"), "table = [1, 2", "was never closed"),
    ("not Python", broken("table = [1, 2]", "%matplotlib inline"), "%matplotlib", "IPython"),
    ("renamed import", broken("import check,", "import check as c,"), "import check as c", "'check'"),
    (
        "renamed import",
        broken("print(double_it(table))", "from neurona.check import raised as r"),
        "as r",
        "'raised'",
    ),
    ("shadowed name", broken("table = [1, 2]", "check = [1, 2]"), "check = [1, 2]", "neurona's"),
    ("shadowed name", broken("table = [1, 2]", "data = [1, 2]"), "data = [1, 2]", "Choose another"),
    ("shadowed name", broken("    ### END SOLUTION", "    ### END SOLUTION\nnp = 1"), "np = 1", "'np'"),
    (
        "shadowed name",
        broken("def double_it", "import numpy as np\ndef double_it"),
        "def double_it",
        "plain cell",
    ),
    ("figure without description", broken("The end.", "![](https://a.b/c.png)"), "![](", "no description"),
    ("figure without description", broken("The end.", "![ ](data:image/png,x)"), "![ ](", "no description"),
    (
        "figure without description",
        broken("The end.", '<img src="https://a/b" alt="">'),
        "<img",
        "no description",
    ),
    ("picture file", broken("The end.", "![A neuron](neuron.png)"), "![A neuron](", "'neuron.png'"),
    ("picture file", broken("The end.", "![A neuron](/neuron.png)"), "![A neuron](", "'/neuron.png'"),
    ("picture file", broken("The end.", '<img src="/neuron.png" alt="A neuron">'), "<img", "'/neuron.png'"),
]
IDS = [f"{number}-{rule.replace(' ', '-')}" for number, (rule, *_) in enumerate(REFUSED)]


@pytest.mark.parametrize("rule, chapter, place, words", REFUSED, ids=IDS)
def test_is_it_refused_with_line_and_advice(rule, chapter, place, words):
    found = [problem for problem in problems(chapter) if problem.rule == rule]

    assert found, f"not refused; found {problems(chapter)}"
    named = [problem for problem in found if words in problem.message]
    assert named, found
    # A key is reported on the line of its fence, up to two lines above it.
    places = [number for number, line in enumerate(chapter.splitlines(), 1) if place in line]
    assert any(number - named[0].line in (0, 1, 2) for number in places), (named[0], places)
    assert "\n" not in str(named[0])


def test_the_sound_chapter_is_accepted():
    assert problems(SOUND) == []
    assert problems(before_the_end(QUESTION)) == []


@pytest.mark.parametrize(
    "right, others",
    [
        ('"b"', '{"a": "No, because.", "b": "Yes, because.", "c": "Nor this."}'),
        ('"B"', '{"A": "No, because.", "c ": "Nor this."}'),
    ],
)
def test_choices_are_spelt_as_check_choice_reads_them(right, others):
    call = f"check.choice(answer_1, {right}, {others})"
    question = QUESTION.replace('check.choice(answer_1, "b", {"a": "No, because.", "c": "Nor this."})', call)

    assert call in question
    assert problems(before_the_end(question)) == []


def test_all_problems_are_named_at_once():
    chapter = broken(":points: 4", ":points: none").replace("table = [1, 2]", "check = 1").replace("The end.", "![](x)")

    assert {p.rule for p in problems(chapter)} == {
        "points", "shadowed name", "figure without description", "picture file"
    }  # fmt: skip


def test_a_problem_names_the_very_line():
    chapter = broken("    return 2 * np.asarray(x)\n    ### END SOLUTION", "    return 2\n    ### END SOLUCION")

    lines = sorted(p.line for p in problems(chapter) if p.rule == "marker")

    assert lines == [line_of(chapter, "    ### BEGIN SOLUTION"), line_of(chapter, "### END SOLUCION")]


def test_cells_are_those_that_jupytext_reads(course):
    path = course({"01-twice/twice": SOUND}) / "course/01-twice/twice.md"

    theirs = jupytext.read(path, fmt="md:myst").cells
    chapter, _ = text.read(SOUND, "01-twice", "twice", "x")

    assert [(c.type, c.source) for c in chapter.cells] == [(c.cell_type, c.source) for c in theirs]
    lines = SOUND.splitlines()
    for cell in chapter.cells:
        assert lines[cell.line - 1] == cell.source.splitlines()[0]


def test_an_empty_text_is_refused():
    assert [p.rule for p in problems("")] == ["empty chapter"]
