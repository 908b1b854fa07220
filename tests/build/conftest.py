"""The build's parts and the sample chapter can be imported; a course folder to build in."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "tools"), str(HERE)]


@pytest.fixture
def course(tmp_path):
    """course({"01-twice/twice": text, ...}) writes chapters into a new course folder and returns it."""

    def write(chapters):
        for name, text in chapters.items():
            path = tmp_path / "course" / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write
