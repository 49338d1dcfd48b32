"""Sentences of `errors.py`: what, where, and what to do next."""

WORDING: dict[str, tuple[str, str]] = {
    "error.UnknownNameError": (
        "没有名为“{name}”的{kind}。{nearest}",
        "There is no {kind} called “{name}”. {nearest}",
    ),
    "error.MemberTwiceError": (
        "“{person}”写了两次；一个人在一件案卷中只有一个角色，请换一个编号。",
        "“{person}” is named twice; a person has one role in a case, so choose another id.",
    ),
    "error.NoTerminalError": (
        "评审界面需要终端，这里没有；请在终端中运行，或者改用 `cf-assess sheet export` 填写评分表。",
        "The review interface needs a terminal and there is none; run it in one, or fill in a sheet from `cf-assess sheet export`.",
    ),
    "error.FileMissingError": (
        "找不到文件“{name}”，请核对路径。",
        "There is no file “{name}”; check the path.",
    ),
    "error.SourceInvalidError": (
        "发现 {count} 处问题，改正后重试。",
        "{count} problems found; mend them and try again.",
    ),
    "error.SourceUnreadableError": (
        "无法读取“{name}”：{reason}。请核对文件后重试。",
        "Cannot read “{name}”: {reason}. Check the file and try again.",
    ),
    "error.WeightsDamagedError": (
        "第二意见的权重文件已损坏（{reason}）。请重新安装程序；移走这个文件，程序就只按线索查找。",
        "The weights of the second opinion are damaged ({reason}). Install the program again; with the file moved away, cues work alone.",
    ),
    "error.DraftMissingError": (
        "找不到草案文件“{name}”，请核对路径。",
        "There is no draft “{name}”; check the path.",
    ),
    "error.DraftEmptyError": (
        "“{name}”没有内容；请换用有正文的草案文件。",
        "“{name}” is empty; use a file that holds the draft.",
    ),
    "error.DraftEncryptedError": (
        "“{name}”设有打开密码；请在 Word/WPS 或者 PDF 软件中取消密码，另存后重试。",
        "“{name}” is protected by a password; remove it in the program that made the file and try again.",
    ),
    "error.DraftDamagedError": (
        "“{name}”不完整或者已损坏（{reason}）；请重新取得原文件。",
        "“{name}” is truncated or damaged ({reason}); get the original file again.",
    ),
    "error.DraftBinaryError": (
        "“{name}”不是文本文件；请使用 docx、pdf、ofd、html、md 或者 txt 格式的草案。",
        "“{name}” is not text; use a draft in docx, pdf, ofd, html, md or txt.",
    ),
    "error.DraftEncodingError": (
        "无法判断“{name}”的文字编码；请另存为 UTF-8 后重试。",
        "Cannot tell the encoding of “{name}”; save it as UTF-8 and try again.",
    ),
    "error.DraftTooLargeError": (
        "“{name}”超出读取上限（{limit}）；请拆分后分别评审。",
        "“{name}” is beyond what is read ({limit}); split it and review the parts.",
    ),
    "error.DraftFormatError": (
        "“{name}”是 {format} 格式，目前不能读取；请用 Word/WPS 另存为 .docx，或者导出带文字的 PDF。",
        "“{name}” is {format}, which is not read yet; save it as .docx, or export a PDF with text.",
    ),
    "error.DraftMisnamedError": (
        "“{name}”的内容不是 {format} 格式，也不是其他能读的格式；请核对文件，或者用 Word/WPS 打开后另存为 .docx。",
        "“{name}” is not {format} inside, nor anything else that is read; check the file, or open it in Word or WPS and save it as .docx.",
    ),
    "error.DraftWithoutTextError": (
        "“{name}”是扫描件，没有文字层；请安装 `cf-assess[ocr]` 由程序识别文字，或者索取 Word 文件。",
        "“{name}” is a scan without text; install `cf-assess[ocr]` to have it recognised, or ask for the Word file.",
    ),
    "error.DraftTooSlowError": (
        "读取“{name}”超过 {seconds} 秒，已停止；请另存为 .docx 后重试，或者拆分后分别评审。",
        "Reading “{name}” took more than {seconds} seconds and was stopped; save it as .docx and try again, or split it.",
    ),
    "error.ConverterMissingError": (
        "“{name}”是 {format} 格式，读取需要 LibreOffice，而本机没有安装；请用 Word/WPS 打开后另存为 .docx。",
        "“{name}” is {format}, which is read through LibreOffice, and that is not installed here; open it in Word or WPS and save it as .docx.",
    ),
    "error.ConversionError": (
        "LibreOffice 未能转换“{name}”（{reason}）；请用 Word/WPS 打开后另存为 .docx。",
        "LibreOffice could not convert “{name}” ({reason}); open it in Word or WPS and save it as .docx.",
    ),
    "error.UnknownCriterionError": (
        "评分规则中没有审查要点“{criterion}”；请用 `cf-assess rubric show` 核对编号。",
        "The rubric has no criterion “{criterion}”; see `cf-assess rubric show` for the ids.",
    ),
    "error.LevelOutOfScaleError": (
        "审查要点“{criterion}”的分值 {level} 超出 0–{highest}；请改为范围内的整数。",
        "Level {level} of criterion “{criterion}” is outside 0–{highest}; use a whole number within it.",
    ),
    "error.StoreUnreachableError": (
        "打不开案卷库 {store}（{reason}）；请检查 --store 或者 CF_ASSESS_STORE。",
        "Cannot open the case store {store} ({reason}); check --store or CF_ASSESS_STORE.",
    ),
    "error.StoreFullError": (
        "磁盘已满，案卷库 {store} 未能写入；此前保存的内容完好，请腾出空间后重试。",
        "The disk is full: {store} was not written; what was saved before is intact. Free some space and try again.",
    ),
    "error.StoreDamagedError": (
        "{store} 不是案卷库，或者已损坏；请用备份恢复，原文件不要删除。",
        "{store} is not a case store, or it is damaged; restore a backup and keep the file.",
    ),
    "error.StoreReadOnlyError": (
        "没有写入 {store} 的权限；请检查文件夹权限，或者用 --store 另选位置。",
        "No permission to write {store}; check the folder, or choose another place with --store.",
    ),
    "error.StoreTooNewError": (
        "{store} 由更新版本的 cf-assess 写入；请升级本程序。",
        "{store} was written by a newer cf-assess; upgrade this one.",
    ),
    "error.StoreBusyError": (
        "案卷库 {store} 被其他程序占用过久；请稍后重试。",
        "The case store {store} is locked by another program for too long; try again later.",
    ),
    "error.CaseMissingError": (
        "没有编号为“{number}”的案卷。{nearest}用 `cf-assess case list` 查看全部案卷。",
        "There is no case “{number}”. {nearest}See `cf-assess case list`.",
    ),
    "error.MemberMissingError": (
        "“{person}”不是案卷 {number} 的成员；请用 --as 指明：{members}。",
        "“{person}” is not a member of case {number}; say who acts with --as: {members}.",
    ),
    "error.NotAllowedError": (
        "{person}（{role}）在“{step}”阶段不能{action}。",
        "{person} ({role}) may not {action} at step “{step}”.",
    ),
    "error.HiddenSheetError": (
        "会商开始之前不能查看 {owner} 的评分；全部评分表提交后由主持人开启会商。",
        "The marks of {owner} are hidden until deliberation; the chair opens it once all sheets are in.",
    ),
    "error.CaseConcludedError": (
        "案卷 {number} 已作出结论，不能再改动；需要变更的，请另立案卷。",
        "Case {number} is concluded and can no longer be changed; open another case if it must be.",
    ),
    "error.SheetNotReadyError": (
        "评分表还有 {count} 处未完成，补齐后才能提交。",
        "The sheet lacks {count} things; complete them before submitting.",
    ),
    "error.SheetsOutstandingError": (
        "还有评分表没有提交，不能开启会商：{reviewers}。请等待提交，或者用 `cf-assess sheet withdraw` 登记退出。",
        "Sheets are outstanding, so deliberation waits: {reviewers}. Wait for them, or record a withdrawal with `cf-assess sheet withdraw`.",
    ),
    "error.ConclusionBlockedError": (
        "还有 {open} 项未处理，不能作出结论：{criteria}。请先用 `cf-assess deliberate` 逐项确定。",
        "{open} matters are open, so no conclusion yet: {criteria}. Settle them with `cf-assess deliberate` first.",
    ),
    "error.FontMissingError": (
        "没有找到中文字体（{family}），意见书会印成方框；请运行 `apt-get install fonts-noto-cjk` 或者安装宋体、黑体。",
        "No Chinese font was found ({family}), so the opinion would be boxes; run `apt-get install fonts-noto-cjk`.",
    ),
    "error.GlyphMissingError": (
        "已安装的字体没有这些字：{characters}；请安装含有它们的字体，或者修改文字。",
        "No installed font has these characters: {characters}; install one that has, or change the text.",
    ),
    "error.OutputExistsError": (
        "“{name}”已存在，没有覆盖；请换一个文件名，或者加 --force。",
        "“{name}” exists and was left alone; choose another name or add --force.",
    ),
    "error.OutputUnwritableError": (
        "无法写入“{name}”：{reason}；请检查文件夹是否存在、磁盘空间和权限。",
        "Cannot write “{name}”: {reason}; check that the folder exists, disk space and permissions.",
    ),
    "error.RendererMissingError": (
        "缺少生成 PDF 的系统库（{reason}）；请运行 `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`。",
        "A system library for PDF is missing ({reason}); run `apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0`.",
    ),
    "error.nearest": ("是不是“{name}”？", "Did you mean “{name}”? "),
    "error.internal": (
        "程序内部错误（{reason}）。已保存的内容不受影响；请把 {log} 发给维护者。",
        "This is our fault ({reason}). What was saved is not affected; please send {log} to the maintainers.",
    ),
}
