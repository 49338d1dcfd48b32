"""Locating evidence against a bare automaton over the same terms.

CPU time of interleaved pairs in one process, over the reference regulations where they
are at hand, otherwise over the example drafts.  The peer walks the same texts with the
same automaton and throws its hits away.  Goals: the scan with every hit attributed to
its clause at most 3 times that, the whole (subject, cues, second opinion, rank) at most
15 times; a bare pass of Python's `re` is shown beside them.  Then: linear in the text,
not growing with criteria that nothing is found for, memory flat.

    python benchmarks/bench_evidence.py [PAIRS]
"""

import gc
import re
import statistics
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.pairs import compare  # noqa: E402

from cf_assess.drafts import read_draft, read_draft_bytes  # noqa: E402
from cf_assess.evidence import CueIndex, compile_criteria, find_evidence  # noqa: E402
from cf_assess.evidence.reading import read_clauses  # noqa: E402
from cf_assess.models.checklist import Criterion  # noqa: E402
from cf_assess.models.cue import Cue  # noqa: E402
from cf_assess.models.draft import Draft  # noqa: E402
from cf_assess.workflow.criteria import open_library  # noqa: E402
from cf_assess.workflow.second_opinion import shipped_weights  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "regulations"
SCAN_GOAL, WHOLE_GOAL = 3.0, 15.0


def read_corpus() -> list[Draft]:
    """Return the regulations, or the example drafts where there are none."""
    paths = sorted(CORPUS.glob("*.md")) or sorted(ROOT.glob("examples/*/draft.*"))
    return [read_draft(path) for path in paths]


def terms_of(criteria: Sequence[Criterion]) -> list[str]:
    """Return all terms of the cues, the longest first, as `re` needs them."""
    terms = {
        term
        for criterion in criteria
        for cue in criterion.cues
        for part in ((cue.any,) if cue.any else [p.any for p in cue.all])
        for term in part
    }
    return sorted(terms, key=lambda term: (-len(term), term))


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Return the median CPU time of some work."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> None:
    """Measure, print, and say which goals are met."""
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    library = open_library(None)
    criteria = [c for k in library.checklists for c in k.criteria if not c.obsolete]
    weights = shipped_weights()
    index = compile_criteria(criteria, library.lexicon, weights)
    cues = compile_criteria(criteria, library.lexicon)
    drafts = read_corpus()
    print(f"{len(drafts)} drafts, {sum(len(d.text) for d in drafts):,} characters")

    pattern = re.compile("|".join(map(re.escape, terms_of(criteria))))

    def over(work: Callable[[Draft], object]) -> Callable[[], None]:
        def run() -> None:
            for draft in drafts:
                work(draft)

        return run

    rules = index.rules
    bare = over(lambda d: rules.scanner.scan(d.text))
    scan = over(lambda d: read_clauses(rules, d.clauses, d.text))
    scanned = compare("scan with clauses / bare automaton", scan, bare, pairs)
    by_cues = over(lambda d: find_evidence(d, cues))
    compare("cues alone / bare automaton", by_cues, bare, pairs)
    whole = over(lambda d: find_evidence(d, index))
    all_of_it = compare("whole / bare automaton", whole, bare, pairs)
    by_re = over(lambda d: sum(1 for _ in pattern.finditer(d.text)))
    compare("bare re / bare automaton", by_re, bare, 3)
    print(f"scan: goal {SCAN_GOAL}, {'met' if scanned <= SCAN_GOAL else 'MISSED'}")
    print(f"whole: goal {WHOLE_GOAL}, {'met' if all_of_it <= WHOLE_GOAL else 'MISSED'}")
    show_growth(drafts, criteria)


def show_growth(drafts: Sequence[Draft], criteria: Sequence[Criterion]) -> None:
    """Print cost by length of the text, by criteria in vain, and memory by drafts."""
    library = open_library(None)
    weights = shipped_weights()
    index = compile_criteria(criteria, library.lexicon, weights)
    body = "\n\n".join(draft.text for draft in drafts[:40])
    for times in (1, 2, 4, 8):
        text = "北河市样本汇编\n\n" + body * times
        draft = read_draft_bytes(text.encode(), "long.txt")
        took = seconds(partial(find_evidence, draft, index), 3)
        per = took / len(draft.text) * 1e6
        print(f"{len(draft.text):>9,} characters: {took:.3f} s, {per:.3f} µs each")
    cue = Cue(any=("凡此词语任何文本皆无",))
    vain = [
        criteria[0].model_copy(update={"id": f"vain.number.n{n}", "cues": (cue,)})
        for n in range(len(criteria))
    ]
    double = compile_criteria([*criteria, *vain], library.lexicon, weights)
    some = drafts[:200]

    def with_index(chosen: CueIndex) -> Callable[[], None]:
        def work() -> None:
            for draft in some:
                find_evidence(draft, chosen)

        return work

    compare("criteria in vain doubled", with_index(double), with_index(index), 5)
    tracemalloc.start()
    with_index(index)()
    gc.collect()
    first = tracemalloc.get_traced_memory()[0]
    for _ in range(3):
        with_index(index)()
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - first
    print(f"memory kept after 600 more drafts: {grown / 1024:.0f} KB")


if __name__ == "__main__":
    main()
