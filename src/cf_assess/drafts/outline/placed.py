"""A line of a draft with what it begins with and where it belongs."""

from enum import StrEnum
from typing import NamedTuple

from cf_assess.drafts.lines import Line
from cf_assess.drafts.outline.markers import Marker


class Slot(StrEnum):
    """What a line is by its place."""

    TITLE = "title"
    CONTENTS = "contents"
    ANNEX = "annex"
    NEW_TITLE = "new_title"
    """Title of a further document in the same file."""
    BODY = "body"


class Placed(NamedTuple):
    """A line with its marker and its place."""

    line: Line
    marker: Marker | None
    slot: Slot = Slot.BODY
