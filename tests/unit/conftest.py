"""Property tests try the same examples on every machine and every day."""

from hypothesis import settings

settings.register_profile("same-everywhere", derandomize=True, deadline=None, database=None)
settings.load_profile("same-everywhere")


def pytest_make_parametrize_id(config, val):
    """Name an odd value by its true type: its own words differ between the workers of pytest-xdist."""
    return type(val).__name__ if type(val).__module__.endswith("odd_values") else None
