"""The arenas in which the attacks are tried."""

import os

import pytest

from tests.attacks.arena import Arenas


@pytest.fixture(scope="session")
def arena(tmp_path_factory):
    """arena(kind) -> Arena, fought in when it is first asked for."""
    base = tmp_path_factory.getbasetemp()
    return Arenas((base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "attacks")
