"""Opinions: a case as the document that leaves the house, and the record inside it.

Composing is pure; only `pdf` knows the renderer, which is loaded when it is used.
"""

from cf_assess.opinions.compose import compose_opinion, compose_screening_opinion
from cf_assess.opinions.fonts import FontFinding, Typeface, list_fonts
from cf_assess.opinions.material import OpinionMaterial, ScreeningMaterial
from cf_assess.opinions.page import render_page
from cf_assess.opinions.pdf import RECORD_NAME, check_printable, print_pdf
from cf_assess.opinions.preview import preview_png
from cf_assess.opinions.record import RECORD_SCHEMA, digest_record, write_record
from cf_assess.opinions.renderer import RendererPart, check_renderer

__all__ = [
    "RECORD_NAME",
    "RECORD_SCHEMA",
    "FontFinding",
    "OpinionMaterial",
    "RendererPart",
    "ScreeningMaterial",
    "Typeface",
    "check_printable",
    "check_renderer",
    "compose_opinion",
    "compose_screening_opinion",
    "digest_record",
    "list_fonts",
    "preview_png",
    "print_pdf",
    "render_page",
    "write_record",
]
