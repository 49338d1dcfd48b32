"""Sentences that a prohibition, a sanction or a safeguard turns raise no red flag."""

import pytest

from cf_assess.evidence import check_examples, compile_flags, find_red_flags
from cf_assess.models.checklist import FlagRule
from cf_assess.models.cue import Silence
from tests.evidence.builders import LEXICON, all_of, any_of, make_draft, make_flag

SILENCE = Silence(
    forbids=("不得", "禁止"),
    unless=("不得少于",),
    permits=("可以",),
    punishes=("责令改正",),
    protects=("不受影响",),
    guards=("单独同意",),
)
EXPEL = all_of(["开除", "劝退", "罚站", "不得入学"], "child")


def silenced(silence: Silence = SILENCE) -> FlagRule:
    """Return a rule about expulsion with words that turn a sentence."""
    flag = make_flag(EXPEL, name="harm.expel")
    return flag.model_copy(update={"silence": silence})


def is_flagged(text: str) -> bool:
    """Tell whether the rule is raised on a text."""
    index = compile_flags([silenced()], LEXICON)
    return bool(find_red_flags(make_draft(text), index))


@pytest.mark.parametrize(
    "text",
    [
        "学校不得开除学生。",
        "学校不得以劝退、罚站等方式处理学生。",
        "劝退学生的，责令改正。",
        "学生被开除的，其资助不受影响。",
        "开除学生的，由学校决定。监护人单独同意。",
    ],
)
def test_what_a_sentence_turns_is_not_seen(text: str) -> None:
    assert not is_flagged(text)


@pytest.mark.parametrize(
    "text",
    [
        "学校可以开除学生。",
        "学校不得收费。学生可以劝退。",  # another sentence
        "学校不得开除学生，可以对其罚站。",  # permitted after a comma
        "罚站不得少于一小时，由学生完成。",  # a prohibition inside another word
        "外地学生不得入学。",  # the prohibition is what the cue asks for
        "责令改正后，学校开除学生。",  # only what precedes the sanction is hidden
    ],
)
def test_what_it_does_not_reach_is(text: str) -> None:
    assert is_flagged(text)


def test_words_of_a_subject_are_seen_wherever_they_stand() -> None:
    assert is_flagged("不得伤害学生，可以罚站。")


def test_a_rule_without_silence_is_left_as_it_was() -> None:
    index = compile_flags([make_flag(any_of("开除学生"), name="harm.a")], LEXICON)
    assert find_red_flags(make_draft("不得开除学生。"), index)


def test_the_examples_of_a_rule_are_read_with_its_silence() -> None:
    examples = {"hit": ("可以开除学生。",), "miss": ("不得开除学生。",)}
    flag = silenced().model_copy(update=examples)
    assert check_examples([flag], LEXICON) == ()
