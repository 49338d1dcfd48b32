"""Titles: of the draft, and of further documents in the same file."""

import re
from collections.abc import Callable, Collection, Sequence

from cf_assess.drafts.lines import Line, Role, is_finished, pack
from cf_assess.drafts.outline.contents import LONGEST_ENTRY, STARTS
from cf_assess.drafts.outline.imprint import name_imprint
from cf_assess.drafts.outline.markers import Family, Marker
from cf_assess.drafts.outline.placed import Slot

_TYPES = (
    "条例|规定|办法|细则|规则|规程|章程|规划|计划|纲要|方案|意见|通知|决定|决议|公告|通告|标准|规范|"
    "指南|指引|导则|制度|措施|要点|要求|预算|报告|说明|法|清单|行动|政策|倡议|通则|函|批复|公约|协议|预案"
)
_TITLE = re.compile(
    rf"(?:{_TYPES})[》”]?(?:[0-9—–\-]{{4,12}}年?[）)]?)?(?:\s?[（(][^（()）]*[）)]|\s?[〔\[][^〕\]]*[〕\]])*"
)
_TITLE_END = re.compile(_TITLE.pattern + "$")
_STOP = re.compile(
    r"[（(【]|目\s?录|前\s?言|[0-9〇一二三四五六七八九十]{2,4}年.*[月日]"
)
"""What is centred under a title and is no part of it: date, contents, preface."""
_BULLETS = "•●■◆▪·"
_LONGEST_TITLE = 100
_LINES_BEFORE_TITLE = 12
_LINES_OF_OPENING = 60


def join_title(lines: Sequence[Line]) -> str:
    """Return the lines of one title as one text."""
    text = ""
    for line in lines:
        latin = text[-1:].isascii() and line.text[:1].isascii()
        text += (" " if text and latin else "") + line.text
    return text


def is_title_like(text: str) -> bool:
    """Tell whether a line ends in the name of a kind of document."""
    return (
        len(text) <= _LONGEST_TITLE
        and _TITLE_END.search(text) is not None
        and not re.search(r"[。；]|[，：:]$", text)
    )


def find_title(lines: Sequence[Line], start: int, slots: dict[int, Slot]) -> range:
    """Return the lines of the title; none where no line can be it."""
    named = [i for i in range(min(len(lines), 20)) if lines[i].role is Role.TITLE]
    if named:
        return _extend(lines, named[0], lambda line: line.role is Role.TITLE)
    early = [
        i
        for i in range(min(start, _LINES_BEFORE_TITLE))
        if i not in slots and lines[i].role is not Role.TABLE
    ]
    if not early:
        return range(0)
    like = next((i for i in early if is_title_like(lines[i].text)), None)
    centred = next((i for i in early if lines[i].centred), None)
    if centred is not None and (like is None or centred <= like):
        return _extend(lines, centred, _is_centred_title, start)
    if like is not None:
        return range(_title_start(lines, like), like + 1)
    first = lines[early[0]].text
    if len(first) <= LONGEST_ENTRY and not is_finished(first):
        return range(early[0], early[0] + 1)
    return range(0)


def _is_centred_title(line: Line) -> bool:
    return line.centred and not _STOP.match(line.text)


def _extend(
    lines: Sequence[Line],
    start: int,
    belongs: Callable[[Line], bool],
    limit: int | None = None,
) -> range:
    """Return the run of lines from `start` that belong together."""
    end = start + 1
    stop = len(lines) if limit is None else limit
    while end < stop and belongs(lines[end]):
        if len(join_title(lines[start : end + 1])) > _LONGEST_TITLE:
            break
        end += 1
    return range(start, end)


def _title_start(lines: Sequence[Line], like: int) -> int:
    """Return where a title begins whose last line is `like`."""
    joined = lines[like].text
    while like and joined.count("》") > joined.count("《"):
        like -= 1  # a title that was broken inside a name
        joined = lines[like].text + joined
    if like == 0:
        return like
    before = lines[like - 1].text
    opens = re.search(r"(?:人民政府|委员会|办公室|办公厅|关于|印发|实施)$", before)
    leads = lines[like].text.startswith(("关于", "实施"))
    short = len(before) <= LONGEST_ENTRY and not is_finished(before)
    own = short and name_imprint(before) != "文号" and not before.endswith("文件")
    return like - 1 if own and (opens or leads) else like


def find_new_titles(
    lines: Sequence[Line],
    marked: Sequence[Marker | None],
    title: range,
    slots: dict[int, Slot],
) -> list[int]:
    """Return the titles of further documents in the same file.

    Such a line stands alone and the next numbered thing after it is a first one.
    """
    own = pack(join_title([lines[i] for i in title]))
    first_article = next(
        (i for i, m in enumerate(marked) if m and m.family is Family.ARTICLE),
        len(lines),
    )
    found: list[int] = []
    for i in range(title.stop, len(lines)):
        text = lines[i].text
        alone = (
            marked[i] is None
            and i not in slots
            and lines[i].role
            in {
                Role.BODY,
                Role.HEADING,
                Role.TITLE,
            }
        )
        if not alone or len(text) < 5 or not is_title_like(text):
            continue
        if re.search(r"[，：:]", text) or text.count("《") != text.count("》"):
            continue
        if own.endswith(pack(text).lstrip(_BULLETS)):
            continue
        legal = first_article < i
        starts = STARTS - {Family.CHINESE_BRACKETS} if legal else STARTS
        if _opens_document(marked, i + 1, slots, starts):
            found.append(i)
    return _drop_neighbours(found, marked)


def _opens_document(
    marked: Sequence[Marker | None],
    start: int,
    slots: dict[int, Slot],
    starts: Collection[Family],
) -> bool:
    """Tell whether the next marker is the first of its kind: 第一章, 第一条, 一、.

    After articles （一） is none: it begins the items of the next one.
    """
    for i in range(start, min(start + _LINES_OF_OPENING, len(marked))):
        marker = marked[i]
        if slots.get(i) is Slot.ANNEX:
            return False
        if marker is not None and slots.get(i) is not Slot.CONTENTS:
            return marker.number == 1 and marker.family in starts
    return False


def _drop_neighbours(found: list[int], marked: Sequence[Marker | None]) -> list[int]:
    """Keep the first of several titles with nothing numbered between them."""
    kept: list[int] = []
    for index in found:
        if not kept or any(marked[kept[-1] + 1 : index]):
            kept.append(index)
    return kept
