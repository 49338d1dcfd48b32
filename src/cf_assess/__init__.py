"""Child-friendliness review of draft regulations and policies.

The tool is described in `docs/`; the order of floors is in `CONTRIBUTING.md`.
"""

__version__ = "0.1.0"
