"""What holds for every test."""

from hypothesis import settings

# A shared machine can stall any single example; how long a suite takes is looked at
# as a whole.
settings.register_profile("shared-machine", deadline=None)
settings.load_profile("shared-machine")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Return the name of a parameter for bytes; files made anew differ by their time.

    Workers that run tests side by side must agree on their names.
    """
    return argname if isinstance(val, bytes) else None
