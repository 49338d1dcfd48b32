"""Document number and issuing body."""

import pytest

from tests.drafts.texts import list_locators, read_text

ARTICLE = "第一条 少年宫免费开放。"


@pytest.mark.parametrize(
    ("opening", "number", "issuer"),
    [
        (
            "北河市人民政府办公室文件\n北政办发〔2026〕12号\n关于办好少年宫的通知",
            "北政办发〔2026〕12号",
            "北河市人民政府办公室",
        ),
        (
            "北河市人民政府令\n第 12 号\n北河市少年宫管理办法",
            "第12号",
            "北河市人民政府",
        ),
        (
            "北河市少年宫条例\n2026年5月1日 北河市第九届人民代表大会常务委员会"
            "第三次会议通过\n"
            "2026年7月1日 南山省第五届人民代表大会常务委员会第九次会议批准",
            None,
            "北河市人民代表大会常务委员会",
        ),
        ("北河市少年宫管理办法（草案）", None, None),
        (
            "北河市少年宫管理办法\n根据北政发〔2020〕3号文件和有关规定，"
            "结合前几年各区办少年宫时候所遇到的问题与取得的经验，"
            "经过多次讨论与修改，制定这个办法。",
            None,
            None,
        ),
    ],
)
def test_number_and_issuer_are_read_from_the_opening(
    opening: str, number: str | None, issuer: str | None
) -> None:
    imprint = read_text(f"{opening}\n{ARTICLE}").imprint
    assert (imprint.number, imprint.issuer) == (number, issuer)


def test_number_and_issuer_are_clauses_with_their_names() -> None:
    draft = read_text(f"北河市人民政府令\n第12号\n北河市少年宫管理办法\n{ARTICLE}")
    assert list_locators(draft) == ["发文机关", "文号", "标题", "第一条"]


def test_an_issuer_above_a_title_that_begins_with_about_belongs_to_it() -> None:
    draft = read_text(
        f"北河市人民政府\n关于办好少年宫的意见\n北政发〔2026〕3号\n{ARTICLE}"
    )
    assert draft.title == "北河市人民政府关于办好少年宫的意见"
    assert draft.imprint.number == "北政发〔2026〕3号"
