"""The worksheet of a sheet: its columns, dropdowns, protection, and printed page."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from cf_assess.exchange.columns import HEADINGS, REASON_LABELS
from cf_assess.exchange.form import SheetForm

FIRST_ROW = 3
"""The first criterion stands below the two rows of headings."""


@dataclass(frozen=True)
class Column:
    """A column of the worksheet; the width is in characters of a spreadsheet."""

    key: str
    heading: str
    width: float
    is_input: bool = False


COLUMNS = (
    Column("reviewer", HEADINGS["reviewer"][0], 10),
    Column("criterion", HEADINGS["criterion"][0], 15),
    Column("title", "领域与要点", 14),
    Column("question", "审查问题", 24),
    Column("guidance", "评分指引", 36),
    Column("anchors", "各档含义", 32),
    Column("mark", HEADINGS["mark"][0], 8, is_input=True),
    Column("reason", HEADINGS["reason"][0], 13, is_input=True),
    Column("clauses", HEADINGS["clauses"][0], 16, is_input=True),
    Column("comment", HEADINGS["comment"][0], 24, is_input=True),
    Column("suggestion", HEADINGS["suggestion"][0], 24, is_input=True),
)
_POSITION = {column.key: i for i, column in enumerate(COLUMNS, 1)}
_A4 = 9
"""The paper's number in the format."""
_LONGEST_LIST = 255
"""Characters of a dropdown's list; with more, spreadsheets call a file damaged."""
_TITLE_CHARACTERS = 60
"""Of a draft's title, in the margin of a page."""


def offer_answers(sheet: Worksheet, form: SheetForm) -> None:
    """Offer marks and reasons as dropdowns, as each criterion allows them."""
    levels = sorted(step.level for step in form.frozen.rubric.scale)
    lists: dict[tuple[str, tuple[str, ...]], DataValidation] = {}
    for row, criterion in enumerate(form.asked, FIRST_ROW):
        rule = criterion.not_applicable
        marks = [str(level) for level in levels] + ["NA"] * rule.allowed + ["CJ"]
        labels = [REASON_LABELS[reason] for reason in rule.reasons if rule.allowed]
        for key, choices in (("mark", tuple(marks)), ("reason", tuple(labels))):
            if not choices or len(",".join(choices)) > _LONGEST_LIST:
                continue
            if (key, choices) not in lists:
                lists[key, choices] = _dropdown(key, choices)
            lists[key, choices].add(f"{get_column_letter(_POSITION[key])}{row}")
    for validation in lists.values():
        sheet.add_data_validation(validation)


def _dropdown(key: str, choices: tuple[str, ...]) -> DataValidation:
    """Return a dropdown; marks are closed, reasons can be written freely."""
    validation = DataValidation(
        type="list",
        formula1=f'"{",".join(choices)}"',
        allow_blank=True,
        showErrorMessage=key == "mark",
        showInputMessage=True,
    )
    if key == "mark":
        validation.errorTitle = "评分不在范围内"
        validation.error = "请从下拉列表中选择；NA 为不适用，CJ 为无法判断。"
        validation.promptTitle = "评分"
        validation.prompt = "数字为分值；CJ 无法判断；" + (
            "NA 不适用。" if "NA" in choices else "本项不得填不适用。"
        )
    else:
        validation.promptTitle = "理由"
        validation.prompt = "填 NA 时从列表选择，可以在冒号后补充；填 CJ 时自行填写。"
    return validation


def lay_out(sheet: Worksheet, form: SheetForm) -> None:
    """Set widths, frozen headings, protection, and the page."""
    for index, column in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(index)].width = column.width
    sheet.column_dimensions["A"].hidden = True
    sheet.freeze_panes = f"{get_column_letter(_POSITION['question'])}{FIRST_ROW}"
    sheet.sheet_view.zoomScale = 110
    sheet.sheet_view.showGridLines = False
    protection = sheet.protection
    protection.sheet = True  # without a password: it guards against slips
    protection.formatColumns = False
    protection.formatRows = False
    _set_page(sheet, form)


def _set_page(sheet: Worksheet, form: SheetForm) -> None:
    """Set A4 landscape, as wide as the page, headings and names on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "2:2"
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom = 0.7, 0.6
    margins.header = margins.footer = 0.3
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left.text = _page_text(f"案卷 {form.case_number}  {form.draft_title}")
    header.right.text = _page_text(f"评审专家 {form.reviewer}")
    footer.center.text = "第 &P 页，共 &N 页"
    sheet.HeaderFooter.oddHeader = header
    sheet.HeaderFooter.oddFooter = footer


def _page_text(text: str) -> str:
    """Return text for a page's margin, where & begins a code."""
    if len(text) > _TITLE_CHARACTERS:
        text = f"{text[: _TITLE_CHARACTERS - 1]}…"
    return "".join(c if c.isprintable() else " " for c in text).replace("&", "&&")
