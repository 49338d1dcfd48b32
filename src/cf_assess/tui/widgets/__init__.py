"""The regions of the scoring screen, one file each."""
