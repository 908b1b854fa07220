"""Does a chapter count as changed when the parts of the grader that the build uses change, and no others?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from neurona_build import stamp

ROOT = Path(__file__).resolve().parents[2]


def test_all_of_the_grader_that_the_build_uses_counts():
    code = (
        "import sys, neurona_build.rules, neurona_build.nbgrading; "
        "print(*(m.rpartition('.')[2] + '.py' for m in sys.modules if m.startswith('neurona.grading.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT / "tools", capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert "splitting.py" in done.stdout
    assert set(done.stdout.split()) == set(stamp.GRADING)


@pytest.mark.parametrize("name", stamp.GRADING)
def test_a_change_in_that_part_of_the_grader_shows(tmp_path, name):
    (tmp_path / "neurona/grading").mkdir(parents=True)
    before = stamp.surroundings(tmp_path, tmp_path / "tools")
    (tmp_path / "neurona/grading/lms.py").write_text("# of no account", encoding="utf-8")
    assert stamp.surroundings(tmp_path, tmp_path / "tools") == before
    (tmp_path / "neurona/grading" / name).write_text("# changed", encoding="utf-8")
    assert stamp.surroundings(tmp_path, tmp_path / "tools") != before
