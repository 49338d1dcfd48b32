"""The shipped indicators alone; the whole library takes much longer to read."""

from cf_assess.models.target import Indicator, Indicators
from cf_assess.sources import read_source
from tests.places import PROJECT


def read_indicators() -> tuple[Indicator, ...]:
    """Return the indicators of the shipped register."""
    register = read_source(PROJECT / "checklists" / "plans" / "indicators.yaml")
    assert isinstance(register, Indicators)
    return register.indicators
