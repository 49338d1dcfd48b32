"""Drafts of our own writing for the tests; places and duties are made up."""

from cf_assess.drafts import read_draft_bytes
from cf_assess.models.draft import Draft

REGULATION = """\
北河市少年宫管理办法（草案）

第一章 总则

第一条 为了办好少年宫，让孩子有处可去，制定本办法。

第二条 少年宫由市教育部门管理。

区教育部门协助管理。

第二章 开放

第三条 少年宫应当在下列时间开放：

（一）周末全天；

（二）寒暑假每日不少于八小时，其中：

1.暑假延长到晚上九点；

2.除夕可以提前闭馆。

（三）放学以后。

前款第三项的时间由少年宫公布。

第三条之一 少年宫不得向未成年人收取门票。

第三章 附则

第四条 本办法自公布之日起施行。
"""

PLAN = """\
北河市儿童发展规划（2026—2030年）

本规划说明今后五年的工作。

一、总体要求

（一）指导思想

儿童的事情优先办理。

二、各领域的目标和措施

（一）健康

主要目标：

1.每个乡镇都有儿科门诊。

2.近视率逐年下降。

3.5岁以下儿童每年体检一次。

策略措施：

1.增加儿科医生。

（1）扩大培养名额。

（2）提高待遇。

三、组织实施

（一）加强领导。各级政府把儿童工作列入日程。
"""


def read_text(text: str, name: str = "draft.txt") -> Draft:
    """Return a draft from its text."""
    return read_draft_bytes(text.encode(), name)


def list_locators(draft: Draft) -> list[str]:
    """Return the locators in reading order."""
    return [clause.locator for clause in draft.clauses]


def list_codes(draft: Draft) -> list[str]:
    """Return the codes of the warnings."""
    return [warning.code for warning in draft.warnings]
