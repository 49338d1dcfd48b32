"""One format in a process of its own, which may crash, hang or run out of memory."""

import json
import resource
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loading a reader before the measurement begins would hide it
    from tests.fuzz.guided import Tally
    from tests.fuzz.measure import Guide

_MEMORY_BYTES = 4 * 1024**3


def work(kind: str, seed: int, seconds: float, folder: Path) -> None:
    """Fuzz in this process; the readers are loaded under measurement."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    warnings.simplefilter("ignore")
    from tests.fuzz.measure import Guide

    guide = Guide()
    guide.start()
    from tests.fuzz.guided import Fuzzer

    fuzzer = Fuzzer(kind, seed, folder, guide)
    end = time.monotonic() + seconds
    saved = time.monotonic()
    while time.monotonic() < end:
        fuzzer.step()
        if time.monotonic() - saved > 20:
            saved = time.monotonic()
            _save(fuzzer.tally, guide, folder)
    _save(fuzzer.tally, guide, folder)


def _save(tally: "Tally", guide: "Guide", folder: Path) -> None:
    found = vars(tally)
    (folder / "tally.json").write_text(json.dumps(found, ensure_ascii=False))
    path = folder / "arcs.json"
    arcs = {name: set(map(tuple, pairs)) for name, pairs in load_arcs(path).items()}
    for name, pairs in guide.list_arcs().items():
        arcs.setdefault(name, set()).update(pairs)
    path.write_text(json.dumps({name: sorted(pairs) for name, pairs in arcs.items()}))


def load_arcs(path: Path) -> dict[str, list[list[int]]]:
    loaded: dict[str, list[list[int]]] = (
        json.loads(path.read_text()) if path.exists() else {}
    )
    return loaded
