"""What is wrong with cues and their terms; `locales/problem.py` takes it over."""

WORDING: dict[str, tuple[str, str]] = {
    "problem.cue_without_terms": (
        "这条线索没有词；请写 any、all 或者 sum。",
        "This cue has no terms; give it any, all or sum.",
    ),
    "problem.cue_any_and_all": (
        "一条线索只能有 any、all、sum 中的一项；请分成几条，或者合并。",
        "A cue has only one of any, all and sum; make several cues, or merge them.",
    ),
    "problem.part_without_terms": (
        "这一部分没有词；请写 any、subject 或者 bearer。",
        "This part has no terms; give it any, subject or bearer.",
    ),
    "problem.bearer_not_alone": (
        "bearer 要单独成为一部分；请把 any 或者 subject 另写一部分。",
        "A bearer is a part of its own; move any or subject to another part.",
    ),
    "problem.gap_without_all": (
        "gap 只能与 all 一起使用；请删去，或者改用 all。",
        "A gap goes with all only; delete it, or use all.",
    ),
    "problem.at_least_without_sum": (
        "at_least 只能与 sum 一起使用；请删去，或者改用 sum。",
        "at_least goes with sum only; delete it, or use sum.",
    ),
    "problem.sum_without_at_least": (
        "sum 要有 at_least，说明加到多少才算；请补上。",
        "A sum needs at_least, the weight from which it counts; add it.",
    ),
    "problem.at_least_too_high": (
        "at_least 是 {value}，而各部分加起来只有 {sum}，永远达不到；请改小，或者加大 weight。",
        "at_least is {value}, but all parts together weigh {sum}, so it is never reached; lower it, or raise a weight.",
    ),
    "problem.scope_empty": (
        "only_on 列出的都被 not_on 排除了，这条线索永远找不到；请改其中一项。",
        "All that only_on names is refused by not_on, so this cue is never met; change one of them.",
    ),
    "problem.term_braces": (
        "“{term}”的括号写法不对；请写成“预防{{接种|注射}}”：每个括号里至少两项，用半角竖线隔开，不能套括号。",
        "The braces of “{term}” cannot be read; write 预防{{接种|注射}}: two or more variants with | between, no braces inside braces.",
    ),
    "problem.term_many_variants": (
        "“{term}”展开后超过 {limit} 个词；请减少括号里的项，或者分成几个词。",
        "“{term}” stands for more than {limit} terms; use fewer variants, or write several terms.",
    ),
    "problem.pattern_long": (
        "matches 超过 {limit} 个字符；请缩短，或者改用 any、all。",
        "The pattern under matches is longer than {limit} characters; shorten it, or use any and all.",
    ),
    "problem.pattern_broken": (
        "matches 的写法不成立；请核对括号、方括号和次数，例如“第[一二三]{1,3}条”。",
        "The pattern under matches cannot be read; check its brackets and counts, as in 第[一二三]{1,3}条.",
    ),
    "problem.pattern_empty": (
        "matches 什么都没有也能匹配；请至少写一个必须出现的字。",
        "The pattern under matches is met by nothing at all; ask for one character at least.",
    ),
    "problem.pattern_escape": (
        "matches 里不能用 {sign}；中文没有词的边界，请直接写字，或者用 [ ] 列出可能的字。",
        "{sign} cannot be used under matches; Chinese has no word borders, so write the characters, or list them in [ ].",
    ),
    "problem.pattern_back_reference": (
        "matches 里不能引用前面的括号；请把要重复的字写出来。",
        "A pattern cannot refer back to a group; write the characters again.",
    ),
    "problem.pattern_look_behind": (
        "matches 里不能用 (?<= 和 (?<!；请把前面的字写进来，或者用 without、mask。",
        "A pattern cannot look behind; write what stands before, or use without or mask.",
    ),
    "problem.pattern_unbounded": (
        "matches 里不能用 *、+ 和没有上限的次数；请写明最多几次，例如“{0,20}”。",
        "*, + and counts without an upper bound cannot be used under matches; say how many at most, as in {0,20}.",
    ),
    "problem.pattern_costly": (
        "matches 的次数和选项太多，在长文本上会很慢；请缩小次数，或者改用 all 和 gap。",
        "The pattern under matches can be met in too many ways and would be slow; lower its counts, or use all with a gap.",
    ),
    "problem.cue_never_met": (
        "这条线索永远找不到：它要求的词都被自己的 without 排除了；请改其中一项。",
        "This cue can never be met, since its own without rules out all that it asks for; change one of them.",
    ),
    "problem.cue_adds_nothing": (
        "这条线索找到的，第 {other} 条线索都能找到，而且不弱于它；请删去，或者加以区别。",
        "Whatever this cue finds, cue {other} of the same rule finds, no weaker; delete it, or make it differ.",
    ),
    "problem.term_adds_nothing": (
        "有“{other}”就够了，“{term}”不会多找到什么；请删去“{term}”（“{other}”在同一列，或者是同一部分 subject 的词）。",
        "“{other}”, in the same list or a word of its subject, is enough: “{term}” finds nothing more, so delete it.",
    ),
    "problem.duplicate_cue": (
        "这条线索与第 {line} 行的相同；请删去一条。",
        "This cue equals the one on line {line}; delete one.",
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
