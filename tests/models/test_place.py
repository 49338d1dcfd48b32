import pytest

from cf_assess.models.place import Place


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (Place(file="law.yaml"), "law.yaml"),
        (Place(file="law.yaml", line=3), "law.yaml:3"),
        (Place(file="law.yaml", line=3, column=5), "law.yaml:3:5"),
    ],
)
def test_a_place_is_printed_as_far_as_it_is_known(place: Place, printed: str) -> None:
    assert str(place) == printed
