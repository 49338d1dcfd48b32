"""A rubric with the changes of one place: what it asks and weighs there."""

from fractions import Fraction

from cf_assess.models.checklist import Checklist
from cf_assess.models.library import Library
from cf_assess.models.rubric import Domain, Rubric
from cf_assess.models.tailoring import Tailoring


def tailor_rubric(base: Rubric, tailoring: Tailoring) -> Rubric:
    """Return the rubric that is in force where the tailoring holds.

    It carries the id, title and version of the tailoring, so that no result of it can
    be taken for one of the rubric it began with.
    """
    taken_back = {change.criterion for change in tailoring.select}
    left_out = [name for name in base.leave_out if name not in taken_back]
    left_out += [change.criterion for change in tailoring.unselect]
    texts = base.opinion
    if tailoring.plans:
        texts = texts.model_copy(update={"plans": tailoring.plans})
    changed = {
        "id": tailoring.id,
        "title": tailoring.title,
        "version": tailoring.version,
        "domains": tuple(_reweigh(domain, tailoring) for domain in base.domains),
        "criterion_weights": _weights(base, tailoring, frozenset(left_out)),
        "leave_out": tuple(left_out),
        "advisory": tuple(n for n in base.advisory if n not in left_out),
        "opinion": texts,
    }
    return base.model_copy(update=changed)


def tailor_library(library: Library, tailoring: Tailoring) -> Library:
    """Return the library with the local criteria at the end of their checklists."""
    if not tailoring.add:
        return library
    own = [change.criterion for change in tailoring.add]
    checklists: list[Checklist] = []
    for checklist in library.checklists:
        more = tuple(c for c in own if c.id.partition(".")[0] == checklist.id)
        criteria = (*checklist.criteria, *more)
        checklists.append(checklist.model_copy(update={"criteria": criteria}))
    return library.model_copy(update={"checklists": tuple(checklists)})


def _reweigh(domain: Domain, tailoring: Tailoring) -> Domain:
    """Return a domain with its local weight and the reason for it."""
    for change in tailoring.reweight:
        if change.domain == domain.checklist:
            changed = {"weight": change.weight, "reason": change.reason}
            return domain.model_copy(update=changed)
    return domain


def _weights(
    base: Rubric, tailoring: Tailoring, left_out: frozenset[str]
) -> dict[str, Fraction]:
    """Return the weights of criteria other than 1; what is not asked has none."""
    weights = dict(base.criterion_weights)
    for change in tailoring.reweight:
        if change.criterion is not None:
            weights[change.criterion] = change.weight
    for added in tailoring.add:
        weights[added.criterion.id] = added.weight
    return {
        name: weight
        for name, weight in sorted(weights.items())
        if name not in left_out and weight != 1
    }
