"""What other processes do in the tests of survival and concurrency.

Run as `python -m tests.store.workers TASK ARGUMENT...` or through multiprocessing.
"""

import os
import resource
import signal
import sys
from collections.abc import Callable

from cf_assess.errors import StoreError
from cf_assess.store import open_store

from . import material
from .material import NOW

NOBODY = 65534


def register(path: str) -> str:
    """Open the store, which may not be there yet, and register one case."""
    with open_store(path) as store:
        return store.create_case(material.new_case(), NOW).number


def save_many(path: str, number: str, reviewer: str, count: int) -> None:
    """Save `count` marks, each of them different from the one before."""
    with open_store(path) as store:
        for turn in range(count):
            name = material.CRITERIA[turn % len(material.CRITERIA)]
            given = material.mark(name, level=turn % 5, comment=f"{reviewer} {turn}")
            store.save_mark(number, reviewer, reviewer, given, NOW)


def save_forever(path: str, number: str) -> None:
    """Save marks without end, and print the turn of each that was acknowledged."""
    with open_store(path) as store:
        turn = 0
        while True:
            given = material.mark(level=turn % 5, comment=str(turn))
            store.save_mark(number, "r1", "r1", given, NOW)
            os.write(1, f"{turn}\n".encode())
            turn += 1


def fill(path: str, number: str) -> None:
    """Save long comments until something fails; print how many were acknowledged."""
    saved = 0
    try:
        with open_store(path) as store:
            for turn in range(2_000):
                given = material.mark(comment=f"{turn} " + "长" * 10_000)
                store.save_mark(number, "r1", "r1", given, NOW)
                saved += 1
    except StoreError as error:
        _print(f"{type(error).__name__} {saved}")


def fill_limited(path: str, number: str, limit: str) -> None:
    """Do the same where no file may grow beyond `limit` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    fill(path, number)


def write_as_nobody(path: str, number: str) -> None:
    """Try to save a mark without the rights of root."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        with open_store(path) as store:
            store.save_mark(number, "r1", "r1", material.mark(), NOW)
        _print("saved")
    except StoreError as error:
        _print(type(error).__name__)


def _print(text: str) -> None:
    os.write(1, f"{text}\n".encode())


TASKS: dict[str, Callable[..., object]] = {
    task.__name__: task for task in (save_forever, fill, fill_limited, write_as_nobody)
}

if __name__ == "__main__":
    TASKS[sys.argv[1]](*sys.argv[2:])
