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
