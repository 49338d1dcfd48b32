import pytest

from cf_assess.exchange.marks import MarkFault, parse_mark
from cf_assess.models.sheet import MarkState

SCORED = MarkState.SCORED


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("3", (SCORED, 3)),
        (" ３ ", (SCORED, 3)),
        ("3.0", (SCORED, 3)),
        ("３．０", (SCORED, 3)),
        ("3.", (SCORED, 3)),
        ("-1", (SCORED, -1)),
        ("na", (MarkState.NOT_APPLICABLE, None)),
        ("N/A", (MarkState.NOT_APPLICABLE, None)),
        ("Ｎ／Ａ", (MarkState.NOT_APPLICABLE, None)),
        ("不适用", (MarkState.NOT_APPLICABLE, None)),
        ("cj", (MarkState.CANNOT_JUDGE, None)),
        ("无法判断", (MarkState.CANNOT_JUDGE, None)),
        ("", (MarkState.NOT_SCORED, None)),
        ("　\n", (MarkState.NOT_SCORED, None)),
        ("3.5", MarkFault.NOT_WHOLE),
        ("三", MarkFault.UNKNOWN),
        ("3分", MarkFault.UNKNOWN),
        ("1e0", MarkFault.UNKNOWN),
        ("nan", MarkFault.UNKNOWN),
        ("True", MarkFault.UNKNOWN),
        pytest.param("9" * 5000, MarkFault.UNKNOWN, id="endless"),
    ],
)
def test_a_mark_is_read_as_people_write_it(
    text: str, parsed: tuple[MarkState, int | None] | MarkFault
) -> None:
    assert parse_mark(text) == parsed
