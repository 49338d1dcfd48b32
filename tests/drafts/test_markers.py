import pytest

from cf_assess.drafts.outline.markers import Family, find_marker


@pytest.mark.parametrize(
    ("text", "family", "number", "label", "rest"),
    [
        ("第十二条 为了孩子", Family.ARTICLE, 12, "第十二条", "为了孩子"),
        ("第十二条之一 为了", Family.ARTICLE, 12, "第十二条之一", "为了"),
        ("第12条 为了", Family.ARTICLE, 12, "第12条", "为了"),
        ("第七十五 条体育", Family.ARTICLE, 75, "第七十五条", "体育"),
        ("第三章 附则", Family.CHAPTER, 3, "第三章", "附则"),
        ("第五章法律责任", Family.CHAPTER, 5, "第五章", "法律责任"),
        ("第一部分 总体要求", Family.PART, 1, "第一部分", "总体要求"),
        ("第二节 开放", Family.SECTION, 2, "第二节", "开放"),
        ("十一、组织实施", Family.CHINESE, 11, "十一、", "组织实施"),
        ("(二)儿童与安全", Family.CHINESE_BRACKETS, 2, "(二)", "儿童与安全"),
        ("（十）、其他", Family.CHINESE_BRACKETS, 10, "（十）、", "其他"),
        ("9．其他", Family.DIGIT, 9, "9．", "其他"),
        ("1、其他", Family.DIGIT, 1, "1、", "其他"),
        ("（3）其他", Family.DIGIT_BRACKETS, 3, "（3）", "其他"),
        ("3)其他", Family.DIGIT_BRACKETS, 3, "3)", "其他"),
        ("②其他", Family.CIRCLE, 2, "②", "其他"),
        ("主要目标：", Family.HEADING, 0, "主要目标", ""),
        ("【策略措施】", Family.HEADING, 0, "策略措施", ""),
    ],
)
def test_a_number_at_the_start_of_a_line_is_found(
    text: str, family: Family, number: int, label: str, rest: str
) -> None:
    marker = find_marker(text)
    assert marker is not None
    found = (marker.family, marker.number, marker.label, marker.rest)
    assert found == (family, number, label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "第十二条规定的时间由少年宫公布。",
        "第十二条第二款规定的时间由少年宫公布。",
        "第十二条 第二款规定的时间由少年宫公布。",
        "第二条、第三条规定的时间由少年宫公布。",
        "第三章规定的措施，由市政府组织实施。",
        "第零条 没有",
        "第一次会议通过",
        "一、二级医院应当设儿科。",
        "一些地方已经开始。",
        "（2026—2030年）",
        "（草案）",
        "2026年1月1日",
        "目标是让孩子有处可去。",
        "",
    ],
)
def test_a_reference_a_date_or_plain_words_are_no_marker(text: str) -> None:
    assert find_marker(text) is None


@pytest.mark.parametrize("text", ["第三条为了孩子", "3.5岁以下儿童", "1、2号楼"])
def test_a_number_that_runs_into_the_text_is_doubtful(text: str) -> None:
    marker = find_marker(text)
    assert marker is not None
    assert not marker.certain
