from cf_assess.drafts.printed.margins import drop_running_lines
from cf_assess.drafts.printed.page import Page, PrintedLine, merge_fragments
from cf_assess.drafts.printed.paragraphs import join_paragraphs

LEFT, RIGHT, SIZE = 90.0, 500.0, 16.0


def _line(
    text: str, top: float, left: float = LEFT, right: float = RIGHT, page: int = 1
) -> PrintedLine:
    return PrintedLine(text, page, left, right, top - SIZE, top)


def _page(number: int, *lines: PrintedLine) -> Page:
    return Page(number, 600, 800, lines)


def test_running_heads_and_page_numbers_are_dropped() -> None:
    pages = [
        _page(
            n,
            _line(f"征求意见稿 第{n}版", 780, page=n),
            _line(f"正文{'甲乙丙'[n - 1]}。", 700, page=n),
            _line(f"- {n} -", 40, page=n),
        )
        for n in (1, 2, 3)
    ]
    texts = [line.text for line in drop_running_lines(pages)]
    assert texts == ["正文甲。", "正文乙。", "正文丙。"]


def test_a_number_in_the_middle_of_a_page_is_text() -> None:
    pages = [_page(1, _line("甲", 700), _line("12", 400), _line("3 / 9", 60))]
    assert [line.text for line in drop_running_lines(pages)] == ["甲", "12"]


def test_fragments_on_one_line_are_one_line() -> None:
    first = _line("第一章", 700, right=150)
    second = _line("总则", 700, left=200, right=260)
    below = _line("第一条", 670)
    assert [line.text for line in merge_fragments([first, second, below])] == [
        "第一章 总则",
        "第一条",
    ]


def _join(*lines: PrintedLine) -> list[str]:
    return [line.text for line in join_paragraphs(lines)]


def test_an_indented_line_begins_a_paragraph() -> None:
    assert _join(
        _line("第一条 为了孩子，这一行印到行尾", 700, LEFT + 32),
        _line("第二条规定的引用不是条文，也印到行尾", 675),
        _line("结束。", 650, right=150),
        _line("下一段从这里开始，印到行尾", 625, LEFT + 32),
        _line("再结束。", 600, right=150),
    ) == [
        "第一条 为了孩子，这一行印到行尾第二条规定的引用不是条文，也印到行尾结束。",
        "下一段从这里开始，印到行尾再结束。",
    ]


def test_without_indent_distance_and_numbers_divide() -> None:
    assert _join(
        _line("第一条 这一行印到行尾", 700),
        _line("接着印到行尾", 680),
        _line("又接着印到行尾。", 660),
        _line("离得远的一行印到行尾", 620),
        _line("接着印到行尾。", 600),
        _line("第二条 这一行印到行尾", 580),
        _line("结束。", 560, right=120),
    ) == [
        "第一条 这一行印到行尾接着印到行尾又接着印到行尾。",
        "离得远的一行印到行尾接着印到行尾。",
        "第二条 这一行印到行尾结束。",
    ]


def test_blanks_of_justified_setting_are_closed_and_words_kept_apart() -> None:
    assert _join(
        _line("第一条 少 年 宫 按 照 2026", 700, LEFT + 32),
        _line("plan of the city", 675, right=300),
    ) == ["第一条 少年宫按照2026 plan of the city"]


def test_no_lines_make_no_paragraphs() -> None:
    assert _join() == []
