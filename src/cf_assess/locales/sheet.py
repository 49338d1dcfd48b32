"""Problems of score sheets, worded; `locales/problem.py` takes them over."""

WORDING: dict[str, tuple[str, str]] = {
    # The file as a whole.
    "problem.sheet_empty": (
        "文件没有内容；请换用填写过的文件。",
        "The file is empty; use one that has been filled in.",
    ),
    "problem.sheet_encrypted": (
        "文件设有打开密码，或者是旧版 .xls 格式；请取消密码，另存为 .xlsx 后重试。",
        "The file has a password or is an old .xls; remove the password and save it as .xlsx.",
    ),
    "problem.sheet_damaged": (
        "文件不完整或者已损坏（{reason}）；请用表格软件打开并重新保存，打不开的请重新索取。",
        "The file is truncated or damaged ({reason}); open and save it again, or ask for it again.",
    ),
    "problem.sheet_too_large": (
        "文件超过读取上限（{limit}）；请删去多余内容，或者拆分后重试。",
        "The file is beyond what is read ({limit}); remove what does not belong there, or split it.",
    ),
    "problem.sheet_too_many_rows": (
        "超过 {limit} 行；请拆分后重试。",
        "More than {limit} rows; split the file.",
    ),
    "problem.sheet_encoding": (
        "无法判断文字编码；请另存为 UTF-8 编码的 CSV。",
        "The encoding cannot be told; save it as CSV in UTF-8.",
    ),
    "problem.sheet_csv": (
        "此处不是可以读取的 CSV（{reason}）；请用表格软件重新保存。",
        "This is no readable CSV ({reason}); save it again in a spreadsheet.",
    ),
    "problem.sheet_json": (
        "不是可以读取的 JSON（{reason}）；请检查此处的括号、引号和逗号。",
        "This is no readable JSON ({reason}); look at the brackets, quotes and commas here.",
    ),
    "problem.sheet_json_shape": (
        "JSON 评分表应当是由行组成的列表，每行是一个对象；请按 `cf-assess sheet export` 的样式改正。",
        "A JSON sheet is a list of rows, each an object; write it like one from `cf-assess sheet export`.",
    ),
    "problem.sheet_other_rubric": (
        "这份评分表按另一套评分规则制作（{made}），与现用规则（{expected}）不一致；请重新导出评分表后填写。",
        "This sheet was made for other rules ({made}) than these ({expected}); export a new one and fill it in.",
    ),
    # The header.
    "problem.sheet_header_missing": (
        "没有找到表头，或者缺少列：{missing}；第一行应当写明列名 reviewer、criterion、mark 等。",
        "The header or a column is missing: {missing}; the first row names reviewer, criterion, mark and so on.",
    ),
    "problem.sheet_column_twice": (
        "“{column}”与前面的列重复；请只保留一列。",
        "“{column}” is a column that stands here already; keep one of them.",
    ),
    "problem.sheet_column_unknown": (
        "列名“{column}”无法识别，是不是“{nearest}”？请改正，以免该列内容丢失。",
        "There is no column “{column}”; did you mean “{nearest}”? Mend it, or its text would be lost.",
    ),
    "problem.sheet_without_rows": (
        "只有表头，没有评分行；请填写后重试。",
        "There is a header and no row; fill the sheet in.",
    ),
    # One row.
    "problem.sheet_formula": (
        "“{column}”列是公式，公式的结果不予采用；请改为直接填写的文字或者数字。",
        "There is a formula under “{column}” and results of formulas are not taken; write the text or number itself.",
    ),
    "problem.sheet_value": (
        "“{column}”列的内容不是文字或者数字；请改正。",
        "What stands under “{column}” is neither text nor a number; mend it.",
    ),
    "problem.sheet_text_too_long": (
        "“{column}”列的文字超过 {limit} 个字符；请压缩。",
        "The text under “{column}” is longer than {limit} characters; shorten it.",
    ),
    "problem.sheet_text_characters": (
        "“{column}”列含有无法保存的控制字符；请删去后重新录入。",
        "There are control characters under “{column}” that cannot be kept; type the text again.",
    ),
    "problem.sheet_reviewer_missing": (
        "没有写明评审专家；请在 reviewer 列填写专家编号。",
        "The reviewer is not named; put an id under reviewer.",
    ),
    "problem.sheet_reviewer_conflict": (
        "这一行写的专家是“{reviewer}”，而本表是为“{owner}”制作的；请核对是否贴错了表。",
        "This row names reviewer “{reviewer}” and the sheet was made for “{owner}”; see whether it was pasted by mistake.",
    ),
    "problem.sheet_criterion_missing": (
        "没有写明审查要点编号；请在 criterion 列填写。",
        "The criterion is not named; put its id under criterion.",
    ),
    "problem.sheet_criterion_unknown": (
        "评分规则中没有审查要点“{criterion}”；请用 `cf-assess rubric show` 核对编号。",
        "The rubric has no criterion “{criterion}”; see `cf-assess rubric show` for the ids.",
    ),
    "problem.sheet_criterion_unknown_near": (
        "评分规则中没有审查要点“{criterion}”，是不是“{nearest}”？",
        "The rubric has no criterion “{criterion}”; did you mean “{nearest}”?",
    ),
    "problem.sheet_row_twice": (
        "同一位专家对“{criterion}”评了两次，另一次在第 {first} 行；请只保留一行。",
        "The same reviewer marks “{criterion}” twice, also in row {first}; keep one of them.",
    ),
    "problem.sheet_mark_unknown": (
        "评分“{mark}”无法识别；请填 0 至 {highest} 的整数、NA（不适用）或者 CJ（无法判断）。",
        "“{mark}” is no mark; write a whole number from 0 to {highest}, NA (not applicable) or CJ (cannot judge).",
    ),
    "problem.sheet_level_not_whole": (
        "分值“{mark}”不是整数；请填 0 至 {highest} 的整数。",
        "“{mark}” is not a whole number; levels go from 0 to {highest}.",
    ),
    "problem.sheet_level_out_of_scale": (
        "分值“{mark}”不在评分规则的档次（0 至 {highest}）之内；请改正。",
        "The scale has no level “{mark}”; it goes from 0 to {highest}.",
    ),
    # The workbook of a checklist.
    "problem.table_not_checklist": (
        "文件不是清单，不能导出；请给出含有 criteria 的文件。",
        "The file is no checklist and cannot be exported; name one with the key criteria.",
    ),
    "problem.table_sheet_missing": (
        "缺少工作表“{sheet}”；请用 `cf-assess checklist export` 导出的工作簿，不要删除或者改名工作表。",
        "The worksheet “{sheet}” is missing; use a workbook from `cf-assess checklist export` and keep all its sheets and their names.",
    ),
    "problem.table_columns_missing": (
        "没有找到表头，或者缺少列：{missing}；请从导出的工作簿中补回。",
        "The header or a column is missing: {missing}; put it back as it is in an exported workbook.",
    ),
    "problem.table_head_twice": (
        "这张表只能有一行；一个工作簿只写一份清单，请删去多出的行。",
        "This table has one row, since a workbook holds one checklist; remove the other rows.",
    ),
    "problem.table_notation": (
        "“{column}”列的写法无法识别：{value}；每行一项，同组的词以 | 分开，引号须成对，一组至多一个 subject。",
        "What stands under “{column}” cannot be read: {value}. Write one item a line, put | between terms of a part, close quotes, and name one subject a part at most.",
    ),
    "problem.table_word": (
        "“{column}”列的“{value}”不在列表中；请改为：{choices}。",
        "“{value}” under “{column}” is not in the list; choose one of: {choices}.",
    ),
    "problem.table_criterion": (
        "“要点”表中没有编号“{criterion}”；请改正，或者先在“要点”表中增加这一要点。",
        "The table of criteria has no “{criterion}”; mend it, or add the criterion there first.",
    ),
    "problem.table_criterion_near": (
        "“要点”表中没有编号“{criterion}”，是不是“{nearest}”？",
        "The table of criteria has no “{criterion}”; did you mean “{nearest}”?",
    ),
    "problem.table_number_twice": (
        "“{criterion}”的序号 {number} 在前面用过；请改为没有用过的序号。",
        "The number {number} stands above in “{criterion}” already; take another one.",
    ),
    "problem.table_place": (
        "注释的位置“{place}”不存在；请改为字段名，或者字段名加序号（如 cues/2、hit/1），空白表示要点本身。",
        "There is no place “{place}” for a comment; write a field, or a field and a number (such as cues/2 or hit/1), or nothing for the criterion itself.",
    ),
    # What a sheet lacks for submission.
    "problem.mark_missing": (
        "“{title}”（{criterion}）尚未评分；请评分，或者填不适用、无法判断。",
        "“{title}” ({criterion}) has no mark yet; give a level, not applicable or cannot judge.",
    ),
    "problem.level_out_of_scale": (
        "“{title}”（{criterion}）的分值 {level} 不在评分规则的档次（0 至 {highest}）之内；请改正。",
        "“{title}” ({criterion}): the scale has no level {level}; it goes from 0 to {highest}.",
    ),
    "problem.citation_missing": (
        "“{title}”（{criterion}）评了 {level} 分，{bound} 分及以上须注明依据条款；请补充条款。",
        "“{title}” ({criterion}) has level {level}; from {bound} on the clauses relied on must be named, so add them.",
    ),
    "problem.comment_missing": (
        "“{title}”（{criterion}）评了 {level} 分，{bound} 分及以下须写评审意见；请补充意见。",
        "“{title}” ({criterion}) has level {level}; up to {bound} a comment is required, so add one.",
    ),
    "problem.na_not_allowed": (
        "“{title}”（{criterion}）不得填不适用；请评分，或者填无法判断并写明原因。",
        "“{title}” ({criterion}) cannot be declared not applicable; give a level, or cannot judge with a reason.",
    ),
    "problem.na_reason_missing": (
        "“{title}”（{criterion}）填了不适用，但没有理由；请从中选择：{reasons}。",
        "“{title}” ({criterion}) is declared not applicable without a reason; choose one of: {reasons}.",
    ),
    "problem.na_reason_unknown": (
        "“{title}”（{criterion}）的不适用理由“{reason}”不在列表中；请从中选择：{reasons}。",
        "“{title}” ({criterion}): “{reason}” is no reason for not applicable here; choose one of: {reasons}.",
    ),
    "problem.cj_reason_missing": (
        "“{title}”（{criterion}）填了无法判断，但没有写原因；请补充。",
        "“{title}” ({criterion}) is marked cannot judge without a reason; add one.",
    ),
    "problem.locator_unknown": (
        "“{title}”（{criterion}）引用的“{locator}”在草案中找不到；请核对条款编号。",
        "“{title}” ({criterion}): the draft has no clause “{locator}”; check its number.",
    ),
    "problem.locator_unknown_near": (
        "“{title}”（{criterion}）引用的“{locator}”在草案中找不到，相近的有：{nearest}；请改正。",
        "“{title}” ({criterion}): the draft has no clause “{locator}”; near it are {nearest}. Mend it.",
    ),
    "problem.sheet_reviewer_twice": (
        "评审专家“{reviewer}”的评分表出现了两次；每人只交一份。",
        "There are two sheets of reviewer “{reviewer}”; give one a reviewer.",
    ),
    "problem.sheet_other_case": (
        "这是案卷 {found} 的评分表，不是案卷 {number} 的；请核对文件。",
        "This is a sheet for case {found}, not for case {number}; check the file.",
    ),
    "problem.gaps_hidden": (
        "{owner} 的评分表还不完整，具体内容只告知本人；请通知其补齐。",
        "The sheet of {owner} is not complete; what it lacks is told to its owner only, so ask them to complete it.",
    ),
}
