"""Widgets live as long as the kernel; here each test is one."""

import pytest
from ipywidgets import Widget


@pytest.fixture(autouse=True)
def no_lab_outlives_its_test():
    yield
    Widget.close_all()
