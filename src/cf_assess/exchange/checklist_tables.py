"""The tables of a checklist in a workbook: their columns, and the words of them.

Each table is a worksheet.  Its columns go by the names of the fields and are shown in
Chinese; words of closed lists are shown in Chinese, and their codes are understood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cf_assess.exchange.columns import REASON_LABELS
from cf_assess.locales.label import WORDING
from cf_assess.models.checklist import Automation, Right
from cf_assess.models.cue import Scope, Strength, Within
from cf_assess.models.draft import DraftKind
from cf_assess.models.place import CommentPosition


class CellKind(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    """As it stands, blanks and line feeds included."""
    WORD = "word"
    """An id, a number, a word of a closed list; blanks around it mean nothing."""
    LIST = "list"
    PARTS = "parts"


@dataclass(frozen=True)
class Column:
    """A column; the width is in characters of a spreadsheet."""

    key: str
    heading: str
    width: float
    kind: CellKind = CellKind.TEXT
    words: Mapping[str, str] = field(default_factory=dict)
    """Codes of a closed list and how they are shown."""


@dataclass(frozen=True)
class Table:
    """A worksheet of a checklist."""

    title: str
    columns: tuple[Column, ...]
    frozen: int
    """Columns on the left that stay in sight."""

    def column(self, key: str) -> Column:
        """Return the column of a field."""
        return next(column for column in self.columns if column.key == key)


def _labels(section: str, codes: type[StrEnum]) -> dict[str, str]:
    """Return the codes of a closed list with their Chinese words."""
    return {str(code): WORDING[f"label.{section}.{code}"][0] for code in codes}


YES_NO = {"true": "是", "false": "否"}
EXAMPLE_KINDS = {
    "hit": "应当命中",
    "miss": "不应命中",
    "todo_hit": "应当命中，尚未做到",
    "todo_miss": "不应命中，尚未做到",
}
POSITIONS = {
    CommentPosition.BEFORE.value: "上方",
    CommentPosition.AFTER.value: "行尾",
    CommentPosition.BELOW.value: "下方",
}
FEWEST_LEVELS = 5
"""Columns of anchors are there for the levels 0 to 4, and more where they are used."""
ANCHOR = "anchor_"

_WORD, _LIST, _PARTS = CellKind.WORD, CellKind.LIST, CellKind.PARTS
_REASONS = {code.value: label for code, label in REASON_LABELS.items()}
_CRITERION = Column("criterion", "要点编号", 26, _WORD)
_NUMBER = Column("number", "序号", 6, _WORD)


def _anchors(levels: int) -> tuple[Column, ...]:
    return tuple(Column(f"{ANCHOR}{n}", f"{n} 分", 26) for n in range(levels))


CHECKLIST = Table(
    "清单",
    (
        Column("id", "编号", 20, _WORD),
        Column("title", "名称", 40),
        Column("version", "版本", 12, _WORD),
    ),
    frozen=1,
)


def criteria_table(levels: int) -> Table:
    """Return the table of criteria with anchors for the levels below `levels`."""
    columns = (
        Column("id", "要点编号", 26, _WORD),
        Column("title", "名称", 20),
        Column("question", "审查问题", 36),
        Column("guidance", "评分指引", 56),
        *_anchors(levels),
        Column("suggestion", "修改建议", 48),
        Column("drafts", "适用草案", 18, _LIST, _labels("kind", DraftKind)),
        Column("when", "适用条件", 26, _LIST),
        Column("allowed", "可填不适用", 8, _WORD, YES_NO),
        Column("reasons", "不适用的理由", 18, _LIST, _REASONS),
        Column("citation_from", "几分起须注明条款", 10, _WORD),
        Column("comment_up_to", "几分以下须写意见", 10, _WORD),
        Column("rights", "权利", 10, _LIST, _labels("right", Right)),
        Column("crc", "公约条目", 9, _LIST),
        Column("topic_id", "主题", 8, _WORD),
        Column("subjects", "对象", 14, _LIST),
        Column("implied", "视同写到对象的词", 20, _LIST),
        Column("by_title", "标题中的词", 16, _LIST),
        Column("sources", "规划条目", 30, _LIST),
        Column("breadth", "条目多的原因", 24),
        Column("red_flags", "风险提示", 26, _LIST),
        Column("automation", "机器参与", 12, _WORD, _labels("automation", Automation)),
        Column("obsolete", "已停用", 8, _WORD, YES_NO),
    )
    return Table("要点", columns, frozen=2)


LAW = Table(
    "法律依据",
    (
        _CRITERION,
        _NUMBER,
        Column("law", "法律、法规", 44),
        Column("article", "条", 16),
        Column("item", "款、项", 16),
    ),
    frozen=2,
)
CUES = Table(
    "线索",
    (
        _CRITERION,
        _NUMBER,
        Column("any", "有其一即可（每行一词）", 36, _LIST),
        Column("all", "须全部具备（每行一组，组内任一，以 | 分开）", 56, _PARTS),
        Column("gap", "依次相距至多几字", 9, _WORD),
        Column("without", "不得同现（每行一词）", 26, _LIST),
        Column("mask", "遮住的短语（每行一条）", 26, _LIST),
        Column("sum", "强弱相加（每行一组，权重写作 weight:2）", 40, _PARTS),
        Column("at_least", "相加至少", 9, _WORD),
        Column("matches", "还须匹配的表达式", 24),
        Column("only_on", "只在这类条款", 14, _LIST, _labels("scope", Scope)),
        Column("not_on", "不在这类条款", 14, _LIST, _labels("scope", Scope)),
        Column("within", "范围", 10, _WORD, _labels("within", Within)),
        Column("strength", "强度", 10, _WORD, _labels("strength", Strength)),
    ),
    frozen=2,
)
EXAMPLES = Table(
    "例句",
    (
        _CRITERION,
        Column("kind", "种类", 20, _WORD, EXAMPLE_KINDS),
        _NUMBER,
        Column("sentence", "例句", 90),
    ),
    frozen=3,
)
COMMENTS = Table(
    "注释",
    (
        Column("criterion", "要点编号（空白为整份清单）", 26, _WORD),
        Column("place", "位置", 20, _WORD),
        Column("position", "上下", 8, _WORD, POSITIONS),
        Column("text", "注释", 90),
    ),
    frozen=2,
)
