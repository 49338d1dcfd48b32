"""Quantified targets of a draft, and how they stand to an upper plan's."""

WORDING: dict[str, tuple[str, str]] = {
    "targets.help": (
        "读出草案里的目标值，也可与上级规划逐项比较",
        "Read the quantified targets of a draft, or compare them with an upper plan's",
    ),
    "targets.help.against": (
        "上级规划：登记册里的编号、登记文件的路径，或规划原文的路径（此时并列两边原文）；每项目标值一行",
        "The upper plan: its id in the register, the path of a register file, or the path of its own text (then both texts are quoted); a row for each of its targets",
    ),
    "targets.summary": (
        "《{plan}》的目标值 {count} 项：{verdicts}。",
        "{count} targets of {plan}: {verdicts}.",
    ),
    "targets.unregistered": (
        "上级规划原文另有 {count} 项目标值没有登记的指标，未作比较。",
        "{count} more targets of the upper plan's text have no registered indicator and were not compared.",
    ),
    "targets.count": ("{verdict} {count}", "{verdict} {count}"),
    "targets.comma": ("，", ", "),
    "targets.verdict.meets": ("一致", "meets"),
    "targets.verdict.stricter": ("更严", "stricter"),
    "targets.verdict.weaker": ("偏低", "weaker"),
    "targets.verdict.missing": ("缺少", "missing"),
    "targets.verdict.unclear": ("待人工判断", "unclear"),
}
