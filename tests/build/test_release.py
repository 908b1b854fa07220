"""Does the release hold what students need and nothing of what they must find out?"""

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from neurona_build import leaks, notebook, outputs, style, text
from neurona_build.chapters import find, student_notebooks
from neurona_build.nbgrading import Course
from sample_chapter import SOUND, broken, line_of

from neurona.checking import folded


@pytest.fixture
def chapter():
    return text.read(SOUND, "01-twice", "twice", "course/01-twice/twice.md")[0]


@pytest.fixture
def notebooks(chapter, course, tmp_path_factory):
    place = find(course({"01-twice/twice": SOUND}))[0][0]
    return student_notebooks(place, chapter, Course(tmp_path_factory.mktemp("nbgrader")))


def cell(notebook_, cell_id):
    return next(c for c in notebook_.cells if c.id == cell_id)


def test_students_get_stubs_and_visible_checks(notebooks):
    release = notebooks["release"]

    assert cell(release, "double-it").source == (
        "def double_it(x):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    )
    assert cell(release, "double-it-check").source == (
        "# Check: double-it, 4 points. Run this cell.\ncheck(double_it(2), 4)"
    )
    assert notebook.LABEL.startswith(folded.LABEL), "by which neurona knows a check when it shows an error"
    assert cell(release, "why").source == "YOUR ANSWER HERE"
    assert release.cells[-1].source == "The end."


def test_checks_are_folded_and_nothing_else_is(notebooks):
    for made in notebooks.values():
        nbformat.validate(made)
        hidden = [c.id for c in made.cells if c.metadata.get("jupyter", {}).get("source_hidden")]
        assert hidden == ["double-it-check"]


def test_a_check_says_on_its_first_line_what_it_is_worth():
    more = "```{code-cell}\n:check: double-it\n:points: 3\ncheck(double_it(0), 0)\n```\n\nLook."
    two = broken(":points: 4", ":points: 1").replace("Look at it.", more)

    made = notebook.instructor_notebook(text.read(two, "a", "b", "c")[0])

    assert [c.source.splitlines()[0] for c in made.cells if "jupyter" in c.metadata] == [
        "# Check: double-it, 1 point. Run this cell.", "# Check: double-it-2, 3 points. Run this cell."]  # fmt: skip


def test_an_exercise_that_is_called_a_check_keeps_its_name():
    renamed = broken(":exercise: double-it", ":exercise: double-check")
    renamed = renamed.replace(":check: double-it", ":check: double-check")

    made = notebook.instructor_notebook(text.read(renamed, "a", "b", "c")[0])

    assert cell(made, "double-check-check").source.startswith("# Check: double-check, 4 points.")


def test_the_first_line_of_a_question_does_not_show_its_answer():
    asked = broken("check(double_it(2), 4)", 'check.choice(double_it, "b", {"a": "No."})')

    made = notebook.instructor_notebook(text.read(asked, "a", "b", "c")[0])

    assert '"b"' not in cell(made, "double-it-check").source.splitlines()[0]


def test_solutions_read_without_marker_headings(notebooks):
    read = notebook.to_read(notebooks["source"])

    assert cell(read, "why").source == "Doubling is adding a number to itself."
    assert "### BEGIN SOLUTION" in cell(read, "double-it").source


def test_a_marker_with_a_space_behind_it_is_taken_out_too():
    spaced = text.read(SOUND.replace(" SOLUTION\nDoubling", " SOLUTION \nDoubling"), "a", "b", "c")[0]

    read = notebook.to_read(notebook.instructor_notebook(spaced))

    assert "### BEGIN SOLUTION \n" in spaced.of("reflection")[0].source
    assert cell(read, "why").source == "Doubling is adding a number to itself."


def test_metadata_is_nbgraders_version_3(notebooks):
    for made in notebooks.values():
        nbformat.validate(made)
        MetadataValidator().validate_nb(made)
    meta = {c.id: dict(c.metadata.nbgrader) for c in notebooks["source"].cells if "nbgrader" in c.metadata}
    common = {"schema_version": 3, "task": False}
    assert meta == {
        "double-it": {"grade_id": "double-it", "grade": False, "solution": True, "locked": False, **common},
        "double-it-check": {
            "grade_id": "double-it-check", "grade": True, "solution": False, "locked": True, **common,
            "points": 4,
        },
        "given-look": {"grade_id": "given-look", "grade": False, "solution": False, "locked": True, **common},
        "why": {"grade_id": "why", "grade": True, "solution": True, "locked": False, "points": 17, **common},
    }  # fmt: skip


def test_a_second_check_is_named_check_2():
    twice = broken("Look at it.", "```{code-cell}\n:check: double-it\n:points: 1\ncheck(double_it(0), 0)\n```\n\nLook.")

    ids = notebook.grade_ids(text.read(twice, "a", "b", "c")[0])

    assert [i for i in ids if i.startswith("double-it-")] == ["double-it-check", "double-it-check-2"]


def test_ids_of_other_sections_stay_when_a_cell_is_added(chapter):
    longer = text.read(broken("Write a function.", "Write.\n\n+++\n\nA function."), "a", "b", "c")[0]

    before, after = (
        dict(zip(notebook.cell_ids(c), [cell.source for cell in c.cells], strict=True)) for c in (chapter, longer)
    )

    assert len(after) == len(longer.cells) == len(before) + 1
    edited = {"start--3", "start--4"}
    assert {i: s for i, s in before.items() if i not in edited} == {i: s for i, s in after.items() if i not in edited}


@pytest.mark.parametrize(
    "cell_id, leaked, place",
    [
        ("double-it", "    return 2 * np.asarray(x)", "return 2 * np"),
        ("start--1", "check(double_it([1, 50]), [2, 100])", "[1, 50]"),
        ("why", "Doubling is adding a number to itself.", "Doubling is"),
        ("double-it", "    ### BEGIN SOLUTION", "def double_it"),
    ],
)
def test_is_a_leak_found_and_its_line_named(chapter, notebooks, cell_id, leaked, place):
    assert leaks.check_release(chapter, notebooks["release"]) == []

    cell(notebooks["release"], cell_id).source += "\n" + leaked

    (found,) = (p for p in leaks.check_release(chapter, notebooks["release"]) if p.rule == "leak")
    assert found.line == line_of(SOUND, place)
    assert leaked.strip() in found.message


@pytest.mark.parametrize("line, wanted", [("y = 2", True), ("y=2", False)])
def test_a_short_line_counts_as_a_leak_and_a_crumb_does_not(line, wanted, course, tmp_path_factory):
    short = broken("    return 2 *", f"    {line}\n    return 2 *")
    chapter = text.read(short, "01-twice", "twice", "x")[0]
    place = find(course({"01-twice/twice": short}))[0][0]
    release = student_notebooks(place, chapter, Course(tmp_path_factory.mktemp("nbgrader")))["release"]

    cell(release, "double-it").source += f"\n    {line}"

    found = [p.line for p in leaks.check_release(chapter, release) if p.rule == "leak"]
    assert found == ([line_of(short, line)] if wanted else [])


def test_outputs_for_students_are_refused(chapter, notebooks):
    cell(notebooks["release"], "double-it-check").outputs = [nbformat.v4.new_output("stream", text="4")]

    assert [p.rule for p in leaks.check_release(chapter, notebooks["release"])] == ["leak"]


def test_a_loop_that_loses_its_body_is_refused(course, tmp_path_factory):
    hollow = broken("check(double_it(2), 4)\n### BEGIN", "for x in (1, 2):\n    pass\n### BEGIN").replace(
        "    pass\n### BEGIN HIDDEN TESTS\ncheck", "    ### BEGIN HIDDEN TESTS\n    check"
    )
    place = find(course({"01-twice/twice": hollow}))[0][0]
    read = text.read(hollow, "01-twice", "twice", "x")[0]

    with pytest.raises(Exception) as refused:
        student_notebooks(place, read, Course(tmp_path_factory.mktemp("nbgrader")))

    assert [p.rule for p in refused.value.problems] == ["not Python"]


def test_only_missing_names_below_a_cell_that_raises_are_not_told():
    code = "".join(f"```{{code-cell}}\ncell_{n}\n```\n\n" for n in range(1, 5))
    errors = {1: "ZeroDivisionError", 3: "NameError", 4: "ValueError"}  # the second cell is sound
    chapter = text.read(code, "01-twice", "twice", "x")[0]
    run = notebook.instructor_notebook(chapter)
    for n, name in errors.items():
        run.cells[n - 1].outputs = [nbformat.v4.new_output("error", ename=name, evalue="no", traceback=[])]

    told = [p.message.split(":")[0] for p in outputs.check_solutions(chapter, run)]

    assert told == ["This cell raises ZeroDivisionError", "This cell raises ValueError"]


def picture(words, **metadata):
    data = {"image/png": "iVBOR", "text/plain": words}
    return nbformat.v4.new_output("display_data", data, metadata=metadata)


@pytest.mark.parametrize(
    "output, wanted",
    [
        (picture("A line rises from left to right."), True),
        (picture("Figure 2 (left): a line."), True),
        (picture("<Figure size 640x480 with 1 Axes>"), False),
        (picture("Image(value=b'...', width='600')"), False),
        (picture("neurona.labs.Lab(children=(\n 1,))"), False),
        (picture(""), False),
        (picture("<Figure>", **{"image/png": {"alt": "A line."}}), True),
        (picture("<Figure>", alt="A line."), True),
        (picture("<Figure>", **{"image/png": {"alt": " ", "width": 3}}), False),
    ],
)
def test_does_a_picture_have_words(output, wanted):
    assert outputs.described(output) is wanted


def test_settling_joins_streams_and_drops_what_is_random():
    new = nbformat.v4.new_output
    code = nbformat.v4.new_code_cell("x", id="x", metadata={"execution": {"iopub.execute_input": "now"}})
    code.outputs = [
        new("stream", text="a\n"), new("stream", text="b\n"), new("stream", name="stderr", text="c"),
        new("stream", text="d"),
        new("display_data", {outputs.WIDGET: {"model_id": "1"}, "text/plain": "words"}),
    ]  # fmt: skip
    made = nbformat.v4.new_notebook(
        cells=[code], metadata={"widgets": {}, "language_info": {"name": "python", "version": "3.11.7"}}
    )

    settled = notebook.settle(made)

    assert [o.get("text") for o in settled.cells[0].outputs] == ["a\nb\n", "c", "d", None]
    assert settled.cells[0].outputs[-1].data == {"text/plain": "words"}
    assert settled.cells[0].metadata == {}
    assert "widgets" not in settled.metadata and "version" not in settled.metadata.language_info


WARNED = [
    ("size", broken("table = [1, 2]", "table = [1, 2]\n" + 13 * "print(1)\n"), "16 lines of code"),
    ("size", broken("def double_it(x):", "def double_it(x):\n" + 8 * "    1\n"), "a stub has at most 10"),
    ("size", broken("table = [1, 2]", "import a\nimport b\nimport c"), "5"),
    ("size", broken("The end.", 121 * "word "), "121 words"),
    ("touching prose", broken("The end.", "The end.\n\n+++\n\nReally."), "touch"),
    ("points", broken(":points: 4", ":points: 1"), "worth 18 points"),
    ("answer in sight", broken("    return 2 *", "    x = np.asarray(x)\n    return 2 *").replace(
        "Look at it.", "```{code-cell}\nx = np.asarray(x)\n```"), "x = np.asarray(x)"),
    ("name", broken("def double_it", "def doubled").replace("double_it", "doubled"), "double_it()"),
]  # fmt: skip


@pytest.mark.parametrize("rule, chapter_text, words", WARNED, ids=[f"{i}-{w[0]}" for i, w in enumerate(WARNED)])
def test_what_style_would_like_otherwise_is_a_warning(rule, chapter_text, words):
    read = text.read(chapter_text, "01-twice", "twice", "x")[0]

    found = [p.message for p in style.warnings(read) if p.rule == rule]

    if words == "5":  # five lines are allowed
        assert found == []
    else:
        assert any(words in message for message in found), style.warnings(read)


def test_a_folded_check_may_be_long():
    long = broken("check(double_it(2), 4)", "check(double_it(2), 4)\n" + 20 * "check(double_it(3), 6)\n")

    assert style.warnings(text.read(long, "01-twice", "twice", "x")[0]) == []


def test_the_sound_chapter_is_in_style(chapter):
    assert style.warnings(chapter) == []


def test_formulas_tables_and_addresses_are_no_words():
    prose = "Two words $a + b = c$ and\n\n$$x\n+ y$$\n\n| a | b |\n\n[three](https://a.b/c d)\n\n```\ncode\n```"
    assert style.words(prose) == 4
