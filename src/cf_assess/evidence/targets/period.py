"""The years for which a draft plans, as its title says them."""

import re
from dataclasses import dataclass

from cf_assess.evidence.targets.doubts import end_of_plan

_PERIOD = re.compile(r"(20[0-9]{2})\s?年?\s?[-–—―~～至]{1,3}\s?(20[0-9]{2})")
_PLANS = re.compile("规划|计划|纲要|方案|行动|意见|要点|清单|任务|工作安排|指标")
_ONE_YEAR = re.compile("(20[0-9]{2})年")
_NAMED = re.compile("十([一二三四五六七八九])五")
"""A five-year plan that is named as a time: “十五五”儿童发展规划."""
_YEARS_OF_A_PLAN = 5


@dataclass(frozen=True)
class Period:
    """The years for which a draft plans; None where its title has none."""

    start: int | None
    end: int | None
    plans: bool
    """Whether it sets goals at all; shares in regulations are norms and cases."""


def period_of(title: str) -> Period:
    """Return the years that a title prints or names."""
    years = _PERIOD.search(title)
    if years:
        return Period(int(years[1]), int(years[2]), plans=True)
    if not _PLANS.search(title):
        return Period(None, None, plans=False)
    named = _NAMED.search(title)
    if named:
        end = end_of_plan(named)
        return Period(end - _YEARS_OF_A_PLAN + 1, end, plans=True)
    one = _ONE_YEAR.search(title)
    year = int(one[1]) if one else None
    return Period(year, year, plans=True)
