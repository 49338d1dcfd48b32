"""The second opinion: learned weights beside the cues.

A small linear model over runs of characters says which topics a unit of a draft bears
on; put together with what the cues found it decides the tier and the order of evidence,
and adds places that cues missed.  It is made by `python -m training` from
labelled regulations, never from what reviewers cite, and it never becomes a score.
"""

from cf_assess.evidence.learned.settle import SecondOpinion
from cf_assess.evidence.learned.weights import Weights, read_weights, write_weights

__all__ = ["SecondOpinion", "Weights", "read_weights", "write_weights"]
