"""What is wrong in a checklist, rubric, plan or sheet, and what to do about it.

Every suggestion is in `{choices}`: the nearest known name alone, or all there is.
"""

from cf_assess.locales.content import WORDING as _CONTENT
from cf_assess.locales.cue import WORDING as _CUE
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
    _REASONS | _FILES | _YAML | _SHAPE | _CONTENT | _CUE | _SHEET
)
