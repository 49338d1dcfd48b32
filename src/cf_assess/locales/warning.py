"""What a reader of drafts did not understand: where, and what to look at."""

WORDING: dict[str, tuple[str, str]] = {
    "warning.number_gap": (
        "“{before}”之后直接是“{after}”，中间可能有遗漏；请对照原件核对。",
        "“{before}” is followed by “{after}”; something between may be missing, so compare the original.",
    ),
    "warning.number_start": (
        "编号从“{after}”开始，前面可能有遗漏；请对照原件核对。",
        "Numbers start at “{after}”; something before may be missing, so compare the original.",
    ),
    "warning.number_repeated": (
        "编号“{after}”连续出现两次；请核对编号。",
        "The number “{after}” stands twice in a row; check the numbers.",
    ),
    "warning.number_backwards": (
        "“{before}”之后又回到“{after}”，可能缺了标题；请对照原件核对。",
        "“{before}” is followed by “{after}” again; a heading may be missing, so compare the original.",
    ),
    "warning.locator_repeated": (
        "此处位置与前文重复，已改记为“{name}”；引用时请使用这一写法。",
        "This place has the same name as one before and is now called “{name}”; cite it so.",
    ),
    "warning.stray_text": (
        "“{text}”在标题之后、条文之前，不属于任何一条；请核对是否缺少条号。",
        "“{text}” stands after a heading and before any article; check whether its number is missing.",
    ),
    "warning.no_articles": (
        "没有识别出条文或者分级标题，全文按段落列出；请核对是否选对了文件。",
        "No articles or numbered headings were found, so the text is listed by paragraph; check that this is the right file.",
    ),
    "warning.page_without_text": (
        "第 {page} 页没有读到文字，可能是扫描页或者图片；请人工查看该页，或者安装 `cf-assess[ocr]` 后重新读取。",
        "Page {page} holds no text that can be read, perhaps a scan or a picture; look at it yourself, or install `cf-assess[ocr]` and read the draft again.",
    ),
    "warning.parts_unread": (
        "有 {count} 处图片或者嵌入的文件没有读取；其中若有条文，请人工查看。",
        "{count} pictures or embedded files were not read; look at them yourself if they hold provisions.",
    ),
    "warning.hidden_text": (
        "文件中有隐藏文字，打印时不出现，未列入草案；如属正文，请在原来的程序中取消隐藏。",
        "The file has hidden text, which is not printed and was left out; show it in the program that made the file if it belongs to the draft.",
    ),
    "warning.number_format_unknown": (
        "自动编号格式“{format}”不能照原样显示，已按阿拉伯数字列出；请对照原件核对。",
        "Automatic numbers of the format “{format}” cannot be shown as printed and are given in digits; compare the original.",
    ),
    "warning.encoding_guessed": (
        "文字编码是推测的（{encoding}）；如有乱码，请另存为 UTF-8 后重新读取。",
        "The encoding is a guess ({encoding}); if characters look wrong, save the file as UTF-8 and read it again.",
    ),
    "warning.symbols_replaced": (
        "{count} 个符号字体的字符（项目符号之类）已用 ▪ 代替；请对照原文件核对。",
        "{count} characters of symbol fonts (bullets and the like) are shown as ▪; compare with the file.",
    ),
    "warning.characters_lost": (
        "有 {count} 个字无法识别，显示为“�”；请对照原件补正。",
        "{count} characters could not be read and show as “�”; mend them from the original.",
    ),
    "warning.heading_glued": (
        "“{text}”原来接在前一段末尾，已另起一条；请对照原件核对。",
        "“{text}” stood at the end of the paragraph before and was set apart; compare the original.",
    ),
    "warning.heading_torn": (
        "“{text}”的标题与正文原来分在两行，已合为一条；请对照原件核对。",
        "The heading and the text of “{text}” stood on two lines and were joined; compare the original.",
    ),
    "warning.bracket_lost": (
        "“{text}”的编号缺了括号，已按前后顺序认定；请对照原件核对。",
        "The number of “{text}” has lost a bracket and was told by its neighbours; compare the original.",
    ),
    "warning.number_lost": (
        "“{text}”缺少编号，已按前后各项的顺序补认；请对照原件核对。",
        "“{text}” has lost its number, which was told by the items around it; compare the original.",
    ),
    "warning.page_recognised": (
        "第 {page} 页是扫描页，文字由机器识别（置信度 {percent}%）；引用前请对照原件核对。",
        "Page {page} is a scan; its text was recognised by machine (confidence {percent} %), so compare the original before citing it.",
    ),
    "warning.paragraphs_guessed": (
        "文件按固定宽度折行，又没有缩进或者空行，段落起止有的是推测；请对照原件核对，或者改用 Word 文件。",
        "Lines are broken at a fixed width with neither indents nor empty lines, so some paragraphs are a guess; compare the original, or use the Word file.",
    ),
    "warning.numbers_converted": (
        "文件经 LibreOffice 转换，自动编号可能与原件不同；请对照原件核对，或者用 Word/WPS 另存为 .docx。",
        "The file was converted by LibreOffice, and automatic numbers may differ; compare the original, or save it as .docx in Word or WPS.",
    ),
    "warning.reference_missing": (
        "文中引用“{quote}”，其中{missing}在草案中找不到；请核对条款号。",
        "“{quote}” is cited here, and {missing} is not in the draft; check the number.",
    ),
    "warning.warnings_cut": (
        "同类提示已有 {count} 条，不再列出；文件可能损坏，请对照原件核对。",
        "There are {count} warnings of this kind and more are not listed; the file may be damaged, so compare the original.",
    ),
    "warning.struck_text": (
        "“{text}”中有带删除线的文字，不是修订，仍按正文读取；如已删去，请在原文件中删除后重新读取。",
        "“{text}” holds text struck through by hand, which is no tracked change and was read; if it is meant to go, delete it in the file and read it again.",
    ),
    "warning.article_empty": (
        "这一条只有条号，没有内容；请对照原件核对。",
        "This article has a number and no text; compare the original.",
    ),
}
