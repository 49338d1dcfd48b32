"""Whether a number commits its draft to something, and in which unit."""

import re

from cf_assess.evidence.targets.bounds import Binding, Bound
from cf_assess.evidence.targets.numerals import Quantity, UnitKind

_PER = re.compile("每(千人口|千名儿童|千儿童|千人|万人口|学年|学期|年|月|周|天|日|校)")
_DAILY = re.compile("每[天日][^,，]{0,12}$")
_SHARE_OF = re.compile("(?:及?以上)?(?:的|城|农|村|社区|学校|街道|乡镇|镇|县)")
_SETTING_UP = re.compile("^[^,，]*(?:建成|建立|建有|设立|设有|配备|配有)")


def commits(text: str, quantity: Quantity, binding: Binding, *, known: bool) -> bool:
    """Tell whether a number sets something, rather than mentions it."""
    if not known:
        bound = binding.before is not None
        shares = quantity.kind in {UnitKind.SHARE, UnitKind.POINTS}
        return shares and (bound or _sets_up(text, quantity))
    if quantity.kind is UnitKind.TERM and binding.before is Bound.FLOOR:
        return False  # a time to wait, not one within which to act
    if binding:
        return True
    if quantity.kind in {UnitKind.COUNT, UnitKind.TIMES}:
        article = quantity.chinese and quantity.value == "1"
        return not article and bool(quantity.unit)
    if quantity.kind is UnitKind.HOURS:
        return bool(_DAILY.search(text[: quantity.start]))
    return quantity.kind is UnitKind.TERM or is_share_of(text, quantity)


def is_share_of(text: str, quantity: Quantity) -> bool:
    """Tell whether a share comes before what it is of: 95%的城市社区."""
    return quantity.kind is UnitKind.SHARE and bool(_SHARE_OF.match(text, quantity.end))


def _sets_up(text: str, quantity: Quantity) -> bool:
    """Tell whether a share of places is to get something: 八成街道建成…."""
    after = text[quantity.end : quantity.end + 24]
    return is_share_of(text, quantity) and bool(_SETTING_UP.search(after))


def unit_of(quantity: Quantity, before: str) -> str:
    """Return the unit with what it is counted on: 张/千人口, 个百分点/年."""
    if quantity.kind is UnitKind.POINTS:
        yearly = re.search("每年|年均|逐年", before[-30:])
        return f"{quantity.unit}/年" if yearly else quantity.unit
    if quantity.kind in {UnitKind.SHARE, UnitKind.TERM}:
        return quantity.unit
    per = [match[1] for match in _PER.finditer(before[-60:])]
    return f"{quantity.unit}/{per[-1].replace('日', '天')}" if per else quantity.unit
