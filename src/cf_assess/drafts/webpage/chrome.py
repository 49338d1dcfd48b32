"""What stands on the pages of government sites and is no part of the article."""

import re

_SPLIT = re.compile(r"[^a-z]+")

_CONTAINERS = re.compile(
    r"(?<![a-z])(?:ucap-?content|trs_(?:editor|ueditor|paper)|trs_preappend|zoom(?:con)?"
    r"|pages_content|article-?_?(?:content|con|body|text|detail)|news_?content"
    r"|content_?(?:text|body|con|main|detail)|(?:detail|text|info|main)_?-?content"
    r"|view|content|vsbcontent|v_news_content|bt-content|xxgk_content)(?![a-z])"
)
"""Names that site software gives to the body of an article."""

_CHROME = frozenset({
    "nav", "navbar", "menu", "breadcrumb", "breadcrumbs", "crumb", "crumbs",
    "location", "position", "footer", "foot", "bottom", "copyright", "friendlink",
    "friendlinks", "links", "youqing", "share", "bdsharebuttonbox", "bshare",
    "jiathis", "toolbar", "tools", "print", "comment", "comments", "pinglun",
    "liuyan", "feedback", "sidebar", "aside", "side", "related", "relate",
    "recommend", "hot", "qrcode", "ewm", "erweima", "code", "pager", "prev", "next",
    "search", "login", "header", "head", "top", "banner", "logo", "float", "fixed",
    "tips", "metainfo", "attention",
})  # fmt: skip

_LABELS = re.compile(
    r"(索引号|主题分类|主题词|体裁分类|组配分类|服务对象|发文机关|发文机构|发布机构|发布机关"
    r"|公开机构|信息来源|成文日期|发文日期|生成日期|发布日期|公开日期|印发日期|生效日期|失效日期"
    r"|废止日期|发文字号|文号|公开方式|公开范围|公开时限|公文时效|有效性|时效性|信息名称|文件名称"
    r"|名称|标题|内容概述|内容概览|关键词|公开类别|公开形式|公文种类|信息索引|分类|文件状态|统一登记号"
    r"|征集单位|征集状态|征集时间|开始时间|结束时间)(?:[：:]|\Z)"
)
"""What the table above an article says of it; white space removed."""

_ABOVE = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?(?:所在|的)?(?:位置|栏目)(?:是|为)?[：:].{0,150}"
    r"|(?:首页|网站首页)(?:[>＞》/|›».·-].{0,150})?"
    r"|(?:发布(?:时间|日期)|更新(?:时间|日期)|来源|信息来源|文章来源|稿源|日期|时间|作者"
    r"|(?:浏览|点击|阅读|访问)(?:次数|率|数|量)?|责任编辑|编辑|审核|录入)[：:【\[].{0,150}",
)
"""Lines of the site above an article, whole; below it they could be a form's."""

_SITE = re.compile(
    r"(?=.{0,200}(?:打印|关闭|字号|字体|收藏|纠错|顶部|上一页|列表|分享))"
    r"(?:字号|字体|大小|大|中|小|打印|关闭|收藏|分享|返回|下载|复制|纠错|保存|刷新|本页|此页|我要|窗口"
    r"|页面|顶部|列表|上一页|下一页|正文|全文|默认|超大|语音|朗读|微信|微博|新浪|QQ空间|到|至"
    r"|[\[【〖(（|】\]〗)）：:/+\-_· AaTt])+"
    r"|(?:上|下)一?(?:篇|条)(?:文章|信息)?[：:].{0,120}|(?:前|后)一(?:篇|条)[：:].{0,120}"
    r"|(?:字号|字体)[：:【\[].{0,60}|分享(?:到|至)[：:]?.{0,60}"
    r"|.{0,20}扫(?:一扫|描).{0,20}(?:手机|微信|二维码|打开|分享|页面|查看).{0,20}"
    r"|(?:主办(?:单位)?|承办(?:单位)?|技术支持|版权所有|网站标识码|备案序?号)[：:].{0,200}"
    r"|(?:联系我们|网站地图|网站声明|关于我们)(?:[|丨·].{0,200})?"
    r"|(?:相关|热点|推荐|延伸)(?:链接|阅读|文章|新闻|信息|文档|稿件|解读|报道)[：:]?"
    r"|.{0,60}(?:ICP备|公网安备|版权所有|Copyright|©|网站标识码).{0,200}"
    r"|(?:网友|我要|发表)(?:评论|留言|纠错)[：:]?.{0,20}",
    re.IGNORECASE,
)
"""Lines that only the site itself can have written, whole."""

_LONGEST_TOOL = 220


def is_container(names: str) -> bool:
    """Tell whether class and id are those of the body of an article."""
    return _CONTAINERS.search(names) is not None


def is_chrome(tag: str, names: str) -> bool:
    """Tell whether an element is around articles by its tag or its names."""
    if tag in {"nav", "footer", "aside", "header"}:
        return True
    return not _CHROME.isdisjoint(_SPLIT.split(names))


def find_label(packed: str) -> str:
    """Return the label of a table about the article with which a line begins."""
    match = _LABELS.match(packed[:80])
    return match[1] if match else ""


def is_above(packed: str) -> bool:
    """Tell whether a whole line says where an article is, from when, by whom."""
    return len(packed) <= _LONGEST_TOOL and _ABOVE.fullmatch(packed) is not None


def is_site(packed: str) -> bool:
    """Tell whether a whole line is a tool or the footer of the site."""
    return len(packed) <= _LONGEST_TOOL and _SITE.fullmatch(packed) is not None
