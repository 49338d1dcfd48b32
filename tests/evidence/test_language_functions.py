"""What a clause is for, told by its words."""

import pytest

from cf_assess.evidence.function import function_of
from cf_assess.models.cue import Scope
from cf_assess.models.draft import ClauseKind
from tests.evidence.builders import make_draft


@pytest.mark.parametrize(
    ("text", "function"),
    [
        ("为了预防未成年人犯罪，根据有关法律，制定本条例。", Scope.PURPOSE),
        ("市人民政府根据本条例制定实施办法。", Scope.GENERAL),
        ("本办法所称校车，是指接送学生的车辆。", Scope.DEFINITION),
        ("本条例下列用语的含义：", Scope.DEFINITION),
        ("违反本条例第八条规定的，由民政部门责令改正。", Scope.PENALTY),
        ("学校有下列行为之一的，对责任人员依法给予处分：", Scope.PENALTY),
        ("监护人拒不送学生入学的，给予批评教育，责令限期改正。", Scope.PENALTY),
        ("学生违反纪律的，学校应当教育。", Scope.GENERAL),
        ("发现隐患的，学校应当停止使用。", Scope.GENERAL),
        ("本条例自2027年1月1日起施行。", Scope.EFFECT),
        ("自入学之日起三十日内建立档案。", Scope.GENERAL),
        ("学校应当开展安全教育。", Scope.GENERAL),
        ("", Scope.GENERAL),
    ],
)
def test_fixed_phrases_tell_the_function(text: str, function: Scope) -> None:
    assert function_of(make_draft(text).clauses, 0) is function


def test_a_point_has_the_function_of_what_opens_its_list() -> None:
    draft = make_draft(
        ("第一条", "学校有下列行为之一的，处一千元罚款："),
        ("第一条", "（一）收费的；", ClauseKind.ITEM),
        ("第一条", "1.借故收费的；", ClauseKind.SUBITEM),
        ("第一条", "学校公开处理结果。"),
        ("第二条", "（一）开设课程；", ClauseKind.ITEM),
    )
    functions = [function_of(draft.clauses, place) for place in range(5)]
    assert functions == [Scope.PENALTY] * 3 + [Scope.GENERAL] * 2
