"""Every attack of the catalogue fails, and nobody else notices that it was tried."""

import pytest

from tests.attacks.arena import HONEST
from tests.attacks.catalogue import KINDS, every_attack
from tests.attacks.chapter import WORTH

each_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.replace(" ", "-"))


@pytest.mark.parametrize("kind, attack", every_attack(), ids=lambda one: getattr(one, "student", ""))
def test_attack_fails(arena, kind, attack):
    assert arena(kind).successes[attack.name] == []


@each_kind
def test_the_grader_ends_well(arena, kind):
    one = arena(kind)
    assert (one.status, one.stuck) == (0, []), one.said


@each_kind
def test_honest_students_keep_their_points_before_and_after(arena, kind):
    assert arena(kind).honest == dict.fromkeys(HONEST, WORTH)


@each_kind
def test_no_file_has_changed(arena, kind):
    assert arena(kind).changed == []


@each_kind
def test_nobody_came_to_visit(arena, kind):
    assert arena(kind).visitors == []
