"""The terminal interface: an expert scores a draft by keyboard.

Widgets tell screens what happened; screens ask the workflow; only the workflow
reads and writes.  Text of drafts is shown as `Text` objects, never as markup.
"""

from collections.abc import Callable

from cf_assess.tui.app import ReviewApp
from cf_assess.workflow.seat import Seat

__all__ = ["ReviewApp", "run_review"]


def run_review(seat: Seat, now: Callable[[], str]) -> None:
    """Let the reviewer at `seat` score until they quit.

    Args:
        seat: who scores which case.
        now: tells the time of each change, ISO 8601, UTC.

    Raises:
        CfAssessError: this person has no sheet in the case, or the store failed.
        RuntimeError: the interface broke down, which is our fault.
    """
    app = ReviewApp(seat, now)
    app.run()
    if app.return_code:
        raise RuntimeError("the terminal interface broke down")
