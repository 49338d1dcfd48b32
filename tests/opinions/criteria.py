"""Criteria of the sample rubric: enough of them, and long enough, to fill pages."""

from cf_assess.models.checklist import (
    Automation,
    Checklist,
    Criterion,
    FlagRule,
    LawReference,
    NotApplicable,
    NotApplicableReason,
    Right,
)

_PROTECTION_OF_MINORS = "中华人民共和国未成年人保护法"
_ANCHORS = {
    0: "没有任何规定，或者作出相反规定",
    1: "只有原则性表述，没有事项、主体和方式",
    2: "写明了事项或者主体之一，做法不具体",
    3: "事项、责任主体和做法都明确",
    4: "在 3 的基础上，规定了经费、人员或者监督，并要求公开结果",
}

_ROWS: tuple[tuple[str, str, str, str, str], ...] = (
    (
        "principles.interest.first",
        "儿童利益优先",
        "决定公园建设、改造、收费和关闭时，是否要求优先考虑儿童利益？",
        "建议增加：“确定公园的选址、改造、收费和关闭，应当评估对儿童的影响，并优先满足儿童游戏和活动的需要。”",
        "第四条",
    ),
    (
        "principles.participation.voice",
        "听取儿童意见",
        "是否规定在决定与儿童有关的事项时听取儿童意见，由谁听、怎么听、听了以后怎么办？",
        "建议增加：“公园管理单位制定游乐场地设计方案，应当事先以座谈、问卷或者儿童议事等适合儿童年龄和能力的方式听取儿童意见，"
        "并以儿童能够理解的方式说明采纳情况。”",
        "第四条",
    ),
    (
        "principles.equality.access",
        "平等使用",
        "残疾儿童、流动儿童能否平等使用公园及其设施？",
        "建议增加：“公园应当设置残疾儿童可以使用的游戏设施和通道，不得以户籍、年龄或者身体状况为由拒绝儿童进入。”",
        "第三条",
    ),
    (
        "safety.facility.standard",
        "游乐设施安全",
        "是否明确儿童游乐设施的安全标准、检查周期和责任人？",
        "建议修改为：“公园管理单位应当按照国家标准设置儿童游乐设施，每日巡查，每季度由有资质的机构检测，检测结果在设施旁公示；"
        "不合格的，立即停止使用。”",
        "第五十六条",
    ),
    (
        "safety.water.guard",
        "水域防护",
        "开放水域是否设置防护、警示和救生安排？",
        "建议增加：“开放水域应当设置不低于一点一米的护栏、警示标识和救生器材，并在学生假期安排人员巡护。”",
        "第五十六条",
    ),
    (
        "safety.emergency.response",
        "走失与应急",
        "是否规定儿童走失、受伤时的处置程序？",
        "建议增加：“公园应当建立儿童走失广播和快速查找机制，设置急救点，并定期演练。”",
        "第五十六条",
    ),
    (
        "environment.space.play",
        "游戏空间",
        "是否保证与服务人口相称的儿童活动场地？",
        "建议增加：“社区公园的儿童活动场地面积不少于公园陆地面积的百分之十。”",
        "第四十三条",
    ),
    (
        "environment.space.nursing",
        "母婴设施",
        "是否要求设置母婴室、家庭卫生间？",
        "建议增加：“面积五公顷以上的公园应当设置母婴室和家庭卫生间，并保持正常使用。”",
        "第四十六条",
    ),
    (
        "environment.smoke.free",
        "无烟环境",
        "儿童活动区域是否禁止吸烟、售烟？",
        "建议增加：“儿童活动区域及其周边五十米内禁止吸烟和设置烟草广告。”",
        "第五十九条",
    ),
    (
        "welfare.fee.relief",
        "票价优惠",
        "对未成年人是否免费或者优惠开放？",
        "建议修改为：“公园对未成年人免费开放；公园内的收费项目对未成年人给予不低于半价的优惠。”",
        "第四十四条",
    ),
    (
        "welfare.group.vulnerable",
        "困境儿童服务",
        "是否照顾留守、困境等儿童群体？",
        "建议增加：“公园应当每年为困境儿童、留守儿童组织公益活动，所需经费列入部门预算。”",
        "第九十一条",
    ),
    (
        "welfare.budget.guarantee",
        "经费保障",
        "儿童友好设施的建设和维护是否有经费来源？",
        "建议增加：“儿童活动设施的建设、检测和更新经费列入本级财政预算。”",
        "第八条",
    ),
)

_TITLES = {
    "principles": "原则与参与",
    "safety": "儿童与安全",
    "environment": "儿童与环境",
    "welfare": "儿童与福利",
}


def _criterion(row: tuple[str, str, str, str, str]) -> Criterion:
    identity, title, question, suggestion, article = row
    domain = identity.partition(".")[0]
    place = "principle/2" if domain == "principles" else f"{domain}/goal/4"
    return Criterion(
        id=identity,
        title=title,
        question=question,
        guidance="看事项、主体、方式和保障四点，宣示性语句不算安排。",
        anchors=_ANCHORS,
        suggestion=suggestion,
        not_applicable=NotApplicable(
            allowed=True, reasons=(NotApplicableReason.DECIDED_ELSEWHERE,)
        ),
        rights=(Right.DEVELOPMENT,),
        crc=(3, 31),
        law=(
            LawReference(law=_PROTECTION_OF_MINORS, article=article),
            LawReference(law=_PROTECTION_OF_MINORS, article="第一百条", item="第二项"),
        ),
        sources=(f"upper/{place}", "upper/implement/3", f"city/{place}", "other/x/1"),
        automation=Automation.ASSISTED,
    )


def sample_checklists() -> tuple[Checklist, ...]:
    """Return four checklists, three criteria each."""
    criteria = [_criterion(row) for row in _ROWS]
    return tuple(
        Checklist(
            id=domain,
            title=title,
            version="1.2.0",
            criteria=tuple(c for c in criteria if c.id.startswith(f"{domain}.")),
        )
        for domain, title in _TITLES.items()
    )


def sample_flags() -> tuple[FlagRule, ...]:
    """Return two rules of the red-flag file."""
    return (
        FlagRule(
            id="exclusion.refusal",
            title="拒绝未成年人进入",
            category="exclusion",
            severity=3,
            why="以年龄或者身份为由拒绝未成年人进入公共场所，可能构成对儿童的歧视。",
            suggestion="删去对未成年人的一般性限制，改为按照活动风险分别规定。",
            law=(LawReference(law=_PROTECTION_OF_MINORS, article="第三条"),),
            crc=(2,),
            cues=(),
            hit=(),
            miss=(),
        ),
        FlagRule(
            id="data.face",
            title="采集未成年人生物信息",
            category="privacy",
            severity=2,
            why="采集人脸等敏感个人信息，没有监护人同意和替代方式。",
            suggestion="增加监护人同意和不采集也能入园的方式。",
            cues=(),
            hit=(),
            miss=(),
        ),
    )
