"""The arenas in which the attacks are tried."""

import os

import pytest

from tests.attacks.arena import Arenas


@pytest.fixture(scope="session")
def arena(tmp_path_factory):
    """arena(kind) -> Arena, fought in when it is first asked for."""
    base = tmp_path_factory.getbasetemp()
    return Arenas((base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "attacks")


def pytest_collection_modifyitems(items):
    """The attacks take minutes and load both cores: `make soak` runs them."""
    here = os.path.dirname(__file__)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.soak)
