"""The opinion as one HTML page; every text in it is data, escaped."""

import re
import unicodedata
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from cf_assess.models.numerals import write_numeral
from cf_assess.models.opinion import Opinion
from cf_assess.opinions.chart import draw_bar
from cf_assess.opinions.wording import BY_MACHINE

_HARMLESS = frozenset("\n\t\u00ad\u200b\u200c\u200d\u2060\ufeff")
"""Controls and invisible characters that change neither order nor meaning."""
_SUSPECT = re.compile(r"[^\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffee]")
"""Whatever is not plain ASCII or everyday Chinese; only that is looked at closely."""
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def render_page(opinion: Opinion) -> str:
    """Return the opinion as HTML with its layout; fonts are left to the printer."""
    template = _environment().get_template("opinion.html.j2")
    return template.render(
        opinion=opinion,
        numbers=number_sections(opinion),
        css=Markup(_read_css()),  # ours, and a style element is not escaped
        draw_bar=draw_bar,
        by_machine=BY_MACHINE,
    )


def number_sections(opinion: Opinion) -> dict[str, str]:
    """Return the printed number of each section; empty for one that is left out."""
    present = {
        "conclusion": True,
        "particulars": True,
        "scores": bool(opinion.domains),
        "recommendations": bool(opinion.recommendations),
        "flags": bool(opinion.flags),
        "dissents": bool(opinion.dissents),
        "strengths": bool(opinion.strengths),
    }
    names = [name for name, here in present.items() if here]
    return {
        name: write_numeral(names.index(name) + 1) if here else ""
        for name, here in present.items()
    }


def show_hidden(text: str) -> str:
    """Return `text` with what would act unseen written out, such as 〔U+202E〕.

    A draft may hold characters that reverse the reading order or print nothing;
    in an official document a reader must see that they are there.
    """
    return _SUSPECT.sub(lambda match: _show(match[0]), text)


def _show(character: str) -> str:
    """Return a character as it is, or its code point in brackets."""
    hidden = unicodedata.category(character) in _HIDDEN_CATEGORIES
    if character in _HARMLESS or not hidden:
        return character
    return f"〔U+{ord(character):04X}〕"


def _finalize(value: object) -> object:
    """Return what a placeholder prints; markup of our own passes as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return show_hidden(value)


@cache
def _environment() -> Environment:
    """Return the template environment: escaping always, no undefined names."""
    return Environment(
        loader=PackageLoader("cf_assess.opinions"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def _read_css() -> str:
    """Return the layout."""
    loader = _environment().loader
    assert loader is not None
    return loader.get_source(_environment(), "opinion.css")[0]
