"""Criteria as data: what a review asks, why, and how evidence is located."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from cf_assess.models.base import Model
from cf_assess.models.cue import Cue as Cue
from cf_assess.models.cue import CuePart as CuePart
from cf_assess.models.cue import Silence
from cf_assess.models.cue import Strength as Strength
from cf_assess.models.cue import Within as Within
from cf_assess.models.draft import DraftKind
from cf_assess.models.shared_words import share_words


class Right(StrEnum):
    """The four rights of the child that the plans name: 生存 发展 受保护 参与."""

    SURVIVAL = "survival"
    DEVELOPMENT = "development"
    PROTECTION = "protection"
    PARTICIPATION = "participation"


class Automation(StrEnum):
    """How far the machine carries a criterion; an honest word, not a promise."""

    AUTOMATED = "automated"
    ASSISTED = "assisted"
    MANUAL = "manual"


ALWAYS = "always"
"""The condition that holds whatever screening found."""
CHILDREN_TOUCHED = "children_touched"
"""The condition that holds once a draft touches children; all others are granted by
the groups of the lexicon."""
CHILD = "child"
"""The subject of the lexicon that a review is about unless a criterion says else."""


class NotApplicableReason(StrEnum):
    """The closed list of reasons for 不适用."""

    DRAFT_NOT_ABOUT_CHILDREN = "draft_not_about_children"
    DECIDED_ELSEWHERE = "decided_elsewhere"
    SUBJECT_ABSENT = "subject_absent"
    LEVEL_WITHOUT_POWER = "level_without_power"


class LawReference(Model):
    """A national law as basis; articles only where the text was checked."""

    law: str
    article: str | None = None
    item: str | None = None


def _listed(value: object) -> object:
    """Return a single text as a list of one; anything else is left to pydantic."""
    return (value,) if isinstance(value, str) else value


Conditions = Annotated[
    tuple[str, ...],
    BeforeValidator(_listed),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}, "minItems": 1},
            ]
        }
    ),
]
"""Ids of conditions, of which one is enough; a single one needs no list."""


class AppliesTo(Model):
    """Which drafts a criterion asks, and on what condition."""

    drafts: tuple[DraftKind, ...] = tuple(DraftKind)
    when: Conditions = (CHILDREN_TOUCHED,)

    def holds(self, conditions: Collection[str]) -> bool:
        """Tell whether what screening found makes the criterion apply."""
        return any(name == ALWAYS or name in conditions for name in self.when)


class NotApplicable(Model):
    """Whether 不适用 is an answer, and for which reasons."""

    allowed: bool = False
    reasons: tuple[NotApplicableReason, ...] = ()


class Duties(Model):
    """What a mark must carry; None leaves the rubric's default in force."""

    citation_from: int | None = None
    """From this level upwards the clauses relied on must be named."""
    comment_up_to: int | None = None
    """Up to this level a comment is required."""

    def needs_citation(self, level: int | None) -> bool:
        """Tell whether a mark of this level must name clauses; None is no level."""
        return level is not None and self._reaches(self.citation_from, level)

    def needs_comment(self, level: int | None) -> bool:
        """Tell whether a mark of this level must have a comment; None is no level."""
        return level is not None and self._reaches(level, self.comment_up_to)

    @staticmethod
    def _reaches(lower: int | None, upper: int | None) -> bool:
        """Tell whether both bounds are set and in order."""
        return lower is not None and upper is not None and lower <= upper


MOST_SOURCES = 15
"""A criterion that claims more plan items is too broad, or says why."""


class Criterion(Model):
    """One question put to a draft (审查要点)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")
    """Permanent and never reused; its first part is the domain."""
    title: str
    question: str
    guidance: str
    """What to look for, where drafts usually fail, what good looks like."""
    anchors: Mapping[int, str] = {}
    """What each level means here; levels left out have the rubric's general anchor."""
    suggestion: str
    """Wording that a drafter can adapt."""
    applies_to: AppliesTo = AppliesTo()
    not_applicable: NotApplicable = NotApplicable()
    requires: Duties = Duties()
    rights: tuple[Right, ...]
    crc: tuple[int, ...] = ()
    """Articles of the Convention on the Rights of the Child, by number."""
    law: tuple[LawReference, ...] = ()
    topic_id: str | None = None
    subjects: tuple[str, ...] = (CHILD,)
    """Subjects of the lexicon; where one is named, a located clause is evidence."""
    implied: tuple[str, ...] = ()
    """Terms that count as naming the subject for this criterion only: what only
    children use, such as 儿童游乐设施 or 校车.  They say nothing about the draft."""
    sources: tuple[str, ...]
    """Ids of the plan items it restates, in every plan."""
    breadth: str = ""
    """Why it claims more items than `MOST_SOURCES`; empty where it does not."""
    red_flags: tuple[str, ...] = ()
    """Ids of rules of the red-flag file that harm what the criterion protects."""
    automation: Automation
    cues: tuple[Cue, ...] = ()
    by_title: tuple[str, ...] = ()
    """Words of titles: in a draft so titled an article on the subject that carries
    nothing found is a possible place for this criterion."""
    hit: tuple[str, ...] = ()
    """Sentences that the cues must find."""
    miss: tuple[str, ...] = ()
    """Sentences that look alike and must not be found."""
    todo_hit: tuple[str, ...] = ()
    """Known gaps: should be found and are not yet."""
    todo_miss: tuple[str, ...] = ()
    """Known gaps: should stay silent and do not yet."""
    obsolete: bool = False
    """Kept so that its id is never given to another criterion."""


class Checklist(Model):
    """A file of criteria of one domain (清单)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    """The domain; equals the file's name and the first part of every id in it."""
    title: str
    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    criteria: tuple[Criterion, ...]


ConditionId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*_touched$")]


class GroupKind(StrEnum):
    """What screening looks for beside children themselves."""

    CHILDREN = "children"
    """Children in one situation, such as left-behind children."""
    MATTER = "matter"
    """A field that a draft regulates, such as traffic."""


class Group(Model):
    """What screening looks for: some children, or a matter that touches children."""

    id: str
    title: str
    kind: GroupKind = GroupKind.CHILDREN
    terms: tuple[str, ...]
    least: int = Field(default=1, ge=1)
    """Clauses that must name one of the terms; the title of a draft is enough."""
    conditions: tuple[ConditionId, ...] = ()
    """Conditions of criteria that hold once the group is touched."""


class Lexicon(Model):
    """Words shared by all cues: who counts as a child, what misleads everywhere."""

    subjects: Mapping[str, tuple[str, ...]]
    """Subject id to terms; `child` is always there."""
    masks: tuple[str, ...] = ()
    """Phrases whose inside is never seen, such as the name of a committee."""
    groups: tuple[Group, ...] = ()
    indirect: tuple[str, ...] = ()
    """Words of places and services that children use though no child is named."""


class FlagRule(Model):
    """One rule of the red-flag file: a provision that may harm children."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$")
    title: str
    category: str
    severity: int = Field(ge=1, le=3)
    """1 to watch, 2 likely harm, 3 grave; from 3 the rubric may veto."""
    why: str
    """The reason shown to a person, who confirms or dismisses."""
    suggestion: str
    law: tuple[LawReference, ...] = ()
    crc: tuple[int, ...] = ()
    cues: tuple[Cue, ...]
    silence: Silence = Silence()
    """Words that turn a sentence for this rule, beside those of the file."""
    hit: tuple[str, ...]
    miss: tuple[str, ...]


def silence_of(rule: Criterion | FlagRule) -> Silence | None:
    """Return what turns a sentence for a rule; a criterion has nothing of the kind."""
    return rule.silence if isinstance(rule, FlagRule) else None


class RedFlagRules(Model):
    """The one red-flag file.

    Rules that were read carry what the file says for all of them, so that each can be
    frozen by itself.
    """

    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    words: Mapping[str, tuple[str, ...]] = {}
    """Lists of terms that a cue names as `@name` among its own."""
    silence: Silence = Silence()
    """Words that turn a sentence for every rule."""
    flags: tuple[FlagRule, ...]

    @model_validator(mode="before")
    @classmethod
    def _share(cls, data: object) -> object:
        return share_words(data)
