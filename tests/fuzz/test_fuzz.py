"""The short form: the same files every time, without measurement of branches."""

from collections.abc import Sequence
from random import Random

import pytest

from cf_assess.drafts import read_draft_bytes
from tests.fuzz.giants import GIANTS
from tests.fuzz.guided import Fuzzer, limited
from tests.fuzz.readers import MUTATORS, read
from tests.fuzz.seeds import seeds_of

FILES = 300
KINDS = tuple(MUTATORS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_changed_file_is_read_or_refused(kind: str) -> None:
    fuzzer = Fuzzer(kind, seed=1)
    for _ in range(FILES):
        fuzzer.step()
    # Time is for the long run: here branches may be counted, on a busy machine.
    del fuzzer.tally.failures["slow"]
    assert not fuzzer.tally.failures
    assert fuzzer.tally.began > FILES / 2, "most get past the first check"


@pytest.mark.parametrize("kind", KINDS)
def test_every_seed_gets_past_the_first_check(kind: str) -> None:
    assert all(read(kind, data, twice=True).began for data in seeds_of(kind))


def test_the_same_seed_makes_the_same_files() -> None:
    def make(kind: str, seeds: Sequence[bytes]) -> list[bytes]:
        chance = Random(3)
        return [MUTATORS[kind](chance.choice(seeds), seeds, chance) for _ in range(20)]

    for kind in KINDS:
        assert make(kind, seeds_of(kind)) == make(kind, seeds_of(kind))


def test_a_fault_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("1")

    monkeypatch.setattr("tests.fuzz.readers.read_draft_bytes", fail)
    fuzzer = Fuzzer("txt", seed=1)
    fuzzer.step()
    assert next(iter(fuzzer.tally.failures)).startswith("KeyError")


def test_a_seed_is_a_draft() -> None:
    assert read_draft_bytes(seeds_of("docx")[0], "a.docx").clauses


HANG_SECONDS = 40.0
"""Each took half a minute to some minutes once, and takes a second or two now.

Not a measure of speed: where branches are counted, all takes ten times as long.
"""


@pytest.mark.parametrize("name", GIANTS)
def test_a_small_file_that_asks_for_much_is_read_in_time(name: str) -> None:
    kind, make = GIANTS[name]
    data = make()
    with limited(HANG_SECONDS):
        read(kind, data)
