import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from cf_assess.models.case import Member, Role
from cf_assess.store import CaseStore, open_store

from . import material, workers
from .material import NOW

WRITERS = 8
MARKS = 50


@pytest.fixture(scope="module")
def pool() -> Iterator[ProcessPoolExecutor]:
    """Return processes of their own, which share nothing but the file."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WRITERS, mp_context=spawn) as made:
        yield made


def _case_for_many(store: CaseStore) -> tuple[str, list[str]]:
    names = [f"w{place}" for place in range(WRITERS)]
    people = tuple(Member(id=name, role=Role.REVIEWER) for name in names)
    new = material.new_case(members=(*material.MEMBERS[:1], *people))
    number = store.create_case(new, NOW).number
    store.record_screening(number, "sec", material.screening(), NOW)
    return number, names


def _check_nothing_lost(store: CaseStore, number: str, names: list[str]) -> None:
    for name in names:
        sheet = store.load_sheet(number, name, name)
        last = {mark.comment for mark in sheet.marks}
        assert last == {f"{name} {turn}" for turn in range(MARKS - 3, MARKS)}
        entries = store.history(number, name)
        assert sum(entry.action == "mark" for entry in entries) == MARKS
    assert store.verify_history(number) == ()
    assert store.verify_content(number) == ()


def test_many_processes_write_at_once_and_nothing_is_lost_or_locked(
    store: CaseStore, path: Path, pool: ProcessPoolExecutor
) -> None:
    number, names = _case_for_many(store)
    jobs = [
        pool.submit(workers.save_many, str(path), number, name, MARKS) for name in names
    ]
    for job in jobs:
        job.result()
    _check_nothing_lost(store, number, names)


def test_many_threads_share_one_store(store: CaseStore) -> None:
    number, names = _case_for_many(store)

    def save(name: str) -> None:
        for turn in range(MARKS):
            criterion = material.CRITERIA[turn % len(material.CRITERIA)]
            given = material.mark(criterion, comment=f"{name} {turn}")
            store.save_mark(number, name, name, given, NOW)

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(save, names))
    _check_nothing_lost(store, number, names)


def test_processes_that_make_one_store_at_once_agree_on_it(
    path: Path, pool: ProcessPoolExecutor
) -> None:
    numbers = sorted(pool.map(workers.register, [str(path)] * 2 * WRITERS))
    assert numbers == [f"2026-{n:04}" for n in range(1, 2 * WRITERS + 1)]
    with open_store(str(path)) as store:
        assert [case.number for case in store.list_cases()] == numbers
