"""Feedback pages and the class report: they help, they hide what is hidden, and they run nobody's script."""

import csv
import html as markup
import re
import shutil

import nbformat
import nbgrader.server_extensions.formgrader.formgrader as formgrader
import pytest
from jinja2 import Environment
from nbconvert.exporters import HTMLExporter

from neurona.grading.autograde import install
from neurona.grading.feedback import ForStudents, summary, without_hidden
from neurona.grading.feedback_page import rows
from neurona.grading.pages import SafeHTMLExporter
from neurona.grading.report import checks, collect, main, mistakes, write
from neurona.grading.run import course_api
from neurona.grading.tables import plain_text, write_table

TINY = "00-tiny"
HOSTILE = "<script>steal()</script><img src=x onerror=steal()>"


@pytest.fixture
def page(course):
    """Grade a notebook and return its feedback page."""

    def make(notebook, student="ann"):
        result = course.grade(student, notebook, feedback=True)
        assert result.status == "graded", result.reason
        return (course.root / "feedback" / student / TINY / "tiny.html").read_text(encoding="utf-8")

    return make


def text(html):
    """The visible words of a page."""
    html = re.sub(r"<(style|script|title)\b.*?</\1>", "", html, flags=re.S)
    html = re.sub(r"<[^>]*>", "", html)
    for code, mark in (("&quot;", '"'), ("&#39;", "'"), ("&#34;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        html = html.replace(code, mark)
    return html


def test_points_and_diagnoses_are_there(page, course):
    words = text(page(course.answered(double="def double(x):\n    return np.asarray(x) ** 2")))
    assert "Tiny: ann" in words
    assert "5 of 11 points. 4 more points wait to be given by hand." in words
    assert "this is the square of x" in words
    assert "Score: 0.0 / 2.0" in words
    assert "Score: 3.0 / 3.0" in words
    assert "✓" in words


def table(html):
    """The lines on top of a page: name -> (points, result, what to look at), and where each leads."""
    body = re.search(r"<tbody>(.*?)</tbody>", html, re.S)[1]
    cells = [re.findall(r"<td>(.*?)</td>", row, re.S) for row in re.findall(r"<tr.*?</tr>", body, re.S)]
    links = re.findall(r'href="#([^"]*)"', body)
    return {text(name): tuple(text(cell).strip() for cell in others) for name, *others in cells}, links


def test_the_table_on_top_has_a_line_for_each_exercise(page, course):
    html = page(course.answered(double="def double(x): return x ** 2", total="def total(values): return 1 / 0"))
    lines, links = table(html)
    assert lines["double"] == ("0 of 2", "✗ not yet", "this is the square of x")
    assert lines["total"] == ("0 of 4", "✗ not yet", "the code stopped with an error")
    assert lines["quiz-1"] == ("1 of 1", "✓ right", "")
    assert set(links) <= set(re.findall(r'<a name="([^"]*)"', html))
    assert "Test cell" not in html
    assert "¶" not in html


def test_a_page_needs_no_network(page, course):
    notebook = course.perfect
    notebook.cells.append(nbformat.v4.new_markdown_cell("And $x^2$."))
    html = page(notebook)
    assert "<msup>" in html
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", html)


def test_the_head_says_whose_page_it_is_and_lets_telephones_fit_it(page, course):
    head = page(course.blank, "a&b <i>").split("</head>")[0]
    assert '<html lang="en">' in head
    assert re.findall("<title>.*</title>", head) == ["<title>Tiny: a&amp;b &lt;i&gt;</title>"]
    assert re.search(r'<meta (?=.*name="viewport")(?=.*content="width=device-width)', head)


def test_a_picture_keeps_its_description(course):
    names = []
    for said in ("Left \"<b>\" & right.", "<Figure size 640x480 with 1 Axes>"):
        output = nbformat.v4.new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": said})
        cell = nbformat.v4.new_code_cell("draw()", outputs=[output])
        notebook, _ = ForStudents().preprocess(nbformat.v4.new_notebook(cells=[cell]), {})
        page, _ = SafeHTMLExporter(template_name="classic").from_notebook_node(notebook)
        (picture,) = re.findall(r"<img[^>]*>", page.replace("<b>", "&lt;b&gt;"))
        names.append(markup.unescape(re.search(r"""alt=(["'])(.*?)\1""", picture)[2]))
    assert names == ['Left "<b>" & right.', "No description has been provided for this image"]


def test_an_exercise_that_was_left_out_is_called_so(page, course):
    lines, _ = table(page(course.blank))
    assert lines["double"] == ("0 of 2", "✗ not yet", "not answered")
    assert lines["why"] == ("0 of 4", "marked by hand", "not answered")


def test_a_page_about_nothing_has_no_table(course):
    course.grade("ann", b"<!DOCTYPE html><html>Please log in</html>", feedback=True)
    html = (course.root / "feedback" / "ann" / TINY / "tiny.html").read_text(encoding="utf-8")
    assert "0 of 11 points." in text(html)
    assert "Your file could not be read" in text(html)
    assert "<table" not in html


def test_a_line_counts_all_checks_of_its_exercise_and_leads_to_its_comment(course):
    marks = [
        {"grade_id": "f", "solution": True, "grade": False, "comment": "Well done."},
        {"grade_id": "f-check", "grade": True, "score": 2.0, "points": 2.0},
        {"grade_id": "f-check-2", "grade": True, "score": 0.0, "points": 1.0},
        {"grade_id": "why", "grade": True, "solution": True, "score": 1.5, "points": 3.0, "comment": ""},
    ]
    cells = [nbformat.v4.new_code_cell(metadata={"nbgrader": one}) for one in marks]
    first, second = rows(nbformat.v4.new_notebook(cells=cells), [])
    assert (first["title"], first["points"], first["result"]) == ("f", "2 of 3", "in part")
    assert first["comment"] and not second["comment"]
    assert (second["points"], second["result"]) == ("1.5 of 3", "marked by hand")


def test_an_answer_that_waits_has_no_score(page, course):
    html = page(course.perfect)
    assert table(html)[0]["why"] == ("(4)", "waits to be marked", "")
    assert "Student's answer waits to be marked (4) (Top)" in " ".join(text(html).split())
    assert "/ 4.0" not in html
    with course.api.gradebook as gradebook:
        gradebook.find_grade("why", "tiny", TINY, "ann").manual_score = 0
        gradebook.db.commit()
    assert course.api.generate_feedback(TINY, "ann", force=True)["success"]
    html = (course.root / "feedback" / "ann" / TINY / "tiny.html").read_text(encoding="utf-8")
    assert "wait" not in text(html)
    assert "Score: 0.0 / 4.0" in text(html)
    assert table(html)[0]["why"] == ("0 of 4", "marked by hand", "")


def test_it_says_that_demonstrations_were_left_out(page, course):
    assert "were not run for grading" in page(course.perfect)
    everything = course.perfect
    everything.cells.append(nbformat.v4.new_code_cell("globals()"))
    assert "were not run for grading" not in page(everything)


def test_pictures_of_the_student_are_there(page, course):
    notebook = course.perfect
    notebook.cells.append(nbformat.v4.new_code_cell("import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"))
    assert "data:image/png;base64" in page(notebook)


def test_hidden_lines_and_values_are_not(page, course):
    for answer in ("def double(x): return 6", "def double(x): return 1 / 0", course.right["double"]):
        words = text(page(course.answered(double=answer)))
        for secret in ("HIDDEN", "2468", "40, 60", "sum of three", "1234", "__neurona", "judge", "expected in"):
            assert secret not in words, (answer, secret)


def test_repairs_are_on_top(page, course):
    notebook = course.perfect
    notebook.cells.reverse()
    words = text(page(notebook))
    assert words.index("set right in your notebook") < words.index("Write double")
    assert "Cells had been moved" in words


def test_nothing_runs_in_the_reader_s_browser(page, course):
    notebook = course.answered(
        why=f"Look: {HOSTILE} [link](javascript:steal())",
        double="from IPython.display import HTML, Javascript, SVG, Markdown, display\n"
        "def double(x): raise ValueError('<script>steal()</script>')\n"
        f"display(HTML('{HOSTILE}'), Javascript('steal()'), SVG('<svg onload=\"steal()\"/>'), Markdown('{HOSTILE}'))\n"
        "view = 'application/vnd.jupyter.widget-view+json'\n"
        "display({'text/plain': '<b>bold</b>', view: {'model_id': 'steal()'}}, raw=True)\n"
        f"print('{HOSTILE}')",
    )
    notebook.cells.append(
        nbformat.v4.new_markdown_cell(f'{HOSTILE}\n\n<iframe srcdoc="<script>steal()</script>"></iframe>')
    )
    notebook.cells.append(nbformat.v4.new_raw_cell(HOSTILE, metadata={"raw_mimetype": "text/html"}))
    notebook.metadata["title"] = HOSTILE
    html = page(notebook)
    assert not re.search(r"<script[^>]*>[^<]*steal", html)
    assert not [tag for tag in re.findall(r"<[^>]*>", html) if "steal" in tag]


def test_formgrader_shows_the_same_pages_safely():
    try:
        install()
        assert formgrader.HTMLExporter is SafeHTMLExporter
    finally:
        formgrader.HTMLExporter = HTMLExporter


def test_pages_share_their_compiled_templates(course, monkeypatch):
    page, _ = SafeHTMLExporter().from_notebook_node(course.perfect)
    monkeypatch.setattr(Environment, "compile", lambda self, *_, **__: pytest.fail("a template is compiled again"))
    assert SafeHTMLExporter().from_notebook_node(course.perfect)[0] == page


@pytest.mark.parametrize(
    "source",
    [
        "<script>steal()</script>",
        "<img src=x onerror=steal()>",
        "[a](javascript:steal())",
        "[a](java&#115;cript:steal())",
        "[a](data:text/html,<script>steal()</script>)",
        "[a]: javascript:steal()\n\n[a]",
        "<javascript:steal()>",
        "<a href='JaVaScRiPt:steal()'>x</a>",
        "<svg><script>steal()</script></svg>",
        "<iframe src=steal></iframe>",
        "<style>@import 'steal'</style>",
        "<form action=steal><input></form>",
        "<math href=javascript:steal()>x</math>",
        "`<script>`<script>steal()</script>",
        "<p style='background:url(steal)'>x",
        "<base href=//steal>",
        "$\\href{javascript:steal()}{x}$",
        "<!-- --><script>steal()</script -->",
        "<a href='\x01javascript:steal()'>x</a>",
    ],
)
def test_markdown_becomes_harmless(source):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)])
    html, _ = SafeHTMLExporter(template_name="basic").from_notebook_node(notebook)
    for tag in re.findall(r"<[^>]*>", html):
        assert not re.search(r"steal|<(script|style|iframe|form|input|svg|math|base|!--)", tag, re.I), html
    assert "\\href" not in html


def test_honest_markdown_stays():
    source = "# Title\n\nSome *words* and `code <b>`, $x < y$, [a link](https://example.org) and\n\n|a|b|\n|-|-|\n|1|2|"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(source)])
    html, _ = SafeHTMLExporter(template_name="basic").from_notebook_node(notebook)
    for part in (
        "<h1",
        "<em>words</em>",
        "<code>code &lt;b&gt;</code>",
        'href="https://example.org"',
        "<td>1</td>",
        "x &lt; y",
    ):
        assert part in html, part


def test_a_repair_note_is_plain_text():
    note = summary({"repairs": ["Labels: [a](javascript:x) <script>x</script> `b` $c$ _d_"]})
    assert "<script" not in note
    assert not re.search(r"[\[\]`$_]", note.splitlines()[-1])


def test_hidden_blocks_are_cut_out():
    source = "a\n### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\nc\n### BEGIN HIDDEN TESTS\nd"
    assert without_hidden(source) == "a\nc"


@pytest.fixture
def graded_class(course):
    """ann and bob square, cleo is right, dora hands in nothing that can be read."""
    square = course.answered(double="def double(x):\n    return np.asarray(x) ** 2")
    for student, content in (("ann", square), ("bob", square), ("cleo", course.perfect), ("dora", b"")):
        assert course.grade(student, content).status in ("graded", "unreadable")
    return course_api(str(course.root))


def test_the_report_counts_mistakes(graded_class, course, tmp_path):
    entries = collect(graded_class, TINY)
    assert {entry.student: entry.score for entry in entries} == {"ann": 5, "bob": 5, "cleo": 7, "dora": 0}
    assert mistakes(entries, "double-check") == {
        "this is the square of x": ["ann", "bob"],
        "the submission could not be read": ["dora"],
    }
    page, points, wrong, *_ = write(graded_class, TINY, tmp_path / "report")
    rows = {row["student"]: row for row in csv.DictReader(points.open(encoding="utf-8"))}
    assert rows["ann"]["double-check"] == "0.0"
    assert rows["cleo"]["marked by hand"] == "open"
    first = next(iter(csv.DictReader(wrong.open(encoding="utf-8"))))
    assert first == {
        "check": "double-check",
        "what went wrong": "this is the square of x",
        "students": "2",
        "who": "ann; bob",
    }
    words = text(page.read_text(encoding="utf-8"))
    assert "4 students; mean 4.2, median 5.0, of 11 points." in words
    assert "double-check was failed most often, by 3 of 4." in words
    assert 'alt="Bars' in page.read_text(encoding="utf-8")


def test_a_verdict_that_is_missing_is_not_passed(course, tmp_path):
    assert course.grade("ann", course.perfect).score == 7
    shutil.rmtree(course.root / "autograded")
    page, *_ = write(course.api, TINY, tmp_path)
    words = " ".join(text(page.read_text(encoding="utf-8").replace("<td>", " ")).split())
    assert "Every student passed every check" not in words
    assert "double-check 2 0 1" in words  # points, passed, not passed
    assert "there is no verdict: grade this submission again" in words


def test_a_report_on_answers_that_only_people_mark(course_by_hand, tmp_path):
    course = course_by_hand
    assert course.grade("ann", course.perfect).status == "graded"
    page, *_ = write(course.api, TINY, tmp_path)
    assert checks(course.api, TINY) == {}
    assert "1 students; mean 0.0, median 0.0, of 4 points." in text(page.read_text(encoding="utf-8"))
    assert "<img" not in page.read_text(encoding="utf-8")


def test_what_cannot_be_reported_is_said(course, tmp_path, capsys):
    arguments = ["--course", str(course.root), "--to", str(tmp_path)]
    assert main(arguments) == 1
    assert "grade first" in capsys.readouterr().err
    assert main([*arguments, TINY]) == 1
    assert "No submission of 00-tiny" in capsys.readouterr().err
    course.grade("ann", course.perfect)
    course.source.unlink()
    assert main(arguments) == 1
    assert "no source notebook for 00-tiny" in capsys.readouterr().err


def test_no_report_without_submissions(course, tmp_path):
    assert write(course.api, TINY, tmp_path) == []


@pytest.mark.parametrize(
    "cell, written", [("=1+1", "'=1+1"), ("@x", "'@x"), ("\n=1", "'\n=1"), ("ann", "ann"), (-3, -3)]
)
def test_tables_start_no_formulas(cell, written):
    assert plain_text(cell) == written


def test_what_finds_a_row_is_written_as_it_is(tmp_path):
    write_table(tmp_path / "t.csv", ["name", "login"], [["=1+1", "=1+1"]], exact=["login"])
    assert (tmp_path / "t.csv").read_text(encoding="utf-8").splitlines() == ["name,login", "'=1+1,=1+1"]
