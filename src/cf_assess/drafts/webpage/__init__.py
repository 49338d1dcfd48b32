"""Saved web pages: the article, without the site around it.

`markup` makes the page harmless, `blocks` walks it, `article` finds where the text is,
`chrome` and `title` what belongs to the site.
"""

from cf_assess.drafts.webpage.reader import read_webpage

__all__ = ["read_webpage"]
