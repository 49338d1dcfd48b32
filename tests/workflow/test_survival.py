"""Whatever the interface showed as saved is there after a kill -9."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cf_assess.models.sheet import Mark
from cf_assess.store import open_store
from cf_assess.workflow.score import open_desk
from cf_assess.workflow.seat import Seat
from cf_assess.workflow.verify import verify_case
from tests.builders import CRITERION_IDS
from tests.places import PROJECT

from .conftest import NOW, Panel


@pytest.mark.parametrize("seed", range(3))
def test_no_mark_that_was_acknowledged_is_lost_to_a_kill(
    panel: Panel, path: Path, seed: int
) -> None:
    number = panel.number
    panel.store.close()  # the process that dies is the only one
    command = [sys.executable, "-m", "tests.workflow.saver", str(path), number, "r1"]
    with subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.PIPE, text=True
    ) as saver:
        assert saver.stdout is not None
        said = saver.stdout.readline()  # it has begun
        time.sleep(random.Random(seed).uniform(0, 0.2))
        saver.kill()
        said += saver.stdout.read()
    acknowledged = [int(turn) for turn in said.split("\n")[:-1]]

    with open_store(str(path)) as store:
        entries = store.history(number, "r1")
        saved = [
            int(Mark.model_validate_json(entry.after).comment.split()[1])
            for entry in entries
            if entry.action == "mark"
        ]
        assert saved[: len(acknowledged)] == acknowledged
        assert len(saved) - len(acknowledged) in (0, 1)  # one may be unannounced
        desk = open_desk(Seat(store, number, "r1", NOW))
        last = {CRITERION_IDS[turn % 3]: turn for turn in saved}
        kept = {mark.criterion: mark.comment for mark in desk.sheet.marks}
        assert kept == {name: f"turn {turn}" for name, turn in last.items()}
        assert verify_case(store, number) == ()
