"""Which branches of the readers were reached; loaded before any reader is."""

from pathlib import Path

import coverage

Arcs = dict[str, set[tuple[int, int]]]
"""Branches as pairs of lines, by file."""

_READERS = Path(__file__).resolve().parents[2] / "src" / "cf_assess" / "drafts"


class Guide:
    """The branches of the readers that were reached so far.

    To ask for the branches in the official way costs several times what reading a
    small draft does, so that the sets which the tracer fills are looked at directly.
    """

    def __init__(self) -> None:
        self._coverage = coverage.Coverage(
            branch=True, data_file=None, source=[str(_READERS)], config_file=False
        )
        self._seen: dict[str, set[object]] = {}
        self._sizes: dict[str, int] = {}

    def start(self) -> None:
        """Measure from here on."""
        self._coverage.start()

    def stop(self) -> None:
        """Measure no longer."""
        self._coverage.stop()

    def take_new(self) -> int:
        """Return how many branches are new since the last time this was asked."""
        collector = self._coverage._collector
        assert collector is not None, "the measurement has begun"
        new = 0
        for name, reached in collector.data.items():
            if len(reached) == self._sizes.get(name, 0):
                continue
            self._sizes[name] = len(reached)
            seen = self._seen.setdefault(name, set())
            new += len(set(reached) - seen)
            seen |= set(reached)
        return new

    def list_arcs(self) -> Arcs:
        """Return all branches reached."""
        data = self._coverage.get_data()
        self._sizes.clear()  # the sets are empty after this
        return {name: set(data.arcs(name) or ()) for name in data.measured_files()}
