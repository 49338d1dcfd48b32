"""A small sound library as files, and places found by marks inside the text.

Tests take the sound text, change what they are about, and put the mark `▲` right
before the character that a problem must point at; marks are taken out on writing.
"""

from collections.abc import Sequence
from pathlib import Path

from cf_assess.language import Language, explain_problem, set_language
from cf_assess.models.problem import Problem

MARK = "▲"

CRITERION = """\
- id: care.play.space
  title: 游戏空间
  question: 草案是否规定了儿童游戏空间？
  guidance: 看面积、距离和责任单位。
  anchors: {0: 没有, 4: 完备}
  suggestion: 建议写明每个社区的游戏空间。
  not_applicable: {allowed: true, reasons: [subject_absent]}
  requires: {citation_from: 3, comment_up_to: 1}
  rights: [development]
  crc: [31]
  topic_id: T05
  sources: [plan/principle/1]
  automation: assisted
  cues:
  - all: [{subject: child}, {any: [游戏, 玩耍]}]
    gap: 8
  - any: [游乐场]
  hit: [为儿童设置游戏场地。, 社区建设游乐场。]
  miss: [为老年人设置棋牌室。, 儿童应当接种疫苗。]
"""

SECOND = CRITERION.replace("care.play.space", "care.play.time")


def indent(text: str, blanks: int = 2) -> str:
    """Return the lines of `text` moved to the right."""
    return "".join(f"{' ' * blanks}{line}\n" for line in text.splitlines())


def checklist_text(*criteria: str, name: str = "care") -> str:
    """Return a checklist of the criteria as written."""
    body = "".join(indent(text) for text in criteria or (CRITERION,))
    return f"id: {name}\ntitle: 照护\nversion: 1.0.0\ncriteria:\n{body}"


RUBRIC = """\
id: trial
title: 试用规则
version: 1.0.0
drafts: [regulation, plan]
domains:
- {checklist: care, weight: 0.5, reason: 均等, floor: 40}
criterion_weights: {care.play.space: 2}
advisory: [care.play.time]
scale:
- {level: 0, label: 缺失, anchor: 没有规定}
- {level: 1, label: 提及, anchor: 原则表述}
- {level: 2, label: 规定, anchor: 难以操作}
- {level: 3, label: 可行, anchor: 明确可操作}
- {level: 4, label: 完备, anchor: 另有保障}
duties: {citation_from: 3, comment_up_to: 1}
panel: {rule: mean, least_reviewers: 5, divergence_from: 2}
verdicts:
- {id: pass, label: 可以报审, disposition: 报审。}
- {id: revise, label: 修改后报审, disposition: 修改。}
- {id: redo, label: 重新评估, disposition: 重来。}
- {id: open, label: 暂不作结论, disposition: 补齐。}
- {id: unrelated, label: 不涉及儿童, disposition: 结束。}
not_concludable: open
not_child_related: unrelated
bands:
- {verdict: pass, at_least: 80}
- {verdict: revise, at_least: 60}
- {verdict: redo, at_least: 0}
vetoes:
- {id: no_space, title: 无空间, criterion: care.play.space, limit: redo, reason: 缺失。}
- {id: grave, title: 严重风险, flag_severity: 3, limit: revise, reason: 有害。}
opinion:
  document_title: 审查意见书
  number_format: 儿评〔{year}〕{number}号
  basis: 依据试用规则。
  method: 独立评分。
  notice: 供参考。
"""

LEXICON = """\
subjects:
  child: [儿童, 未成年人]
masks: [儿童工作委员会]
groups:
- {id: left_behind, title: 留守儿童, terms: [留守]}
indirect: [学校]
"""

RED_FLAGS = """\
version: 1.0.0
flags:
- id: access.hukou
  title: 户籍限制
  category: access
  severity: 3
  why: 以户籍排除儿童。
  suggestion: 建议删去户籍条件。
  crc: [2]
  cues:
  - all: [{any: [本市户籍]}, {subject: child}]
  hit: [仅限本市户籍儿童入园。]
  miss: [本市户籍老年人可以申请补贴。]
"""

PLAN = """\
id: plan
title: 试用规划
level: city
region: 某市
start_year: 2021
end_year: 2025
parts: [principle, domain]
items:
- {id: plan/principle/1, part: principle}
- {id: plan/care/goal/1, part: domain, domain: care}
"""


def sound_files() -> dict[str, str]:
    """Return the texts of a library without faults, by path inside it."""
    return {
        "checklists/care.yaml": checklist_text(CRITERION, SECOND),
        "checklists/red_flags.yaml": RED_FLAGS,
        "checklists/lexicon.yaml": LEXICON,
        "checklists/plans/plan.yaml": PLAN,
        "rubrics/trial.yaml": RUBRIC,
    }


def write_library(root: Path, **changed: str | None) -> Path:
    """Write a library; `changed` are texts by the stem of their file, None for none."""
    for place, text in sound_files().items():
        new = changed.get(Path(place).stem, text)
        if new is not None:
            path = root / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(new.replace(MARK, ""), encoding="utf-8")
    return root


def write(path: Path, text: str) -> Path:
    """Write a text without its marks."""
    path.write_text(text.replace(MARK, ""), encoding="utf-8")
    return path


def marks(text: str) -> list[tuple[int, int]]:
    """Return line and column of what stands behind each mark."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        pieces = line.split(MARK)
        column = 1
        for piece in pieces[:-1]:
            column += len(piece)
            found.append((number, column))
    return found


def places(problems: Sequence[Problem]) -> list[tuple[int | None, int | None]]:
    """Return where problems stand."""
    return [(problem.place.line, problem.place.column) for problem in problems]


def codes(problems: Sequence[Problem]) -> list[str]:
    """Return the codes of problems, each of which must be worded in both languages."""
    for language in (Language.ENGLISH, Language.CHINESE):
        set_language(language)
        for problem in problems:
            sentence = explain_problem(problem)
            assert "{" not in sentence.replace("{ }", "").replace(
                "〔{year}〕{number}", ""
            ), sentence
    return [problem.code for problem in problems]
