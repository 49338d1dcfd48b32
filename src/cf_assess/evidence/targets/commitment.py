"""Whether a number commits its draft to something, and in which unit."""

import re

from cf_assess.evidence.targets.bounds import Binding, Bound
from cf_assess.evidence.targets.numerals import Quantity, UnitKind

_PER = re.compile("每(千人口|千名儿童|千儿童|千人|万人口|学年|学期|年|月|周|天|日|校)")
_SHARE_OF = re.compile("(?:及?以上)?(?:的|城|农|村|社区|学校)")


def commits(text: str, quantity: Quantity, binding: Binding, *, known: bool) -> bool:
    """Tell whether a number sets something, rather than mentions it."""
    if not known:
        return (
            quantity.kind in {UnitKind.SHARE, UnitKind.POINTS}
            and binding.before is not None
        )
    if quantity.kind is UnitKind.TERM and binding.before is Bound.FLOOR:
        return False  # a time to wait, not one within which to act
    if binding:
        return True
    if quantity.kind in {UnitKind.COUNT, UnitKind.TIMES}:
        article = quantity.chinese and quantity.value == "1"
        return not article and bool(quantity.unit)
    return quantity.kind is UnitKind.TERM or is_share_of(text, quantity)


def is_share_of(text: str, quantity: Quantity) -> bool:
    """Tell whether a share comes before what it is of: 95%的城市社区."""
    return quantity.kind is UnitKind.SHARE and bool(_SHARE_OF.match(text, quantity.end))


def unit_of(quantity: Quantity, before: str) -> str:
    """Return the unit with what it is counted on: 张/千人口, 个百分点/年."""
    if quantity.kind is UnitKind.POINTS:
        yearly = re.search("每年|年均|逐年", before[-30:])
        return f"{quantity.unit}/年" if yearly else quantity.unit
    if quantity.kind in {UnitKind.SHARE, UnitKind.TERM}:
        return quantity.unit
    per = [match[1] for match in _PER.finditer(before[-60:])]
    return f"{quantity.unit}/{per[-1].replace('日', '天')}" if per else quantity.unit
