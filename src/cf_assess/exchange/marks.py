"""What people write into the column of marks, made a state and a level."""

import re
from decimal import Decimal
from enum import StrEnum

from cf_assess.exchange.columns import fold_width
from cf_assess.models.sheet import MarkState

_STATES = {
    "": MarkState.NOT_SCORED,
    "NA": MarkState.NOT_APPLICABLE,
    "N/A": MarkState.NOT_APPLICABLE,
    "不适用": MarkState.NOT_APPLICABLE,
    "CJ": MarkState.CANNOT_JUDGE,
    "无法判断": MarkState.CANNOT_JUDGE,
}
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:\.[0-9]{0,9})?")


class MarkFault(StrEnum):
    """Why a mark could not be read; the codes of its problems."""

    UNKNOWN = "sheet_mark_unknown"
    NOT_WHOLE = "sheet_level_not_whole"


def parse_mark(text: str) -> tuple[MarkState, int | None] | MarkFault:
    """Return the state and level that a cell gives, or why it gives none.

    Spreadsheets and people write `3`, `3.0`, `３`, `N/A`, `不适用`.
    """
    plain = fold_width(text).upper()
    if plain in _STATES:
        return _STATES[plain], None
    if not _NUMBER.fullmatch(plain):
        return MarkFault.UNKNOWN
    number = Decimal(plain)
    if number != int(number):
        return MarkFault.NOT_WHOLE
    return MarkState.SCORED, int(number)
