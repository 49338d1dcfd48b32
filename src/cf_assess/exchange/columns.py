"""The columns of a sheet and the words that may stand in them.

The contract names the columns in English.  Spreadsheets show Chinese headings too,
and both are understood, whatever the order, the case, or the width of letters:

- `reviewer`: 评审专家, 评审专家编号, 专家, 专家编号, 评审人
- `criterion`: 审查要点编号, 要点编号, 编号
- `mark`: 评分, 分值, 得分
- `reason`: 理由, 原因, 不适用或者无法判断的理由
- `clauses`: 依据条款, 引用条款, 条款
- `comment`: 评审意见, 意见
- `suggestion`: 修改建议, 建议

`criterion` and `mark` must be there, `reviewer` too unless the file says elsewhere
whose sheet it is; what else is absent counts as empty.  Other columns are ignored,
except one that looks like a misspelt column of the contract which is missing: text
under it would be lost.

The first cell of a heading counts up to a line break or bracket, so that `评分（0—4）`
is the column 评分.
"""

import difflib
import re
import unicodedata
from collections.abc import Sequence

from cf_assess.models.checklist import NotApplicableReason

FIELDS = (
    "reviewer",
    "criterion",
    "mark",
    "reason",
    "clauses",
    "comment",
    "suggestion",
)

HEADINGS: dict[str, tuple[str, ...]] = {
    "reviewer": ("评审专家", "评审专家编号", "专家", "专家编号", "评审人"),
    "criterion": ("审查要点编号", "要点编号", "编号"),
    "mark": ("评分", "分值", "得分"),
    "reason": ("理由", "原因", "不适用或者无法判断的理由"),
    "clauses": ("依据条款", "引用条款", "条款"),
    "comment": ("评审意见", "意见"),
    "suggestion": ("修改建议", "建议"),
}
"""Chinese headings of each column; the first is the one that is written."""

REASON_LABELS: dict[NotApplicableReason, str] = {
    NotApplicableReason.DRAFT_NOT_ABOUT_CHILDREN: "草案不涉及儿童",
    NotApplicableReason.DECIDED_ELSEWHERE: "由其他文件规定",
    NotApplicableReason.SUBJECT_ABSENT: "不存在所涉对象",
    NotApplicableReason.LEVEL_WITHOUT_POWER: "本级无权规定",
}
"""How spreadsheets show the reasons for 不适用; a test holds them to the interface."""

_FIELD_OF = {field: field for field in FIELDS} | {
    heading: field for field, headings in HEADINGS.items() for heading in headings
}
_CODE_OF = {label: reason.value for reason, label in REASON_LABELS.items()}
_LIKENESS = 0.75
"""From here a heading counts as a misspelling: such as `comments`."""


def fold_width(text: str) -> str:
    """Return `text` with full-width letters and digits made plain, and trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def find_field(heading: str) -> str | None:
    """Return the column that a heading names, or None."""
    name = re.split(r"[\n(]", fold_width(heading), maxsplit=1)[0].strip().lower()
    return _FIELD_OF.get(name)


def guess_field(heading: str, missing: Sequence[str]) -> str | None:
    """Return the missing column that a heading probably means, or None."""
    name = fold_width(heading).lower()[:60]
    known = [word for word, field in _FIELD_OF.items() if field in missing]
    close = difflib.get_close_matches(name, known, n=1, cutoff=_LIKENESS)
    return close[0] if close else None


def split_reason(reason: str) -> tuple[str, str]:
    """Return the code of a reason for 不适用 and the text after its colon.

    A Chinese label is read as its code; what is no known reason stays as written.
    """
    head, _, text = fold_width(reason).partition(":")
    return _CODE_OF.get(head.strip(), head.strip()), text.strip()


def encode_reason(reason: str) -> str:
    """Return a reason for 不适用 with a Chinese label replaced by its code."""
    head = re.split(r"[:：]", reason, maxsplit=1)[0]
    code = _CODE_OF.get(fold_width(head))
    return reason if code is None else code + reason[len(head) :]


def decode_reason(reason: str) -> str:
    """Return a reason for 不适用 with its code replaced by the Chinese label."""
    head = re.split(r"[:：]", reason, maxsplit=1)[0]
    try:
        label = REASON_LABELS[NotApplicableReason(head.strip())]
    except ValueError:
        return reason
    return label + reason[len(head) :]
