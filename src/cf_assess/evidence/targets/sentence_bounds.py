"""How the numbers of one sentence are bound; in lists the words stand only once."""

import re
from collections.abc import Iterator

from cf_assess.evidence.targets.bounds import Binding, read_binding
from cf_assess.evidence.targets.sentence import Sentence

_ACTS = re.compile("配备|设置|设立|建设|建成|组织|开展|举办|完成")


def bind_numbers(sentence: Sentence) -> Iterator[Binding]:
    """Yield the binding of each number; in lists the words stand once."""
    read = [_own_binding(sentence, at) for at in range(len(sentence.quantities))]
    for at in range(len(read) - 2, -1, -1):
        if sentence.lists(at + 1) and not read[at].after:
            read[at] = Binding(read[at].before, read[at + 1].after, read[at].where)
    last: Binding | None = None
    for at, binding in enumerate(read):
        one = binding
        bare = not one and _inherits(sentence, at)
        if last and (bare or (one.before is None and sentence.lists(at))):
            one = Binding(last.before, one.after, last.where)
        yield one
        last = one


def _own_binding(sentence: Sentence, at: int) -> Binding:
    quantity = sentence.quantities[at]
    begin = sentence.clause_start(at)
    text = sentence.text
    return read_binding(text[begin : quantity.start], _behind(sentence, at))


def _inherits(sentence: Sentence, at: int) -> bool:
    begin, end = sentence.region(at)
    if not at or _ACTS.search(sentence.text, begin, end):
        return False
    return sentence.quantities[at - 1].kind is sentence.quantities[at].kind


def _behind(sentence: Sentence, at: int) -> str:
    end = sentence.quantities[at].end
    return sentence.text[end : end + 12]
