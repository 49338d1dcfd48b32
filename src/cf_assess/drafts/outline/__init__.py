"""From lines to the clauses of a draft.

`markers` and `decimals` tell what a line begins with; `opening` finds titles, contents,
annexes and quotations; `containers` the documents of a file; `mend` repairs what
conversion has damaged; `build` makes the tree, `articles` one article of it, and
`naming` gives out the locators.
"""

from cf_assess.drafts.outline.build import Outline, build_outline

__all__ = ["Outline", "build_outline"]
