"""The stage that locates: clauses that bear on a criterion, and what may harm.

Words of all cues are found by one automaton, cues are tried on clauses and articles,
and what they meet is ranked.  Everything here is a finding of the machine, never a
judgement; it is pure and knows neither files nor cases.
"""

from cf_assess.evidence.cue_faults import CueFault, check_cues
from cf_assess.evidence.examples import ExampleFault, FaultKind, check_examples
from cf_assess.evidence.find import MOST_POSSIBLE, find_evidence
from cf_assess.evidence.index import CueIndex, compile_criteria
from cf_assess.evidence.learned import Weights, read_weights
from cf_assess.evidence.noise import (
    Firings,
    NoiseIndex,
    NoiseLine,
    NoiseTally,
    NoiseVerdict,
    compile_noise,
    count_firings,
)
from cf_assess.evidence.red_flags import FlagIndex, compile_flags, find_red_flags
from cf_assess.evidence.screening import screen_draft

__all__ = [
    "MOST_POSSIBLE",
    "CueFault",
    "CueIndex",
    "ExampleFault",
    "FaultKind",
    "Firings",
    "FlagIndex",
    "NoiseIndex",
    "NoiseLine",
    "NoiseTally",
    "NoiseVerdict",
    "Weights",
    "check_cues",
    "check_examples",
    "compile_criteria",
    "compile_flags",
    "compile_noise",
    "count_firings",
    "find_evidence",
    "find_red_flags",
    "read_weights",
    "screen_draft",
]
