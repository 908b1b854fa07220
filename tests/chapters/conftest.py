"""The chapters as they are committed: their texts in course/, and the three notebooks made of each."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from neurona_build.chapters import find  # noqa: E402


def pytest_generate_tests(metafunc):
    """A test with a parameter `place` runs once for each chapter."""
    if "place" in metafunc.fixturenames:
        places, problems = find(ROOT)
        assert not problems, problems
        metafunc.parametrize("place", places, ids=[place.name for place in places])


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="module")
def prose(request):
    """The prose of the chapter whose text the module names CHAPTER: all that is not code, on one line."""
    text, code = [], False
    for line in request.module.CHAPTER.read_text(encoding="utf-8").splitlines():
        if line.startswith("```"):
            code = not code
        elif not code:
            text.append(line)
    return " ".join(text)
