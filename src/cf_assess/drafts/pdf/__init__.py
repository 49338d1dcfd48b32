"""PDF files: printed lines with their places, scanned pages by recognition."""

from cf_assess.drafts.pdf.reader import read_pdf

__all__ = ["read_pdf"]
