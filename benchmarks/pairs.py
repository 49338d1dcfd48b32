"""Costs measured in interleaved pairs, so that other work on the machine hits both."""

import statistics
import time
from collections.abc import Callable


def compare(
    name: str, ours: Callable[[], object], peer: Callable[[], object], pairs: int
) -> float:
    """Print and return the median ratio of CPU times."""
    ours(), peer()
    ratios, mine, theirs = [], [], []
    for _ in range(pairs):
        start = time.process_time()
        ours()
        middle = time.process_time()
        peer()
        end = time.process_time()
        mine.append(middle - start)
        theirs.append(end - middle)
        ratios.append(mine[-1] / theirs[-1])
    quarter = statistics.quantiles(ratios, n=4)
    ratio = statistics.median(ratios)
    print(
        f"{name}: ours {statistics.median(mine):.3f} s, peer "
        f"{statistics.median(theirs):.3f} s, ratio {ratio:.2f} "
        f"[{quarter[0]:.2f}-{quarter[2]:.2f}], {pairs} pairs"
    )
    return ratio
