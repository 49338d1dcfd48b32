"""What holds for every test."""

from hypothesis import settings

# A shared machine can stall any single example; how long a suite takes is looked at
# as a whole.
settings.register_profile("shared-machine", deadline=None)
settings.load_profile("shared-machine")
