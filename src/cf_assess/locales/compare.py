"""Two versions of a draft, clause by clause."""

WORDING: dict[str, tuple[str, str]] = {
    "compare.help": (
        "逐条比较草案的两个版本，移动、拆分、合并、改号的条款也能对上",
        "Compare two versions of a draft clause by clause; moved, split, merged and renumbered clauses are found again",
    ),
    "compare.help.old": ("原来的版本", "The old version"),
    "compare.help.new": ("新的版本", "The new version"),
    "compare.help.all": ("没有变化的条款也列出", "List unchanged clauses too"),
    "compare.help.format": (
        "text 为逐条对照文字，table 为表格，csv、jsonl、json 供程序使用",
        "text shows the words clause by clause, table one line a clause; csv, jsonl, json for programs",
    ),
    "compare.titles": ("{old} → {new}", "{old} → {new}"),
    "compare.summary": ("条款变化：{counts}", "Clauses: {counts}"),
    "compare.count": ("{relation} {count}", "{relation} {count}"),
    "compare.comma": ("，", ", "),
    "compare.moved_too": (
        "；文字有改且移动 {count}",
        "; {count} changed in words and moved",
    ),
    "compare.identical": (
        "两个版本的条款相同。",
        "The clauses of both versions are the same.",
    ),
    "compare.relation.same": ("未变", "unchanged"),
    "compare.relation.renumbered": ("改号", "renumbered"),
    "compare.relation.moved": ("移动", "moved"),
    "compare.relation.changed": ("修改", "changed"),
    "compare.relation.split": ("拆分", "split"),
    "compare.relation.merged": ("合并", "merged"),
    "compare.relation.added": ("新增", "added"),
    "compare.relation.removed": ("删除", "removed"),
    "compare.help.cite": (
        "只看旧稿的这一条款现在在哪里；可写多次",
        "Only tell where this clause of the old version is now; may be repeated",
    ),
    "compare.not_cited": ("旧稿没有这一条款", "not in the old version"),
}
