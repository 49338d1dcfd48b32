"""Damaged and hostile drafts, made by mutation and steered by coverage.

`test_fuzz.py` is the short form of the suite; `python -m tests.fuzz --help` the long
one.
"""
