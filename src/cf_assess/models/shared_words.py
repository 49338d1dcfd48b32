"""What the red-flag file says once for many rules, laid out to each of them.

It works on what was parsed, before anything is checked: whatever has another shape
than expected is left for the model to refuse.
"""

from collections.abc import Mapping

MARK = "@"
"""Before the name of a list of terms."""
_SILENCE = "silence"


def share_words(data: object) -> object:
    """Return the parsed file with named lists and the common silence in each rule."""
    if not isinstance(data, Mapping) or not isinstance(data.get("flags"), list | tuple):
        return data
    words = data.get("words")
    named = words if isinstance(words, Mapping) else {}
    common = data.get(_SILENCE)
    return {
        key: [_share_with(_lay_out(flag, named), common) for flag in value]
        if key == "flags"
        else value
        for key, value in data.items()
    }


def _share_with(flag: object, common: object) -> object:
    """Return a rule with the words of the file beside its own."""
    if not isinstance(flag, Mapping) or not isinstance(common, Mapping):
        return flag
    own = flag.get(_SILENCE, {})
    if not isinstance(own, Mapping):
        return flag
    merged = {key: _joined(own.get(key), common.get(key)) for key in {**common, **own}}
    return {**flag, _SILENCE: merged}


def _joined(own: object, common: object) -> object:
    """Return two lists as one without doubles; what is no list stays alone."""
    if own is None or not isinstance(common, list | tuple):
        return common if own is None else own
    return (
        list(dict.fromkeys([*own, *common])) if isinstance(own, list | tuple) else own
    )


def _lay_out(value: object, named: Mapping[object, object]) -> object:
    """Return a value in which names of lists are replaced by their terms."""
    if isinstance(value, Mapping):
        return {key: _lay_out(inner, named) for key, inner in value.items()}
    if not isinstance(value, list | tuple):
        return value
    laid: list[object] = []
    for item in value:
        terms = named.get(item[1:]) if _is_name(item) else None
        laid += terms if isinstance(terms, list | tuple) else [_lay_out(item, named)]
    return list(dict.fromkeys(laid)) if all(isinstance(i, str) for i in laid) else laid


def _is_name(item: object) -> bool:
    return isinstance(item, str) and item.startswith(MARK)
