"""What widgets tell the screen; each carries the datum."""

from textual.message import Message


class CriterionChosen(Message):
    """The reviewer turned to a criterion."""

    def __init__(self, criterion_id: str) -> None:
        """Carry the criterion's id."""
        self.criterion_id = criterion_id
        super().__init__()


class ClauseToggled(Message):
    """The reviewer wants to cite a clause, or to take the citation back."""

    def __init__(self, locator: str) -> None:
        """Carry the clause's locator."""
        self.locator = locator
        super().__init__()
