"""The second opinion that is shipped, read once."""

from functools import cache

from cf_assess.evidence import Weights, read_weights
from cf_assess.sources import read_weights_file


@cache
def shipped_weights() -> Weights | None:
    """Return the shipped weights; None where there are none, and cues work alone.

    Raises:
        SourceUnreadableError: the file cannot be read.
        WeightsDamagedError: it is no such file.
    """
    data = read_weights_file()
    return None if data is None else read_weights(data)
