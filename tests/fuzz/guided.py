"""The loop: mutate, read, and keep what reaches new branches of the readers."""

import gc
import signal
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from types import FrameType

from tests.fuzz.measure import Guide
from tests.fuzz.readers import MUTATORS, read
from tests.fuzz.seeds import seeds_of

_SLOW_SECONDS = 2.0
"""Processor time from which on a small file counts as a fault."""
_SLOW_SECONDS_PER_MEGABYTE = 6.0
"""The same for a large one; paragraphs of a single word take most, about 5."""
_HANG_SECONDS = 30.0
_LARGEST_KEPT = 15_000
"""Bytes that a file which is kept may have more than the largest seed."""
_LONGEST_KEPT_SECONDS = 0.1
_FAILURES_KEPT = 3
"""Files saved of one fault."""


class Hang(BaseException):
    """A file took too long; no reader may take this for an error of its own."""


def allowed_seconds(data: bytes) -> float:
    """Return the processor time that reading a file may take."""
    return max(_SLOW_SECONDS, _SLOW_SECONDS_PER_MEGABYTE * len(data) / 1_000_000)


@dataclass
class Tally:
    """What a run found."""

    tried: int = 0
    began: int = 0
    read: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    new: int = 0
    slowest: float = 0.0
    slowest_file: str = ""
    failures: Counter[str] = field(default_factory=Counter)


class Fuzzer:
    """One run over one format.

    Args:
        kind: the format.
        seed: of everything that is left to chance.
        folder: where files with faults go; `current` there is the file being read.
        guide: measures branches; None for a run without.
    """

    def __init__(
        self,
        kind: str,
        seed: int,
        folder: Path | None = None,
        guide: Guide | None = None,
    ) -> None:
        self.tally = Tally()
        self._kind = kind
        self._chance = Random(f"{kind} {seed}")
        self._folder = folder
        self._guide = guide
        self._pool = list(seeds_of(kind))
        self._largest = max(map(len, self._pool)) + _LARGEST_KEPT

    def step(self) -> None:
        """Make one file, read it, and keep it when it reaches something new."""
        data = self._make()
        seconds = self._try(data)
        if self._guide is not None and self._guide.take_new():
            self.tally.new += 1
            if len(data) <= self._largest and seconds < _LONGEST_KEPT_SECONDS:
                self._pool.append(data)

    def _make(self) -> bytes:
        """Return a new file; the youngest and the small are changed most often."""
        chance = self._chance
        pool = self._pool[-40:] if chance.random() < 0.5 else self._pool
        base = min(chance.choices(pool, k=2), key=len)
        return MUTATORS[self._kind](base, self._pool, chance)

    def _try(self, data: bytes) -> float:
        """Read a file, count what came of it, and return the seconds it took."""
        self.tally.tried += 1
        if self._folder is not None:
            (self._folder / "current").write_bytes(data)
        start = time.process_time()
        fault = self._call(data, count=True)
        seconds = time.process_time() - start
        if seconds > allowed_seconds(data) and not fault:
            seconds = self._time_plainly(data)
        if seconds > self.tally.slowest:
            self.tally.slowest = seconds
            self.tally.slowest_file = self._save(data, "slowest")
        if seconds > allowed_seconds(data) and not fault:
            fault = f"slow: {seconds:.1f} s, {len(data)} bytes"
        if fault:
            self._report(data, fault)
        return seconds

    def _time_plainly(self, data: bytes) -> float:
        """Return the seconds that a file takes without the measurement of branches."""
        if self._guide is not None:
            self._guide.stop()
        start = time.process_time()
        self._call(data)
        seconds = time.process_time() - start
        if self._guide is not None:
            self._guide.start()
        return seconds

    def _call(self, data: bytes, *, count: bool = False) -> str:
        """Read a file and return the fault it shows; empty when there is none."""
        twice = count and self.tally.tried % 16 == 0
        try:
            with limited(_HANG_SECONDS):
                outcome = read(self._kind, data, twice=twice)
        except Hang as error:
            return f"hang: {_place_of(error)}"
        except Exception as error:  # noqa: BLE001 - to find these is what this is for
            return f"{type(error).__name__}: {str(error)[:80]} {_place_of(error)}"
        if count:
            self.tally.began += outcome.began
            self.tally.read += not outcome.error
            self.tally.refused[outcome.error] += bool(outcome.error)
        return ""

    def _report(self, data: bytes, fault: str) -> None:
        key = fault.partition(":")[0] + " " + fault.rpartition(" @ ")[2]
        key = "slow" if fault.startswith("slow") else key
        self.tally.failures[key] += 1
        if self.tally.failures[key] <= _FAILURES_KEPT:
            name = self._save(data, sha256(data).hexdigest()[:12])
            if self._folder is not None:
                with (self._folder / "faults.txt").open("a") as log:
                    log.write(f"{self._kind} {name} {fault!r}\n")

    def _save(self, data: bytes, name: str) -> str:
        file = f"{self._kind}-{name}.{self._kind}"
        if self._folder is not None:
            (self._folder / file).write_bytes(data)
        return file


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raise `Hang` inside the block when it takes more processor time."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _place_of(error: BaseException) -> str:
    """Return the last line of ours that an exception went through."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if "cf_assess" in f.filename] or list(frames)
    last = ours[-1]
    gc.collect()  # what a huge file left behind goes before the next one comes
    return f"@ {Path(last.filename).name}:{last.lineno}"
