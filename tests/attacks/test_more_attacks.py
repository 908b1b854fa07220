"""The other half of the attacks, tested in the same way."""

from tests.attacks import test_attacks
from tests.attacks.catalogue import KINDS
from tests.attacks.test_attacks import *  # noqa: F403  the tests themselves

HERE = [kind for kind in KINDS if kind not in test_attacks.HERE]


def test_no_kind_is_forgotten():
    assert sorted([*test_attacks.HERE, *HERE]) == sorted(KINDS)
