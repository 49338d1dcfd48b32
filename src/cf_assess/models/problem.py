"""What is wrong in a user's file, as data: all of it is collected, then shown."""

from collections.abc import Mapping

from cf_assess.models.base import Model
from cf_assess.models.place import Place


class Problem(Model):
    """One fault of a checklist, rubric or sheet.

    The sentence shown is the wording `problem.<code>`, filled with `values`;
    models and stages know no language.
    """

    place: Place
    code: str
    values: Mapping[str, str] = {}
