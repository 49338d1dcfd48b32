"""What a clause is for, told by its words: purpose, definition, penalty, effect.

A few fixed phrases of drafting carry these; whatever has none is general.  A point
of a list has the function of the sentence that opens the list.
"""

import re
from collections.abc import Sequence

from cf_assess.models.cue import Scope
from cf_assess.models.draft import Clause, ClauseKind

_ITSELF = "本(?:条例|办法|规定|细则|法|规则|标准|准则|规划|方案|意见|决定|实施)"
_PURPOSE = re.compile(f"制定{_ITSELF}")
_EFFECT = re.compile("自[^。；]{1,30}起(?:正式)?(?:施行|实施|生效|执行)")
_DEFINITION = re.compile(f"{_ITSELF}[^。；，]{{0,6}}所[称指]|用语的含义|，是指|：是指")
_BREACH = re.compile(
    "违反(?:本|第|前)|违反[^。；]{0,30}规定|[行为情形]之一|未(?:按照|依照|履行|依法)"
    "|不(?:履行|按照|依法)|拒[绝不]|玩忽职守|滥用职权|情节严重"
)
_SANCTION = re.compile(
    "罚款|责令(?:限期|其)?(?:改正|停)|给予[^。；，]{0,8}(?:处分|处罚|警告)|通报批评"
    "|没收违法所得|吊销|追究[^。；，]{0,6}(?:刑事|法律|行政)?责任|承担[^。；，]{0,6}责任"
)
_OPENS = re.compile("[：:]\\s*$")
_LONGEST_LIST = 200
"""Clauses before a point among which the sentence is looked for that opens its list."""
_POINTS = (ClauseKind.ITEM, ClauseKind.SUBITEM)


def function_of(clauses: Sequence[Clause], place: int) -> Scope:
    """Return what a clause of a draft is for."""
    clause = clauses[place]
    function = _told_by(clause.text)
    if function is not Scope.GENERAL or clause.kind not in _POINTS:
        return function
    for opening in reversed(clauses[max(0, place - _LONGEST_LIST) : place]):
        if opening.article != clause.article:
            break
        if opening.kind not in _POINTS:
            return _told_by(opening.text) if _OPENS.search(opening.text) else function
    return function


def _told_by(text: str) -> Scope:
    """Return what words alone say a clause is for."""
    if _SANCTION.search(text) and _BREACH.search(text):
        return Scope.PENALTY
    if _PURPOSE.search(text):
        return Scope.PURPOSE
    if _EFFECT.search(text):
        return Scope.EFFECT
    return Scope.DEFINITION if _DEFINITION.search(text) else Scope.GENERAL
