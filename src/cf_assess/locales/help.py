"""Help of commands and options."""

WORDING: dict[str, tuple[str, str]] = {
    "help.app": (
        "法规政策儿童友好评估：审查要点、专家评分、会商、审查意见书。全程离线。",
        "Review draft regulations and policies for child-friendliness, offline: criteria, expert scores, deliberation, opinion.",
    ),
    "help.version": ("显示版本", "Show the version"),
    "help.lang": (
        "界面语言，也可用 CF_ASSESS_LANG；可写在命令行任何位置",
        "Language of the interface, also CF_ASSESS_LANG; anywhere on the line",
    ),
    "help.store": (
        "案卷库的路径或者 URL，也可用 CF_ASSESS_STORE；可写在命令行任何位置",
        "Path or URL of the case store, also CF_ASSESS_STORE; anywhere on the line",
    ),
    "help.as": (
        "以谁的身份操作，也可用 CF_ASSESS_USER；可写在命令行任何位置",
        "Who acts, also CF_ASSESS_USER; anywhere on the line",
    ),
    "help.format": ("输出格式", "Format of the output"),
    "help.output": (
        "写入文件，不写则输出到屏幕",
        "Write to a file instead of the screen",
    ),
    "help.force": ("允许覆盖已有文件", "Overwrite an existing file"),
    "help.rubric": ("评分规则编号，见 rubric list", "Id of a rubric, see rubric list"),
    "help.revisions": (
        "修订痕迹按接受后还是修订前读取",
        "Read tracked changes as accepted or as the original",
    ),
    "help.number": ("案卷编号，见 case list", "Number of the case, see case list"),
    "help.reason": ("理由，记入案卷", "Reason, kept in the case"),
    "help.strict": (
        "结论要求重新评估时以退出码 1 结束",
        "Exit with 1 when the verdict asks for reassessment",
    ),
    "help.draft": ("读取草案", "Read a draft"),
    "help.draft.show": ("显示草案的条款", "Show the clauses of a draft"),
    "help.draft.more": (
        "json 中另加发文机关、文号和起草人批注",
        "Add issuer, number and the comments of the drafters to the json",
    ),
    "help.draft.references": (
        "列出草案引用的条款和法律，找不到的一并指出",
        "List what a draft cites, in itself and elsewhere, and what is not there",
    ),
    "help.draft.file": (
        "草案文件：docx、pdf、ofd、html、md、txt；装有 LibreOffice 时还有 doc、wps、rtf、odt",
        "A draft: docx, pdf, ofd, html, md, txt; with LibreOffice also doc, wps, rtf, odt",
    ),
    "help.draft.files": (
        "一个或者多个草案文件",
        "One or more drafts",
    ),
    "help.draft.format": (
        "tree 为提纲，json 供程序使用",
        "tree for people, json for programs",
    ),
    "help.evidence": (
        "在草案中查找与各审查要点有关的条款（机器定位，供人判断）",
        "Locate the clauses that bear on each criterion (found by machine, judged by people)",
    ),
    "help.evidence.criterion": ("只查一个审查要点", "Only one criterion"),
    "help.evidence.cues_only": (
        "只按线索查找，不用第二意见",
        "Cues alone, without the second opinion",
    ),
    "help.evidence.misses": (
        "没有找到依据的审查要点也列为一行",
        "Give criteria with nothing found as rows too",
    ),
    "help.flags": (
        "提示可能损害儿童的规定（机器提示，由人认定）",
        "Notice provisions that may harm children (found by machine, decided by people)",
    ),
    "help.checklist": ("审查要点清单", "Checklists of criteria"),
    "help.checklist.check": (
        "检查清单文件，一次列出全部问题",
        "Check checklists and report all problems at once",
    ),
    "help.checklist.list": ("列出清单", "List the checklists"),
    "help.checklist.show": (
        "显示一份清单或者一个审查要点",
        "Show a checklist or a criterion",
    ),
    "help.checklist.coverage": (
        "规划条目与审查要点的对应情况",
        "Which plan items are traced by which criteria",
    ),
    "help.checklist.try": (
        "试用一个审查要点的线索词",
        "Show what the cues of a criterion find",
    ),
    "help.checklist.export": (
        "把一份清单连同注释写成工作簿，供用表格软件编辑",
        "Write a checklist with its comments as a workbook to edit in a spreadsheet",
    ),
    "help.checklist.import": (
        "把工作簿里的清单检查后写成 YAML；有问题的不写",
        "Check the checklist in a workbook and write it as YAML; a faulty one is not written",
    ),
    "help.export.id": ("清单编号，或者清单文件", "Id of a checklist, or its file"),
    "help.export.to": ("写入的工作簿", "The workbook to write"),
    "help.import.file": (
        "由 checklist export 得到的工作簿",
        "A workbook from checklist export",
    ),
    "help.import.to": (
        "写入的清单文件；文件名应当与清单编号相同",
        "The file to write; its name must be the id of the checklist",
    ),
    "help.checklist.noise": (
        "统计线索在一批文本里的命中：从不命中的、太多的、重复的",
        "Count where cues fire in many texts: never, too often, twice",
    ),
    "help.noise.texts": (
        "文件夹或者文件，如一批已有法规",
        "Folders or files, such as regulations in force",
    ),
    "help.noise.checklist": (
        "只看一份清单；不写则包括风险提示规则",
        "Only one checklist; none means all, red flags included",
    ),
    "help.noise.most": (
        "命中条款超过这个百分比算噪声",
        "Per cent of clauses above which a rule is noisy",
    ),
    "help.noise.all": (
        "没有问题的也列出",
        "List those without fault too",
    ),
    "help.checklist.schema": (
        "输出一种文件的 JSON Schema，供编辑器提示和检查",
        "Give out the JSON Schema of one kind of file, for editors",
    ),
    "help.checklist.release": (
        "登记发布：记下全部编号和版本，此后检查会防止误删和漏升版本",
        "Record a release: ids and versions, which later checks then guard",
    ),
    "help.schema.kind": (
        "checklist、rubric、tailoring、red_flags、lexicon、plan、indicators",
        "checklist, rubric, tailoring, red_flags, lexicon, plan or indicators",
    ),
    "help.check.paths": (
        "要检查的文件；不写则检查全部",
        "Files to check; none means all",
    ),
    "help.show.id": ("清单或者审查要点的编号", "Id of a checklist or criterion"),
    "help.try.id": ("审查要点编号", "Id of a criterion"),
    "help.coverage.plan": ("只看一个规划", "Only one plan"),
    "help.rubrics": ("评分规则", "Rubrics"),
    "help.rubric.check": (
        "检查评分规则文件，一次列出全部问题",
        "Check rubrics and report all problems at once",
    ),
    "help.rubric.list": ("列出评分规则", "List the rubrics"),
    "help.rubric.show": (
        "显示评分规则：权重、等级、专家组规则、一票否决、档次",
        "Show a rubric: weights, scale, panel, vetoes, bands",
    ),
    "help.rubric.diff": (
        "比较两份评分规则，算出版本应当升哪一位",
        "Compare two rubrics and compute the version that the change asks for",
    ),
    "help.diff.name": (
        "评分规则编号，或者文件路径（用它所在资料夹的清单）",
        "Id of a rubric, or the path of a file (read with the checklists beside it)",
    ),
    "help.diff.strict": (
        "新版的版本号不够高时退出码为 1",
        "Exit with 1 where the new version is too low",
    ),
    "help.score": ("不立案，直接汇总评分表", "Score sheets without a case"),
    "help.score.sheets": ("评分表：xlsx、csv、json", "Sheets: xlsx, csv, json"),
    "help.case": ("案卷", "Cases"),
    "help.case.new": (
        "登记草案，输出新案卷编号；不指定专家即为单人评审",
        "Register a draft and print the case number; without reviewers it is one's own",
    ),
    "help.case.list": ("列出案卷", "List the cases"),
    "help.case.show": ("显示案卷", "Show a case"),
    "help.case.status": ("显示进度：谁已提交", "Show progress: who has submitted"),
    "help.case.history": ("显示变更记录", "Show the history of changes"),
    "help.case.verify": (
        "由保存的评分重新计算，核对结论和记录链",
        "Recompute verdict and history from what is stored",
    ),
    "help.case.reviewer": (
        "评审专家，可重复；领域和单位可选",
        "A reviewer, may be repeated; field and unit are optional",
    ),
    "help.case.chair": ("主持人", "Chair"),
    "help.case.drafter": ("起草单位联系人", "Contact of the drafting department"),
    "help.case.kind": (
        "草案种类；不写则按标题判断",
        "Kind of draft; told by the title when left out",
    ),
    "help.case.title": (
        "草案名称；不写则取文件标题",
        "Title; the draft's own when left out",
    ),
    "help.case.unit": ("起草单位", "Drafting department"),
    "help.case.issuer": ("出具意见书的单位", "Office that issues the opinion"),
    "help.screen": (
        "初筛：不带选项时显示机器定位结果，带选项时记录人的决定",
        "Screening: without options what the machine found, with options a person's decision",
    ),
    "help.screen.touches": ("是否涉及儿童权益", "Whether children are touched"),
    "help.screen.reason": ("初筛理由", "Reason for the decision"),
    "help.screen.group": (
        "涉及的儿童群体或者领域，可重复；不写则取机器定位结果",
        "A group or matter touched, may be repeated; those found by machine when left out",
    ),
    "help.screen.also": (
        "机器没有找到而草案涉及的群体或者领域，可重复",
        "A group or matter that the machine missed, may be repeated",
    ),
    "help.screen.without": (
        "机器找到而草案并不涉及的群体或者领域，可重复",
        "A group or matter that the machine found wrongly, may be repeated",
    ),
    "help.review": (
        "在终端中逐项评分；给出草案文件即为单人评审",
        "Score in the terminal; a draft file means a review of one's own",
    ),
    "help.review.target": ("案卷编号或者草案文件", "Number of a case, or a draft"),
    "help.sheet": ("评分表", "Score sheets"),
    "help.sheet.export": (
        "导出评分表；他人的评分表在会商前导出为空表",
        "Write a sheet; another's is empty until deliberation",
    ),
    "help.sheet.import": (
        "导入填好的评分表；有错的文件整份不收",
        "Take in filled sheets; a faulty file changes nothing",
    ),
    "help.sheet.submit": ("提交评分表", "Submit a sheet"),
    "help.sheet.reopen": ("退回评分表", "Give a submitted sheet back"),
    "help.sheet.withdraw": ("登记专家退出", "Record that a reviewer withdraws"),
    "help.sheet.files": ("评分表文件", "Files of sheets"),
    "help.sheet.owner": ("谁的评分表", "Whose sheet"),
    "help.sheet.and": ("导入后一并提交", "Submit after importing"),
    "help.panel": (
        "专家组：会商前只显示进度，会商后显示分值、一致程度和分歧",
        "The panel: progress before deliberation; levels, agreement and divergence after",
    ),
    "help.deliberate": (
        "会商：开启、确定分值、认定风险提示；不带选项时列出未决事项",
        "Deliberation: open it, settle criteria and red flags; without options what is open",
    ),
    "help.open": ("开启会商；须全部评分表已提交", "Open it; every sheet must be in"),
    "help.settle": ("确定一个审查要点的分值", "Settle the level of a criterion"),
    "help.confirm": ("认定一条风险提示成立", "Confirm a red flag"),
    "help.dismiss": ("认定一条风险提示不成立", "Dismiss a red flag"),
    "help.dissent": ("少数意见，印入意见书", "Minority view, printed in the opinion"),
    "help.conclude": ("作出结论", "Conclude the case"),
    "help.override": (
        "改用其他结论；须说明理由，计算得出的结论仍会显示",
        "Another verdict, with a reason; the computed one stays visible",
    ),
    "help.explain": (
        "说明分值的来由，以及提高一级能增加多少",
        "Why this score, and what one more level would add",
    ),
    "help.explain.criterion": ("只看一个审查要点", "Only one criterion"),
    "help.opinion": ("出具编号的审查意见书（PDF）", "Write the numbered opinion (PDF)"),
    "help.preview": ("另存首页图片", "Also a picture of the first page"),
    "help.record": ("另存机器可读的评估记录", "Also the machine-readable record"),
    "help.respond": ("答复一条修改建议的采纳情况", "Answer one recommendation"),
    "help.respond.number": ("建议序号", "Number of the recommendation"),
    "help.respond.answer": (
        "采纳、部分采纳、不采纳",
        "Adopted, partly adopted, not adopted",
    ),
    "help.batch": ("批量处理", "Many drafts"),
    "help.batch.run": (
        "批量评估文件夹或者清单中的草案；单个失败不影响其余",
        "Assess all drafts of a folder or manifest; one failure does not stop the rest",
    ),
    "help.batch.source": (
        "文件夹，或者 CSV 清单（draft、sheets、title、unit）",
        "A folder, or a CSV manifest (draft, sheets, title, unit)",
    ),
    "help.batch.out": ("结果文件夹", "Folder for the results"),
    "help.batch.jobs": ("同时处理的进程数", "Worker processes"),
    "help.batch.resume": ("接着上次中断的地方继续", "Go on where a run was cut off"),
    "help.batch.strict": (
        "有草案失败时以退出码 1 结束",
        "Exit with 1 when a draft failed",
    ),
    "help.batch.opinions": (
        "为附有评分表的草案生成意见书",
        "Write opinions for drafts that come with sheets",
    ),
    "help.doctor": (
        "检查本机：有什么、缺什么、怎样补齐",
        "Examine this machine: what is there, what is missing, how to mend it",
    ),
}
