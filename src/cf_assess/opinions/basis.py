"""On what a criterion rests, in words: laws, the Convention, plan items by place."""

from collections.abc import Iterable, Mapping, Sequence

from cf_assess.models.checklist import Criterion, LawReference
from cf_assess.models.numerals import write_numeral
from cf_assess.opinions.wording import PLAN_DOMAINS, PLAN_PARTS

_CONVENTION = "儿童权利公约"


def explain_basis(criterion: Criterion, plan_titles: Mapping[str, str]) -> str:
    """Return the basis of a criterion as citations, laws first.

    Args:
        criterion: its laws, Convention articles and plan items are cited.
        plan_titles: plan id to title; items of other plans are not cited.
    """
    parts = [
        explain_law(criterion.law, criterion.crc),
        *_cite_plans(criterion.sources, plan_titles),
    ]
    return "；".join(part for part in parts if part)


def explain_law(law: Sequence[LawReference], crc: Sequence[int]) -> str:
    """Return laws and articles of the Convention as citations."""
    cited = [(ref.law, f"{ref.article or ''}{ref.item or ''}") for ref in law]
    cited += [(_CONVENTION, f"第{write_numeral(article)}条") for article in crc]
    return "；".join(_cite(cited))


def _cite_plans(sources: Iterable[str], titles: Mapping[str, str]) -> list[str]:
    """Return one citation a plan, in the order in which plans are first named."""
    split = [source.partition("/") for source in sources]
    known = [(titles[plan], name_place(at)) for plan, _, at in split if plan in titles]
    return _cite(known)


def _cite(places: Iterable[tuple[str, str]]) -> list[str]:
    """Return `《title》place、place` for each title."""
    by_title: dict[str, list[str]] = {}
    for title, place in places:
        by_title.setdefault(title, []).append(place)
    return [
        f"《{title}》{'、'.join(place for place in found if place)}"
        for title, found in by_title.items()
    ]


def name_place(place: str) -> str:
    """Return the printed name of a place in a plan.

    Args:
        place: an item id without its plan: `law/measure/2`, `principle/5`.
    """
    names = place.split("/")
    domain = PLAN_DOMAINS.get(names[0], "") if len(names) == 3 else ""
    part = PLAN_PARTS.get(names[-2] if len(names) > 1 else "", "")
    if not part or (len(names) == 3 and not domain):
        return place
    return f"{domain}{part}第{names[-1]}项"
