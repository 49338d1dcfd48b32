import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.errors import CaseMissingError
from cf_assess.models.sheet import Sheet
from cf_assess.store import CaseStore
from cf_assess.store.words import mend_text

from . import material
from .material import NOW

HALF = "\udcff"  # what a byte of another encoding becomes in a file name
ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT)
def test_mended_text_is_utf8_of_the_same_length_and_stays_mended(text: str) -> None:
    mended = mend_text(text)
    assert mended.encode().decode() == mended
    assert len(mended) == len(text)
    assert mend_text(mended) == mended


def test_a_case_with_half_characters_is_stored(store: CaseStore) -> None:
    new = material.new_case(title=f"条例{HALF}").model_copy(
        update={"draft_name": f"{HALF}.txt"}
    )
    number = store.create_case(new, NOW).number
    assert store.load_case(number).title == "条例\ufffd"
    assert store.load_draft_bytes(number)[0] == "\ufffd.txt"
    assert store.verify_history(number) == ()
    assert store.verify_content(number) == ()


def test_a_comment_with_half_a_character_is_saved_once(
    store: CaseStore, scoring: str
) -> None:
    said = material.mark(comment=f"意见{HALF}")
    store.save_mark(scoring, "r1", "r1", said, NOW)
    assert store.load_sheet(scoring, "r1", "r1").marks[0].comment == "意见\ufffd"
    sheet = Sheet(reviewer="r1", marks=(said,))
    assert store.import_sheet(scoring, "r1", sheet, NOW) == 0
    assert store.verify_content(scoring) == ()


def test_a_number_with_half_a_character_is_a_missing_case(store: CaseStore) -> None:
    with pytest.raises(CaseMissingError):
        store.load_case(HALF)
