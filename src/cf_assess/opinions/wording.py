"""Fixed wording of the opinion, which is Chinese in every language of the interface.

What belongs to the procedure (titles, verdicts, notice) is the rubric's and does
not stand here.
"""

import datetime

from cf_assess.models.draft import DraftKind, Revisions
from cf_assess.models.numerals import write_numeral
from cf_assess.models.plan import PlanPart
from cf_assess.models.rubric import Higher, PanelRule
from cf_assess.models.sheet import MarkState

KINDS: dict[DraftKind, str] = {
    DraftKind.REGULATION: "地方性法规、规章",
    DraftKind.NORMATIVE: "规范性文件",
    DraftKind.PLAN: "规划、计划、方案",
    DraftKind.STANDARD: "标准、指南",
    DraftKind.FACILITY: "公共空间与设施项目",
    DraftKind.BUDGET: "预算与资金安排",
}
RULES: dict[PanelRule, str] = {
    PanelRule.MEAN: "各要点取各专家分值的平均数",
    PanelRule.MEDIAN: "各要点取各专家分值的中位数",
    PanelRule.TRIMMED: (
        "各要点去掉一个最高分和一个最低分后取平均数（不足三个分值时直接平均）"
    ),
}
RECOMMENDATION_INTRO: dict[Higher, str] = {
    Higher.BETTER: (
        "以下建议按照分值由低到高排列，请起草单位逐条答复采纳情况；"
        "不采纳或者部分采纳的，请说明理由。"
    ),
    Higher.GRAVER: (
        "以下影响按照程度由高到低排列，请起草单位在起草说明中逐条回应，并答复采纳情况；"
        "不采纳或者部分采纳的，请说明理由。"
    ),
}
STATES: dict[MarkState, str] = {
    MarkState.SCORED: "已评分",
    MarkState.NOT_APPLICABLE: "不适用",
    MarkState.CANNOT_JUDGE: "无法判断",
    MarkState.NOT_SCORED: "未评分",
}
REVISIONS: dict[Revisions, str] = {
    Revisions.ACCEPTED: "按接受全部修订后的文本审读",
    Revisions.ORIGINAL: "按修订前的文本审读",
}
NOT_APPLICABLE_REASONS: dict[str, str] = {
    "draft_not_about_children": "草案不涉及儿童",
    "decided_elsewhere": "由其他文件规定",
    "subject_absent": "不存在所涉对象",
    "level_without_power": "本级无权规定",
}
SEVERITIES: dict[int, str] = {
    1: "一级（需留意）",
    2: "二级（可能有害）",
    3: "三级（严重）",
}
PLAN_PARTS: dict[str, str] = {
    PlanPart.PRINCIPLE: "基本原则",
    PlanPart.OVERALL: "总体目标",
    PlanPart.IMPLEMENT: "组织实施",
    PlanPart.MONITOR: "监测评估",
    "goal": "主要目标",
    "measure": "策略措施",
}
PLAN_DOMAINS: dict[str, str] = {
    "health": "健康领域",
    "safety": "安全领域",
    "education": "教育领域",
    "welfare": "福利领域",
    "family": "家庭领域",
    "environment": "环境领域",
    "law": "法律保护领域",
}

FROM_PANEL = "专家建议"
FROM_CHECKLIST = "清单参考表述"
BY_MACHINE = "机器定位"

_BEIJING = datetime.timezone(datetime.timedelta(hours=8))
_YEAR_DIGITS = "〇一二三四五六七八九"


def write_date(date: datetime.date) -> str:
    """Return a date as official documents sign it: 二〇二六年十一月二十四日."""
    year = "".join(_YEAR_DIGITS[int(digit)] for digit in f"{date.year:04d}")
    return f"{year}年{write_numeral(date.month)}月{write_numeral(date.day)}日"


def write_day(moment: str) -> str:
    """Return the day of an ISO 8601 moment, in Beijing time; as given if it is none.

    Cases keep UTC; all of China keeps one time, eight hours ahead.
    """
    try:
        parsed = datetime.datetime.fromisoformat(moment)
    except ValueError:
        return moment
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=datetime.UTC)
    local = parsed.astimezone(_BEIJING)
    return f"{local.year}年{local.month}月{local.day}日"


def end_sentence(text: str) -> str:
    """Return `text` with a full stop where it has no end of its own."""
    text = text.strip()
    return text if not text or text[-1] in "。！？；…”" else f"{text}。"


def trim_sentence(text: str) -> str:
    """Return `text` without its full stop, to stand inside another sentence."""
    return text.strip().rstrip("。；")
