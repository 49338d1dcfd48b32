"""Start-up: `cf-assess --help` against `python -c "import typer"`.

Interleaved pairs; CPU time (user and system) of whole processes; the goal is a ratio
of at most 1.6.

    python benchmarks/bench_startup.py [PAIRS]
"""

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

HELP = [str(Path(sys.executable).with_name("cf-assess")), "--help"]
PEER = [sys.executable, "-c", "import typer"]
GOAL = 1.6


def cpu_seconds(command: list[str]) -> float:
    """Return the CPU time of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print the median ratio and its spread."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 21
    cpu_seconds(HELP), cpu_seconds(PEER)  # caches warm on both sides
    ratios, ours, theirs = [], [], []
    for _ in range(pairs):
        ours.append(cpu_seconds(HELP))
        theirs.append(cpu_seconds(PEER))
        ratios.append(ours[-1] / theirs[-1])
    quarter = statistics.quantiles(ratios, n=4)
    print(f"cf-assess --help {statistics.median(ours):.3f} s")
    print(f"import typer     {statistics.median(theirs):.3f} s")
    print(
        f"ratio {statistics.median(ratios):.2f} "
        f"[{quarter[0]:.2f}-{quarter[2]:.2f}], goal {GOAL}, {pairs} pairs"
    )


if __name__ == "__main__":
    main()
