import pickle

from cf_assess.evidence import compile_flags, find_red_flags
from cf_assess.models.draft import ClauseKind
from tests.evidence.builders import LEXICON, all_of, any_of, make_draft, make_flag

EXPEL = make_flag(all_of(["开除", "劝退"], "child"), name="harm.expel", severity=3)
PUBLISH = make_flag(any_of("公布姓名", "曝光"), name="harm.publish", severity=2)
INDEX = compile_flags([PUBLISH, EXPEL], LEXICON)


def test_a_flag_carries_its_rule_and_where_it_was_raised() -> None:
    draft = make_draft(("第一条", "总则。"), ("第二条", "学校可以开除学生。"))
    (flag,) = find_red_flags(draft, INDEX)
    assert (flag.flag, flag.severity, flag.why) == ("harm.expel", 3, "理由")
    assert (flag.article, flag.key) == ("第二条", "harm.expel@第二条[2]")
    assert draft.text[flag.start : flag.end] == flag.quote
    assert [draft.text[s.start : s.end] for s in flag.spans] == ["开除学生"]


def test_the_gravest_comes_first_then_reading_order() -> None:
    draft = make_draft("曝光。", "公布姓名。", "开除学生并曝光。")
    found = [(flag.flag, flag.locator) for flag in find_red_flags(draft, INDEX)]
    assert found == [
        ("harm.expel", "[3]"),
        ("harm.publish", "[1]"),
        ("harm.publish", "[2]"),
        ("harm.publish", "[3]"),
    ]


def test_a_rule_is_raised_once_for_a_clause() -> None:
    draft = make_draft("公布姓名并曝光。")
    assert len(find_red_flags(draft, INDEX)) == 1


def test_the_subject_rule_does_not_silence_a_flag() -> None:
    assert find_red_flags(make_draft("违法行为人一律曝光。"), INDEX)


def test_headings_raise_no_flag() -> None:
    draft = make_draft((None, "曝光", ClauseKind.CHAPTER))
    assert find_red_flags(draft, INDEX) == ()


def test_an_index_survives_the_way_to_another_process() -> None:
    draft = make_draft("开除学生。")
    copy = pickle.loads(pickle.dumps(INDEX))
    assert find_red_flags(draft, copy) == find_red_flags(draft, INDEX) != ()
