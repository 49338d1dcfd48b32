"""Red flags (风险提示): provisions that may harm children, for a person to confirm."""

from collections.abc import Sequence
from dataclasses import dataclass

from cf_assess.evidence.cues import CompiledRules, compile_rules
from cf_assess.evidence.match import Match, match_cues
from cf_assess.evidence.rank import merge_words
from cf_assess.evidence.reading import read_clauses
from cf_assess.models.checklist import FlagRule, Lexicon
from cf_assess.models.draft import Clause, Draft
from cf_assess.models.evidence import RedFlag


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
    rules = compile_rules([flag.cues for flag in flags], lexicon)
    return FlagIndex(tuple(flags), lexicon, rules)


def find_red_flags(draft: Draft, index: FlagIndex) -> tuple[RedFlag, ...]:
    """Return the red flags of a draft: gravest first, then in reading order.

    A rule is raised once for a clause.  The subject rule does not apply: a rule that
    is about children only says so in its cues, and a provision may harm children
    without naming them.
    """
    reading = read_clauses(index.rules, draft.clauses, draft.text)
    located: dict[tuple[int, int, int], list[Match]] = {}
    for match in match_cues(reading):
        severity = index.flags[match.rule].severity
        located.setdefault((-severity, match.place, match.rule), []).append(match)
    return tuple(
        _red_flag(index.flags[rule], draft.clauses[place], matches)
        for (_, place, rule), matches in sorted(located.items(), key=lambda i: i[0])
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
