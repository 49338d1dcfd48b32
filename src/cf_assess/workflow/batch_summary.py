"""What a batch says of each criterion: how many drafts provide for it, and how well."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cf_assess.scoring import round_half_up

SUMMARY_FIELDS = ("criterion", "drafts", "with_evidence", "share", "scored", "mean")
_DECIMALS = 2


def summarise_criteria(rows: Sequence[Mapping[str, str]]) -> list[dict[str, object]]:
    """Return a row for each criterion, in the order in which they come.

    Args:
        rows: rows of `criteria.csv`.

    Returns:
        drafts asked, drafts with evidence and their share (0 to 1), drafts with a
        panel level and the mean of these; empty where there is none.
    """
    if not rows:
        return []
    import pandas as pd  # half a second, wanted at the end of a batch only

    table = pd.DataFrame(list(rows), columns=list(rows[0]))
    summary: list[dict[str, object]] = []
    for criterion, group in table.groupby("criterion", sort=False):
        levels = [Fraction(level) for level in group["level"] if level]
        with_evidence = int((group["evidence"] != "0").sum())
        share = Fraction(with_evidence, len(group))
        mean = sum(levels, Fraction(0)) / len(levels) if levels else None
        summary.append(
            {
                "criterion": criterion,
                "drafts": len(group),
                "with_evidence": with_evidence,
                "share": round_half_up(share, _DECIMALS),
                "scored": len(levels),
                "mean": "" if mean is None else round_half_up(mean, _DECIMALS),
            }
        )
    return summary
