"""What the mutators put into files: numbers, marks, characters that hurt readers."""

from random import Random

NUMBERS = (
    "", "0", "-1", "1", "2", "9", "10", "99", "100", "9999", "10000", "999999999",
    "9999999999", "-2147483648", "4294967296", "1e308", "1e-308", "nan", "inf", "NaN",
    "0x10", "１２", "²", "一", "1.5", "+1", " 1", "1_0", "--1", "true", "a", "9" * 5000,
)  # fmt: skip

MARKERS = (
    "第一条 ", "第一条", "第二条之一 ", "第零条", "第9999条 ", "第10000条 ",
    "第二条之九百九十 ", "第一章 总则", "第二节", "第一编 ", "第三部分", "第千千千条",
    "一、", "九百九十九、", "（一）", "（九百）", "(2)", "（１）", "1.", "3.5岁",
    "999、", "①", "主要目标：", "专栏1 ", "附件1", "附件：", "附录A", "附表 ", "附则",
    "目录", "目 录", "北河市办法", "关于印发规划（草案）的通知", "“第三条 ", "前款",
    "…………9", "注1 ", "【甲】", "（甲）", "之一", "%1%9%0", " | ", "|",
)  # fmt: skip

CHARACTERS = (
    "\x00", "\x01", "\x0b", "\x0c", "\x1b", "\x1c", "\x7f", "\x85", "\xa0", "\xad",
    "\u0300", "\u200b", "\u2028", "\u202e", "\u3000", "\ue000", "\ue0000\ue001",
    "\uf0a8", "\ue000" + "9" * 5000 + "\ue001", "\ue00099\ue001", "\ufeff", "\ufffd",
    "\ufffe", "\uffff", "\ud800", "\udc00", "\U0001f600", "\U000f0001", "\U0010ffff",
    "\u1361", "½", "²", "٣", "Ⅷ", "㈠", "〇", "○", "两", "İ", "ß", "ﬁ",
)  # fmt: skip

REPEATED = (
    "*", "_", "__", "**", "[", "(", "![", "](", "《", "》", "（", "）", "第", "一", "1",
    "0", "#", ">", "> ", "|", "| ", "\\", "\\*", "`", "- ", "=", "-", "<", "<br",
    "<br ", "<!--", "-->", "&", "&amp;", "<b>", "</p>", " ", "\t", "\n", "\r", "\r\n",
    "\u3000", "。", "；", "：", "，", ".", "…", "·", "第一条 甲\n", "第一条\n",
    "[甲]\n", "（甲）\n", "一、甲\n", "1.甲\n", "附件1\n", "附件\n", "北河市办法\n",
    "甲\n", "第一条 甲\n北河市办法\n", "第一章 总则 1\n", "目录\n",
    "为了让孩子们放学以后有地方可去\n", "|甲|\n", "[bookmark: ", "[a](b", "_a", "*a",
    "a*",
)  # fmt: skip


def pick_text(chance: Random) -> str:
    """Return something to put into a text: a mark, a character, a run of one."""
    kind = chance.random()
    if kind < 0.45:
        return chance.choice(MARKERS)
    if kind < 0.6:
        return chance.choice(CHARACTERS)
    if kind < 0.75:
        return chance.choice(NUMBERS)
    return chance.choice(REPEATED) * pick_count(chance)


def pick_count(chance: Random) -> int:
    """Return how often to repeat: mostly a few times, now and then very often."""
    return int(2 ** chance.uniform(0, 17 if chance.random() < 0.04 else 7))
