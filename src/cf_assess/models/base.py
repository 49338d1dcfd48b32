"""The one parent of all models."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value that refuses unknown keys.

    Values arrive as text from YAML, CSV and spreadsheets, so pydantic may read
    ``"3"`` as the number 3; a model still refuses what it cannot read exactly.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
