"""Honest homework that looks odd keeps every point."""

from pathlib import Path

import pytest

from tests.attacks.chapter import WORTH
from tests.attacks.honest import ODD, ODD_CLASS, student


@pytest.mark.parametrize("name", ODD, ids=student)
def test_keeps_every_point(arena, name):
    one = arena(ODD_CLASS)
    assert one.honest[student(name)] == WORTH
    page = Path(one.root) / "feedback" / student(name) / "00-target" / "target.html"
    assert page.read_text(encoding="utf-8").count("✓") >= 2


def test_the_grader_ends_well(arena):
    assert arena(ODD_CLASS).status == 0
