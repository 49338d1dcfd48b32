"""The steps of a case in their order; the only place that knows it.

One module for each step.  Interfaces call these modules and nothing below them;
what a step does is done by the stages, which do not know each other.
"""
