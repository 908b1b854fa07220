"""Every attack fails, and nobody else notices that it was tried; the other half is in test_more_attacks.py."""

from tests.attacks.arena import HONEST
from tests.attacks.chapter import WORTH

# Two files, so that two workers share the work; conftest.py hands each test the kinds of its file.
HERE = (
    "Points out of nothing",
    "Messages that break the grader",
    "Out of the sandbox",
    "False notebooks",
    "Files that lead elsewhere",
)


def test_attack_fails(arena, kind, attack):
    assert arena(kind).successes[attack.name] == []


def test_the_grader_ends_well(arena, kind):
    one = arena(kind)
    assert (one.status, one.stuck) == (0, []), one.said


def test_honest_students_keep_their_points_before_and_after(arena, kind):
    assert arena(kind).honest == dict.fromkeys(HONEST, WORTH)


def test_no_file_has_changed(arena, kind):
    assert arena(kind).changed == []


def test_nobody_came_to_visit(arena, kind):
    assert arena(kind).visitors == []
