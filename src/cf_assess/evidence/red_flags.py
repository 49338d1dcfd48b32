"""Red flags (风险提示): provisions that may harm children, for a person to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass

from cf_assess.evidence.cues import CompiledRules, compile_rules
from cf_assess.evidence.match import Match, match_cues
from cf_assess.evidence.rank import merge_words
from cf_assess.evidence.reading import read_clauses
from cf_assess.models.checklist import FlagRule, Lexicon
from cf_assess.models.draft import Clause, ClauseKind, Draft
from cf_assess.models.evidence import RedFlag

_FORBIDDING = (
    "不得",
    "禁止",
    "严禁",
    "不准",
    "责令",
    "罚款",
    "行政处罚",
    "法律责任",
    "应当制止",
    "侵害",
)
"""Words of a lead-in that make what it lists forbidden or punished."""
_ITEMS = (ClauseKind.ITEM, ClauseKind.SUBITEM)


@dataclass(frozen=True)
class FlagIndex:
    """The cues of the red-flag rules, compiled once for many drafts."""

    flags: tuple[FlagRule, ...]
    lexicon: Lexicon
    rules: CompiledRules

    def __reduce__(self) -> tuple[object, ...]:
        """Travel as rules: an automaton cannot be pickled."""
        return compile_flags, (self.flags, self.lexicon)


def compile_flags(flags: Sequence[FlagRule], lexicon: Lexicon) -> FlagIndex:
    """Return the index of all cues of `flags`.

    Raises:
        UnknownNameError: a cue asks for a subject that the lexicon does not have.
    """
    silences = [flag.silence for flag in flags]
    rules = compile_rules([flag.cues for flag in flags], lexicon, silences=silences)
    return FlagIndex(tuple(flags), lexicon, rules)


def find_red_flags(draft: Draft, index: FlagIndex) -> tuple[RedFlag, ...]:
    """Return the red flags of a draft: gravest first, then in reading order.

    A rule is raised once for a clause.  The subject rule does not apply: a rule that
    is about children only says so in its cues, and a provision may harm children
    without naming them.  An item of a list of what is forbidden, such as the acts that
    a penalty is for, raises none: its protection stands in the lead-in.
    """
    reading = read_clauses(index.rules, draft.clauses, draft.text)
    forbidden = _forbidden_items(draft.clauses)
    located: dict[tuple[int, int, int], list[Match]] = {}
    for match in match_cues(reading):
        if match.place in forbidden:
            continue
        severity = index.flags[match.rule].severity
        located.setdefault((-severity, match.place, match.rule), []).append(match)
    return tuple(
        _red_flag(index.flags[rule], draft.clauses[place], matches)
        for (_, place, rule), matches in sorted(located.items(), key=lambda i: i[0])
    )


def _forbidden_items(clauses: Sequence[Clause]) -> frozenset[int]:
    """Return the places of the items whose lead-in forbids or punishes them."""
    forbidden: set[int] = set()
    lead_in: Clause | None = None
    for place, clause in enumerate(clauses):
        if clause.kind not in _ITEMS:
            lead_in = clause
        elif lead_in is not None and _forbids(lead_in, clause):
            forbidden.add(place)
    return frozenset(forbidden)


def _forbids(lead_in: Clause, item: Clause) -> bool:
    """Tell whether a lead-in of the same article opens a list of forbidden things."""
    return (
        lead_in.article == item.article
        and lead_in.text.rstrip().endswith(("：", ":"))
        and any(word in lead_in.text for word in _FORBIDDING)
    )


def _red_flag(flag: FlagRule, clause: Clause, matches: Sequence[Match]) -> RedFlag:
    """Return a flag raised at a clause."""
    return RedFlag(
        flag=flag.id,
        title=flag.title,
        category=flag.category,
        severity=flag.severity,
        locator=clause.locator,
        article=clause.article,
        start=clause.start,
        end=clause.end,
        quote=clause.text,
        spans=merge_words(matches),
        why=flag.why,
        suggestion=flag.suggestion,
    )
