"""What is wrong in a checklist, rubric, plan or sheet, and what to do about it.

Every suggestion is in `{choices}`: the nearest known name alone, or all there is.
"""

from cf_assess.locales.sheet import WORDING as _SHEET

_FILES: dict[str, tuple[str, str]] = {
    "problem.file_missing": (
        "缺少这个文件；评审要点库必须有它，请补上。",
        "This file is missing; a library must have it, so add it.",
    ),
    "problem.file_not_a_file": (
        "这不是普通文件；请换成 YAML 文本文件。",
        "This is no ordinary file; put a YAML text file in its place.",
    ),
    "problem.file_not_allowed": (
        "没有读取权限；请检查文件权限。",
        "No permission to read it; check the permissions of the file.",
    ),
    "problem.file_not_text": (
        "不是 UTF-8 编码的文本；请用编辑器另存为 UTF-8。",
        "Not text in UTF-8; save it as UTF-8 in the editor.",
    ),
    "problem.file_too_large": (
        "文件超过 2 MB；请拆分，或者检查是否放错了文件。",
        "The file is larger than 2 MB; split it, or see whether it is the wrong one.",
    ),
    "problem.file_unreadable": (
        "无法读取（{reason}）；请检查磁盘和权限。",
        "It cannot be read ({reason}); check the disk and the permissions.",
    ),
    "problem.file_misplaced": (
        "这个文件的内容属于另一类（含有“{field}”），此处应当是含有“{expected}”的文件；请移到对应的文件夹。",
        "This file is of another kind (it has “{field}”); one with “{expected}” belongs here. Move it to its own folder.",
    ),
    "problem.wrong_suffix": (
        "后缀是 .yml，不会被读取；请改名为 {name}.yaml。",
        "Files ending in .yml are not read; rename it to {name}.yaml.",
    ),
    "problem.folder_without_files": (
        "这个文件夹不存在或者没有 .yaml 文件；请补充文件，或者核对评审要点库的位置。",
        "This folder is missing or has no .yaml file; add one, or check where the library is.",
    ),
    "problem.empty_file": (
        "文件没有内容；请填写，或者删除这个文件。",
        "The file is empty; fill it in or delete it.",
    ),
    "problem.unknown_kind": (
        "看不出这是哪一类文件；清单、评分规则、风险提示、词表、规划依次应当有其中一项：{keys}。",
        "It cannot be told what this file is; checklists, rubrics, red flags, the lexicon and plans each have one of: {keys}.",
    ),
    "problem.name_differs": (
        "编号“{id}”与文件名“{name}”不一致；请改成相同。",
        "The id “{id}” differs from the file's name “{name}”; make them equal.",
    ),
}

_YAML: dict[str, tuple[str, str]] = {
    "problem.yaml_tab": (
        "用了制表符；请改为空格。",
        "There is a tab; use spaces.",
    ),
    "problem.yaml_character_odd": (
        "有看不见的字符 {character}；请删去。",
        "There is an invisible character {character}; delete it.",
    ),
    "problem.yaml_quote": (
        "这里开始的引号没有结束；请补上另一半引号。",
        "The quotation mark that opens here is never closed; add the other one.",
    ),
    "problem.yaml_escape": (
        "双引号内的反斜杠写法无效；请改用单引号，或者把 \\ 写成 \\\\。",
        "This backslash means nothing inside double quotes; use single quotes, or write \\\\ for \\.",
    ),
    "problem.yaml_star": (
        "文字不能以 * 或者 & 开头；请加引号。",
        "Text cannot begin with * or &; put it in quotes.",
    ),
    "problem.yaml_character": (
        "文字不能以这个字符开头；请给整段文字加引号。",
        "Text cannot begin with this character; put all of it in quotes.",
    ),
    "problem.yaml_colon": (
        "这里不能出现冒号；文字中含有“: ”的请加引号，上一行如用了全角冒号“：”请改为半角，并核对缩进。",
        "There cannot be a colon here; put text with “: ” in quotes, use “:” and not “：” after a key, and check the indentation.",
    ),
    "problem.yaml_no_colon": (
        "这一行缺少半角冒号；请写成“名称: 内容”，冒号后空一格。",
        "This line lacks a colon; write “key: value” with a blank after the colon.",
    ),
    "problem.yaml_dash": (
        "这里不能以“- ”开头；请另起一行并缩进，或者加引号。",
        "A “- ” cannot stand here; begin a new indented line, or use quotes.",
    ),
    "problem.yaml_bracket": (
        "括号不成对，或者缺少逗号；请核对 [ ]、{ } 和半角逗号。",
        "Brackets do not match or a comma is missing; check [ ], { } and the commas.",
    ),
    "problem.yaml_block_text": (
        "| 或者 > 之后应当换行；请把文字写在下一行并缩进。",
        "A line must end after | or >; write the text on the next line, indented.",
    ),
    "problem.yaml_indent": (
        "缩进与上文不齐；请与同级的项左对齐。",
        "The indentation does not fit what stands above; align it with its siblings.",
    ),
    "problem.yaml_tag": (
        "不能使用 YAML 标签（{tag}）；请删去，或者给文字加引号。",
        "YAML tags are not used here ({tag}); delete it, or put the text in quotes.",
    ),
    "problem.yaml_tag_unknown": (
        "文字不能以 ! 开头；请加引号。",
        "Text cannot begin with !; put it in quotes.",
    ),
    "problem.yaml_anchor": (
        "不能使用锚点（&{name}）；请把内容直接写在用到的地方，文字以 & 开头的请加引号。",
        "Anchors are not used here (&{name}); write the content where it is needed, or put the text in quotes.",
    ),
    "problem.yaml_alias": (
        "不能使用引用（*{name}）；请把内容直接写在这里，文字以 * 开头的请加引号。",
        "Aliases are not used here (*{name}); write the content here, or put the text in quotes.",
    ),
    "problem.yaml_merge": (
        "不能使用合并键 <<；请把各项直接写出。",
        "Merge keys (<<) are not used here; write the keys out.",
    ),
    "problem.yaml_key": (
        "冒号前应当是一个名称；请补上名称，含有括号的请加引号。",
        "A plain name must stand before the colon; add it, or put brackets in quotes.",
    ),
    "problem.yaml_second_document": (
        "一个文件只能有一份内容；请删去“---”，或者另存为一个文件。",
        "A file holds one document; delete the “---”, or make a file of its own.",
    ),
    "problem.yaml_too_deep": (
        "嵌套超过 {limit} 层；请核对缩进和括号。",
        "Nested deeper than {limit} levels; check indentation and brackets.",
    ),
    "problem.yaml_too_many": (
        "内容超过 {limit} 项；请拆分文件。",
        "More than {limit} values; split the file.",
    ),
    "problem.yaml_syntax": (
        "不合 YAML 格式（{reason}）；请核对这一行和上一行。",
        "Not valid YAML ({reason}); check this line and the one before.",
    ),
    "problem.duplicate_key": (
        "“{field}”在第 {line} 行已经写过；请合并或者删去一处。",
        "“{field}” was given on line {line} already; merge the two or delete one.",
    ),
}

_SHAPE: dict[str, tuple[str, str]] = {
    "problem.unknown_key": (
        "没有“{field}”这一项；请改为：{choices}，或者删去。",
        "There is no key “{field}”; did you mean {choices}? Otherwise delete it.",
    ),
    "problem.missing_key": (
        "缺少“{field}”；请补上这一项。",
        "“{field}” is missing; add it.",
    ),
    "problem.empty_value": (
        "“{field}”没有内容；请填写，或者删去这一项。",
        "“{field}” has nothing in it; fill it in, or delete the key.",
    ),
    "problem.empty_text": (
        "“{field}”是空白；请填写文字。",
        "“{field}” is blank; write the text.",
    ),
    "problem.empty_item": (
        "列表中有一项是空白；请填写或者删去。",
        "An item of the list is blank; fill it in or delete it.",
    ),
    "problem.empty_list": (
        "“{field}”的列表是空的；请至少写一项。",
        "The list of “{field}” is empty; give at least one.",
    ),
    "problem.wrong_shape_text": (
        "“{field}”应当是一段文字或者一个数；含有 [ ]、{{ }} 或者“: ”的请加引号。",
        "“{field}” must be one text or number; put text with brackets or “: ” in quotes.",
    ),
    "problem.wrong_shape_list": (
        "“{field}”应当是列表；请写成 [甲, 乙]，或者每行以“- ”开头。",
        "“{field}” must be a list; write [a, b], or a line with “- ” for each.",
    ),
    "problem.wrong_shape_mapping": (
        "“{field}”应当由若干“名称: 内容”组成；请按样例改写。",
        "“{field}” must be made of “key: value” lines; follow the other entries.",
    ),
    "problem.not_a_number": (
        "“{value}”不是数；请写成 3、0.5 或者 1/3。",
        "“{value}” is no number; write 3, 0.5 or 1/3.",
    ),
    "problem.not_a_whole_number": (
        "“{value}”不是整数；请只写阿拉伯数字。",
        "“{value}” is no whole number; write digits only.",
    ),
    "problem.not_yes_or_no": (
        "“{value}”既不是 true 也不是 false；请改为其中之一。",
        "“{value}” is neither true nor false; write one of them.",
    ),
    "problem.out_of_range": (
        "{value} 超出范围；请改为 {bound}。",
        "{value} is out of range; it must be {bound}.",
    ),
    "problem.bad_pattern": (
        "“{value}”的写法不对；应当形如 {example}。",
        "“{value}” is not written as it must be; write it like {example}.",
    ),
    "problem.not_in_list": (
        "“{value}”不在可选范围内；请改为：{choices}。",
        "“{value}” is none of the words allowed; did you mean {choices}?",
    ),
    "problem.invalid_value": (
        "“{value}”不能用（{reason}）；请改正。",
        "“{value}” cannot be used ({reason}); correct it.",
    ),
    "problem.duplicate_in_list": (
        "“{value}”在第 {line} 行已经列出；请删去一处。",
        "“{value}” is in the list already, on line {line}; delete one.",
    ),
    "problem.duplicate_id": (
        "编号“{id}”在第 {line} 行已经用过；请换一个编号。",
        "The id “{id}” was used on line {line} already; choose another.",
    ),
    "problem.duplicate_label": (
        "名称“{label}”在第 {line} 行已经用过；请换一个名称。",
        "The label “{label}” was used on line {line} already; choose another.",
    ),
}

_CRITERIA: dict[str, tuple[str, str]] = {
    "problem.id_outside_domain": (
        "编号“{id}”的第一段与清单“{domain}”不一致；请改为以“{domain}.”开头，或者移到对应的清单。",
        "The first part of “{id}” is not the checklist “{domain}”; begin it with “{domain}.”, or move it to its own checklist.",
    ),
    "problem.id_elsewhere": (
        "编号“{id}”已在清单“{checklist}”中使用；编号永久唯一，请换一个。",
        "The id “{id}” is used in the checklist “{checklist}”; ids are given once and for ever, so choose another.",
    ),
    "problem.unknown_source": (
        "规划条目“{id}”不在登记册中；请改为：{choices}。",
        "There is no plan item “{id}” in the register; did you mean {choices}?",
    ),
    "problem.anchor_off_scale": (
        "分值 {level} 不在量表 {scale} 之内；请删去这一级的说明，或者改正分值。",
        "Level {level} is not on the scale {scale}; delete its anchor or correct the level.",
    ),
    "problem.duty_off_scale": (
        "分值 {level} 不在量表 {scale} 之内；请改为量表中的一级。",
        "Level {level} is not on the scale {scale}; use a level that it has.",
    ),
    "problem.allowed_without_reasons": (
        "允许“不适用”但没有列出理由；请补充 reasons，或者改为 allowed: false。",
        "Not applicable is allowed without a reason to choose; add reasons, or write allowed: false.",
    ),
    "problem.reasons_without_allowed": (
        "列出了“不适用”的理由却没有允许；请加上 allowed: true，或者删去 reasons。",
        "There are reasons for not applicable though it is not allowed; add allowed: true, or delete them.",
    ),
    "problem.without_cues": (
        "没有线索（cues），机器无法定位；请补充线索，审查要点也可以改为 automation: manual。",
        "Without cues nothing can be located; add some, or make a criterion automation: manual.",
    ),
    "problem.few_examples": (
        "{kind} 例句只有 {count} 条；请至少写 {least} 条，说明线索找什么、不找什么。",
        "Only {count} sentences under {kind}; give at least {least} to show what the cues find and what they do not.",
    ),
    "problem.example_contradicts": (
        "例句“{sentence}”同时列在 hit 和 miss；请删去一处。",
        "“{sentence}” stands under both hit and miss; delete one.",
    ),
    "problem.example_hit": (
        "“{rule}”的线索没有找到例句“{sentence}”；请补充线索，或者移到 todo_hit。",
        "The cues of “{rule}” do not find “{sentence}”; widen them, or move it to todo_hit.",
    ),
    "problem.example_miss": (
        "“{rule}”的线索误中了例句“{sentence}”；请收紧线索，或者移到 todo_miss。",
        "The cues of “{rule}” find “{sentence}” and should not; narrow them, or move it to todo_miss.",
    ),
    "problem.example_todo_hit_passes": (
        "“{rule}”已能找到例句“{sentence}”；请从 todo_hit 移到 hit。",
        "The cues of “{rule}” find “{sentence}” by now; move it from todo_hit to hit.",
    ),
    "problem.example_todo_miss_passes": (
        "“{rule}”已不再误中例句“{sentence}”；请从 todo_miss 移到 miss。",
        "The cues of “{rule}” leave “{sentence}” alone by now; move it from todo_miss to miss.",
    ),
    "problem.cue_without_terms": (
        "这条线索没有词；请写 any 或者 all。",
        "This cue has no terms; give it any or all.",
    ),
    "problem.cue_any_and_all": (
        "一条线索不能同时有 any 和 all；请分成两条，或者把 any 写进 all。",
        "A cue cannot have both any and all; make two cues, or move any into all.",
    ),
    "problem.part_without_terms": (
        "all 中的这一部分没有词；请写 any 或者 subject。",
        "This part of all has no terms; give it any or subject.",
    ),
    "problem.gap_without_all": (
        "gap 只能与 all 一起使用；请删去，或者把 any 改为 all。",
        "A gap goes with all only; delete it, or turn any into all.",
    ),
    "problem.duplicate_cue": (
        "这条线索与第 {line} 行的相同；请删去一条。",
        "This cue equals the one on line {line}; delete one.",
    ),
    "problem.unknown_subject": (
        "词表中没有主体“{name}”；请改为：{choices}。",
        "The lexicon has no subject “{name}”; did you mean {choices}?",
    ),
    "problem.term_like_pattern": (
        "“{term}”像是正则表达式；词语按原样查找，请改写成会在草案中出现的词。",
        "“{term}” looks like a regular expression; terms are taken as they stand, so write words that drafts contain.",
    ),
    "problem.term_with_blank": (
        "“{term}”中有空白；请删去空白，或者拆成 all 的几个部分。",
        "There is a blank in “{term}”; delete it, or split the term into parts of all.",
    ),
    "problem.term_too_long": (
        "“{term}”超过 {limit} 个字；请取其中的关键词，或者拆成 all 的几个部分。",
        "“{term}” is longer than {limit} characters; keep the words that matter, or split it into parts of all.",
    ),
    "problem.term_never_found": (
        "“{term}”永远找不到，因为同一条线索排除了“{by}”；请删去其中一个。",
        "“{term}” can never be found, since the same cue sets aside “{by}”; delete one of them.",
    ),
}

_PLANS: dict[str, tuple[str, str]] = {
    "problem.end_before_start": (
        "结束年份 {end} 早于开始年份 {start}；请改正。",
        "The end year {end} is before the start year {start}; correct one.",
    ),
    "problem.item_outside_plan": (
        "条目编号“{id}”不属于规划“{plan}”；请改为以“{plan}/”开头。",
        "The item “{id}” is not of the plan “{plan}”; begin it with “{plan}/”.",
    ),
    "problem.part_not_listed": (
        "规划的 parts 没有列出“{part}”；请补上，或者改正这一条。",
        "“{part}” is not among the parts of the plan; add it there, or correct the item.",
    ),
    "problem.item_without_domain": (
        "part 为 domain 的条目要写明领域；请补上 domain。",
        "An item of part domain needs its field; add domain.",
    ),
    "problem.item_with_domain": (
        "part 为“{part}”的条目不写领域；请删去 domain。",
        "An item of part “{part}” has no field; delete domain.",
    ),
}

_RUBRICS: dict[str, tuple[str, str]] = {
    "problem.unknown_checklist": (
        "没有清单“{id}”；请改为：{choices}。",
        "There is no checklist “{id}”; did you mean {choices}?",
    ),
    "problem.unknown_criterion": (
        "没有审查要点“{id}”；请改为：{choices}。",
        "There is no criterion “{id}”; did you mean {choices}?",
    ),
    "problem.criterion_not_asked": (
        "审查要点“{id}”属于清单“{checklist}”，而 domains 没有列出这份清单；请补上清单，或者删去此处。",
        "The criterion “{id}” is of the checklist “{checklist}”, which domains does not name; add the checklist, or delete this.",
    ),
    "problem.criterion_obsolete": (
        "审查要点“{id}”已停用，不会被评分；请删去此处。",
        "The criterion “{id}” is obsolete and never asked; delete this.",
    ),
    "problem.criterion_left_out": (
        "审查要点“{id}”已列入 leave_out，不会被评分；请删去其中一处。",
        "The criterion “{id}” is left out and never asked; delete this, or take it out of leave_out.",
    ),
    "problem.advisory_weighed": (
        "审查要点“{id}”列入 advisory，不计分，权重不起作用；请删去其中一处。",
        "The criterion “{id}” is advisory and never scored, so a weight means nothing; delete one of the two.",
    ),
    "problem.veto_on_advisory": (
        "审查要点“{id}”列入 advisory，不计分，不能用于一票否决；请移出 advisory，或者删去这条否决。",
        "The criterion “{id}” is advisory and never scored, so it cannot veto; take it out of advisory, or delete the veto.",
    ),
    "problem.level_off_scale": (
        "审查要点“{id}”用到分值 {level}，不在本规则的量表 {scale} 之内；请扩大量表，或者不用这份清单。",
        "The criterion “{id}” speaks of level {level}, which is not on the scale {scale}; widen the scale, or do without the checklist.",
    ),
    "problem.scale_not_consecutive": (
        "量表应当从 0 起逐级加 1，此处应为 {expected}，实为 {level}；请改正。",
        "A scale goes up from 0 in steps of 1; this should be {expected} and is {level}. Correct it.",
    ),
    "problem.scale_too_short": (
        "量表只有一级，分不出高低；请至少写两级。",
        "A scale of one level tells nothing apart; give at least two.",
    ),
    "problem.unknown_verdict": (
        "verdicts 中没有“{id}”；请改为：{choices}。",
        "There is no verdict “{id}”; did you mean {choices}?",
    ),
    "problem.special_verdicts_equal": (
        "not_concludable 与 not_child_related 不能是同一个结论（“{id}”）；请分别指定。",
        "not_concludable and not_child_related cannot be the same verdict (“{id}”); name two.",
    ),
    "problem.special_verdicts_not_last": (
        "verdicts 从优到劣排列，“{first}”和“{second}”应当排在最后；请调整顺序。",
        "Verdicts go from best to worst, with “{first}” and “{second}” last; move them to the end.",
    ),
    "problem.duplicate_band": (
        "结论“{id}”的档次在第 {line} 行已经写过；请删去一处。",
        "The verdict “{id}” has a band on line {line} already; delete one.",
    ),
    "problem.band_of_special_verdict": (
        "结论“{id}”不按得分确定，不能设档次；请删去这一档。",
        "The verdict “{id}” does not depend on the score; delete this band.",
    ),
    "problem.bands_not_falling": (
        "档次下限应当逐档降低，{bound} 不低于上一档的 {before}；请改正。",
        "Bounds fall from band to band, and {bound} is not below {before}; correct it.",
    ),
    "problem.last_band_not_zero": (
        "最后一档的下限应当是 0，而不是 {bound}，否则低分没有结论；请改为 0。",
        "The last band begins at 0, not at {bound}, or low scores have no verdict; write 0.",
    ),
    "problem.band_order_differs": (
        "“{id}”在 verdicts 中优于“{before}”，得分下限却更低；请调整顺序。",
        "“{id}” is better than “{before}” in verdicts, yet stands in a lower band; change the order.",
    ),
    "problem.veto_without_condition": (
        "这条否决没有条件；请写 criterion 或者 flag_severity。",
        "This veto has no condition; give it criterion or flag_severity.",
    ),
    "problem.veto_with_two_conditions": (
        "一条否决不能同时有 criterion 和 flag_severity；请分成两条。",
        "A veto cannot have both criterion and flag_severity; make two of it.",
    ),
    "problem.veto_without_effect": (
        "“{id}”已是最好的结论，这条否决不起作用；请改为：{choices}。",
        "“{id}” is the best verdict, so this veto changes nothing; use one of {choices}.",
    ),
    "problem.limit_special": (
        "结论“{id}”留给不能评分的草案，不能作为否决的上限；请改为：{choices}。",
        "The verdict “{id}” is for drafts that are not scored, so a veto cannot limit to it; use one of {choices}.",
    ),
    "problem.bad_number_format": (
        "文号格式必须且只能含有 year 和 number 两个占位；请写成类似 {example}。",
        "The number of an opinion is made of year and number, nothing else; write it like {example}.",
    ),
}

_REASONS: dict[str, tuple[str, str]] = {
    "problem.reason.missing": (
        "没有这个文件或者文件夹",
        "there is no such file or folder",
    ),
    "problem.reason.not_a_file": ("不是普通文件", "it is no ordinary file"),
    "problem.reason.not_a_folder": ("不是文件夹", "it is no folder"),
    "problem.reason.not_allowed": ("没有读取权限", "no permission to read it"),
    "problem.reason.too_large": ("超过 2 MB", "it is larger than 2 MB"),
    "problem.reason.not_text": ("不是 UTF-8 编码的文本", "it is not text in UTF-8"),
}
"""Reasons of `SourceUnreadableError`, parts of its sentence."""

WORDING: dict[str, tuple[str, str]] = (
    _REASONS | _FILES | _YAML | _SHAPE | _CRITERIA | _PLANS | _RUBRICS | _SHEET
)
