"""Does `python tools/build.py` build, rebuild, skip and refuse as it says?"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from neurona_build import command
from sample_chapter import SOUND, broken, line_of

ROOT = Path(__file__).resolve().parents[2]
STEPS = ("source", "release", "solutions")


def build(root, *options):
    return command.main(["--root", str(root), *options])


def contents(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for step in STEPS for p in (root / step).rglob("*.ipynb")}


def run_in_place(root):
    """Do what a student does who works in release/: answer, run, save."""
    path = next((root / "release").rglob("*.ipynb"))
    notebook = nbformat.read(path, as_version=4)
    cell = next(cell for cell in notebook.cells if cell.id == "double-it")
    cell.source, cell.execution_count = "def double_it(x):\n    return x + x", 1
    nbformat.write(notebook, path)
    return path


def add_cell(code):
    return broken("The end.", f"```{{code-cell}}\n{code}\n```\n\nThe end.")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A course with one sound chapter, built once; tests copy it."""
    root = tmp_path_factory.mktemp("course")
    path = root / "course" / "01-twice" / "twice.md"
    path.parent.mkdir(parents=True)
    path.write_text(SOUND, encoding="utf-8")
    assert build(root) == 0
    return root


@pytest.fixture
def copy(built, tmp_path):
    return Path(shutil.copytree(built, tmp_path / "copy"))


def test_a_build_in_another_folder_gives_the_same_bytes(built, copy):
    before = contents(built)
    shutil.rmtree(copy / ".build")
    for step in STEPS:
        shutil.rmtree(copy / step)

    assert build(copy) == 0

    assert len(before) == 3
    assert contents(copy) == before


def test_nothing_else_is_left_behind(built):
    files = sorted(p.relative_to(built).as_posix() for p in built.rglob("*") if p.is_file())

    assert files == [
        ".build/01-twice.json", "course/01-twice/twice.md", "release/01-twice/twice.ipynb",
        "solutions/01-twice/twice.ipynb", "source/01-twice/twice.ipynb",
    ]  # fmt: skip


def test_solutions_are_run_and_source_is_not(built):
    solved = nbformat.read(built / "solutions/01-twice/twice.ipynb", as_version=4)
    shown = {c.id: "".join(o.text for o in c.outputs) for c in solved.cells if c.cell_type == "code"}

    assert shown["double-it-check"].count("✓") == 2
    assert shown["given-look"] == "[2 4]\n"
    for step in ("source", "release"):
        raw = nbformat.read(built / step / "01-twice/twice.ipynb", as_version=4)
        assert not any(c.get("outputs") or c.get("execution_count") for c in raw.cells)


def test_an_unchanged_chapter_is_left_alone_and_nbgrader_is_not_even_loaded(copy):
    code = (
        "import sys; from neurona_build.command import main; "
        f"code = main(['--root', {str(copy)!r}]); "
        "sys.exit(code or 3 * any(m in sys.modules for m in ('nbgrader', 'jupytext', 'numpy')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "tools", capture_output=True, text=True)

    assert done.returncode == 0, done.stderr
    assert "01-twice  unchanged" in done.stdout


@pytest.mark.parametrize("change", ["text", "output edited", "output gone", "package", "stamp broken"])
def test_what_makes_a_chapter_be_built_again(copy, capsys, change):
    wanted = contents(copy)
    if change == "text":
        text = copy / "course/01-twice/twice.md"
        text.write_text(broken("The end.", "The very end."), encoding="utf-8")
    elif change == "output edited":
        (copy / "release/01-twice/twice.ipynb").write_text("{}", encoding="utf-8")
    elif change == "output gone":
        (copy / "solutions/01-twice/twice.ipynb").unlink()
    elif change == "package":
        (copy / "neurona").mkdir()
        (copy / "neurona/plot.py").write_text("# changed", encoding="utf-8")
    else:
        (copy / ".build/01-twice.json").write_text("[]", encoding="utf-8")

    assert build(copy) == 0

    assert "built in" in capsys.readouterr().out
    assert (contents(copy) == wanted) is (change != "text")


def test_force_builds_what_has_not_changed(copy, capsys):
    assert build(copy, "--force") == 0
    assert "built in" in capsys.readouterr().out


def test_check_accepts_what_was_built_and_writes_nothing(copy, capsys):
    before = contents(copy)
    assert build(copy, "--check") == 0
    assert contents(copy) == before


@pytest.mark.parametrize("step", STEPS)
def test_check_notices_an_edited_notebook(copy, capsys, step):
    path = copy / step / "01-twice/twice.ipynb"
    path.write_text(path.read_text("utf-8").replace("Look at it.", "Look at him."), encoding="utf-8")

    assert build(copy, "--check") == 1
    assert f"The committed {step} notebook" in capsys.readouterr().err


def test_check_allows_another_line_end_and_notices_a_missing_notebook(copy, capsys):
    path = copy / "release/01-twice/twice.ipynb"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build(copy, "--check") == 0

    path.unlink()
    assert build(copy, "--check") == 1
    assert "missing" in capsys.readouterr().err


def test_check_notices_an_error_in_the_committed_solutions(copy, capsys):
    path = copy / "solutions/01-twice/twice.ipynb"
    solved = nbformat.read(path, as_version=4)
    check = next(c for c in solved.cells if c.id == "double-it-check")
    check.outputs = [nbformat.v4.new_output("error", ename="CheckFailed", evalue="no", traceback=[])]
    nbformat.write(solved, path)

    assert build(copy, "--check") == 1
    assert "solution raises: This cell raises CheckFailed" in capsys.readouterr().err


def test_check_notices_an_unfolded_check_in_the_committed_solutions(copy, capsys):
    path = copy / "solutions/01-twice/twice.ipynb"
    solved = nbformat.read(path, as_version=4)
    del next(c for c in solved.cells if c.id == "double-it-check").metadata["jupyter"]
    nbformat.write(solved, path)

    assert build(copy, "--check") == 1
    assert "The committed solutions notebook" in capsys.readouterr().err


def test_left_over_notebooks_of_a_chapter_that_is_gone_are_named(copy, capsys):
    (copy / "course/01-twice").rename(copy / "course/02-twice")

    assert build(copy) == 1
    assert "release/01-twice:1: left over" in capsys.readouterr().err


def test_chapters_can_be_named_by_number_name_or_path(copy, capsys):
    shutil.copytree(copy / "course/01-twice", copy / "course/02-again")
    for name in ("02", "02-again", "course/02-again/twice.md"):
        assert build(copy, name) == 0
        assert "01-twice" not in capsys.readouterr().out
    assert build(copy, "03") == 2
    assert "There is no chapter '03'" in capsys.readouterr().err


def test_a_folder_needs_exactly_one_text(copy, capsys):
    (copy / "course/01-twice/notes.md").write_text("x", encoding="utf-8")

    assert build(copy) == 1
    assert "notes.md, twice.md" in capsys.readouterr().err


def test_a_text_in_another_encoding_is_refused(copy, capsys):
    (copy / "course/01-twice/twice.md").write_bytes(SOUND.replace("The end.", "La señal.").encode("latin-1"))

    assert build(copy) == 1
    assert "Save it as UTF-8" in capsys.readouterr().err


def test_stock_nbgrader_makes_the_same_release_from_source(built, tmp_path):
    shutil.copytree(built / "source", tmp_path / "source")
    # nbgrader calls the command `alembic`, which lies beside the Python of its environment.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_assignment", "01-twice"],
        cwd=tmp_path, env={**os.environ, "PATH": path}, check=True, capture_output=True,
    )  # fmt: skip

    theirs, ours = ((root / "release/01-twice/twice.ipynb").read_text("utf-8") for root in (tmp_path, built))
    assert json.loads(theirs) == json.loads(ours)


RAISES = SOUND.replace("return 2 * np.asarray(x)", "total = 0\n    return 1 / total")
QUIZ = """```{code-cell}
:exercise: quiz-1
answer = "b"
### BEGIN SOLUTION
answer = "b"
### END SOLUTION
```

```{code-cell}
:check: quiz-1
:points: 1
check.choice(answer, "b", {"a": "No."})
```

The end."""
BROKEN = {
    "02-raises": (RAISES, "solution raises", "1 / total", "ZeroDivisionError"),
    "15-raises-in-a-check": (broken("check(double_it(2), 4)\n", "check(double_it(2), 4)\ncheck(double_it(1 / 0), 4)\n"),
                            "solution raises", "1 / 0", "ZeroDivisionError"),
    "03-stub": (broken("The end.", QUIZ), "stub passes", ":check: quiz-1", "Check something"),
    "04-figure": (add_cell("import matplotlib.pyplot as plt\n_ = plt.plot([1, 2])"),
                  "figure without description", "import matplotlib", "plot.describe"),
    "05-stderr": (add_cell("import warnings\nwarnings.warn('careful')"), "stderr", "import warn", "careful"),
    "06-address": (add_cell("print(object())"), "output changes", "print(object", "at 0x"),
    "07-silent": (broken("check(double_it(2), 4)", "if False:\n    check(double_it(2), 4)").replace(
        "check(double_it([1, 50]), [2, 100])", "1"), "check without verdict", "if False", "'✓'"),
    "08-needs-a-check": (broken("check(double_it(2), 4)", "two = 2\ncheck(double_it(two), 4)").replace(
        "print(double_it(table))", "print(two)"), "needs a check cell", "print(two)", "NameError"),
    "09-widget": (add_cell("import ipywidgets\nipywidgets.IntSlider()"),
                  "widget without picture", "import ipywidgets", "LiveFigure"),
    "10-dies": (add_cell("import os\nos._exit(1)"), "nbgrader", "---", "DeadKernelError"),
    "11-folder": (add_cell("import os\nprint(os.getcwd())"), "output changes", "import os", "every run"),
    "13-cascade": (add_cell("one = 1 / 0\n```\n\nThen:\n\n```{code-cell}\nprint(one)"),
                   "solution raises", "one = 1 / 0", "ZeroDivisionError"),
    "12-text": (broken(":points: 4", ":pints: 4"), "unknown key", ":check:", "'pints'"),
}  # fmt: skip


@pytest.fixture(scope="module")
def refusals(tmp_path_factory):
    """(root, exit code, stderr lines) of one build of many broken chapters, each built soundly before."""
    root = tmp_path_factory.mktemp("broken")
    for name, (text, *_) in BROKEN.items():
        path = root / "course" / name / "twice.md"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        for step in STEPS:
            (root / step / name).mkdir(parents=True)
            (root / step / name / "twice.ipynb").write_text("the last good one", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools/build.py"), "--root", str(root)],
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return root, done.returncode, done.stderr.splitlines(), done.stdout


def test_a_build_with_problems_exits_1_and_names_them_all(refusals):
    root, code, lines, printed = refusals

    assert code == 1
    assert printed.count("refused, problems:") == len(BROKEN)
    assert len([line for line in lines if line.startswith("course/")]) >= len(BROKEN)


@pytest.mark.parametrize("name", BROKEN)
def test_is_it_refused_when_run(refusals, name):
    text, rule, place, words = BROKEN[name]
    lines = [line for line in refusals[2] if line.startswith(f"course/{name}/twice.md:")]

    number = line_of(text, place)
    starts = [f"course/{name}/twice.md:{number - up}: {rule}: " for up in range(3)]  # a key counts from its fence
    assert any(line.startswith(start) and words in line for start in starts for line in lines), lines


def test_names_missing_below_a_cell_that_raises_are_not_told(refusals):
    lines = [line for line in refusals[2] if line.startswith("course/13-cascade/")]
    assert len(lines) == 1 and "ZeroDivisionError" in lines[0]


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_refused_overwrites_nothing(refusals, name):
    root = refusals[0]

    for step in STEPS:
        assert (root / step / name / "twice.ipynb").read_text("utf-8") == "the last good one"


def test_a_cell_that_never_ends_is_stopped(course, capsys):
    endless = broken("import numpy as np\n", "import time\ntime.sleep(600)\nimport numpy as np\n")

    assert build(course({"01-slow/slow": endless}), "--timeout", "2") == 1
    assert "CellTimeoutError" in capsys.readouterr().err


def test_settings_of_this_machines_user_do_not_show(course, tmp_path, monkeypatch):
    startup = tmp_path / "ipython/profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "mine.py").write_text("mine = 1", encoding="utf-8")
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 17", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("MATPLOTLIBRC", str(tmp_path / "matplotlibrc"))
    monkeypatch.setenv("MPLBACKEND", "agg")
    look = "import matplotlib\nprint(matplotlib.get_backend(), matplotlib.rcParams['lines.linewidth'], 'mine' in dir())"

    root = course({"01-look/look": add_cell(look)})
    assert build(root) == 0

    solved = nbformat.read(root / "solutions/01-look/look.ipynb", as_version=4)
    (shown,) = (cell.outputs[0].text for cell in solved.cells if cell.source == look)
    assert shown.split()[1:] == ["1.5", "False"] and "inline" in shown
    assert os.environ["MPLBACKEND"] == "agg"


@pytest.mark.parametrize("options", [(), ("--force",), ("01",)])
def test_work_in_release_is_not_overwritten(copy, capsys, options):
    path = run_in_place(copy)
    before = path.read_bytes()

    assert build(copy, *options) == 1

    assert path.read_bytes() == before
    said = capsys.readouterr().err
    assert "work in release/" in said and "git restore release/01-twice/twice.ipynb" in said


def test_a_broken_file_in_release_is_built_again(copy):
    path = next((copy / "release").rglob("*.ipynb"))
    path.write_bytes(b"\xff no notebook")

    assert build(copy) == 0
    nbformat.validate(nbformat.read(path, as_version=4))
