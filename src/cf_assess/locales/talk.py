"""What commands say while they work."""

WORDING: dict[str, tuple[str, str]] = {
    "talk.usage": (
        "cf-assess: 命令写法有误：{reason} 用 --help 查看用法。",
        "cf-assess: {reason} See --help.",
    ),
    "talk.usage.command": (
        "cf-assess: 没有命令“{name}”。{nearest}用 --help 查看全部命令。",
        "cf-assess: there is no command “{name}”. {nearest}See --help.",
    ),
    "talk.usage.option": (
        "cf-assess: 没有选项“{name}”；用 --help 查看这个命令的选项。",
        "cf-assess: there is no option “{name}”; see --help of this command.",
    ),
    "talk.usage.missing": (
        "cf-assess: 缺少 {name}；用 --help 查看用法。",
        "cf-assess: {name} is missing; see --help.",
    ),
    "talk.usage.bad": (
        "cf-assess: {name} 的写法有误：{reason}",
        "cf-assess: {name} is not right: {reason}",
    ),
    "talk.written": ("已写入 {name}", "wrote {name}"),
    "talk.draft": ("{title}（{count} 个条款）", "{title} ({count} clauses)"),
    "talk.miss": (
        "{doc}: {criterion}: 查找了 {clauses} 个条款，没有找到",
        "{doc}: {criterion}: nothing found in {clauses} clauses",
    ),
    "talk.miss.nearest": (
        "{doc}: {criterion}: 查找了 {clauses} 个条款，没有找到；最接近的是 {nearest}",
        "{doc}: {criterion}: nothing found in {clauses} clauses; nearest: {nearest}",
    ),
    "talk.subject.title": (
        "{doc}: 题名表明全文以儿童为对象，各条都算与儿童有关",
        "{doc}: the title is about children, so every article counts as being about them",
    ),
    "talk.subject.share": (
        "{doc}: {of} 条中有 {named} 条点名儿童，达到三分之一，全文算以儿童为对象",
        "{doc}: {named} of {of} articles name children, a third or more, so all count as being about them",
    ),
    "talk.subject.no": (
        "{doc}: {of} 条中有 {named} 条点名儿童；其余条款单凭线索不能认定，须有第二意见",
        "{doc}: {named} of {of} articles name children; others are not found by cues alone, only with the second opinion",
    ),
    "talk.cues_alone": (
        "没有第二意见的权重文件，只按线索查找；cf-assess doctor 告诉怎样补齐",
        "The weights of the second opinion are missing, cues work alone; cf-assess doctor tells how to mend it",
    ),
    "talk.flags": (
        "机器提示 {count} 处，须由人认定。",
        "{count} found by machine, to be confirmed or dismissed by a person.",
    ),
    "talk.problems": ("发现 {count} 处问题。", "{count} problems."),
    "talk.coverage": (
        "{total} 个规划条目中 {traced} 个有对应的审查要点。",
        "{traced} of {total} plan items are traced.",
    ),
    "talk.noise": (
        "{texts} 份文本，{rules} 个要点和规则：从不命中 {never} 个，过多 {noisy} 个，重复 {duplicate} 个（线索另计）。",
        "{texts} texts, {rules} criteria and rules: {never} never fire, {noisy} too often, {duplicate} repeat others (cues apart).",
    ),
    "talk.bump.major": ("第一位（分数不可比）", "major (scores are not comparable)"),
    "talk.bump.minor": ("第二位（结论规则变动）", "minor (rules of the verdict)"),
    "talk.bump.patch": ("第三位（文字）", "patch (wording)"),
    "talk.diff.same": ("两份评分规则没有差别。", "The two rubrics are the same."),
    "talk.diff.enough": (
        "{count} 处改动，版本至少升{part}：{old} → {least}；新版为 {new}，足够。",
        "{count} changes, {part} version: {old} → {least} at least; the new one is {new}, which is enough.",
    ),
    "talk.diff.short": (
        "{count} 处改动，版本至少升{part}：{old} → {least}；新版为 {new}，请改写 version。",
        "{count} changes, {part} version: {old} → {least} at least; the new one is {new}, so raise its version.",
    ),
    "talk.released": (
        "已登记发布：{path}",
        "Release recorded: {path}",
    ),
    "talk.tried": ("找到 {count} 处。", "{count} found."),
    "talk.registered": ("已登记《{title}》：{step}。", "Registered “{title}”: {step}."),
    "talk.status": ("案卷 {number}：{step}。", "Case {number}: {step}."),
    "talk.panel.few": (
        "注意：专家组只有 {count} 人，规则建议不少于 {least} 人。",
        "Note: the panel has {count} reviewers; the rubric asks for {least} or more.",
    ),
    "talk.panel.even": (
        "注意：专家组人数为双数（{count} 人），建议为单数。",
        "Note: the panel is even ({count}); odd is better.",
    ),
    "talk.panel.solo": (
        "单人评审：结果不代表专家组意见。",
        "A review of one's own: it does not speak for a panel.",
    ),
    "talk.panel.closed": (
        "会商尚未开启，只显示进度。",
        "Deliberation is not open: progress only.",
    ),
    "talk.screen.hint": (
        "以上为机器定位结果，供人判断。记录决定：cf-assess screen {number} --children --reason 理由",
        "Found by machine, for a person to judge. Record: cf-assess screen {number} --children --reason TEXT",
    ),
    "talk.reason_needed": ("请用 --reason 说明理由", "say why with --reason"),
    "talk.imported": (
        "{file}: {reviewer} 的评分表，{marks} 项，其中 {changed} 项有变化。",
        "{file}: sheet of {reviewer}, {marks} marks, {changed} changed.",
    ),
    "talk.submitted": (
        "{reviewer} 的评分表已提交。",
        "The sheet of {reviewer} is submitted.",
    ),
    "talk.reopened": (
        "已退回 {reviewer} 的评分表。",
        "The sheet of {reviewer} is open again.",
    ),
    "talk.withdrawn": (
        "{reviewer} 已退出；其评分保留，不计入结果。",
        "{reviewer} withdrew; the marks are kept and not counted.",
    ),
    "talk.deliberation": (
        "会商已开启，专家组可以互相查看评分。",
        "Deliberation is open; the panel sees all sheets.",
    ),
    "talk.open_matters": ("未决事项 {count} 项。", "{count} matters open."),
    "talk.settled": ("{criterion} 定为 {mark}。", "{criterion} settled at {mark}."),
    "talk.confirmed": ("已认定：{flag}", "Confirmed: {flag}"),
    "talk.dismissed": ("已认定不成立：{flag}", "Dismissed: {flag}"),
    "talk.concluded": (
        "案卷 {number} 已作结论。{disposition}",
        "Case {number} is concluded. {disposition}",
    ),
    "talk.issued": ("意见书 {number}", "Opinion {number}"),
    "talk.responded": (
        "第 {recommendation} 条建议：{answer}。",
        "Recommendation {recommendation}: {answer}.",
    ),
    "talk.batch": (
        "完成 {done} 件，失败 {failed} 件，沿用上次结果 {resumed} 件。",
        "{done} done, {failed} failed, {resumed} kept from before.",
    ),
    "talk.verified": (
        "案卷 {number}：记录链完整，结论可由保存的评分重新得出。",
        "Case {number}: history intact, verdict recomputed from stored marks.",
    ),
    "talk.break.history": (
        "变更记录第 {detail} 条被改动过。",
        "History entry {detail} has been altered.",
    ),
    "talk.break.content": (
        "案卷内容与变更记录不符：{detail}。",
        "The stored content differs from the history: {detail}.",
    ),
    "talk.break.draft": (
        "保存的草案“{detail}”与登记时不一致。",
        "The stored draft “{detail}” differs from what was registered.",
    ),
    "talk.break.verdict": (
        "结论与保存的评分不符（{detail}）。",
        "The verdict does not follow from the stored marks ({detail}).",
    ),
}
