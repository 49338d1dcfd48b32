"""Noise of cues over folders of texts, one text after the other or in processes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from cf_assess.drafts import read_draft
from cf_assess.errors import CfAssessError, FileMissingError
from cf_assess.evidence import (
    Firings,
    NoiseIndex,
    NoiseLine,
    NoiseTally,
    compile_noise,
    count_firings,
)
from cf_assess.models.checklist import Criterion, FlagRule, Lexicon
from cf_assess.models.library import Library
from cf_assess.scoring import round_half_up
from cf_assess.workflow.progress import Progress
from cf_assess.workflow.texts import list_readable

__all__ = [
    "NoiseLine",
    "NoiseOrder",
    "list_texts",
    "measure_noise",
    "rules_to_measure",
    "summarize",
    "write_percent",
]

Told = Callable[[Path, CfAssessError], None]
"""What is told of a text that cannot be read; the others go on."""


def rules_to_measure(
    library: Library, checklist: str | None
) -> tuple[Criterion | FlagRule, ...]:
    """Return all criteria and red flags with cues, or those of one checklist."""
    asked = [c for c in library.checklists if checklist in (None, c.id)]
    criteria = [c for one in asked for c in one.criteria if c.cues and not c.obsolete]
    flags = library.red_flags.flags if checklist is None else ()
    return (*criteria, *flags)


def list_texts(places: Sequence[Path]) -> tuple[Path, ...]:
    """Return the texts of folders, searched to their depths, and files, in order.

    Raises:
        FileMissingError: there is no such folder or file.
    """
    found: list[Path] = []
    for place in places:
        if place.is_dir():
            found += list_readable(place)
        elif place.exists():
            found.append(place)
        else:
            raise FileMissingError(name=place)
    return tuple(found)


@dataclass(frozen=True)
class NoiseOrder:
    """What is measured, where, and by how many."""

    rules: tuple[Criterion | FlagRule, ...]
    lexicon: Lexicon
    texts: tuple[Path, ...]
    """Drafts or laws in any format that is read."""
    most: Fraction
    """Share of clauses above which a rule is noisy."""
    workers: int = 1
    """Processes; the result does not depend on them."""


def measure_noise(
    order: NoiseOrder, progress: Progress, tell: Told
) -> tuple[NoiseLine, ...]:
    """Return how often each rule and each cue fires over some texts.

    Texts are read one by one, and only where cues fired is kept.

    Args:
        order: what is measured.
        progress: is told of each text.
        tell: is told of each text that cannot be read; the others go on.
    """
    index = compile_noise(order.rules, order.lexicon)
    tally = NoiseTally(index)
    progress.begin(len(order.texts))
    with ExitStack() as stack:
        counted = _count(order, index, stack)
        for path, found in zip(order.texts, counted, strict=True):
            if isinstance(found, CfAssessError):
                tell(path, found)
            else:
                tally.add(found)
            progress.advance(path.name)
    return tally.report(order.most)


def _count(
    order: NoiseOrder, index: NoiseIndex, stack: ExitStack
) -> Iterable[Firings | CfAssessError]:
    """Return what becomes of each text, in order."""
    if order.workers < 2:
        return (_read(path, index) for path in order.texts)
    pool = stack.enter_context(
        ProcessPoolExecutor(
            order.workers,
            mp_context=get_context("spawn"),
            initializer=_start,
            initargs=(index,),
        )
    )
    return pool.map(_read_in_process, order.texts, chunksize=8)


def _read(path: Path, index: NoiseIndex) -> Firings | CfAssessError:
    try:
        return count_firings(read_draft(path), index)
    except CfAssessError as error:
        return error


_reader: Callable[[Path], Firings | CfAssessError] | None = None
"""The reader of this process."""


def _start(index: NoiseIndex) -> None:
    """Make the reader of a new process."""
    global _reader
    _reader = partial(_read, index=index)


def _read_in_process(path: Path) -> Firings | CfAssessError:
    if _reader is None:
        raise RuntimeError("_start was not called")
    return _reader(path)


def write_percent(share: Fraction) -> str:
    """Return a share as a percentage with three decimals."""
    return round_half_up(share * 100, 3)


def summarize(lines: Iterable[NoiseLine]) -> Iterator[tuple[str, int]]:
    """Yield how many rules, cues apart, have each verdict."""
    counts: dict[str, int] = {}
    for line in lines:
        if line.cue is None:
            counts[line.verdict.value] = counts.get(line.verdict.value, 0) + 1
    yield from sorted(counts.items())
