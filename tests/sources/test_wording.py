"""Every code of this stage is worded, and no wording is left over."""

import re
from pathlib import Path

import cf_assess.sources
from cf_assess.locales.problem import WORDING
from cf_assess.locales.sheet import WORDING as SHEET

PACKAGE = Path(cf_assess.sources.__file__).parents[1]
CUES = ("models/terms.py", "models/pattern.py", "evidence/cue_faults.py")
"""Where the language of cues itself says what is wrong."""
SOURCE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in [
        *sorted((PACKAGE / "sources").glob("*.py")),
        *(PACKAGE / name for name in CUES),
    ]
)
OWN = {key.removeprefix("problem.") for key in WORDING if key not in SHEET}
COMPOSED = ("file_", "wrong_shape_", "reason.", "example_", "not_a_rubric")
"""Codes put together from parts, or raised by the workflow."""


def test_no_wording_is_left_over() -> None:
    plain = {code for code in OWN if not code.startswith(COMPOSED)}
    assert {code for code in plain if f'"{code}"' not in SOURCE} == set()


def test_every_code_that_is_reported_is_worded() -> None:
    reported = set(
        re.findall(
            r'\b(?:at|at_key|_report|_problem)\(\s*[^",]+,\s*"([a-z_]+)"', SOURCE
        )
    )
    reported |= set(re.findall(r'at_child\(\s*\w+,\s*[^,]+,\s*"([a-z_]+)"', SOURCE))
    assert len(reported) > 40
    assert reported <= OWN


def test_both_languages_use_the_same_values() -> None:
    for key, (chinese, english) in WORDING.items():
        named = [set(re.findall(r"\{(\w+)\}", text)) for text in (chinese, english)]
        assert named[0] == named[1], key
