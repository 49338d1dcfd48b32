"""From lines to the clauses of a draft.

`markers` tells what a line begins with, `opening` and `containers` where documents,
titles and annexes begin, `mend` repairs what conversion has damaged, `build` makes the
tree, and `articles` one article of it.  `naming` gives out the locators.
"""

from cf_assess.drafts.outline.build import Outline, build_outline

__all__ = ["Outline", "build_outline"]
