"""The long run: `python -m tests.fuzz --seconds 600 --seed 1 [--format docx]`.

Each format runs in a process of its own, which is replaced when a file makes it
crash, hang in native code or outgrow its memory; such a file is a fault as well.
"""

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections import Counter
from pathlib import Path

import coverage

from tests.fuzz.worker import load_arcs, work

_HANG_SECONDS = 60.0
"""Processor time after which a file hangs where no signal is heard."""
_KINDS = ("docx", "html", "md", "ofd", "pdf", "txt")


def main() -> int:
    """Run what the command line asks for; 1 when there are faults."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=600, help="for each format")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=_KINDS, action="append")
    parser.add_argument("--folder", type=Path, default=Path("fuzz-found"))
    given = parser.parse_args()
    faults = 0
    for kind in given.format or _KINDS:
        folder = given.folder / kind
        folder.mkdir(parents=True, exist_ok=True)
        faults += _run(kind, given.seed, given.seconds, folder)
    _report_branches(given.folder)
    return 1 if faults else 0


def _run(kind: str, seed: int, seconds: float, folder: Path) -> int:
    """Run one format to its end, over as many processes as that needs."""
    end = time.monotonic() + seconds
    context = multiprocessing.get_context("spawn")
    total: Counter[str] = Counter()
    crashes = 0
    while time.monotonic() < end:
        left = end - time.monotonic()
        process = context.Process(
            target=work, args=(kind, seed + 1000 * crashes, left, folder)
        )
        process.start()
        _watch(process, folder / "current")
        found = folder / "tally.json"
        if found.exists():
            _add(total, json.loads(found.read_text()))
            found.unlink()
        if process.exitcode == 0:
            break
        crashes += 1
        saved = folder / f"{kind}-crash-{seed}-{crashes}.{kind}"
        if (folder / "current").exists():
            (folder / "current").replace(saved)
        total[f"failures crash {process.exitcode}"] += 1
    _print(kind, total)
    return sum(count for name, count in total.items() if name.startswith("failures"))


def _watch(process: "multiprocessing.context.SpawnProcess", current: Path) -> None:
    """Wait for a process; end it when it reads one file for too long."""
    used, touched = 0.0, 0.0
    while process.is_alive():
        process.join(1)
        now = current.stat().st_mtime if current.exists() else 0.0
        if now != touched:
            used, touched = _seconds_of(process.pid), now
        elif _seconds_of(process.pid) - used > _HANG_SECONDS:
            process.kill()


def _seconds_of(pid: int | None) -> float:
    """Return the processor time that a process has used."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _add(total: Counter[str], tally: dict[str, object]) -> None:
    """Add up flat: `refused DraftDamagedError`, `failures …`; seconds by maximum."""
    for name, value in tally.items():
        if isinstance(value, dict):
            for key, count in value.items():
                total[f"{name} {key}"] += count
        elif isinstance(value, int):
            total[name] += value
        elif isinstance(value, float):
            total["slowest, milliseconds"] = max(
                total["slowest, milliseconds"], round(value * 1000)
            )


def _print(kind: str, total: Counter[str]) -> None:
    sys.stdout.write(f"{kind}\n")
    for name, count in total.items():
        sys.stdout.write(f"  {count:>8}  {name}\n")
    sys.stdout.flush()


def _report_branches(folder: Path) -> None:
    """Print the branches of the readers that all runs into this folder reached."""
    measured = coverage.Coverage(branch=True, data_file=None, config_file=False)
    for path in sorted(folder.glob("*/arcs.json")):
        arcs = {
            name: {(a, b) for a, b in pairs} for name, pairs in load_arcs(path).items()
        }
        measured.get_data().add_arcs(arcs)
    measured.report(file=sys.stdout, show_missing=True)


if __name__ == "__main__":
    sys.exit(main())
