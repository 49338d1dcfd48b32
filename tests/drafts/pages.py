"""Pages as government sites and text programs make them, around lines of our own."""

import html
from collections.abc import Callable, Sequence

NAV = "".join(
    f'<li><a href="/col/{i}/index.html">{name}</a></li>'
    for i, name in enumerate(
        ["首页", "市政府", "新闻中心", "政务公开", "政务服务", "互动交流", "走进北河"]
        * 6
    )
)
RELATED = "".join(
    f'<li><a href="/art/{i}.html">关于公开征求《第{i}号办法》意见，请反馈</a></li>'
    for i in range(8)
)
FOOTER = """<div class="footer"><p>主办单位：北河市人民政府办公室
承办单位：北河市数据局</p>
<p>版权所有：北河市人民政府　网站标识码：0000000000</p>
<p>备案序号：北ICP备00000000号 <img src="ga.png" width="20" height="20">
北公网安备 00000000号</p>
<p><a href="/map">网站地图</a> | <a href="/us">联系我们</a></p></div>"""
SHARE = """<div class="share">分享到：<a href="javascript:;">微信</a>
<a href="javascript:;">微博</a></div>"""
LABELS = """<table class="xxgk"><tr><td>索 引 号：</td><td>000-2026-001</td>
<td>主题分类：</td>
<td>教育</td></tr><tr><td>发文机关：</td><td>市教育局</td><td>成文日期：</td>
<td>2026年1月1日</td></tr>
<tr><td>标　　题：</td><td colspan="3">{title}</td></tr></table>"""
CRUMB = (
    '您现在的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; 征求意见'
)
SCRIPT = (
    "<script>if (1 < 2 && document) {document.write('<p>第一条 脚本。</p>')}</script>"
)

Lines = Sequence[str]
Make = Callable[[str, Lines], str]


def _tags(lines: Lines, before: str = "<p>", after: str = "</p>\n") -> str:
    return "".join(f"{before}{html.escape(line)}{after}" for line in lines)


def modern(title: str, lines: Lines) -> str:
    """Return a page of today: tags of HTML 5, an editor's container, a side bar."""
    return f"""<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8">
<meta name="ArticleTitle" content="{title}"><title>{title}_北河市人民政府</title>
<style>p {{ color: red }}</style>{SCRIPT}</head><body>
<header><div class="logo">北河市人民政府</div><nav><ul>{NAV}</ul></nav></header>
<div class="breadcrumb">{CRUMB}</div><main><article><h1>{title}</h1>
<div class="meta"><span>发布日期：2026-01-01</span><span>来源：市教育局</span>
<span>字号：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>]</span></div>
<div class="TRS_Editor">{_tags(lines, '<p style="text-indent:2em;">　　')}</div>
{SHARE}</article><aside><h3>相关链接</h3><ul>{RELATED}</ul></aside></main>
<div class="qrcode"><img src="qr.png"><p>扫一扫在手机打开当前页</p></div>{FOOTER}
</body></html>"""


def labelled(title: str, lines: Lines) -> str:
    """Return a page with the table of labels and the container of one software."""
    return f"""<html><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{title}-北河市人民政府门户网站</title></head><body><div class="top">{NAV}</div>
<div class="dqwz">当前位置：{CRUMB}</div>{LABELS.format(title=title)}
<div class="wrap"><div class="bt">{title}</div>
<div class="pages_content" id="UCAP-CONTENT">
{_tags(lines, '<p style="line-height: 2;"><span>&nbsp;&nbsp;', "</span></p>")}
</div>
<div class="tool">【<a href="javascript:print()">打印本页</a>】
【<a href="#">关闭窗口</a>】</div>
<div>上一篇：<a href="1.html">关于春节放假的通知</a></div>
<div>下一篇：<a href="2.html">关于防汛的通知</a></div></div>{FOOTER}</body></html>"""


def nameless(title: str, lines: Lines) -> str:
    """Return a page whose elements have no names at all."""
    half = len(lines) // 2
    return f"""<html><head><title>{title}</title></head><body><div><ul>{NAV}</ul></div>
<div>{CRUMB}</div><div><div><div><div>{title}</div>
<div>时间：2026-01-01　浏览次数：88</div>
<div><div>{_tags(lines[:half], "<div>", "</div>")}</div>
<div>{_tags(lines[half:], "<div>", "</div>")}</div></div>
<div>[ 打印 ] [ 关闭 ]</div></div>
<div><div>热点新闻</div><ul>{RELATED}</ul></div></div></div>
<div>主办单位：北河市人民政府</div><div>北ICP备00000000号</div></body></html>"""


def layout(title: str, lines: Lines) -> str:
    """Return a page of the years after 2000: tables in tables, fonts, no quotes."""
    text = "".join(
        f"<P><FONT face=宋体 size=3>　　{html.escape(x)}</FONT>" for x in lines
    )
    links = "".join(
        f"<TR><TD><A href=a{i}.htm>通知{i}</A></TD></TR>" for i in range(20)
    )
    return f"""<HTML><HEAD>
<META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{title}</TITLE></HEAD><BODY bgColor=#ffffff><CENTER>
<TABLE width=776 border=0><TR><TD><IMG src=top.gif width=776 height=20></TD></TR><TR>
<TD align=center>
<A href=1>首页</A> | <A href=2>机构</A> | <A href=3>法规</A> |
<A href=4>公告</A></TD></TR>
</TABLE>
<TABLE width=776 border=0><TR><TD vAlign=top width=180><TABLE>{links}</TABLE></TD>
<TD vAlign=top><TABLE width="100%"><TR><TD align=middle><FONT color=red size=5>
<B>{title}</B></FONT></TD></TR>
<TR><TD align=middle>发布时间：2006-1-1</TD></TR>
<TR><TD>{text}</TD></TR></TABLE></TD></TR>
</TABLE>
<TABLE width=776><TR><TD align=center>版权所有：北河市人民政府
<BR>技术支持：北河信息中心</TD></TR></TABLE>
</CENTER></BODY></HTML>"""


def breaks(title: str, lines: Lines) -> str:
    """Return a page whose article is one element with line breaks."""
    text = "<br>\n".join(f"　　{html.escape(line)}" for line in lines)
    return f"""<html><head><meta charset=gbk><title>{title}</title></head><body>
<div id=menu><ul>{NAV}</ul></div><div id=main><h2 align=center>{title}</h2>
<div id=zoom>{text}</div>
</div><div id=right><ul>{RELATED}</ul></div>{FOOTER}</body></html>"""


def word(title: str, lines: Lines) -> str:
    """Return a page as Word saves it."""
    text = _tags(
        lines,
        "<p class=MsoNormal style='text-indent:21pt;mso-char-indent-count:2.0'><span\n"
        "style='font-size:12.0pt;font-family:宋体;mso-ascii-theme-font:minor-fareast'>",
        "<span lang=EN-US><o:p></o:p></span></span></p>\n\n",
    )
    return f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word"
xmlns="http://www.w3.org/TR/REC-html40"><head>
<meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=ProgId content=Word.Document>
<meta name=Generator content="Microsoft Word 15"><title>公文</title>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml>
<![endif]-->
<style><!-- /* Font Definitions */ p.MsoNormal {{margin:0cm;}} --></style></head>
<body lang=ZH-CN style='tab-interval:21.0pt'><div class=WordSection1>
<p class=MsoNormal align=center style='text-align:center'><b>{title}</b></p>
{text}</div></body></html>"""


KINDS: dict[str, tuple[Make, str]] = {
    "modern": (modern, "utf-8"),
    "labelled": (labelled, "gb18030"),
    "nameless": (nameless, "utf-8"),
    "layout": (layout, "gb18030"),
    "breaks": (breaks, "gb18030"),
    "word": (word, "gb18030"),
}
"""Kinds of page with the encoding in which such pages come."""


def make_page(kind: str, title: str, lines: Lines) -> bytes:
    """Return the bytes of a page of this kind with a title and an article."""
    make, encoding = KINDS[kind]
    return make(title, lines).encode(encoding)
