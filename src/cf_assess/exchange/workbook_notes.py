"""What stands beside the sheet in its workbook: how to fill it in, and whose it is."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties

from cf_assess.exchange.columns import REASON_LABELS
from cf_assess.exchange.form import SheetForm
from cf_assess.exchange.workbook_bytes import cell_at, write_text
from cf_assess.exchange.workbooks import META_SHEET
from cf_assess.models.checklist import Criterion
from cf_assess.models.rubric import FrozenRubric

NOTES_TITLE = "说明"

_FONT = "宋体"
_LABEL_WIDTH, _TEXT_WIDTH = 16, 76
_CHARACTERS_PER_LINE = 34
"""Chinese characters of the notes' size that fit into the wide column."""


def describe_duties(criterion: Criterion, frozen: FrozenRubric) -> str:
    """Return what a mark on a criterion must carry, in one line."""
    duties, parts = frozen.duties(criterion.id), []
    if duties.citation_from is not None:
        parts.append(f"{duties.citation_from} 分及以上须注明依据条款")
    if duties.comment_up_to is not None:
        parts.append(f"{duties.comment_up_to} 分及以下须写评审意见")
    if not criterion.not_applicable.allowed:
        parts.append("不得填不适用")
    return f"【填写要求】{'；'.join(parts)}。" if parts else ""


def add_notes(book: Workbook, form: SheetForm) -> None:
    """Add the worksheet that explains how to fill in the sheet."""
    sheet = book.create_sheet(NOTES_TITLE)
    sheet.column_dimensions["A"].width = _LABEL_WIDTH
    sheet.column_dimensions["B"].width = _TEXT_WIDTH
    sheet.sheet_view.showGridLines = False
    sheet.protection.sheet = True
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for row, (label, text) in enumerate(_notes(form), 1):
        head, body = cell_at(sheet, row, 1), cell_at(sheet, row, 2)
        write_text(head, label)
        write_text(body, text)
        is_section = bool(label) and not text
        head.font = Font(name=_FONT, size=12 if is_section else 10.5, bold=True)
        body.font = Font(name=_FONT, size=10.5)
        head.alignment = Alignment(vertical="top", wrap_text=not is_section)
        body.alignment = Alignment(vertical="top", wrap_text=True)
        if is_section:
            for cell in (head, body):
                cell.fill = PatternFill("solid", fgColor="DCE6F1")
        lines = max(1, -(-len(text) // _CHARACTERS_PER_LINE))
        sheet.row_dimensions[row].height = 16 * lines + 4


def _notes(form: SheetForm) -> list[tuple[str, str]]:
    """Return the notes, a label and a text a row; a section has no text."""
    frozen = form.frozen
    rubric = frozen.rubric
    scale = sorted(rubric.scale, key=lambda step: step.level)
    return [
        ("本表", ""),
        ("案卷编号", form.case_number),
        ("草案", form.draft_title),
        ("评审专家", form.reviewer),
        ("评分规则", f"{rubric.title}（{rubric.id} {rubric.version}）"),
        ("规则摘要值", frozen.digest),
        ("怎样填写", ""),
        (
            "可填的格",
            "只有浅黄色的格可以填写；其余内容已锁定（无密码），请勿增删行和列。",
        ),
        (
            "评分",
            f"填 {scale[0].level} 至 {scale[-1].level} 的整数；NA 表示不适用，"
            "CJ 表示超出本人专业、无法判断；留空表示尚未评分，不会按零分计算。",
        ),
        (
            "理由",
            "填 NA 时从下拉列表选择一项，可以在冒号后补充说明；填 CJ 时写明原因。",
        ),
        (
            "依据条款",
            "写草案中的条款，多处之间用分号隔开，例如：第十二条第二款；"
            "第十五条第（一）项。可以不写章节。",
        ),
        ("评审意见", "说明为什么是这个分值；必须填写的情形见各项的填写要求。"),
        ("修改建议", "尽量写成可以直接采用的条文。"),
        ("交回", "保存为 .xlsx 后交回办公室。公式不予读取，请只填文字和数字。"),
        ("分值含义", ""),
        *((f"{step.level}　{step.label}", step.anchor) for step in scale),
        ("不适用的理由", ""),
        *(("", label) for label in REASON_LABELS.values()),
    ]


def add_meta(book: Workbook, form: SheetForm) -> None:
    """Add the hidden worksheet that says whose sheet it is and by which rules."""
    sheet = book.create_sheet(META_SHEET)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    rubric = form.frozen.rubric
    pairs = (
        ("format", "cf-assess-sheet/1"),
        ("reviewer", form.reviewer),
        ("case", form.case_number),
        ("rubric", rubric.id),
        ("version", rubric.version),
        ("digest", form.frozen.digest),
    )
    for row, (key, value) in enumerate(pairs, 1):
        write_text(cell_at(sheet, row, 1), key)
        write_text(cell_at(sheet, row, 2), value)
