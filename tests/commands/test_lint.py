"""`make lint`: it finds what it should, where it should, and all links inside the project lead somewhere."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CHAPTER = """\
---
jupytext: {text_representation: {extension: .md, format_name: myst}}
---

# One

Prose that says `undefined_in_prose`.

```{code-cell}
import numpy as np
```

```{code-cell}
:exercise: twice
def twice(x):
    ### BEGIN SOLUTION
    return 2 * undefined_in_code
    ### END SOLUTION
```

```{code-cell}
:check: twice
:points: 1
check(twice(np.int64(2)), 4)
```
"""


@pytest.fixture
def project(tmp_path):
    """A folder with the project's settings and one chapter."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    (tmp_path / "course" / "01-one").mkdir(parents=True)
    (tmp_path / "course" / "01-one" / "one.md").write_text(CHAPTER, encoding="utf-8")
    return tmp_path


def test_a_fault_in_a_chapter_is_named_with_the_line_of_its_text(project):
    from neurona_lint.chapters import findings
    found = [line.split(": ")[0] for line in findings(project)]
    lines = enumerate(CHAPTER.splitlines(), 1)
    faulty = [number for number, line in lines if "undefined_in_code" in line or line.startswith("check(")]
    assert [place.rsplit(":", 1)[0] for place in found] == [f"course/01-one/one.md:{number}" for number in faulty]


def test_the_code_of_a_real_chapter_keeps_its_lines():
    from neurona_lint.chapters import code
    for path in (ROOT / "course").glob("*/*.md"):
        text = path.read_text(encoding="utf-8").splitlines()
        python = code("\n".join(text), path.name).splitlines()
        assert any("def " in line for line in python)
        assert [(n, line) for n, line in enumerate(python) if line.strip() and line != text[n]] == []


PAGES = {
    "other.md": "# Two words\n\n## It's `here`, now\n\n## Two words\n",
    "more/page.ipynb": json.dumps({"cells": [{"cell_type": "markdown", "source": ["# A part\n"]},
                                             {"cell_type": "code", "source": ["# No heading"]}]}),
}


@pytest.mark.parametrize(("link", "sound"), [
    ("other.md", True),
    ("more/", True),
    ("missing.md", False),
    ("other.md#two-words", True),
    ("other.md#two-words-1", True),
    ("other.md#its-here-now", True),
    ("other.md#three-words", False),
    ("more/page.ipynb#A-part", True),
    ("more/page.ipynb#No-heading", False),
    ("#here", True),
    ("#there", False),
    ("https://example.org/missing", True),
])
def test_a_link_leads_somewhere_or_is_reported(tmp_path, link, sound):
    from neurona_lint.links import broken
    (tmp_path / "more").mkdir()
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "page.md").write_text(f"# Here\n\nSee [this]({link}).\n\n`[code](nowhere.md)`\n", encoding="utf-8")
    found = broken(tmp_path, "page.md")
    assert found == [] if sound else len(found) == 1 and link in found[0]


def test_a_missing_picture_is_reported(tmp_path):
    from neurona_lint.links import broken
    (tmp_path / "page.md").write_text("![A cat](cat.png)", encoding="utf-8")
    assert len(broken(tmp_path, "page.md")) == 1


def lint(*arguments):
    return subprocess.run([sys.executable, ROOT / "tools" / "lint.py", *arguments], capture_output=True, text=True)


def test_all_links_of_the_project_lead_somewhere():
    done = lint("links")
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_unknown_part_is_refused_with_the_list_of_parts():
    refused = lint("everything")
    assert refused.returncode and "code, chapters, spelling, links" in refused.stderr


def test_spelling_leaves_built_and_graded_files_alone(project):
    (project / "release").mkdir()
    for name in ("release/a.ipynb", "submitted/a.txt", "feedback/a.html", "page.md"):
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_text("teh dout of teh neuron", encoding="utf-8")  # codespell:ignore teh
    found = subprocess.run([sys.executable, "-m", "codespell_lib"], cwd=project, capture_output=True, text=True).stdout
    assert {line.split(":")[0] for line in found.splitlines()} == {"./page.md"} and "dout" not in found
