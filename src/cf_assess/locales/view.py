"""Headings and lines of what commands show."""

WORDING: dict[str, tuple[str, str]] = {
    "view.obsolete": ("已停用", "obsolete"),
    "view.suggestion": ("建议表述", "Suggested wording"),
    "view.law": ("法律依据", "Law"),
    "view.crc": ("《儿童权利公约》条款", "CRC articles"),
    "view.sources": ("规划条目", "Plan items"),
    "view.automation": ("自动化程度", "Automation"),
    "view.domains": ("权重", "Weights"),
    "view.scale": ("等级", "Scale"),
    "view.panel": ("专家组", "Panel"),
    "view.bands": ("档次", "Bands"),
    "view.vetoes": ("一票否决", "Vetoes"),
    "view.verdict": ("结论：{label}", "Verdict: {label}"),
    "view.total": (
        "总分 {score}，完成度 {completeness}；不适用按零分计为 {low}，不计入为 {high}",
        "Total {score}, completeness {completeness}; {low} with N/A as zero, {high} without",
    ),
    "view.unanimous": (
        "完全一致（{raters} 人，{units} 项）：κ、α 等系数无定义",
        "Unanimous ({raters} reviewers, {units} criteria): chance-corrected figures are undefined",
    ),
    "view.agreement": (
        "一致程度：一致率 {percent}，α（顺序）{alpha}，AC2 {ac2}（{units} 项，{raters} 人，缺 {missing} 格）",
        "Agreement: percent {percent}, ordinal α {alpha}, AC2 {ac2} ({units} criteria, {raters} reviewers, {missing} missing)",
    ),
    "view.divergent": ("分歧较大：{criteria}", "Divergent: {criteria}"),
    "view.step": ("阶段", "Step"),
    "view.kind": ("种类", "Kind"),
    "view.rubric": ("评分规则", "Rubric"),
    "view.unit": ("起草单位", "Drafting department"),
    "view.screening": ("初筛", "Screening"),
    "view.opinion": ("意见书", "Opinion"),
    "view.findings": ("机器定位结果（供初筛参考）", "Found by machine, for screening"),
    "view.child_clauses": (
        "直接写到儿童的条款：{count} 个",
        "Clauses that name children: {count}",
    ),
    "view.indirect_clauses": (
        "写到儿童常用场所、服务的条款：{count} 个",
        "Clauses on places and services children use: {count}",
    ),
}
