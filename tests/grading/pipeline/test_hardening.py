"""What attacks and busy machines have found: each case here once hung the grader, stopped it, or cost points."""

import html
import os
import re
import signal
import time

import pytest
from jupyter_client.session import Session
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from neurona.grading import busy, patience
from neurona.grading.__main__ import main
from neurona.grading.channels import read as read_message
from neurona.grading.client import QuickAsyncClient, QuickBlockingClient
from neurona.grading.harvest import harmless
from neurona.grading.judge import Judge
from neurona.grading.mending import is_code, mend_code, mend_text, one_side
from neurona.grading.pages import FITTING, SafeHTMLExporter, clean
from neurona.grading.reading import LONGEST_CELL, MOST_CELLS, read
from neurona.grading.run import _reason
from neurona.grading.sample_class import written
from neurona.grading.typeset import typeset
from tests.grading.pipeline.test_execute import points

BEGIN, MIDDLE, END = "<<<<<<< mine\n", "=======\n", ">>>>>>> theirs\n"


def quickly(work, seconds=3.0):
    """The result of work(), whose time may grow with the text but not with its square."""
    started = time.process_time()
    result = work()
    assert time.process_time() - started < seconds
    return result


# Texts that keep a regular expression busy ---------------------------------------------------------------------


def test_one_side_of_every_conflict():
    text = f"a\n{BEGIN}b\n{MIDDLE}c\n{END}d\n{BEGIN}e\n{MIDDLE}{END}f"
    assert (one_side(text, 1), one_side(text, 2)) == ("a\nb\nd\ne\nf", "a\nc\nd\nf")


@pytest.mark.parametrize("text", [BEGIN, BEGIN + "a\n", BEGIN + "a\n" + MIDDLE + "b\n", MIDDLE + END, "x = 1\n" + END])
def test_a_mark_without_its_partners_stays(text):
    assert one_side(text, 1) == one_side(text, 2) == text


@pytest.mark.parametrize("text", [BEGIN * 40_000, (BEGIN + MIDDLE) * 40_000, (BEGIN + MIDDLE + END) * 40_000])
def test_many_marks_take_no_time(text):
    quickly(lambda: (mend_text(text), mend_code(text)))


def test_many_marks_or_zeros_in_a_file_take_no_time():
    for content in (b'{"cells": [' + BEGIN.encode() * 60_000, b"{" + bytes(400_000) + b"}"):
        with pytest.raises(ValueError):
            quickly(lambda content=content: read(content))


LONG = [
    "%pwd\n" * 30_000,
    "x?\n" * 30_000,
    " " * 190_000 + "x",
    "a, " * 60_000,
    "1+" * 90_000,
    "(" * 190_000,
    "x = 1\n" * 4_000_000,
]


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_long_cells_take_no_time(text):
    quickly(lambda: mend_code(text))


@pytest.mark.parametrize(
    "text",
    [
        "%matplotlib inline\nx = 1",
        "files = !ls\nx",
        "np.sum?",
        "%%time\nx = = 1",
        "x = %who",
        ">>> x = 1\n>>> x",
        "    x = 1\n    y = 2",
        "for i in x:\n    %time f(i)",
        "!ls *.py",
    ],
)
def test_what_ipython_understands_is_code(text):
    assert is_code(text)


@pytest.mark.parametrize("text", ["def f(:", "x = “a”", "what is this?", "x ="])
def test_what_nobody_understands_is_not(text):
    assert not is_code(text)


def test_a_notebook_longer_than_anybody_writes_is_cut(course):
    notebook = course.perfect
    count = len(notebook.cells)
    notebook.cells.insert(2, new_code_cell("x" * (LONGEST_CELL + 1), id="long"))
    notebook.cells += [new_code_cell("x = 1", id=f"more-{number}") for number in range(MOST_CELLS)]
    reading = quickly(lambda: read(written(notebook)))
    assert len(reading.notebook.cells) == MOST_CELLS
    assert [cell.source for cell in reading.notebook.cells[:count]] == [cell.source for cell in course.perfect.cells]
    assert any(f"{count + 1} cells were left out" in note for note in reading.notes)


# Messages that no kernel sends -------------------------------------------------------------------------------


def message(kind, content, replies=False):
    """What the grader reads when this is sent."""
    session = Session(key=b"k")
    sent = session.msg(kind, content)
    sent["header"]["msg_type"] = kind
    return read_message(session, session.serialize(sent), replies)["msg_type"]


def nested(depth):
    value = "x"
    for _ in range(depth):
        value = [value]
    return value


OUTPUT = {"data": {"text/plain": "x"}, "metadata": {}}
ERROR = {"ename": "E", "evalue": "e", "traceback": ["t"]}
GOOD = [
    ("stream", {"name": "stdout", "text": "x"}, False),
    ("display_data", {**OUTPUT, "transient": {"display_id": "a"}}, False),
    ("display_data", {"data": {"application/json": {"a": [1]}}, "metadata": {}, "transient": {}}, False),
    ("execute_result", {**OUTPUT, "execution_count": 3}, False),
    ("error", ERROR, False),
    ("execute_reply", {"status": "ok", "execution_count": 1}, True),
    ("execute_reply", {"status": "error", **ERROR}, True),
    ("execute_reply", {"status": "aborted"}, True),
]
BAD = [
    (5, {}, False),
    (["status"], {}, False),
    (None, {}, False),
    ("stream", {"name": "stdout", "text": ["x"]}, False),
    ("display_data", {"data": {"text/plain": 5}, "metadata": {}}, False),
    ("display_data", {"data": {"image/png": {"a": 1}}, "metadata": {}}, False),
    ("display_data", {**OUTPUT, "transient": [1]}, False),
    ("display_data", {**OUTPUT, "transient": {"display_id": [1]}}, False),
    ("display_data", {"data": {"application/json": nested(450)}, "metadata": {}}, False),
    ("execute_result", {**OUTPUT, "execution_count": -1}, False),
    ("execute_result", {**OUTPUT, "execution_count": 10**400}, False),
    ("execute_input", {"code": "x", "execution_count": True}, False),
    ("error", {**ERROR, "traceback": [1]}, False),
    ("status", {"execution_state": "idle"}, True),
    ("execute_reply", {"status": 5}, True),
    ("execute_reply", {"status": "error", **ERROR, "ename": [1]}, True),
    ("execute_reply", {"status": "error", "ename": "E", "evalue": "e"}, True),
]


@pytest.mark.parametrize("kind, content, replies", GOOD, ids=range(len(GOOD)))
def test_what_kernels_send_is_read(kind, content, replies):
    assert message(kind, content, replies) == kind


@pytest.mark.parametrize("kind, content, replies", BAD, ids=range(len(BAD)))
def test_what_no_kernel_sends_is_not(kind, content, replies):
    assert message(kind, content, replies) == "unreadable"


def test_outputs_are_rebuilt_from_texts():
    good = [
        new_output("stream", name="stdout", text="a"),
        new_output("error", ename="E", evalue="e", traceback=["t"]),
        new_output("execute_result", data={"text/plain": "x", "text/html": "<script>"}, execution_count=2),
        new_output("display_data", data={"image/png": "abcd"}),
    ]
    bad = []
    for kind, part, value in [
        ("stream", "text", []),
        ("stream", "name", 5),
        ("error", "traceback", [1]),
        ("error", "ename", {}),
        ("display_data", "data", {"text/plain": []}),
        ("display_data", "data", []),
    ]:
        output = new_output(kind)
        output[part] = value
        bad.append(output)
    kept = harmless([*bad, *good])
    assert [output.output_type for output in kept] == ["stream", "error", "execute_result", "display_data"]
    assert kept[2].data == {"text/plain": "x"}
    assert harmless([new_output("stream", name="stdout", text="a\ud800")])[0].text == "a?"


SEND = """
def double(x):
    kernel = get_ipython().kernel
    parent = kernel.get_parent()
    kernel.session.send(kernel.{socket}, "{kind}", {content}, parent=parent{identity})
    return 2 * np.asarray(x)
"""


@pytest.mark.parametrize(
    "kind, content", [("", {}), ("display_data", {**OUTPUT, "transient": [1]}), ("error", {"ename": 1})]
)
def test_a_forged_message_does_not_stop_the_grader(course, kind, content):
    code = SEND.format(socket="iopub_socket", kind=kind, content=content, identity="")
    result = course.grade("ann", course.answered(double=code))
    assert (result.status, course.grades()["double-check"]) == ("graded", 2)


def test_a_message_that_breaks_the_reader_is_dropped(course, monkeypatch):
    takes = patience.Harvest.takes

    def breaks(self, message):
        if message["msg_type"] == "stream":
            raise KeyError("unexpected")
        return takes(self, message)

    monkeypatch.setattr(patience.Harvest, "takes", breaks)
    result = course.grade("ann", course.answered(double=course.right["double"] + "\nprint('x')"))
    assert (result.status, course.grades()["double-check"]) == ("graded", 2)


@pytest.mark.parametrize("kind", [QuickAsyncClient, QuickBlockingClient])
def test_no_client_listens_to_the_heartbeat(kind, monkeypatch):
    asked = {}
    monkeypatch.setattr(kind.__mro__[2], "start_channels", lambda self, **channels: asked.update(channels))
    kind().start_channels(hb=True)
    assert asked["hb"] is False and asked["shell"] and asked["iopub"]


# Time --------------------------------------------------------------------------------------------------------


def test_the_time_of_a_notebook_is_kept_between_cells(course):
    notebook = course.perfect
    notebook.cells[3:3] = [new_code_cell("import time; time.sleep(0.4)", id=f"slow-{number}") for number in range(40)]
    started = time.monotonic()
    result = course.grade("ann", notebook, settings={"RecordAndJudge": {"notebook_seconds": 1.0}})
    assert result.status == "graded"
    assert time.monotonic() - started < 15  # all of them take 16 seconds
    assert course.told()["verdicts"]["double-check"]["kind"] == "notebook time"


class Starved:
    """A process that stands in line for a processor, as far as the system tells."""

    def __init__(self, *answers):
        self.answers = list(answers)

    def __call__(self, pid):
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def test_time_in_line_is_made_good_once(monkeypatch):
    monkeypatch.setattr(busy, "waited", Starved(1.0, 1.05, 4.0, 4.0, 50.0, 90.0))
    line = busy.Line(1, most=10.0)
    assert [line.more() for _ in range(5)] == [0.0, 3.0, 0.0, 7.0, 0.0]


def test_a_cell_on_a_busy_machine_gets_more_time(course, monkeypatch):
    settings = {"Execute": {"timeout": 1}}
    slow = "import time\ndef double(x):\n    time.sleep(0.7)\n    return 2 * np.asarray(x)"
    course.submit("ann", course.answered(double=slow))
    assert course.grade("ann", settings=settings).status == "graded"
    assert course.grades()["double-check"] == 0
    monkeypatch.setattr(busy, "waited", Starved(*(number / 2 for number in range(100))))
    assert course.grade("ann", settings=settings).status == "graded"
    assert course.grades()["double-check"] == 2


def lost_at(monkeypatch, *calls, error=patience.KernelBroken):
    """Let the kernel seem lost at these calls of a cell."""
    original, count = patience.PatientExecute._watched, iter(range(10_000))

    async def watched(self, execution):
        if next(count) in calls:
            execution.close()
            raise error
        return await original(self, execution)

    monkeypatch.setattr(patience.PatientExecute, "_watched", watched)


@pytest.mark.parametrize("call", [0, 4])
@pytest.mark.parametrize("error", [patience.KernelBroken(), *(kind("lost") for kind in patience.LOST)], ids=repr)
def test_a_kernel_that_is_lost_once_costs_nothing(course, monkeypatch, call, error):
    lost_at(monkeypatch, call, error=error)
    assert course.grade("ann", course.perfect).status == "graded"
    assert course.grades() == {**points(), "why": None}


def test_a_kernel_that_is_broken_twice_is_broken(course, monkeypatch):
    lost_at(monkeypatch, 0, 1)
    assert course.grade("ann", course.perfect).status == "graded"
    assert set(course.told()["verdicts"][name]["kind"] for name in points()) == {"broken"}


def test_a_kernel_that_is_lost_in_two_cells_costs_nothing(course, monkeypatch):
    lost_at(monkeypatch, 1, 5)
    assert course.grade("ann", course.perfect).status == "graded"
    assert course.grades() == {**points(), "why": None}


def killed_from_outside(monkeypatch, *cells):
    """Let somebody on this machine end the kernel in these cells, one after the other; returns what is left of them."""
    original, left = patience.PatientExecute._cell, list(cells)

    async def cell_(self, cell, index):
        if left and cell.id == left[0]:
            del left[0]
            os.kill(self.km.provisioner.pid, signal.SIGKILL)
        await original(self, cell, index)

    monkeypatch.setattr(patience.PatientExecute, "_cell", cell_)
    monkeypatch.setattr(patience, "PAUSE", 0.01)
    return left


KILLED = [("double-check",), ("double", "total-check"), ("double-check", "double-check"), ("total", "total")]


@pytest.mark.parametrize("cells", KILLED, ids=" ".join)
def test_a_kernel_that_the_machine_ends_costs_nothing(course, monkeypatch, cells):
    left = killed_from_outside(monkeypatch, *cells)
    result = course.grade("ann", course.perfect)
    assert result.status == "graded", result.reason
    assert course.grades() == {**points(), "why": None}
    assert left == []


def test_a_machine_that_ends_every_kernel_is_nobody_s_fault(course, monkeypatch):
    left = killed_from_outside(monkeypatch, *["double"] * 9)
    result = course.grade("ann", course.perfect)
    assert len(left) == 9 - patience.ENDED_AT_MOST
    assert result.status == "failed"
    assert "enough memory" in result.reason
    assert not list((course.root / "autograded").glob("ann/*"))


def test_a_zygote_that_is_gone_costs_nothing(course, monkeypatch):
    original, count = patience.PatientExecute._watched, iter(range(10_000))

    async def watched(self, execution):
        if next(count) == 3:
            nursery = self.km.provisioner.nursery()
            signal.pidfd_send_signal(nursery.zygote, signal.SIGKILL)
        return await original(self, execution)

    monkeypatch.setattr(patience.PatientExecute, "_watched", watched)
    result = course.grade("ann", course.perfect)
    assert result.status == "graded", result.reason
    assert course.grades() == {**points(), "why": None}


ENDS = {
    "exits": "os._exit(0)",
    "crashes": "import ctypes; ctypes.string_at(0)",
    "kills itself": "import signal; os.kill(os.getpid(), signal.SIGKILL); os._exit(1)",
    "is killed by its child": "os.fork() or os.kill(1, 9); import time; time.sleep(1); os._exit(1)",
    "lowers its limit": "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 1))\nwhile True: pass",
    "takes too much": """
import time
for _ in range(9):
    if os.fork() == 0:
        taken = bytearray(b"x") * 10**8
        time.sleep(9)
time.sleep(9)""",
}


@pytest.mark.parametrize("end", ENDS)
def test_a_notebook_that_ends_its_own_kernel_is_graded(course, end):
    answer = "import os\ndef double(x):\n" + "\n".join(f"    {line}" for line in ENDS[end].split("\n"))
    limits = {"SandboxProvisioner": {"memory": 300 << 20}, "Execute": {"timeout": 20}}
    result = course.grade("ann", course.answered(double=answer), settings=limits)
    assert (result.status, result.score) == ("graded", 5), result.reason


def test_a_full_machine_is_nobody_s_fault(course, monkeypatch):
    async def watched(self, execution):
        execution.close()
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(patience.PatientExecute, "_watched", watched)
    result = course.grade("ann", course.perfect)
    assert result.status == "failed"
    assert "Too many open files" in result.reason


def test_a_judge_that_died_is_asked_again(monkeypatch):
    replies = [{"kind": "judge died"}, {"kind": "passed", "text": "✓"}]
    judge = Judge()
    monkeypatch.setattr(judge, "_ask", lambda job: replies.pop(0))
    plan = type("Plan", (), {"context": "", "judge": ""})
    assert judge.verdict(plan, []).passed


# Pages and messages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        r"\href",
        "&#92;href",
        "&bsol;href",
        "&#x5c;href",
        "&#X005C;href",
        "&#0092;href",
        r"\<!-- -->href",
        r"\href1",
        r"\href_",
        r"\htmlData",
    ],
)
def test_no_way_round_the_commands_of_mathjax(link):
    page = clean(f"<p>${link}{{javascript:attacked=1}}{{x}}$</p>")
    assert "href" not in page and "htmlData" not in page
    assert r"\text" in page


def test_ordinary_maths_stays():
    assert clean(r"<p>$\alpha \hat y \urcorner$ a\b</p>") == r"<p>$\alpha \hat y \urcorner$ a\b</p>"


HARMFUL = {
    "a link": r"\href{javascript:steal()}{x}",
    "a style": r"\style{position:fixed}{x}",
    "a class": r"\class{steal}{x}",
    "a script": r"\text{<script>steal()</script>}",
    "a picture": r"\text{<img src='x' onerror='steal()'/>}",
    "entities": r"\text{&lt;script&gt;steal()&lt;/script&gt;}",
    "the end of the formula": r"\text{</mtext></math>}",
    "a definition": r"\newcommand{\a}{x}\a",
    "another definition": r"\def\a{x}\a",
    "no command": r"\wibble x",
    "very long": "x+" * 600,
    "very deep": "{" * 480 + "}" * 480,
}


@pytest.mark.parametrize("kind", HARMFUL)
def test_formulas_that_are_more_than_formulas_stay_text(kind):
    made = typeset(HARMFUL[kind])
    assert made == "" or kind == "entities"
    assert not re.search(r"<(?!/?m[a-z]+[ >])|steal\(\)<", made.replace("&lt;", ""))
    page, _ = SafeHTMLExporter().from_notebook_node(new_notebook(cells=[new_markdown_cell(f"${HARMFUL[kind]}$")]))
    body = page[page.index("<body") :]
    assert not re.search(r"<(script|img)|href=|style=", body)


def test_formulas_are_drawn_without_a_script():
    texts = r"A sum $\sum_i w_i x_i$ and $$\hat y = \begin{cases} 1 \\ 0 \end{cases}$$ and formula0x."
    page, _ = SafeHTMLExporter().from_notebook_node(new_notebook(cells=[new_markdown_cell(texts)]))
    body = page[page.index("<body") :]
    assert body.count("<math") == 2
    assert "formula0x." in body
    assert "$" not in body.replace(r'alttext="', "")


def test_a_page_has_so_many_formulas_and_no_more(monkeypatch):
    monkeypatch.setattr("neurona.grading.typeset.Allowance.__init__.__defaults__", (8,))
    exporter = SafeHTMLExporter()
    for _ in range(2):  # each page has an allowance of its own
        cells = [new_markdown_cell(text) for text in ("$x^2$ and $y^2$", "$x + y$ and $z$")]
        page, _ = exporter.from_notebook_node(new_notebook(cells=cells))
        body = page[page.index("<body") :]
        assert re.findall('alttext="(.*?)"', body) == ["x^2", "y^2", "z"]
        assert "$x + y$" in body


PICTURES = {
    "![the loss $L$ of $y$](a.png)": "the loss L of y",
    '![$a < "b"$](a.png)': 'a < "b"',
    "![$L$ &gt; &lt;i onclick=steal()&gt;](a.png)": "L > <i onclick=steal()>",
}


@pytest.mark.parametrize("picture", PICTURES)
def test_a_formula_that_describes_a_picture_is_read_and_not_drawn(picture):
    page, _ = SafeHTMLExporter().from_notebook_node(new_notebook(cells=[new_markdown_cell(f"{picture} $x$")]))
    body = page[page.index("<body") :]
    (image,) = re.findall(r"<img [^>]*>", body)
    assert re.sub(r"\s+", " ", html.unescape(re.search(r"""alt=(["'])(.*?)\1""", image)[2])) == PICTURES[picture]
    assert 'src="a.png"' in image and body.count("<math") == 1


def test_pictures_fit_their_page(course):
    page, _ = SafeHTMLExporter().from_notebook_node(course.perfect)
    assert page.index(FITTING) < page.index("</head>") < page.index("<body")


@pytest.mark.parametrize("margin", ["", "    "])
def test_the_reason_is_what_was_raised(margin):
    log = "[ERROR] There was an error processing assignment: x\n[ERROR] Traceback (most recent call last):\n"
    log += f'{margin}  File "x"\n{margin}    raise y\n'
    warning = "[WARNING] Removing failed assignment: x\n"
    error = 'Traceback (most recent call last):\n  File "y"\nNbGraderException: see above\n'
    assert _reason({"log": f"{log}{margin}ValueError: why\n{margin}\n{warning}", "error": error}) == "ValueError: why"
    assert _reason({"log": log + warning}) == "There was an error processing assignment: x"


def test_nothing_to_grade_is_no_failure(course, capsys):
    assert main(["--course", str(course.root)]) == 0
    assert "make grade SAMPLE=1" in capsys.readouterr().out
