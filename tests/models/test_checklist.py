import pytest
from pydantic import ValidationError

from cf_assess.models.checklist import Duties
from tests.builders import build_criterion


@pytest.mark.parametrize(
    ("bound", "levels"),
    [(0, [0, 1, 2, 3, 4]), (3, [3, 4]), (4, [4]), (5, []), (None, [])],
)
def test_a_citation_is_needed_from_the_bound_upwards(
    bound: int | None, levels: list[int]
) -> None:
    duties = Duties(citation_from=bound)

    assert [level for level in range(5) if duties.needs_citation(level)] == levels


@pytest.mark.parametrize(
    ("bound", "levels"),
    [(0, [0]), (1, [0, 1]), (4, [0, 1, 2, 3, 4]), (None, [])],
)
def test_a_comment_is_needed_up_to_the_bound(
    bound: int | None, levels: list[int]
) -> None:
    duties = Duties(comment_up_to=bound)

    assert [level for level in range(5) if duties.needs_comment(level)] == levels


def test_a_mark_without_level_has_no_duties() -> None:
    duties = Duties(citation_from=0, comment_up_to=4)

    assert not duties.needs_citation(None)
    assert not duties.needs_comment(None)


@pytest.mark.parametrize(
    "criterion_id", ["care.route", "care.safety.route_2", "a1.b_.c"]
)
def test_an_id_is_a_path_of_plain_words(criterion_id: str) -> None:
    assert build_criterion(criterion_id).id == criterion_id


@pytest.mark.parametrize(
    "criterion_id",
    [
        "",
        "care",
        "care.",
        ".care",
        "Care.route",
        "care..route",
        "care.1",
        "安全.路",
        "a.b\n",
    ],
)
def test_an_id_that_is_no_path_is_refused(criterion_id: str) -> None:
    with pytest.raises(ValidationError):
        build_criterion(criterion_id)


def test_unknown_keys_and_changes_are_refused() -> None:
    with pytest.raises(ValidationError):
        build_criterion("care.route", weigth=2)
    with pytest.raises(ValidationError):
        build_criterion("care.route").title = "别的"  # type: ignore[misc]  # frozen
