"""Who is bound: a name before the modal of its sentence, and not one merely dealt with.

In 学校应当向教育行政部门报告 the school is bound; in 经教育行政部门同意，学校可以……
nobody but the school may.  This is told by place alone: a modal must follow, and
neither a modal nor a word that makes the name an object may stand before it in its
part of the sentence.  A word such as 的 ends what an earlier word governs.
"""

import re

REACH = 120
"""Characters on each side that are looked at, so that no text makes this dear."""

_MODALS = "应当|必须|不得|可以|有权|负责|主管(?!部门|机关|单位|人员|领导)"
_MODAL = re.compile(f"{_MODALS}|[。；\n]")
_PART = re.compile("[，。；：\n]")
_OBJECT = re.compile(
    f"(?:{_MODALS}|通知|告知|报告|报请|报经|报送|报|提请|请求|申请|经|会同|协同|配合|协助"
    "|征求|听取|向|对|商|除|依照|按照|根据|接受|移送|送交|交由|委托|督促)[^的]{0,40}$"
)
_AFTER = re.compile(
    "(?:以外|之外|除外|同意|批准|核准|许可|备案|认定|认可|确定|规定|指定|委托|要求|公布"
    "|制定|审批|审核|举办|主办|设立|所属|管理的|主管的)"
)


def is_bound(text: str, start: int, end: int) -> bool:
    """Tell whether the name at a place of a text names who must, may or must not."""
    before = text[max(0, start - REACH) : start]
    if _OBJECT.search(_PART.split(before)[-1]) or _AFTER.match(text, end):
        return False
    following = _MODAL.search(text, end, end + REACH)
    return following is not None and following[0] not in "。；\n"
