import pytest
from hypothesis import given
from hypothesis import strategies as st

from cf_assess.models.locator import Locator, Step, StepKind, parse_locator, shorten
from cf_assess.models.numerals import write_numeral

NUMBERS = st.integers(1, 9999)
WITH_SUFFIX = {StepKind.CHAPTER, StepKind.ARTICLE}


@st.composite
def locators(draw: st.DrawFn) -> Locator:
    """Return a locator whose steps run from large to small."""
    kinds = draw(st.sets(st.sampled_from(list(StepKind)), min_size=1))
    steps = []
    for kind in (kind for kind in StepKind if kind in kinds):
        suffix = draw(st.none() | NUMBERS) if kind in WITH_SUFFIX else None
        steps.append(Step(kind=kind, number=draw(NUMBERS), suffix=suffix))
    return Locator(steps=tuple(steps))


@given(locators())
def test_what_is_printed_is_parsed_again(locator: Locator) -> None:
    assert parse_locator(str(locator)) == locator


@given(st.text("第（）()一二三十百零〇0129１２编章节条款项目之 　", max_size=24))
def test_whatever_is_parsed_can_be_printed_and_parsed_again(text: str) -> None:
    locator = parse_locator(text)

    if locator is not None:
        assert parse_locator(str(locator)) == locator


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("第十二条", "第十二条"),
        ("第12条第2款", "第十二条 第二款"),
        ("第１２条 第２款", "第十二条 第二款"),
        ("第 12 条　第（二）款", "第十二条 第二款"),
        ("第三章第十二条", "第三章 第十二条"),
        ("第一编 第二章 第三节 第四条", "第一编 第二章 第三节 第四条"),
        ("第十二条 第三项", "第十二条 第（三）项"),
        ("第十二条第(3)项", "第十二条 第（三）项"),
        ("第十二条 第（三）项 第1目", "第十二条 第（三）项 第1目"),
        ("第十二条第三项第一目", "第十二条 第（三）项 第1目"),
        ("第十二条之一", "第十二条之一"),
        ("第12条之2第1款", "第十二条之二 第一款"),
        ("第一百〇五条", "第一百零五条"),
    ],
)
def test_loose_forms_print_as_the_draft_prints_them(text: str, printed: str) -> None:
    assert str(parse_locator(text)) == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "十二条",
        "第条",
        "第零条",
        "第〇条",
        "第十二",
        "第十二条规定",
        "见第十二条",
        "第二款第一条",
        "第一条第二条",
        "第一条第一条",
        "第十十条",
        "第十二条之",
        "第十二条之零",
        "第三项之一",
        "第1目之一",
        "第10000条",
        "第一条之10000",
        "附件1 第三条",
        "二（一）主要目标 2",
        "第" + "9" * 5_000 + "条",
        "第" + "九" * 5_000 + "条",
    ],
)
def test_what_is_no_locator_in_legal_style_is_refused(text: str) -> None:
    assert parse_locator(text) is None


@pytest.mark.parametrize(
    ("locator", "short"),
    [
        ("第三章 第十二条 第二款", "第十二条 第二款"),
        ("第一编 第三章 第二节 第五条之一", "第五条之一"),
        ("第十二条 第二款", "第十二条 第二款"),
        ("第三章", "第三章"),
        ("第三章 第二节", "第三章 第二节"),
        ("二（一）主要目标 2", "二（一）主要目标 2"),
        ("标题", "标题"),
        ("附件1 第三章 第三条", "附件1 第三章 第三条"),
        ("", ""),
    ],
)
def test_a_locator_is_shortened_to_its_article(locator: str, short: str) -> None:
    assert shorten(locator) == short


@given(locators())
def test_shortening_drops_only_what_stands_before_an_article(locator: Locator) -> None:
    kinds = [step.kind for step in locator.steps]
    start = kinds.index(StepKind.ARTICLE) if StepKind.ARTICLE in kinds else 0

    short = shorten(str(locator))

    assert short == str(Locator(steps=locator.steps[start:]))
    assert shorten(short) == short


def test_a_step_is_printed_with_the_brackets_of_its_kind() -> None:
    printed = [str(Step(kind=kind, number=13)) for kind in StepKind]

    count = write_numeral(13)
    assert printed == [
        f"第{count}编",
        f"第{count}章",
        f"第{count}节",
        f"第{count}条",
        f"第{count}款",
        f"第（{count}）项",
        "第13目",
    ]
