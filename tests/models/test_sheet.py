from itertools import product

import pytest
from pydantic import ValidationError

from cf_assess.models.sheet import Mark, MarkState
from tests.builders import build_mark, build_sheet


@pytest.mark.parametrize(("state", "level"), product(MarkState, [None, 0, 3]))
def test_a_level_is_given_exactly_when_the_mark_is_scored(
    state: MarkState, level: int | None
) -> None:
    if (state is MarkState.SCORED) == (level is not None):
        assert Mark(criterion="care.route", state=state, level=level).level == level
    else:
        with pytest.raises(ValidationError, match="level and state disagree"):
            Mark(criterion="care.route", state=state, level=level)


@pytest.mark.parametrize(
    ("state", "level", "code"),
    [
        (MarkState.SCORED, 0, "0"),
        (MarkState.SCORED, 4, "4"),
        (MarkState.NOT_APPLICABLE, None, "NA"),
        (MarkState.CANNOT_JUDGE, None, "CJ"),
        (MarkState.NOT_SCORED, None, ""),
    ],
)
def test_a_mark_is_written_as_its_code(
    state: MarkState, level: int | None, code: str
) -> None:
    assert Mark(criterion="care.route", state=state, level=level).code == code


@pytest.mark.parametrize("level", ["3", 3, 3.0])
def test_a_level_is_read_from_text_as_files_hold_it(level: object) -> None:
    fields = {"criterion": "care.route", "state": "scored", "level": level}

    assert Mark.model_validate(fields).level == 3


@pytest.mark.parametrize("level", ["三", "2.5", 2.5, "", "0x1"])
def test_what_is_no_whole_level_is_refused(level: object) -> None:
    fields = {"criterion": "care.route", "state": "scored", "level": level}

    with pytest.raises(ValidationError):
        Mark.model_validate(fields)


@pytest.mark.parametrize(
    ("reason", "parts"),
    [
        ("", ("", "")),
        ("subject_absent", ("subject_absent", "")),
        ("subject_absent: 没有水域", ("subject_absent", "没有水域")),
        (
            "subject_absent：没有水域：也没有池",
            ("subject_absent", "没有水域：也没有池"),
        ),
        ("没有水域", ("没有水域", "")),
    ],
)
def test_a_reason_is_a_code_and_what_follows_its_first_colon(
    reason: str, parts: tuple[str, str]
) -> None:
    assert build_mark("care.route", "NA", reason=reason).reason_parts == parts


def test_a_sheet_gives_the_mark_on_a_criterion_or_none() -> None:
    sheet = build_sheet("r1", {"care.safety.route": 3, "care.play.space": "NA"})

    assert sheet.mark("care.play.space") == build_mark("care.play.space", "NA")
    assert sheet.mark("law.voice.hearing") is None
