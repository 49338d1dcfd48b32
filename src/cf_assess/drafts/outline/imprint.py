"""Who issued a document and under which number, read from the lines at its title."""

import re
from collections.abc import Iterable

from cf_assess.drafts.lines import CJK, pack
from cf_assess.models.draft import Imprint

_COUNT = "[0-9０-９零〇一二三四五六七八九十百]"
_YEAR = rf"[〔\[（(【［](?:19|20){_COUNT}{{2}}[〕\]）)】］]"
_NUMBER = re.compile(
    rf"(?:(?![的于知])[{CJK}]){{1,12}}{_YEAR}第?{_COUNT}{{1,5}}号"
    rf"|第{_COUNT}{{1,5}}号(?=[）)]?$)"
)
"""`北政发〔2026〕3号`, `第12号` of an order or an announcement."""

_BODY = (
    r"(?:人民代表大会(?:常务委员会)?|人民政府(?:办公厅|办公室)?|工作委员会(?:办公室)?"
    r"|委员会(?:办公厅|办公室)?|办公厅|办公室|[厅局院部署社])"
)
_ISSUER = re.compile(rf"([{CJK}、（）]{{2,40}}?{_BODY})(?:文件|公告|令|通告)?")
_SESSION = re.compile(
    rf"([{CJK}]{{2,20}}?)(?:第{_COUNT}{{1,4}}届)?(人民代表大会(?:常务委员会)?|人民政府)"
    rf"(?:第{_COUNT}{{1,5}}次)(?:常务|全体)?会议(?:审议)?(?:通过|修订)"
)
"""The body that passed a regulation: the meeting is of it."""

_DATE = re.compile(rf"^[（(]?{_COUNT}{{2,4}}年{_COUNT}{{1,3}}月{_COUNT}{{1,3}}日")
_LONGEST = 60


def name_imprint(text: str) -> str:
    """Return the locator of a line that is only a number or an issuer, or nothing."""
    packed = pack(text)
    if len(packed) > _LONGEST:
        return ""
    if _NUMBER.fullmatch(packed.strip("（()）")):
        return "文号"
    return "发文机关" if _ISSUER.fullmatch(packed) else ""


def find_imprint(opening: Iterable[str]) -> Imprint:
    """Return number and issuer from the lines before the first heading or article."""
    number = issuer = passed = None
    for text in opening:
        packed = pack(text)
        if len(packed) > _LONGEST:
            continue
        found = _NUMBER.search(packed)
        number = number or (found[0] if found else None)
        session = _SESSION.search(_DATE.sub("", packed))
        if session and passed is None:
            passed = session[1] + session[2]
        head = _NUMBER.sub("", packed).strip("（()）")
        alone = _ISSUER.fullmatch(head)
        issuer = issuer or (alone[1] if alone else None)
    return Imprint(number=number, issuer=issuer or passed)
