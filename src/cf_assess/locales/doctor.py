"""What `doctor` says."""

WORDING: dict[str, tuple[str, str]] = {
    "doctor.ok": ("✓ {name}  {detail}", "✓ {name}  {detail}"),
    "doctor.missing": ("✗ {name}  缺少  {detail}", "✗ {name}  missing  {detail}"),
    "doctor.lacking": (
        "· {name}  没有，不影响使用  {detail}",
        "· {name}  absent, not needed  {detail}",
    ),
    "doctor.python": ("Python", "Python"),
    "doctor.criteria": ("审查要点", "criteria"),
    "doctor.store": ("案卷库", "case store"),
    "doctor.library": ("系统库", "system library"),
    "doctor.font": ("字体", "font"),
    "doctor.second_opinion": ("第二意见", "second opinion"),
    "doctor.converter": ("旧格式转换", "old formats"),
    "doctor.recognition": ("文字识别", "character recognition"),
    "doctor.terminal": ("终端", "terminal"),
    "doctor.result.good": ("一切就绪。", "Everything needed is there."),
    "doctor.result.bad": (
        "缺少 {count} 项，请按上面的命令补齐。",
        "{count} missing; run the commands above.",
    ),
}
