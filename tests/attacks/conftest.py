"""The arenas in which the attacks are tried."""

import os

import pytest

from tests.attacks.arena import Arenas
from tests.attacks.catalogue import KINDS


@pytest.fixture(scope="session")
def arena(tmp_path_factory):
    """arena(kind) -> Arena, fought in when it is first asked for."""
    base = tmp_path_factory.getbasetemp()
    return Arenas((base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "attacks")


def pytest_generate_tests(metafunc):
    """Give a test each kind of its file, or each attack of these kinds."""
    if "kind" not in metafunc.fixturenames:
        return
    here = metafunc.module.HERE
    if "attack" in metafunc.fixturenames:
        pairs = [(kind, attack) for kind in here for attack in KINDS[kind]]
        metafunc.parametrize(("kind", "attack"), pairs, ids=[attack.student for _, attack in pairs])
    else:
        metafunc.parametrize("kind", here, ids=[kind.replace(" ", "-") for kind in here])
