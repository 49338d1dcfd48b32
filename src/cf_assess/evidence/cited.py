"""Which articles of its own draft a penalty cites, read from its words alone.

Only the article matters here, and only inside the draft, so a look at `第……条` as it
is printed is enough: resolving all references of a draft to their paragraphs takes
as long as everything else that locates evidence.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

_ARTICLE = re.compile(
    "第[零〇一二三四五六七八九十百千0-9]{1,9}条(?:之[一二三四五六七八九十])?"
)
_TO = re.compile("(?:第[^条，。；、]{1,20}[款项])?[至到]")
_LONGEST_SERIES = 50
"""Articles between the two ends of a series that are taken for cited."""


def read_cited(
    text: str, labels: Sequence[str], places: Mapping[str, int]
) -> Iterator[str]:
    """Yield the labels of the articles of the draft that a clause cites, in order.

    What follows the title of another document belongs to that, until the draft is
    meant again: 依照《某法》第八条处罚；违反本条例第九条…….

    Args:
        text: of the clause.
        labels: of all articles of the draft, in order.
        places: of the labels among them.
    """
    start, end = 0, -1
    for match in _ARTICLE.finditer(text):
        place = places.get(match[0])
        foreign = text.rfind("》", 0, match.start()) + 1
        if place is None or (foreign and "本" not in text[foreign : match.start()]):
            continue
        is_series = end >= 0 and _TO.fullmatch(text, end, match.start())
        first = max(start + 1, place - _LONGEST_SERIES) if is_series else place
        start, end = place, match.end()
        yield from labels[min(first, place) : place + 1]
