"""What criteria, plans and rubrics say that cannot be; `locales/problem.py` takes it over."""

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
    "problem.unknown_condition": (
        "适用条件“{id}”没有定义；请改为：{choices}，或者在 lexicon.yaml 的 groups 里由某一组给出。",
        "No group of lexicon.yaml grants the condition “{id}”; did you mean {choices}?",
    ),
    "problem.unknown_flag": (
        "风险提示规则“{id}”不在 red_flags.yaml 中；请改为：{choices}。",
        "There is no rule “{id}” in red_flags.yaml; did you mean {choices}?",
    ),
    "problem.unknown_indicator": (
        "指标“{id}”不在 indicators.yaml 中；请改为：{choices}。",
        "There is no indicator “{id}” in indicators.yaml; did you mean {choices}?",
    ),
    "problem.value_not_range": (
        "“{value}”与比较方式不符：range 要写成“3-5”，其他方式只写一个数。",
        "“{value}” does not fit its comparator: range takes two numbers as 3-5, all others one.",
    ),
    "problem.too_broad": (
        "依据的规划条目有 {count} 条，超过 {limit} 条；请拆分要点，或者在 breadth 里说明为什么不能拆。",
        "It claims {count} plan items, more than {limit}; split the criterion, or say in breadth why it cannot be.",
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
    "problem.unknown_subject": (
        "词表中没有主体“{id}”；请改为：{choices}。",
        "The lexicon has no subject “{id}”; did you mean {choices}?",
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
    "problem.unknown_plan": (
        "规划“{id}”不在登记册中；请改为：{choices}。",
        "There is no plan “{id}” in the register; did you mean {choices}?",
    ),
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
    "problem.unknown_rubric": (
        "没有评分规则“{id}”；请改为：{choices}。",
        "There is no rubric “{id}”; did you mean {choices}?",
    ),
    "problem.not_a_rubric": (
        "文件不是评分规则，也不是本地化文件；请给出含有 domains 或者 tailors 的文件。",
        "The file is neither a rubric nor a tailoring; name one with the key domains or tailors.",
    ),
    "problem.ledger_broken": (
        "发布记录读不懂；请从版本库恢复，不要手工改，发布新版时用 checklist release 生成。",
        "The ledger of releases cannot be understood; restore it, and let checklist release write the next one.",
    ),
    "problem.released_file_gone": (
        "已发布的文件不见了；请恢复。不再使用的要点标注 obsolete: true，文件保留。",
        "This file has been released and is gone; restore it, and mark criteria that are no longer asked obsolete: true.",
    ),
    "problem.released_id_gone": (
        "已发布的编号“{id}”不见了；请恢复，并标注 obsolete: true，编号不得删除，也不得改给别的要点。",
        "The id “{id}” has been released and is gone; bring it back with obsolete: true, ids are never removed or given again.",
    ),
    "problem.version_too_low": (
        "与已发布的 {released} 相比，改动要求版本至少为 {least}（{part}），现为 {version}；请改写 version。",
        "What changed since release {released} asks for version {least} or later ({part}), not {version}; raise it.",
    ),
    "problem.reweight_target": (
        "一项权重调整要写 criterion 或者 domain 中的一个，这里写了 {count} 个。",
        "A new weight is for one criterion or one domain; {count} are given here.",
    ),
    "problem.already_asked": (
        "评分规则“{rubric}”本来就问要点“{id}”；请删去这一项，select 只用于找回它略去的要点。",
        "The rubric “{rubric}” asks “{id}” anyway; delete this, select takes back what it leaves out.",
    ),
    "problem.already_left_out": (
        "评分规则“{rubric}”本来就不问要点“{id}”；请删去这一项。",
        "The rubric “{rubric}” leaves out “{id}” anyway; delete this.",
    ),
    "problem.veto_unselected": (
        "一票否决以要点“{id}”为准，本地化不能略去它；请删去这一项。",
        "A veto rests on “{id}”, so no place may leave it out; delete this.",
    ),
    "problem.local_id": (
        "本地要点“{id}”的编号第二段必须是 local，例如“{example}”，以免与通用要点混淆。",
        "The second part of the id of a local criterion is local, as in “{example}”; “{id}” could be taken for a common one.",
    ),
    "problem.veto_with_two_levels": (
        "一票否决同时写了 level_at_most 和 level_at_least；请只留一个。",
        "A veto holds either up to a level or from one; keep level_at_most or level_at_least.",
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

WORDING: dict[str, tuple[str, str]] = _CRITERIA | _PLANS | _RUBRICS
