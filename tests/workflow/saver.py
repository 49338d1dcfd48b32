"""Saves marks without end, for the test that kills it.

Run as `python -m tests.workflow.saver STORE NUMBER REVIEWER`.
"""

import os
import sys

from cf_assess.store import open_store
from cf_assess.workflow.score import save_mark
from cf_assess.workflow.seat import Seat
from tests.builders import CRITERION_IDS, build_mark

NOW = "2026-03-01T08:00:00Z"


def save_forever(path: str, number: str, reviewer: str) -> None:
    """Save marks one after another, and print the turn of each that was kept."""
    with open_store(path) as store:
        seat = Seat(store, number, reviewer, NOW)
        turn = 0
        while True:
            name = CRITERION_IDS[turn % len(CRITERION_IDS)]
            save_mark(seat, build_mark(name, turn % 5, comment=f"turn {turn}"))
            os.write(1, f"{turn}\n".encode())
            turn += 1


if __name__ == "__main__":
    save_forever(*sys.argv[1:])
