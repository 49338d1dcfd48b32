import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from cf_assess.errors import SourceUnreadableError, WeightsDamagedError
from cf_assess.evidence import find_evidence
from cf_assess.evidence.learned import write_weights
from cf_assess.models.draft import Draft
from cf_assess.models.evidence import Basis
from cf_assess.models.rubric import FrozenRubric
from cf_assess.sources import freeze_rubric, load_library
from cf_assess.workflow.locate import locate, open_draft, prepare_finder
from cf_assess.workflow.second_opinion import shipped_weights
from tests.evidence.learned.tiny import tiny_weights
from tests.places import PARKS, PROJECT


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    """Forget weights that were read before and in a test."""
    shipped_weights.cache_clear()
    yield
    shipped_weights.cache_clear()


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the weights are looked for; nothing is there."""
    monkeypatch.setattr("cf_assess.sources.weights.library_root", lambda: tmp_path)
    (tmp_path / "weights").mkdir()
    return tmp_path / "weights" / "second_opinion.npz"


@pytest.fixture(scope="module")
def frozen() -> FrozenRubric:
    return freeze_rubric(load_library(PROJECT), "general")


@pytest.fixture(scope="module")
def parks() -> Draft:
    return open_draft(PARKS / "draft.md")


def test_the_shipped_weights_know_all_topics_and_say_where_they_come_from() -> None:
    weights = shipped_weights()
    assert weights is not None
    assert len(weights.topics) == len(set(weights.topics)) == 55
    assert weights.provenance["labels"]
    assert weights.provenance["folds"]
    assert weights.possible_from <= weights.found_from


def test_the_shipped_weights_know_the_topics_of_the_criteria(
    frozen: FrozenRubric,
) -> None:
    weights = shipped_weights()
    assert weights is not None
    asked = {c.topic_id for c in frozen.criteria if c.topic_id}
    assert len(asked & set(weights.topics)) > len(asked) / 2


def test_the_weights_are_read_once() -> None:
    assert shipped_weights() is shipped_weights()


@pytest.mark.usefixtures("file")
def test_without_a_file_cues_work_alone(frozen: FrozenRubric, parks: Draft) -> None:
    assert shipped_weights() is None
    alone = locate(parks, prepare_finder(frozen)).evidence
    assert not alone.second_opinion
    assert alone == locate(parks, prepare_finder(frozen, cues_only=True)).evidence


def test_cues_alone_can_be_asked_for(frozen: FrozenRubric, parks: Draft) -> None:
    both = locate(parks, prepare_finder(frozen)).evidence
    alone = locate(parks, prepare_finder(frozen, cues_only=True)).evidence
    assert (both.second_opinion, alone.second_opinion) == (True, False)
    assert both.subject == alone.subject
    assert not any(e.basis is Basis.LEARNED for e in alone.found)


def test_a_file_of_our_own_is_used(
    file: Path, frozen: FrozenRubric, parks: Draft
) -> None:
    file.write_bytes(write_weights(tiny_weights()))
    weights = shipped_weights()
    assert weights is not None
    assert weights.topics == ("T26", "T30")
    assert locate(parks, prepare_finder(frozen)).evidence.second_opinion


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no weights"])
def test_a_damaged_file_stops_the_search_unless_cues_alone_are_asked_for(
    file: Path, frozen: FrozenRubric, data: bytes
) -> None:
    file.write_bytes(data)
    with pytest.raises(WeightsDamagedError):
        prepare_finder(frozen)
    assert prepare_finder(frozen, cues_only=True).cues.opinion is None


def test_a_file_that_was_mended_is_read_again(file: Path) -> None:
    file.write_bytes(b"no weights")
    with pytest.raises(WeightsDamagedError):
        shipped_weights()
    file.write_bytes(write_weights(tiny_weights()))
    assert shipped_weights() is not None


def test_a_folder_in_its_place_is_an_error(file: Path) -> None:
    file.mkdir()
    with pytest.raises(SourceUnreadableError):
        shipped_weights()


def test_red_flags_need_no_second_opinion(file: Path, frozen: FrozenRubric) -> None:
    file.write_bytes(b"no weights")
    assert prepare_finder(frozen, []).flags


def test_a_finder_gives_the_same_in_another_process(
    frozen: FrozenRubric, parks: Draft
) -> None:
    cues = prepare_finder(frozen).cues
    copy = pickle.loads(pickle.dumps(cues))
    assert find_evidence(parks, copy) == find_evidence(parks, cues)


def test_the_same_draft_gives_the_same_evidence_each_time(
    frozen: FrozenRubric, parks: Draft
) -> None:
    first = locate(parks, prepare_finder(frozen)).evidence
    shipped_weights.cache_clear()
    assert locate(parks, prepare_finder(frozen)).evidence == first


def test_a_criterion_alone_gives_what_it_gives_among_all(
    frozen: FrozenRubric, parks: Draft
) -> None:
    among_all = locate(parks, prepare_finder(frozen)).evidence
    for criterion in frozen.criteria:
        alone = among_all.only(criterion.id)
        assert alone.found == among_all.of(criterion.id)
        assert {miss.criterion for miss in alone.misses} <= {criterion.id}
        assert bool(alone.found) is not bool(alone.misses)
